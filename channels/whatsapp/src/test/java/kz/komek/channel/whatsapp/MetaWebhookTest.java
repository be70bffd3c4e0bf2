package kz.komek.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import kz.komek.channel.Arrival;
import kz.komek.channel.Arrivals;
import kz.komek.channel.Contacts;
import kz.komek.channel.MetaWebhook;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.DeliveryReported.Outcome;
import kz.komek.contract.Json;
import kz.komek.contract.Secrets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaWebhookTest {
    private static final String SECRET = "8f1d0c2b3a4e5f60718293a4b5c6d7e8";
    private static final String REPLY = "0f0e0d0c-0b0a-4908-8706-050403020100";

    /** Published with its signature: Meta signs its JSON with everything that is not ASCII escaped. */
    private static final String VECTOR = """
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":\
            {"messaging_product":"whatsapp","metadata":{"display_phone_number":"77172000109","phone_number_id":\
            "106540352242922"},"contacts":[{"profile":{"name":"\\u0410\\u0439\\u0433\\u04af\\u043b"},"wa_id":\
            "77011234567"}],"messages":[{"from":"77011234567","id":"wamid.KZ0001","timestamp":"1795170000",\
            "type":"text","text":{"body":"\\u0428\\u04b1\\u04a3\\u049b\\u044b\\u0440"}}]},"field":"messages"}]}]}""";

    private static final String VECTORS_SIGNATURE =
            "sha256=2313bb577496f5ad468671fe139c2de9900cc6b99b4ec886c2efb58963026acf";

    private final List<ContactReceived> contacts = Collections.synchronizedList(new ArrayList<>());
    private final List<Arrival.Reported> reports = Collections.synchronizedList(new ArrayList<>());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private boolean kafkaIsDown;
    private final MetaWebhook webhook = new MetaWebhook(
            List.of("another-secret", SECRET),
            "verify-me",
            new MetaNormaliser(InstantSource.fixed(MetaContractTest.NOON))::normalise,
            new Arrivals(this::publish, reports::add, metrics));

    private void publish(ContactReceived contact) {
        if (kafkaIsDown) throw new Contacts.NotAcknowledged(new TimeoutException());
        contacts.add(contact);
    }

    @Test
    void the_published_vector_is_accepted_and_read() {
        assertThat(take(VECTORS_SIGNATURE, VECTOR)).isEqualTo(200);
        assertThat(contacts).extracting(ContactReceived::text).containsExactly("Шұңқыр");
    }

    @Test
    void the_same_words_written_without_escapes_have_another_signature() throws IOException {
        String unescaped = Json.MAPPER.readTree(VECTOR).toString();
        assertThat(unescaped).contains("Шұңқыр");
        assertThat(take(VECTORS_SIGNATURE, unescaped)).isEqualTo(403);
        assertThat(contacts).isEmpty();
    }

    @Test
    void one_flipped_byte_or_no_signature_is_refused_and_nothing_is_stored() {
        assertThat(take(VECTORS_SIGNATURE, VECTOR.replace("KZ0001", "KZ0002"))).isEqualTo(403);
        assertThat(take(null, VECTOR)).isEqualTo(403);
        assertThat(take("sha256=", VECTOR)).isEqualTo(403);
        assertThat(take("sha1=2313bb577496f5ad468671fe139c2de9900cc6b9", VECTOR))
                .isEqualTo(403);
        assertThat(contacts).isEmpty();
    }

    @Test
    void what_is_signed_and_no_delivery_is_malformed() {
        for (String body : List.of("", "{", "[]", "7", "\"a\"", "{\"a\":1}}", "[".repeat(5000))) {
            int status = takeSigned(body);
            assertThat(status).as(body).isIn(200, 400);
            if (!body.startsWith("{\"")) assertThat(status).as(body).isEqualTo(400);
        }
        assertThat(contacts).isEmpty();
    }

    @Test
    void a_body_larger_than_meta_sends_is_not_read() {
        assertThat(takeSigned("{\"a\":\"" + "x".repeat(MetaWebhook.LARGEST) + "\"}"))
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "subscribe,   verify-me, 1158201444, 200",
        "subscribe,   wrong,     1158201444, 403",
        "unsubscribe, verify-me, 1158201444, 403",
        "subscribe,   verify-me, <script>,   403", // it would be echoed
        "subscribe,   verify-me, ,           403",
        ",            ,          ,           403"
    })
    void the_handshake_answers_its_challenge_to_who_knows_the_token(
            @Nullable String mode, @Nullable String token, @Nullable String challenge, int status) {
        var answer = webhook.handshake(mode, token, challenge);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEqualTo(status == 200 ? challenge : "");
    }

    @Test
    void while_kafka_is_down_meta_is_asked_to_come_again() {
        kafkaIsDown = true;
        assertThat(takeSigned(VECTOR)).isEqualTo(503);
        kafkaIsDown = false;
        assertThat(takeSigned(VECTOR)).isEqualTo(200);
        assertThat(contacts).hasSize(1);
    }

    @Test
    void fifty_deliveries_side_by_side_are_one_contact() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> deliveries = IntStream.range(0, 50)
                    .<Callable<Integer>>mapToObj(i -> () -> takeSigned(VECTOR))
                    .toList();
            for (var delivery : threads.invokeAll(deliveries))
                assertThat(delivery.get()).isEqualTo(200);
        }
        assertThat(contacts).hasSize(50);
        assertThat(contacts)
                .extracting(ContactReceived::contactId)
                .containsOnly(contacts.getFirst().contactId());
    }

    @Test
    void three_entries_of_two_messages_and_statuses_all_count_and_a_broken_one_loses_none() {
        var delivery = Json.MAPPER.createObjectNode().put("object", "whatsapp_business_account");
        var entries = delivery.putArray("entry");
        for (int entry = 0; entry < 3; entry++) {
            var value = change(entries.addObject(), "messages");
            value.putObject("metadata").put("phone_number_id", "account" + entry);
            var messages = value.putArray("messages");
            for (int i = 0; i < 2; i++) {
                messages.addObject()
                        .put("from", "77011234567")
                        .put("id", "wamid." + entry + i)
                        .put("timestamp", "1795170000")
                        .put("type", "text")
                        .putObject("text")
                        .put("body", "хабар " + entry + i);
            }
            if (entry == 1) messages.insert(1, "not a message").insertObject(2).put("type", 7);
            value.putArray("statuses")
                    .addObject()
                    .put("id", "wamid.OUT" + entry)
                    .put("status", "delivered")
                    .put("timestamp", "1795170100")
                    .put("biz_opaque_callback_data", REPLY);
        }
        assertThat(takeSigned(delivery.toString())).isEqualTo(200);
        assertThat(contacts.stream().filter(contact -> contact.nature() == Nature.MESSAGE))
                .extracting(ContactReceived::text)
                .containsExactly("хабар 00", "хабар 01", "хабар 10", "хабар 11", "хабар 20", "хабар 21");
        assertThat(contacts.stream().filter(contact -> contact.nature() == Nature.UNREADABLE))
                .hasSize(1);
        assertThat(reports).hasSize(3);
        assertThat(metrics.get("komek.channel.unknown").counters()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sent,      ,       SENT",
        "delivered, ,       DELIVERED",
        "read,      ,       READ",
        "played,    ,       READ", // a voice message
        "failed,    131047, WINDOW_CLOSED",
        "failed,    131026, UNREACHABLE",
        "failed,    131050, UNREACHABLE",
        "failed,    130429, NOT_ACCEPTED",
        "failed,    131056, NOT_ACCEPTED",
        "failed,    80007,  NOT_ACCEPTED",
        "failed,    4,      NOT_ACCEPTED",
        "failed,    131016, NOT_ACCEPTED",
        "failed,    131049, RETURNED", // Meta holds it back
        "failed,    131053, RETURNED",
        "failed,    ,       RETURNED"
    })
    void a_status_says_what_became_of_the_reply_it_names(String status, @Nullable Integer code, Outcome outcome) {
        takeSigned(statusOf(status, code, REPLY));
        assertThat(reports).hasSize(1);
        var report = reports.getFirst().report();
        assertThat(report.replyId()).isEqualTo(UUID.fromString(REPLY));
        assertThat(report.outcome()).isEqualTo(outcome);
        assertThat(report.providerId()).isEqualTo("wamid.OUT1");
        assertThat(report.at().toString()).isEqualTo("2026-11-20T08:21:40Z");
        if (status.equals("failed")) assertThat(report.reason()).isNotBlank().doesNotContain("7701");
        else assertThat(report.reason()).isNull();
        assertThat(reports.getFirst().account()).isEqualTo("106540352242922");
    }

    @Test
    void a_status_of_something_that_is_not_ours_or_of_no_known_kind_is_only_counted() {
        takeSigned(statusOf("delivered", null, "outbox:8f2c"));
        takeSigned(statusOf("vanished", null, REPLY));
        assertThat(reports).isEmpty();
        assertThat(metrics.get("komek.channel.noticed").counter().count()).isEqualTo(1);
        assertThat(metrics.get("komek.channel.unknown").counter().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"👍", "''", ","})
    void a_reaction_given_or_taken_back_is_no_message(@Nullable String emoji) {
        var reaction = Json.MAPPER.createObjectNode().put("message_id", "wamid.OURS");
        if (emoji != null) reaction.put("emoji", emoji);
        takeSigned(delivery("reaction", reaction));
        assertThat(contacts).isEmpty();
        assertThat(metrics.get("komek.channel.noticed")
                        .tag("kind", "reaction")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void news_of_the_account_and_its_templates_are_counted_and_taken() {
        for (String field :
                List.of("message_template_status_update", "account_update", "security", "user_preferences")) {
            var delivery = Json.MAPPER.createObjectNode();
            change(delivery.putArray("entry").addObject(), field).put("event", "APPROVED");
            assertThat(takeSigned(delivery.toString())).isEqualTo(200);
            assertThat(metrics.get("komek.channel.noticed")
                            .tag("kind", field)
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
        assertThat(contacts).isEmpty();
    }

    @Test
    void a_hundred_thousand_hostile_deliveries_raise_nothing() throws IOException {
        var random = new Random(109);
        var payloads = payloads();
        int stored = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] body = hostile(random, payloads);
            assertThat(webhook.take("sha256=" + "0".repeat(64), new ByteArrayInputStream(body))
                            .status())
                    .isEqualTo(403);
            assertThat(contacts).hasSize(stored);
            var node = readable(body);
            if (node != null) new MetaNormaliser(InstantSource.fixed(MetaContractTest.NOON)).normalise(node);
        }
    }

    private static com.fasterxml.jackson.databind.@Nullable JsonNode readable(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException malformed) {
            return null;
        }
    }

    private static List<byte[]> payloads() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/payloads/meta"))) {
            var bodies = new ArrayList<byte[]>();
            for (Path file :
                    files.filter(file -> !file.toString().contains("expected")).toList()) {
                bodies.add(Files.readAllBytes(file));
            }
            return bodies;
        }
    }

    private static final List<String> TOKENS = List.of(
            "null", "{}", "[]", "\"\"", "-1", "1e400", "true", "\"\\u0000\"", "[[[[]]]]", "99999999999999999999");

    /** Random bytes, a payload cut off, with bytes flipped, or with one of its values replaced. */
    private static byte[] hostile(Random random, List<byte[]> payloads) {
        byte[] body = payloads.get(random.nextInt(payloads.size())).clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                byte[] noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                return noise;
            }
            case 1 -> {
                return java.util.Arrays.copyOf(body, random.nextInt(body.length));
            }
            case 2 -> {
                for (int i = 0; i < 3; i++) body[random.nextInt(body.length)] = (byte) random.nextInt(256);
                return body;
            }
            default -> {
                String text = new String(body, StandardCharsets.UTF_8);
                int from = text.indexOf(':', random.nextInt(text.length()));
                int to = text.indexOf(',', from + 1);
                if (from < 0 || to < 0) return body;
                return (text.substring(0, from + 1) + TOKENS.get(random.nextInt(TOKENS.size())) + text.substring(to))
                        .getBytes(StandardCharsets.UTF_8);
            }
        }
    }

    private static ObjectNode change(ObjectNode entry, String field) {
        var change = entry.putArray("changes").addObject().put("field", field);
        return change.putObject("value");
    }

    private static String delivery(String type, ObjectNode content) {
        var delivery = Json.MAPPER.createObjectNode();
        var value = change(delivery.putArray("entry").addObject(), "messages");
        value.putObject("metadata").put("phone_number_id", "106540352242922");
        value.putArray("messages")
                .addObject()
                .put("from", "77011234567")
                .put("id", "wamid.KZ1")
                .put("type", type)
                .set(type, content);
        return delivery.toString();
    }

    private static String statusOf(String status, @Nullable Integer code, String callbackData) {
        var delivery = Json.MAPPER.createObjectNode();
        var value = change(delivery.putArray("entry").addObject(), "messages");
        value.putObject("metadata").put("phone_number_id", "106540352242922");
        var written = value.putArray("statuses")
                .addObject()
                .put("id", "wamid.OUT1")
                .put("status", status)
                .put("timestamp", "1795162900")
                .put("recipient_id", "77011234567")
                .put("biz_opaque_callback_data", callbackData);
        if (code != null)
            written.putArray("errors").addObject().put("code", code).put("title", "7701 failed");
        return delivery.toString();
    }

    private int takeSigned(String body) {
        byte[] mac = hmac(body.getBytes(StandardCharsets.UTF_8));
        return take("sha256=" + HexFormat.of().formatHex(mac), body);
    }

    private static byte[] hmac(byte[] body) {
        return Secrets.hmac(SECRET.getBytes(StandardCharsets.UTF_8), new String(body, StandardCharsets.UTF_8));
    }

    private int take(@Nullable String signature, String body) {
        return webhook.take(signature, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                .status();
    }
}
