package kz.komek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.komek.channel.FileLinks;
import kz.komek.channel.SystemTime;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.Json;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.testing.KomekTestResource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a provider's or a partner's call to Kafka, while the core is down. */
@QuarkusTest
@QuarkusTestResource(
        value = KomekTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "komek.public.url", value = "https://109.example.kz"),
            @ResourceArg(name = "komek.whatsapp.meta.graph", value = "http://localhost:1/v25.0"),
            @ResourceArg(name = "komek.whatsapp.meta.accounts", value = "106540352242922"),
            @ResourceArg(name = "komek.whatsapp.meta.tokens", value = "token"),
            @ResourceArg(name = "komek.whatsapp.meta.app-secrets", value = "meta-secret"),
            @ResourceArg(name = "komek.whatsapp.meta.verify-token", value = "verify-me"),
            @ResourceArg(name = "komek.whatsapp.twilio.api", value = "http://localhost:1"),
            @ResourceArg(name = "komek.whatsapp.twilio.accounts", value = "+77172000109"),
            @ResourceArg(name = "komek.whatsapp.twilio.account-sid", value = "AC1"),
            @ResourceArg(name = "komek.whatsapp.twilio.auth-token", value = "twilio-secret"),
            @ResourceArg(name = "komek.facebook.accounts", value = "102030405060708"),
            @ResourceArg(name = "komek.facebook.tokens", value = "token"),
            @ResourceArg(name = "komek.social.app-secrets", value = "meta-secret,instagram-secret"),
            @ResourceArg(name = "komek.social.verify-token", value = "verify-me"),
            @ResourceArg(name = "komek.social.app-id", value = "109109109"),
            @ResourceArg(
                    name = "komek.partner.secrets",
                    value = "smart-astana=" + ProvidersTest.PARTNERS_SECRET + ",aitu=" + ProvidersTest.PARTNERS_SECRET),
            @ResourceArg(name = "komek.partner.limits", value = "aitu=1")
        })
class ProvidersTest {
    static final String PARTNERS_SECRET = "0123456789abcdef0123456789abcdef";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TestHTTPResource
    URI gateway;

    @Inject
    Topics topics;

    @Inject
    SystemTime clock;

    @Inject
    Attachments attachments;

    @Inject
    Secrets secrets;

    @Inject
    InstantSource time;

    @ConfigProperty(name = "komek.kafka")
    String kafka;

    @BeforeEach
    void the_core_has_marked_the_floor() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka));
                var publisher = new Publisher(kafka, PATIENCE)) {
            topics.create(admin);
            byte[] mark = "0".getBytes(StandardCharsets.US_ASCII);
            publisher
                    .publish(topics.numberBlock(), NumberBlocks.FLOOR, mark, List.of())
                    .get();
        }
    }

    @Test
    void meta_shakes_hands_at_each_of_its_addresses() throws Exception {
        for (String path : List.of("/channels/whatsapp/meta", "/channels/meta/messenger", "/channels/meta/instagram")) {
            var hello = send(request(path + "?hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=1158201444")
                    .GET());
            assertThat(hello.statusCode()).as(path).isEqualTo(200);
            assertThat(hello.body()).isEqualTo("1158201444");
            assertThat(hello.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
            var stranger = send(request(path + "?hub.mode=subscribe&hub.verify_token=guess&hub.challenge=1")
                    .GET());
            assertThat(stranger.statusCode()).isEqualTo(403);
        }
        assertThat(send(request("/channels/meta/threads").GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_delivery_of_three_megabytes_is_taken_and_in_the_log_before_meta_is_answered() throws Exception {
        String id = "wamid." + UUID.randomUUID();
        String body = """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                "metadata":{"phone_number_id":"106540352242922"},"contacts":[],"messages":[
                {"from":"77011234567","id":"%s","timestamp":"1795170000","type":"text","text":{"body":"Су жоқ"}}],
                "padding":"%s"}}]}]}""".formatted(id, "x".repeat(3_000_000));
        assertThat(signed("/channels/whatsapp/meta", "meta-secret", body).statusCode())
                .isEqualTo(200);
        assertThat(said(id)).hasSize(1).allSatisfy(contact -> {
            assertThat(contact.channel()).isEqualTo(Channel.WHATSAPP);
            assertThat(contact.text()).isEqualTo("Су жоқ");
        });
        assertThat(signed("/channels/whatsapp/meta", "another", body).statusCode())
                .isEqualTo(403);
        assertThat(signed("/channels/whatsapp/meta", "meta-secret", "{").statusCode())
                .isEqualTo(400);
        assertThat(said(id)).hasSize(1);
    }

    @Test
    void a_body_beyond_what_meta_sends_is_refused_however_it_comes() throws Exception {
        byte[] large = new byte[5 * 1024 * 1024];
        var whole = request("/channels/whatsapp/meta").POST(BodyPublishers.ofByteArray(large));
        assertThat(send(whole).statusCode()).isEqualTo(413);
        var chunked = request("/channels/whatsapp/meta")
                .version(HttpClient.Version.HTTP_1_1)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)));
        assertThat(send(chunked).statusCode()).isEqualTo(413);
    }

    @Test
    void a_stranger_who_does_not_say_how_much_they_send_is_not_listened_to() throws Exception {
        for (String path : List.of("/channels/telegram/anybody", "/channels/phone/twilio/voice")) {
            var unmeasured = request(path)
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Content-Type", "text/plain")
                    .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[3_000_000])));
            assertThat(send(unmeasured).statusCode()).as(path).isEqualTo(411);
        }
    }

    @Test
    void a_message_to_the_page_is_in_the_log_with_either_signature() throws Exception {
        String id = "m_" + UUID.randomUUID();
        String body = """
                {"object":"page","entry":[{"id":"102030405060708","time":1795170000123,"messaging":[{"sender":
                {"id":"765"},"recipient":{"id":"102030405060708"},"timestamp":1795169999871,
                "message":{"mid":"%s","text":"Жарық жоқ"}}]}]}""".formatted(id);
        assertThat(signed("/channels/meta/messenger", "instagram-secret", body).statusCode())
                .isEqualTo(200);
        assertThat(said(id)).extracting(ContactReceived::channel).containsExactly(Channel.FACEBOOK);
    }

    @Test
    void twilio_is_answered_with_nothing_that_would_be_sent_to_the_resident() throws Exception {
        String id = "SM" + UUID.randomUUID();
        var form = new TreeMap<>(Map.of(
                "MessageSid", id,
                "From", "whatsapp:+77011234567",
                "To", "whatsapp:+77172000109",
                "Body", "Шұңқыр",
                "NumMedia", "0"));
        var answer = twilio("/channels/whatsapp/twilio", form);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<Response/>");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(said(id)).hasSize(1);
        form.put("Body", "Басқа");
        var forged = request("/channels/whatsapp/twilio")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", "AAAA")
                .POST(BodyPublishers.ofString(encoded(form)));
        assertThat(send(forged).statusCode()).isEqualTo(403);
    }

    @Test
    void twilios_status_finds_the_reply_in_its_signed_address() throws Exception {
        var reply = UUID.randomUUID();
        var form = new TreeMap<>(Map.of(
                "MessageSid",
                "SM1",
                "MessageStatus",
                "undelivered",
                "ErrorCode",
                "63016",
                "From",
                "whatsapp:+77172000109"));
        assertThat(twilio("/channels/whatsapp/twilio/status?reply=" + reply, form)
                        .statusCode())
                .isEqualTo(200);
        assertThat(all(topics.deliveryReported(), DeliveryReported.class))
                .filteredOn(report -> report.replyId().equals(reply))
                .extracting(DeliveryReported::outcome)
                .containsExactly(DeliveryReported.Outcome.WINDOW_CLOSED);
    }

    @Test
    void a_partner_reserves_sends_a_file_and_submits_and_a_retry_is_the_same() throws Exception {
        var reserved = partner("POST", "/partner/v1/reservations", null, new byte[0], Map.of());
        assertThat(reserved.statusCode()).isEqualTo(201);
        var reservation = Json.MAPPER.readTree(reserved.body());
        String number = reservation.path("number").asText();
        String key = reservation.path("key").asText();
        byte[] png = Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        var kept = partner(
                "POST",
                "/partner/v1/files",
                null,
                png,
                Map.of("Komek-File-Name", "%D1%88%D2%B1%D2%A3%D2%9B%D1%8B%D1%80.png"));
        assertThat(kept.statusCode()).isEqualTo(201);
        assertThat(Json.MAPPER.readTree(kept.body()).at("/attachment/name").asText())
                .isEqualTo("шұңқыр.png");
        String token = Json.MAPPER.readTree(kept.body()).path("file").asText();
        byte[] body = """
                {"text":"Абай 5, шұңқыр","language":"kk","phone":"8 701 123 45 67","consent":true,"files":["%s"]}""".formatted(token).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2; i++) {
            var sent = partner("PUT", "/partner/v1/contacts/" + number, "7f0c-1", body, Map.of("Komek-Key", key));
            assertThat(sent.statusCode()).isEqualTo(202);
            assertThat(Json.MAPPER.readTree(sent.body()).path("number").asText())
                    .isEqualTo(number);
        }
        var contacts = all(topics.contactReceived(), ContactReceived.class).stream()
                .filter(contact -> number.equals(contact.number()))
                .toList();
        assertThat(contacts).hasSize(2);
        assertThat(contacts.get(0).contactId()).isEqualTo(contacts.get(1).contactId());
        assertThat(contacts.getFirst().channel()).isEqualTo(Channel.PARTNER);
        assertThat(contacts.getFirst().account()).isEqualTo("smart-astana");
        assertThat(contacts.getFirst().attachments()).hasSize(1);
        byte[] more = "{\"text\":\"Тереңдей түсті\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(partner(
                                "POST",
                                "/partner/v1/tickets/" + number + "/messages",
                                "7f0c-2",
                                more,
                                Map.of("Komek-Key", key))
                        .statusCode())
                .isEqualTo(202);
        assertThat(partner("GET", "/partner/v1/tickets/" + number, null, new byte[0], Map.of())
                        .statusCode())
                .as("the core is silent, and says nothing false")
                .isEqualTo(503);
    }

    @Test
    void who_signs_wrongly_late_or_without_a_key_is_told_so_and_nothing_is_stored() throws Exception {
        byte[] body = "{\"text\":\"Су\",\"anonymous\":true}".getBytes(StandardCharsets.UTF_8);
        var reservation = Json.MAPPER.readTree(partner("POST", "/partner/v1/reservations", null, new byte[0], Map.of())
                .body());
        String number = reservation.path("number").asText();
        String path = "/partner/v1/contacts/" + number;
        var key = Map.of("Komek-Key", reservation.path("key").asText());
        String now = String.valueOf(clock.unmoved().getEpochSecond());
        String late = String.valueOf(clock.unmoved().minusSeconds(400).getEpochSecond());
        assertThat(code(partner("smart-astana", "x".repeat(32), now, "PUT", path, "k", body, key)))
                .isEqualTo("403 SIGNATURE_WRONG");
        assertThat(code(partner("nobody", PARTNERS_SECRET, now, "PUT", path, "k", body, key)))
                .isEqualTo("403 SIGNATURE_WRONG");
        assertThat(code(partner("smart-astana", PARTNERS_SECRET, late, "PUT", path, "k", body, key)))
                .isEqualTo("403 SIGNATURE_LATE");
        assertThat(code(partner("smart-astana", PARTNERS_SECRET, now, "PUT", path, null, body, key)))
                .isEqualTo("400 IDEMPOTENCY_KEY_MISSING");
        assertThat(code(partner("smart-astana", PARTNERS_SECRET, now, "PUT", path, "k", body, Map.of())))
                .isEqualTo("403 WRONG_KEY");
        byte[] forged =
                "{\"text\":\"Су\",\"anonymous\":true,\"files\":[\"e30.AAAA\"]}".getBytes(StandardCharsets.UTF_8);
        assertThat(code(partner("smart-astana", PARTNERS_SECRET, now, "PUT", path, "k", forged, key)))
                .isEqualTo("400 MALFORMED");
        assertThat(all(topics.contactReceived(), ContactReceived.class))
                .noneMatch(contact -> number.equals(contact.number()));
    }

    @Test
    void a_partner_who_calls_too_often_hears_when_to_come_again_and_a_body_of_no_length_is_not_read() throws Exception {
        String now = String.valueOf(clock.unmoved().getEpochSecond());
        String path = "/partner/v1/reservations";
        assertThat(partner("aitu", PARTNERS_SECRET, now, "POST", path, null, new byte[0], Map.of())
                        .statusCode())
                .isEqualTo(201);
        var tooMany = partner("aitu", PARTNERS_SECRET, now, "POST", path, null, new byte[0], Map.of());
        assertThat(code(tooMany)).isEqualTo("429 TOO_MANY_REQUESTS");
        assertThat(tooMany.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(50L, 60L);

        var endless = request("/partner/v1/files")
                .header("Komek-Partner", "smart-astana")
                .header("Komek-Timestamp", now)
                .header("Komek-Signature", "0".repeat(64))
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[1_000])));
        assertThat(code(send(endless))).isEqualTo("411 LENGTH_REQUIRED");
    }

    @Test
    void a_provider_fetches_the_file_of_a_reply_by_the_address_we_made_and_by_no_other() throws Exception {
        var file = attachments.original(
                "жауап.pdf",
                "application/pdf",
                new java.io.ByteArrayInputStream("%PDF".getBytes(StandardCharsets.UTF_8)),
                99);
        for (String path : List.of("/channels/whatsapp/files", "/channels/meta/files")) {
            String link = new FileLinks(secrets, path, time).to(file).toString();
            var fetched = send(request(link).GET());
            assertThat(fetched.statusCode()).as(path).isEqualTo(200);
            assertThat(fetched.body()).isEqualTo("%PDF");
            assertThat(fetched.headers().firstValue("Content-Disposition")).contains("attachment");
            assertThat(send(request(link.replace("pdf", "html")).GET()).statusCode())
                    .isEqualTo(404);
        }
    }

    private HttpResponse<String> signed(String path, String secret, String body) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac("HmacSHA256", secret, bytes)))
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    private HttpResponse<String> twilio(String path, TreeMap<String, String> form) throws Exception {
        String signed = "https://109.example.kz" + path
                + form.entrySet().stream()
                        .map(field -> field.getKey() + field.getValue())
                        .collect(Collectors.joining());
        byte[] mac = mac("HmacSHA1", "twilio-secret", signed.getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("X-Twilio-Signature", Base64.getEncoder().encodeToString(mac))
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> partner(
            String method, String path, String idempotencyKey, byte[] body, Map<String, String> headers)
            throws Exception {
        String now = String.valueOf(clock.unmoved().getEpochSecond());
        return partner("smart-astana", PARTNERS_SECRET, now, method, path, idempotencyKey, body, headers);
    }

    private HttpResponse<String> partner(
            String name,
            String secret,
            String timestamp,
            String method,
            String path,
            String idempotencyKey,
            byte[] body,
            Map<String, String> headers)
            throws Exception {
        String key = idempotencyKey == null ? "" : idempotencyKey;
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(
                (method + "\n" + path + "\n" + timestamp + "\n" + key + "\n").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        var request = request(path)
                .header("Komek-Partner", name)
                .header("Komek-Timestamp", timestamp)
                .header("Komek-Signature", HexFormat.of().formatHex(mac("HmacSHA256", secret, signed.toByteArray())))
                .method(method, BodyPublishers.ofByteArray(body));
        if (idempotencyKey != null) request.header("Idempotency-Key", idempotencyKey);
        headers.forEach(request::header);
        return send(request);
    }

    private static String code(HttpResponse<String> answer) throws Exception {
        return answer.statusCode() + " "
                + Json.MAPPER.readTree(answer.body()).path("code").asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(PATIENCE);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static byte[] mac(String algorithm, String secret, byte[] bytes) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
        return mac.doFinal(bytes);
    }

    private List<ContactReceived> said(String messageId) {
        return all(topics.contactReceived(), ContactReceived.class).stream()
                .filter(contact -> contact.thread() != null
                        && messageId.equals(contact.thread().messageId()))
                .toList();
    }

    private <T> List<T> all(String topic, Class<T> type) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, Topics.PARTITIONS)
                    .mapToObj(i -> new TopicPartition(topic, i))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<T>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(Json.read(record.value(), type)));
            }
            return found;
        }
    }
}
