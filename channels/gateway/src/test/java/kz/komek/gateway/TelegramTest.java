package kz.komek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import kz.komek.channel.telegram.FakeTelegram;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.FileStore;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.testing.KomekTestResource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** From Telegram's call to Kafka, from Kafka to Telegram: the whole gateway, the real broker, the Bot API's wire. */
@QuarkusTest
@QuarkusTestResource(value = KomekTestResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = TelegramAtWork.class, restrictToAnnotatedClass = true)
class TelegramTest {
    private static final AtomicLong UPDATE = new AtomicLong(884_512_000);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource
    URI site;

    @Inject
    Topics topics;

    @Inject
    Publisher publisher;

    @Inject
    Secrets secrets;

    @Inject
    FileStore files;

    @ConfigProperty(name = "komek.kafka")
    String kafka;

    @Test
    void telegram_is_told_where_we_listen_and_for_what() throws Exception {
        var asked = asked(call -> call.method().equals("setwebhook"));
        assertThat(asked.parts())
                .containsEntry("url", "http://komek.test/channels/telegram/city")
                .containsEntry("secret_token", TelegramAtWork.SECRET);
        assertThat(asked.parts().get("allowed_updates")).contains("message", "callback_query", "my_chat_member");
    }

    @Test
    void a_message_is_in_kafka_when_telegram_hears_that_it_arrived() throws Exception {
        String text = "Су жоқ " + UUID.randomUUID();
        assertThat(post(message(text, ""), TelegramAtWork.SECRET)).isEqualTo(200);
        var contact = contacts(text).getFirst();
        assertThat(contact.channel()).isEqualTo(Channel.TELEGRAM);
        assertThat(contact.account()).isEqualTo("city");
    }

    @Test
    void whoever_does_not_know_the_secret_is_refused_and_nothing_of_it_is_kept() throws Exception {
        String text = "forged " + UUID.randomUUID();
        assertThat(post(message(text, ""), "of-a-test-and-of-nobodY")).isEqualTo(403);
        assertThat(post(message(text, ""), null)).isEqualTo(403);
        assertThat(post("no update at all", "wrong")).isEqualTo(403);
        assertThat(post(URI.create("/channels/telegram/nobody"), message(text, ""), TelegramAtWork.SECRET))
                .isEqualTo(403);
        assertThat(contacts(text)).isEmpty();
    }

    @Test
    void what_is_no_update_is_refused_as_such() throws Exception {
        assertThat(post("no update at all", TelegramAtWork.SECRET)).isEqualTo(400);
        assertThat(post("", TelegramAtWork.SECRET)).isEqualTo(411);
    }

    @Test
    void fifty_deliveries_at_once_of_one_update_are_one_contact() throws Exception {
        String text = "Жарық жоқ " + UUID.randomUUID();
        String update = message(text, "");
        Callable<Integer> deliver = () -> post(update, TelegramAtWork.SECRET);
        try (var crowd = Executors.newFixedThreadPool(50)) {
            for (var answer : crowd.invokeAll(
                    IntStream.range(0, 50).mapToObj(i -> deliver).toList())) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(contacts(text)).hasSize(50);
        assertThat(contacts(text).stream().map(ContactReceived::contactId).distinct())
                .hasSize(1);
    }

    @Test
    void a_pressed_button_stops_turning() throws Exception {
        String button = UUID.randomUUID().toString();
        assertThat(post("""
                {"update_id":%d,"callback_query":{"id":"%s","from":{"id":5,"is_bot":false,"first_name":"А"},\
                "message":{"chat":{"id":5,"type":"private"},"message_id":38,"date":0},"data":"yes"}}""".formatted(UPDATE.incrementAndGet(), button), TelegramAtWork.SECRET))
                .isEqualTo(200);
        asked(call -> call.method().equals("answercallbackquery")
                && call.parts().get("callback_query_id").equals(button));
    }

    @Test
    void a_photo_is_fetched_and_kept() throws Exception {
        byte[] photo = "\u00ff\u00d8\u00ff\u00e0 a photo".getBytes(StandardCharsets.ISO_8859_1);
        String id = "P" + UUID.randomUUID();
        telegram().files.put("documents/" + id, photo);
        String text = "Шұңқыр " + UUID.randomUUID();
        assertThat(post(message(null, """
                ,"caption":"%s","photo":[{"file_id":"%s","file_unique_id":"u","width":9,"height":9}]""".formatted(text, id)), TelegramAtWork.SECRET))
                .isEqualTo(200);
        var media = contacts(text).getFirst().chat().media().getFirst();
        var stored = one(
                topics.attachmentStored(),
                AttachmentStored.class,
                each -> each.mediaId().equals(media.id()));
        assertThat(stored.file().mediaType()).isEqualTo("image/jpeg");
        try (var kept = files.open(stored.file().id())) {
            assertThat(kept.readAllBytes()).isEqualTo(photo);
        }
    }

    @Test
    void a_reply_goes_out_and_its_fate_is_reported() throws Exception {
        UUID reply = UUID.randomUUID();
        String text = "Су қосылды " + reply;
        var to = new Handle(Handle.Kind.TELEGRAM, "7000000001:5123456789", null);
        publisher
                .publish(
                        topics.replyRequested(),
                        secrets.partitionKey(Channel.TELEGRAM, to.value()),
                        new Envelope(reply.toString(), Envelope.REPLY_REQUESTED, "/test", Instant.EPOCH),
                        new ReplyRequested(
                                reply,
                                Channel.TELEGRAM,
                                "city",
                                to,
                                Language.KK,
                                "",
                                null,
                                text,
                                true,
                                null,
                                List.of(),
                                List.of()))
                .get(1, TimeUnit.MINUTES);
        asked(call ->
                call.method().equals("sendmessage") && text.equals(call.parts().get("text")));
        var report = one(
                topics.deliveryReported(),
                DeliveryReported.class,
                each -> each.replyId().equals(reply));
        assertThat(report.outcome()).isEqualTo(DeliveryReported.Outcome.SENT);
        assertThat(report.providerId()).startsWith("5123456789:");
    }

    private static FakeTelegram telegram() {
        FakeTelegram fake = TelegramAtWork.telegram;
        if (fake == null) throw new AssertionError("started before");
        return fake;
    }

    /** What others asked for stays for the other tests. */
    private static FakeTelegram.Asked asked(Predicate<FakeTelegram.Asked> which) throws InterruptedException {
        var others = new ArrayList<FakeTelegram.Asked>();
        while (true) {
            var asked = telegram().asked.poll(1, TimeUnit.MINUTES);
            assertThat(asked).as("Telegram was not asked for it in a minute").isNotNull();
            if (which.test(asked)) {
                telegram().asked.addAll(others);
                return asked;
            }
            others.add(asked);
        }
    }

    private static String message(String text, String more) {
        return """
                {"update_id":%d,"message":{"message_id":41,"from":{"id":5123456789,"is_bot":false,"first_name":"Айгүл"},\
                "chat":{"id":5123456789,"type":"private"},"date":1795158000%s%s}}""".formatted(UPDATE.incrementAndGet(), text == null ? "" : ",\"text\":\"" + text + "\"", more);
    }

    private int post(String body, String secret) throws IOException, InterruptedException {
        return post(URI.create("/channels/telegram/city"), body, secret);
    }

    private int post(URI path, String body, String secret) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(site.resolve(path))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (secret != null) request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private List<ContactReceived> contacts(String text) {
        return all(topics.contactReceived(), ContactReceived.class).stream()
                .filter(contact -> contact.text().equals(text))
                .toList();
    }

    private <T> T one(String topic, Class<T> type, Predicate<T> which) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < end) {
            for (T each : all(topic, type)) if (which.test(each)) return each;
        }
        throw new AssertionError("nothing came in a minute on " + topic.toLowerCase(Locale.ROOT));
    }

    /** All that is in the topic now. */
    private <T> List<T> all(String topic, Class<T> type) {
        var found = new ArrayList<T>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(part -> new TopicPartition(topic, part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) found.add(Json.read(record.value(), type));
            }
        }
        return found;
    }
}
