package kz.komek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;
import kz.komek.contract.Secrets;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.gateway.Browser.Part;
import kz.komek.testing.KomekTestResource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the form to Kafka and the number, while the core is down: nobody listens where the server should be. */
@QuarkusTest
@QuarkusTestResource(value = KomekTestResource.class, restrictToAnnotatedClass = true)
class ResidentsSiteTest {
    private static final Pattern HIDDEN = Pattern.compile("name=\"(number|key)\" value=\"([^\"]*)\"");
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
    /** A slow machine is not what is tested here. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TestHTTPResource
    URI site;

    @Inject
    Topics topics;

    @Inject
    NumberBlocks numbers;

    @Inject
    Secrets secrets;

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
    void the_plain_form_gives_a_number_and_a_link_at_once() {
        String number = reserved();
        String key = secrets.trackingKey(number);
        var sent = browser()
                .formWithFiles(
                        "/kk/send",
                        List.of(
                                Part.of("number", number),
                                Part.of("key", key),
                                Part.of("text", "Су жоқ"),
                                Part.of("anonymous", "true"),
                                new Part("photo", "яма.jpg", jpeg()),
                                new Part("photo", "лжёт.jpg", latin("MZ\u0090\u0000 not a photo"))));
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.header("Location")).isEqualTo("/kk/sent/" + number + "/" + key + "?refused=TYPE_NOT_ALLOWED-1");
        assertThat(browser().get(sent.header("Location")).text())
                .contains("http://komek.test/t/" + number + "/" + key, "Мұндай файл түрін қабылдамаймыз.");
        var contact = contacts(number).getFirst();
        assertThat(contact.text()).isEqualTo("Су жоқ");
        assertThat(contact.attachments())
                .extracting(file -> file.name() + " " + (file.refused() == null ? file.mediaType() : file.refused()))
                .containsExactly("яма.jpg image/jpeg", "лжёт.jpg TYPE_NOT_ALLOWED");
    }

    @Test
    void the_form_carries_its_number_and_the_key_to_it() {
        reserved();
        var hidden = HIDDEN.matcher(browser().get("/kk/").text())
                .results()
                .map(match -> match.group(2))
                .toList();
        assertThat(hidden).hasSize(2);
        assertThat(secrets.opens(hidden.get(0), hidden.get(1))).isTrue();
    }

    @Test
    void fifty_impatient_retries_are_one_contact_with_one_number() throws Exception {
        String number = reserved();
        Callable<Integer> send =
                () -> put(number, "{\"text\":\"Су жоқ\",\"anonymous\":true}").status();
        try (var crowd = Executors.newFixedThreadPool(10)) {
            for (var answer :
                    crowd.invokeAll(IntStream.range(0, 50).mapToObj(i -> send).toList())) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }
        assertThat(contacts(number).stream().map(ContactReceived::contactId)).hasSize(50);
        assertThat(contacts(number).stream().map(ContactReceived::contactId).distinct())
                .hasSize(1);
    }

    @Test
    void bad_input_is_said_in_the_senders_language_and_never_as_a_stack_trace() {
        String number = reserved();
        var refused = put(number, "{\"text\":\"\",\"language\":\"ru\",\"district\":\"moon\",\"anonymous\":true}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.json().findValuesAsText("code"))
                .containsExactlyInAnyOrder("INVALID", "TEXT_EMPTY", "DISTRICT_UNKNOWN");
        assertThat(refused.text()).contains("Напишите, что случилось.");
        for (String malformed : List.of("{\"text\":", "[]", "null", "{\"text\":{}}", "\u0000")) {
            var answer = put(number, malformed, "Accept-Language", "en");
            assertThat(answer.status()).as(malformed).isEqualTo(400);
            assertThat(answer.text()).contains("MALFORMED", "We could not read the request");
        }
        assertThat(put(number, "\"" + "a".repeat(2 * 1024 * 1024) + "\"").text())
                .contains("TOO_LARGE");
        var stranger = browser().json("PUT", "/public/v1/contacts/" + number, "{}", "Komek-Key", "guess");
        assertThat(stranger.status()).isEqualTo(403);
        var page = browser().form("/ru/send", Map.of("text", "<b>не \"так\"</b>", "phone", "12"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("&lt;b&gt;не &quot;так&quot;&lt;/b&gt;", "В номере телефона ошибка");
        assertThat(browser().get("/en/nowhere").text()).contains("There is no such page");
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void a_body_that_does_not_say_its_length_has_the_same_limits(HttpClient.Version version) {
        String number = reserved();
        String path = "/public/v1/contacts/" + number;
        String[] json = {
            "Komek-Key", secrets.trackingKey(number), "Content-Type", "application/json", "Accept-Language", "ru"
        };
        assertThat(browser().stream(version, "PUT", path, bytes("{\"text\":\"Су жоқ\",\"anonymous\":true}"), json)
                        .status())
                .isEqualTo(202);
        var large = browser().stream(version, "PUT", path, of(3), json);
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.json().get("code").asText()).isEqualTo("BODY_TOO_LARGE");
        assertThat(large.json().get("detail").asText()).contains("до 1 МБ");
        // Far beyond what the server would read, and without the key.
        var flood = browser().stream(
                version, "PUT", path, of(200), "Content-Type", "application/json", "Accept-Language", "ru");
        assertThat(flood.status()).isEqualTo(403);
        assertThat(flood.json().get("code").asText()).isEqualTo("WRONG_KEY");
        var form = browser().stream(
                version, "POST", "/ru/send", of(200), "Content-Type", "multipart/form-data; boundary=b");
        assertThat(form.status()).isEqualTo(411);
        assertThat(form.text()).contains("Не указан размер запроса");
    }

    @Test
    void a_field_that_is_too_long_by_far_is_refused_in_words() {
        var part = Part.of("text", "ж".repeat(200_000));
        var refused = browser().formWithFiles("/ru/send", List.of(part));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text()).contains("Запрос слишком большой", "Сократите текст.");
        var many = browser()
                .formWithFiles(
                        "/ru/send",
                        IntStream.range(0, 100)
                                .mapToObj(i -> Part.of("text" + i, "x"))
                                .toList());
        assertThat(many.status()).isEqualTo(413);
        assertThat(many.text()).contains("выберите меньше файлов");
    }

    @Test
    void a_silent_core_never_says_that_a_number_is_not_there() {
        String number = reserved();
        String typed = number.substring(0, 3) + "-" + number.substring(3);
        assertThat(browser().get("/ru/track?number=" + typed).header("Location"))
                .isEqualTo("/ru/t/" + number);
        assertThat(browser().get("/ru/t/" + number).text()).contains("Ваш номер у нас");
        var byLink = browser().get("/kk/t/" + number + "/" + secrets.trackingKey(number));
        assertThat(byLink.status()).isEqualTo(200);
        assertThat(byLink.text()).contains("Нөміріңіз бізде");
        assertThat(byLink.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(byLink.header("Cache-Control")).isEqualTo("no-store");
        var silent = browser().get("/public/v1/tickets/" + number);
        assertThat(silent.status()).isEqualTo(503);
        assertThat(silent.header("Retry-After")).isEqualTo("5");
        assertThat(silent.json().get("code").asText()).isEqualTo("CORE_SILENT");
        var mistyped = browser().get("/kk/t/1234567890");
        assertThat(mistyped.status()).isEqualTo(404);
        assertThat(mistyped.text()).contains("Нөмірді тексеріңіз");
    }

    @Test
    void a_further_message_goes_out_under_the_same_number_and_needs_the_key() {
        String number = reserved();
        var message = Map.of("id", "11111111-5cf0-4d11-9d4e-0a2a5f2a6b1c", "text", "Әлі су жоқ");
        String page = "/en/t/" + number + "/";
        assertThat(browser()
                        .form(page + secrets.trackingKey(number) + "/messages", message)
                        .status())
                .isEqualTo(303);
        assertThat(browser().form(page + "guess/messages", message).status()).isEqualTo(404);
        assertThat(contacts(number)).extracting(ContactReceived::text).containsExactly("Әлі су жоқ");
    }

    @Test
    void a_complaint_about_an_answer_is_a_matter_of_its_own_and_needs_both_keys() {
        String about = reserved();
        String own = reserved();
        String path = "/public/v1/tickets/" + about + "/complaints/" + own;
        String words = "{\"text\":\"Жауапта нақты ештеңе жоқ\"}";
        String[] keys = {
            "Komek-Key", secrets.trackingKey(about), "Komek-Complaint-Key", secrets.trackingKey(own),
        };
        for (int i = 0; i < 2; i++) {
            var sent = browser().json("PUT", path, words, keys);
            assertThat(sent.status()).as(sent.text()).isEqualTo(202);
            assertThat(sent.json().get("number").asText()).isEqualTo(own);
        }
        assertThat(contacts(own))
                .extracting(ContactReceived::contactId)
                .as("the same again is the same complaint")
                .hasSize(2)
                .containsOnly(contacts(own).getFirst().contactId());
        assertThat(contacts(own).getFirst().complaint()).isEqualTo(new ContactReceived.Complaint(about));
        assertThat(contacts(about)).isEmpty();

        var noWords = browser().json("PUT", path, "{\"text\":\" \"}", keys);
        assertThat(noWords.status() + " " + noWords.json().get("code").asText()).isEqualTo("422 INVALID");
        for (String[] wrong : List.of(
                new String[] {"Komek-Key", secrets.trackingKey(about)},
                new String[] {"Komek-Complaint-Key", secrets.trackingKey(own)},
                new String[] {"Komek-Key", secrets.trackingKey(own), "Komek-Complaint-Key", secrets.trackingKey(own)},
                new String[] {"Komek-Key", secrets.trackingKey(about), "Komek-Complaint-Key", "guess"})) {
            var refused = browser().json("PUT", path, words, wrong);
            assertThat(refused.status() + " " + refused.json().get("code").asText())
                    .isEqualTo("403 WRONG_KEY");
        }
        var api = browser().get("/q/openapi?format=json").json();
        var described = bodyOf(api, "/public/v1/tickets/{number}/complaints/{complaint}");
        assertThat(described.at("/application~1json/schema/$ref").asText())
                .isEqualTo("#/components/schemas/FurtherMessage");
    }

    @Test
    void while_the_core_is_silent_an_application_is_told_so_and_not_that_there_are_no_works() {
        for (var silent : List.of(
                browser().get("/public/v1/works?district=kentau"),
                browser().json("POST", "/public/v1/works/here", "{\"address\":\"Кентау, Яссауи 12\"}"))) {
            assertThat(silent.status() + " " + silent.json().get("code").asText())
                    .isEqualTo("503 CORE_SILENT");
        }
        assertThat(browser()
                        .json("POST", "/public/v1/works/here", "{\"latitude\":\"no\"}")
                        .json()
                        .get("works"))
                .isEmpty();
        assertThat(browser().get("/public/v1/outages").json().get("outages")).isEmpty();
    }

    @Test
    void a_demonstration_tells_where_its_mail_is_and_how_late_it_is() {
        var told = browser().get("/public/v1/demo").json();
        assertThat(told.get("centre").asText()).isEqualTo("109@komek.test");
        assertThat(told.get("aheadSeconds").asLong()).isZero();
    }

    @Test
    void the_description_of_the_api_says_what_to_send() {
        var api = browser().get("/q/openapi?format=json").json();
        var submit = bodyOf(api, "/public/v1/contacts/{number}");
        assertThat(submit.at("/application~1json/schema/$ref").asText()).isEqualTo("#/components/schemas/Typed");
        assertThat(api.at("/components/schemas/Typed/properties").fieldNames())
                .toIterable()
                .contains("text", "district", "consent");
        assertThat(submit.at("/multipart~1form-data/schema/properties").fieldNames())
                .toIterable()
                .contains("text", "photo");
        var add = bodyOf(api, "/public/v1/tickets/{number}/messages/{id}");
        assertThat(add.at("/application~1json/schema/$ref").asText()).isEqualTo("#/components/schemas/FurtherMessage");
    }

    private static JsonNode bodyOf(JsonNode api, String path) {
        return api.path("paths").path(path).path("put").path("requestBody").path("content");
    }

    @Test
    void the_first_view_is_light_and_loads_nothing_from_strangers() {
        String page = browser().get("/kk/").text();
        assertThat(page).doesNotContain("src=\"http", "href=\"http");
        var assets = ASSET.matcher(page)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        assertThat(assets).hasSize(3);
        assertThat(gzipped("/kk/") + assets.stream().mapToInt(this::gzipped).sum())
                .isLessThan(60_000);
        assertThat(browser().get("/q/health/ready").status()).isEqualTo(200);
    }

    private int gzipped(String path) {
        return browser().get(path, "Accept-Encoding", "gzip").response().body().length;
    }

    private Browser browser() {
        return new Browser(site);
    }

    private Browser.Answer put(String number, String json, String... headers) {
        var all = new ArrayList<>(List.of("Komek-Key", secrets.trackingKey(number)));
        all.addAll(List.of(headers));
        return browser().json("PUT", "/public/v1/contacts/" + number, json, all.toArray(String[]::new));
    }

    /** Asks again while there are none, as a page does. */
    private String reserved() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return numbers.next();
            } catch (NumberBlocks.NoNumbers e) {
                if (System.nanoTime() > end) throw e;
                Thread.onSpinWait();
            }
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** So many megabytes of a string of JSON that never ends. */
    private static InputStream of(int megabytes) {
        byte[] chunk = "a".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
        return new SequenceInputStream(
                bytes("\""),
                new SequenceInputStream(Collections.enumeration(Collections.nCopies(megabytes, chunk).stream()
                        .map(ByteArrayInputStream::new)
                        .toList())));
    }

    private static byte[] jpeg() {
        return new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1};
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What is in the log under this number; an answer was given only after it was there. */
    private List<ContactReceived> contacts(String number) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, Topics.PARTITIONS)
                    .mapToObj(i -> new TopicPartition(topics.contactReceived(), i))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ContactReceived>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    assertThat(record.key()).doesNotContain(number);
                    found.add(Json.read(record.value(), ContactReceived.class));
                });
            }
            return found.stream()
                    .filter(contact -> number.equals(contact.number()))
                    .toList();
        }
    }
}
