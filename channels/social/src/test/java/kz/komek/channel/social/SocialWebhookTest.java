package kz.komek.channel.social;

import static kz.komek.channel.social.Deliveries.PAGE;
import static kz.komek.channel.social.Deliveries.entry;
import static kz.komek.channel.social.Deliveries.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.DeliveryReported.Outcome;
import kz.komek.contract.Json;
import kz.komek.contract.Secrets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocialWebhookTest {
    private static final String FACEBOOK_SECRET = "facebook-app-secret";
    private static final String INSTAGRAM_SECRET = "instagram-app-secret";
    private static final UUID REPLY = UUID.fromString("0f0e0d0c-0b0a-4908-8706-050403020100");

    private final List<ContactReceived> contacts = Collections.synchronizedList(new ArrayList<>());
    private final List<Arrival.Reported> reports = new ArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private boolean kafkaIsDown;
    private final MetaWebhook webhook = new MetaWebhook(
            List.of(FACEBOOK_SECRET, INSTAGRAM_SECRET),
            "verify-me",
            Deliveries.normaliser()::normalise,
            new Arrivals(this::publish, reports::add, metrics));

    private void publish(ContactReceived contact) {
        if (kafkaIsDown) throw new Contacts.NotAcknowledged(new TimeoutException());
        contacts.add(contact);
    }

    @ParameterizedTest
    @ValueSource(strings = {FACEBOOK_SECRET, INSTAGRAM_SECRET})
    void either_applications_secret_may_have_signed(String secret) {
        assertThat(take(secret, said("Сәлем"))).isEqualTo(200);
        assertThat(contacts).hasSize(1);
    }

    @Test
    void anybody_elses_signature_or_none_is_refused_and_nothing_is_stored() {
        assertThat(take("guessed", said("Сәлем"))).isEqualTo(403);
        assertThat(webhook.take(null, new ByteArrayInputStream(new byte[] {'{', '}'}))
                        .status())
                .isEqualTo(403);
        assertThat(contacts).isEmpty();
    }

    @Test
    void while_kafka_is_down_meta_is_asked_to_come_again() {
        kafkaIsDown = true;
        assertThat(take(FACEBOOK_SECRET, said("Сәлем"))).isEqualTo(503);
    }

    @Test
    void fifty_deliveries_side_by_side_are_one_contact() throws Exception {
        String body = said("Сәлем").toString();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> deliveries = IntStream.range(0, 50)
                    .<Callable<Integer>>mapToObj(i -> () -> take(FACEBOOK_SECRET, body))
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
    void three_entries_of_two_messages_all_count_and_broken_ones_lose_none() {
        var delivery = Json.MAPPER.createObjectNode();
        for (int entry = 0; entry < 3; entry++) {
            var written = entry(delivery);
            for (int i = 0; i < 2; i++) {
                event(written, "765")
                        .putObject("message")
                        .put("mid", "m_" + entry + i)
                        .put("text", "хабар " + entry + i);
            }
            if (entry == 1) {
                written.withArray("messaging").insert(1, "not an event");
                event(written, "765").put("message", 7);
            }
        }
        delivery.withArray("entry").add(9).addObject().put("id", PAGE); // one without messaging
        assertThat(take(FACEBOOK_SECRET, delivery)).isEqualTo(200);
        assertThat(contacts.stream().filter(contact -> contact.nature() == Nature.MESSAGE))
                .extracting(ContactReceived::text)
                .containsExactly("хабар 00", "хабар 01", "хабар 10", "хабар 11", "хабар 20", "хабар 21");
        assertThat(contacts.stream().filter(contact -> contact.nature() == Nature.UNREADABLE))
                .hasSize(1);
    }

    @Test
    void an_echo_of_ours_says_that_the_reply_went_out_and_one_of_others_is_only_counted() {
        var delivery = Json.MAPPER.createObjectNode();
        var entry = entry(delivery);
        event(entry, PAGE)
                .putObject("message")
                .put("mid", "m_1")
                .put("is_echo", true)
                .put("app_id", 109109109)
                .put("metadata", REPLY.toString())
                .put("text", "Сәлем");
        event(entry, PAGE)
                .putObject("message")
                .put("mid", "m_2")
                .put("is_echo", true)
                .put("app_id", 263902037430900L)
                .put("text", "Inbox");
        event(entry, PAGE)
                .putObject("message")
                .put("mid", "m_3")
                .put("is_echo", true)
                .put("text", "Inbox");
        take(FACEBOOK_SECRET, delivery);
        assertThat(contacts).isEmpty();
        assertThat(reports).hasSize(1);
        assertThat(reports.getFirst().report().replyId()).isEqualTo(REPLY);
        assertThat(reports.getFirst().report().outcome()).isEqualTo(Outcome.SENT);
        assertThat(counted("echo-of-others")).isEqualTo(2);
    }

    @Test
    void our_own_comments_other_items_of_the_feed_and_hidden_ones_publish_nothing() {
        var delivery = Json.MAPPER.createObjectNode();
        var changes = entry(delivery).putArray("changes");
        comment(changes.addObject(), "comment", "add", PAGE);
        comment(changes.addObject(), "reaction", "add", "765");
        comment(changes.addObject(), "comment", "hide", "765");
        changes.addObject().put("field", "mentions").putObject("value").put("media_id", "1");
        take(FACEBOOK_SECRET, delivery);
        assertThat(contacts).isEmpty();
        assertThat(counted("comment-of-ours")).isEqualTo(1);
        assertThat(counted("feed-reaction")).isEqualTo(1);
        assertThat(counted("comment-hide")).isEqualTo(1);
        assertThat(counted("mentions")).isEqualTo(1);
    }

    @Test
    void a_comment_that_a_boosted_post_repeats_is_the_same_contact() throws IOException {
        var comment = (ObjectNode) Deliveries.read(Path.of("src/test/resources/payloads/messenger/comment.json"));
        take(FACEBOOK_SECRET, comment);
        var value = (ObjectNode) comment.at("/entry/0/changes/0/value");
        value.putObject("media").put("ad_id", "1");
        take(FACEBOOK_SECRET, comment);
        assertThat(contacts).hasSize(2);
        assertThat(contacts.get(0).contactId()).isEqualTo(contacts.get(1).contactId());
    }

    @Test
    void what_is_read_delivered_or_liked_or_another_applications_is_no_message() {
        var delivery = Json.MAPPER.createObjectNode();
        var entry = entry(delivery);
        event(entry, "765").putObject("read").put("watermark", 1795169999871L);
        event(entry, "765").putObject("delivery").put("watermark", 1795169999871L);
        event(entry, "765").putObject("reaction").put("mid", "m_1").put("action", "react");
        entry(delivery).putArray("standby").addObject().putObject("message").put("mid", "m_9");
        take(FACEBOOK_SECRET, delivery);
        assertThat(contacts).isEmpty();
        for (String kind : List.of("read", "delivery", "reaction", "standby"))
            assertThat(counted(kind)).isEqualTo(1);
    }

    @Test
    void a_story_that_mentions_us_is_told_without_its_picture() throws IOException {
        var contact = Deliveries.contacts(
                        Deliveries.read(Path.of("src/test/resources/payloads/instagram/story-mention.json")))
                .getFirst();
        assertThat(contact.chat().media()).isEmpty();
        assertThat(Json.write(contact)).asString(StandardCharsets.UTF_8).doesNotContain("lookaside");
        assertThat(contact.channel()).isEqualTo(Channel.INSTAGRAM);
    }

    @Test
    void a_hundred_thousand_hostile_deliveries_raise_nothing() throws IOException {
        var random = new Random(109);
        var payloads = new ArrayList<byte[]>();
        for (String folder : List.of("messenger", "instagram")) {
            try (var files = Files.list(Path.of("src/test/resources/payloads", folder))) {
                for (Path file : files.filter(file -> !file.toString().contains("expected"))
                        .toList()) {
                    payloads.add(Files.readAllBytes(file));
                }
            }
        }
        for (int i = 0; i < 100_000; i++) {
            byte[] body = hostile(random, payloads);
            assertThat(webhook.take("sha256=" + "0".repeat(64), new ByteArrayInputStream(body))
                            .status())
                    .isEqualTo(403);
            JsonNode node = readable(body);
            if (node != null) Deliveries.normaliser().normalise(node);
        }
        assertThat(contacts).isEmpty();
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
                return Arrays.copyOf(body, random.nextInt(body.length));
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

    private static @Nullable JsonNode readable(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException malformed) {
            return null;
        }
    }

    private static void comment(ObjectNode change, String item, String verb, String author) {
        change.put("field", "feed")
                .putObject("value")
                .put("item", item)
                .put("verb", verb)
                .put("comment_id", "1_2")
                .put("message", "Сәлем")
                .putObject("from")
                .put("id", author);
    }

    private double counted(String kind) {
        return metrics.get("komek.channel.noticed").tag("kind", kind).counter().count();
    }

    private static ObjectNode said(String text) {
        var delivery = Json.MAPPER.createObjectNode();
        event(entry(delivery), "765").putObject("message").put("mid", "m_1").put("text", text);
        return delivery;
    }

    private int take(String secret, JsonNode delivery) {
        return take(secret, delivery.toString());
    }

    private int take(String secret, String body) {
        byte[] mac = Secrets.hmac(secret.getBytes(StandardCharsets.UTF_8), body);
        return webhook.take(
                        "sha256=" + HexFormat.of().formatHex(mac),
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                .status();
    }
}
