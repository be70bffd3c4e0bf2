package kz.komek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.komek.testing.KomekTestResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Kafka and the core do not answer: a live call is served all the same, and what nobody signed is not. */
@QuarkusTest
@QuarkusTestResource(
        value = KomekTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "komek.kafka", value = "localhost:1"),
            @ResourceArg(name = "komek.twilio.account-sid", value = "AC00000000000000000000000000000001"),
            @ResourceArg(name = "komek.twilio.auth-token", value = LiveCallTest.TOKEN),
            @ResourceArg(name = "komek.twilio.url", value = "http://localhost:1"),
            @ResourceArg(name = "komek.phone.public-url", value = LiveCallTest.PUBLIC),
            @ResourceArg(name = "komek.phone.operators", value = "+77172550001")
        })
class LiveCallTest {
    static final String TOKEN = "12345abcde12345abcde12345abcde12";
    static final String PUBLIC = "https://109.komek.test";
    private static final String TWILIO = "/channels/phone/twilio/";
    private static final Pattern PLAYED = Pattern.compile("<Play>" + PUBLIC + "([^<]+)</Play>");

    private final HttpClient http = HttpClient.newHttpClient();

    @TestHTTPResource
    URI gateway;

    private static Map<String, String> call(String... more) {
        var fields = new TreeMap<>(Map.of(
                "CallSid", "CA0123456789abcdef0123456789abcdef",
                "From", "+77011234567",
                "To", "+77172000109",
                "CallStatus", "in-progress"));
        for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
        return fields;
    }

    /** As the exchange signs: base64 of HMAC-SHA1 over the public address and all fields. */
    private static String signed(String path, Map<String, String> fields) throws Exception {
        var mac = javax.crypto.Mac.getInstance("HmacSHA1");
        mac.init(new javax.crypto.spec.SecretKeySpec(TOKEN.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
        var text = new StringBuilder(PUBLIC + path);
        new TreeMap<>(fields).forEach((name, value) -> text.append(name).append(value));
        String signature = java.util.Base64.getEncoder()
                .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(new RequestValidator(TOKEN).validate(PUBLIC + path, fields, signature))
                .isTrue();
        return signature;
    }

    private HttpResponse<String> post(String path, Map<String, String> fields, @Nullable String signature)
            throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (signature != null) request.header("X-Twilio-Signature", signature);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> asks(String path, String... more) throws Exception {
        var fields = call(more);
        return post(path, fields, signed(path, fields));
    }

    @Test
    void a_call_is_served_to_its_end_though_nothing_behind_us_answers() throws Exception {
        var menu = asks(TWILIO + "voice");
        assertThat(menu.statusCode()).isEqualTo(200);
        assertThat(menu.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/xml");
        assertThat(menu.body()).contains("<Gather");
        assertThat(asks(TWILIO + "language?l=kk", "Digits", "2").body()).contains("/prompts/ru/menu.mp3");
        assertThat(asks(TWILIO + "menu?l=ru", "Digits", "2").body()).contains("<Dial", "+77172550001");
        var record = asks(TWILIO + "dialled?l=ru", "DialCallStatus", "no-answer");
        assertThat(record.body()).contains("<Record", "/message?l=ru");
        var done = asks(
                TWILIO + "message?l=ru",
                "RecordingUrl",
                "https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE0123456789abcdef0123456789abcdef",
                "RecordingDuration",
                "9",
                "Digits",
                "#");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("/prompts/ru/thanks.mp3", "<Hangup/>");
        assertThat(asks(TWILIO + "status", "CallStatus", "completed", "CallDuration", "60")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void what_callers_hear_is_served_where_the_documents_say() throws Exception {
        var played = PLAYED.matcher(asks(TWILIO + "voice").body());
        assertThat(played.find()).isTrue();
        do {
            var sound = http.send(
                    HttpRequest.newBuilder(gateway.resolve(played.group(1))).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(sound.statusCode()).isEqualTo(200);
            assertThat(sound.headers().firstValue("Content-Type")).contains("audio/mpeg");
            assertThat(sound.body()).hasSizeGreaterThan(1_000);
        } while (played.find());
        for (String none :
                new String[] {"kk/nothing.mp3", "kk/greeting.txt", "xx/greeting.mp3", "kk/..%2Fgreeting.mp3"}) {
            assertThat(http.send(
                                    HttpRequest.newBuilder(gateway.resolve("/channels/phone/prompts/" + none))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .as(none)
                    .isIn(400, 404);
        }
    }

    @Test
    void what_nobody_signed_is_refused() throws Exception {
        String path = TWILIO + "voice";
        assertThat(post(path, call(), null).statusCode()).isEqualTo(403);
        assertThat(post(path, call(), "L/OH5YylLD5NRKLltdqwSvS0BnU=").statusCode())
                .isEqualTo(403);
        assertThat(post(path, call("Digits", "1"), signed(path, call())).statusCode())
                .isEqualTo(403);
        assertThat(post(path + "?l=kk", call(), signed(path, call())).statusCode())
                .isEqualTo(403);
    }

    @Test
    void what_is_signed_and_makes_no_sense_is_malformed() throws Exception {
        String path = TWILIO + "voice";
        assertThat(post(path, Map.of("From", "+77011234567"), signed(path, Map.of("From", "+77011234567")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(asks(TWILIO + "nothing-of-ours").statusCode()).isEqualTo(404);
    }
}
