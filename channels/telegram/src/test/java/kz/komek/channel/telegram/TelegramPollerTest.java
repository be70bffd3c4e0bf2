package kz.komek.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kz.komek.channel.ChannelEvents;
import kz.komek.channel.Contacts;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;
import kz.komek.contract.kafka.BatchConsumer;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.local.Broker;
import kz.komek.local.Durability;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker, and the Bot API as it is on the wire. */
class TelegramPollerTest {
    private static final Duration SOON = Duration.ofMillis(1);

    @TempDir
    static Path log;

    private static Broker broker;
    private static Publisher publisher;

    private final Topics topics = new Topics(UUID.randomUUID() + ".");
    private final BlockingQueue<ContactReceived> contacts = new LinkedBlockingQueue<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private FakeTelegram telegram;
    private BotApi api;
    private BatchConsumer<ContactReceived> reader;

    @BeforeAll
    static void startBroker() {
        broker = Broker.start(log, 0, 0, Durability.THROWAWAY);
        publisher = new Publisher(broker.bootstrap(), Duration.ofSeconds(60));
    }

    @AfterAll
    static void stopBroker() {
        publisher.close();
        broker.close();
    }

    @BeforeEach
    void open() throws Exception {
        telegram = new FakeTelegram();
        api = new BotApi(telegram.url(), Samples.BOT);
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrap()))) {
            topics.create(admin);
        }
        var settings = new BatchConsumer.Settings<>(
                broker.bootstrap(), topics.contactReceived(), "test", ContactReceived.class, 100, () -> true);
        reader = new BatchConsumer<>(settings, batch -> batch.forEach(each -> contacts.add(each.message())), publisher)
                .start();
    }

    @AfterEach
    void close() {
        api.close();
        telegram.close();
        reader.close();
    }

    @Test
    void what_comes_is_published_in_order_and_only_then_confirmed_and_nothing_stops_it() throws Exception {
        telegram.says(text(11, "бір"));
        telegram.says(payload("kind-of-next-year", 12));
        telegram.says("{\"update_id\":13,\"inline_query\":{\"id\":\"1\"}}");
        telegram.says(payload("text-that-is-no-text", 14));
        telegram.says(text(15, "екі"));
        telegram.answer("getUpdates", 502, "<html>Bad Gateway</html>");
        telegram.refuse("getUpdates", 409, "Conflict: can't use getUpdates method while webhook is active", "");
        var poller = poller(publisher);
        assertThat(contacts.poll(1, TimeUnit.MINUTES))
                .isNotNull()
                .extracting(ContactReceived::text)
                .isEqualTo("бір");
        assertThat(contacts.poll(1, TimeUnit.MINUTES).nature()).isEqualTo(ContactReceived.Nature.UNREADABLE);
        assertThat(contacts.poll(1, TimeUnit.MINUTES).nature()).isEqualTo(ContactReceived.Nature.UNREADABLE);
        assertThat(contacts.poll(1, TimeUnit.MINUTES).text()).isEqualTo("екі");
        confirmed(16);
        assertThat(metrics.counter("komek.channel.unknown", "channel", "TELEGRAM", "kind", "hologram")
                        .count())
                .isEqualTo(1);
        assertThat(poller.alive()).isTrue();
        telegram.says(text(16, "үш"));
        assertThat(contacts.poll(1, TimeUnit.MINUTES).text()).isEqualTo("үш");
        poller.end();
    }

    @Test
    void while_kafka_does_not_acknowledge_nothing_is_confirmed() throws Exception {
        telegram.says(text(21, "су жоқ"));
        try (var toNobody = new Publisher("localhost:1", Duration.ofMillis(100))) {
            var poller = poller(toNobody);
            for (FakeTelegram.Asked asked = next(); !asked.method().equals("getupdates"); ) asked = next();
            assertThat(poller.alive()).isTrue();
            poller.end();
        }
        // Whoever asks next gets it still.
        var poller = poller(publisher);
        assertThat(contacts.poll(1, TimeUnit.MINUTES).text()).isEqualTo("су жоқ");
        confirmed(22);
        poller.end();
        assertThat(contacts).isEmpty();
    }

    private void confirmed(long offset) throws InterruptedException {
        FakeTelegram.Asked asked = next();
        while (!asked.method().equals("getupdates")
                || !asked.parts().get("offset").equals(Long.toString(offset))) asked = next();
    }

    private FakeTelegram.Asked next() throws InterruptedException {
        var asked = telegram.asked.poll(1, TimeUnit.MINUTES);
        assertThat(asked).as("nothing was asked in a minute").isNotNull();
        return asked;
    }

    private TelegramPoller poller(Publisher to) {
        var time = InstantSource.fixed(Samples.NOON);
        var intake = new TelegramIntake(
                Samples.normaliser(),
                new Contacts(to, topics, Samples.SECRETS),
                new ChannelEvents(to, topics, Samples.SECRETS),
                time,
                metrics,
                Map.of());
        return new TelegramPoller(Samples.BOT, api, intake, SOON).start();
    }

    private static String text(long updateId, String text) {
        return new String(Samples.text(updateId, text), StandardCharsets.UTF_8);
    }

    private static String payload(String name, long updateId) throws IOException {
        var update = (com.fasterxml.jackson.databind.node.ObjectNode)
                Json.MAPPER.readTree(Files.readString(Path.of("src/test/resources/payloads/" + name + ".json")));
        return update.put("update_id", updateId).toString();
    }
}
