package kz.komek.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.call.Calls;
import kz.komek.contract.Call;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Handle;
import kz.komek.contract.Health;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.ReadAgain;
import kz.komek.contract.ResidentsDates;
import kz.komek.contract.Taken;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.health.domain.Account;
import kz.komek.health.domain.ChannelQueue;
import kz.komek.health.domain.Found;
import kz.komek.intake.Intake;
import kz.komek.platform.wiring.Backlog;
import kz.komek.testing.KomekTestResource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the real register; each test has an account of its own. The sweep is called by hand, its clock given. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class HealthTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Inject
    Hearing hearing;

    @Inject
    Watch watch;

    @Inject
    Channels channels;

    @Inject
    Intake intake;

    @Inject
    Calls calls;

    @Inject
    Backlog backlog;

    @Inject
    NumberBlocks blocks;

    @Inject
    Publisher publisher;

    @Inject
    Topics topics;

    @Inject
    DataSource database;

    @ConfigProperty(name = "komek.kafka")
    String kafka;

    private final Account account = new Account(Channel.EMAIL, "h" + UUID.randomUUID() + "@komek.test");

    @BeforeEach
    void until_the_core_has_marked_the_floor() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
    }

    @Test
    void a_refused_token_is_red_for_those_who_watch_and_over_when_it_is_right_again() throws Exception {
        hears(Health.wrong(Health.Cause.TOKEN_REFUSED));
        look(Instant.now());
        var wrong = Caller.until(() -> only(troubles()));
        assertThat(wrong.path("cause").asText()).isEqualTo("TOKEN_REFUSED");
        var state =
                only(list(Caller.staff("saule").get("/api/v1/channels").json().path("channels")));
        assertThat(state.path("troubles")).hasSize(1);
        assertThat(state.path("lookedAt").isTextual()).isTrue();
        look(Instant.now().plusSeconds(15));
        assertThat(count("select count(*) from channel_trouble where account = ?"))
                .as("the same trouble is one")
                .isEqualTo(1);

        hears(Health.well());
        look(Instant.now());
        assertThat(troubles()).isEmpty();
        assertThat(count("select count(*) from channel_trouble where ended_at is not null and account = ?"))
                .isEqualTo(1);
    }

    @Test
    void a_word_from_the_topic_is_heard() throws Exception {
        publish(ChannelEvent.of(
                UUID.randomUUID(), account.channel(), account.name(), NOW, Health.wrong(Health.Cause.TOKEN_REFUSED)));
        Caller.until(() -> {
            look(Instant.now());
            return troubles().isEmpty() ? null : "red";
        });
    }

    @Test
    void an_account_that_nobody_speaks_of_is_red_until_it_is_said_to_be_ours_no_more() {
        hears(Health.well());
        look(Instant.now().plus(Duration.ofMinutes(5)));
        assertThat(causes()).containsExactly("NOT_WATCHED");
        var body = Map.of("channel", "EMAIL", "account", account.name());
        assertThat(Caller.staff("aigul")
                        .put("/api/v1/channels/retirement", body)
                        .status())
                .isEqualTo(403);
        assertThat(Caller.staff("saule")
                        .put("/api/v1/channels/retirement", body)
                        .status())
                .isEqualTo(204);
        look(Instant.now().plus(Duration.ofMinutes(6)));
        assertThat(causes()).isEmpty();
        assertThat(channels.all()).noneMatch(state -> state.account().equals(account));
    }

    @Test
    void a_queue_that_stands_still_is_red() {
        watch.look(List.of(Found.of(ChannelQueue.CONTACTS, NOW)), NOW, NOW);
        var queues = Caller.staff("admin").get("/api/v1/channels").json().path("queues");
        assertThat(queues).anyMatch(queue -> queue.path("queue").asText().equals("CONTACTS"));
        look(Instant.now());
        assertThat(Caller.staff("admin").get("/api/v1/channels").json().path("queues"))
                .isEmpty();
    }

    @Test
    void what_a_group_has_left_unread_for_too_long_is_found() throws Exception {
        var place = new TopicPartition(topics.replyRequested(), 0);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka));
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            long next = producer.send(new ProducerRecord<>(place.topic(), 0, null, new byte[] {1}))
                    .get(30, TimeUnit.SECONDS)
                    .offset();
            Instant after = Instant.now().plusSeconds(60);
            var slow = new Backlog.Unread(place.topic(), "slow-" + account.name());
            var groups = List.of(new Backlog.Unread(place.topic(), "of-nobody"), slow);
            admin.alterConsumerGroupOffsets(topics.prefix() + slow.group(), Map.of(place, new OffsetAndMetadata(next)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            assertThat(backlog.olderThan(after, groups)).containsExactly(slow);
            assertThat(backlog.olderThan(Instant.now().minusSeconds(600), groups))
                    .isEmpty();
            admin.alterConsumerGroupOffsets(
                            topics.prefix() + slow.group(), Map.of(place, new OffsetAndMetadata(next + 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            assertThat(backlog.olderThan(after, groups)).isEmpty();
        }
    }

    @Test
    void what_came_is_counted_once_however_often_and_by_however_many_it_is_brought() throws Exception {
        var contacts = IntStream.range(0, 7).mapToObj(i -> mail(NOW)).toList();
        var deliveries = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 8; i++) {
            deliveries.add(() -> {
                intake.take(contacts);
                return null;
            });
            deliveries.add(() -> {
                hearing.take(List.of(taken(contacts)));
                return null;
            });
        }
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var done : pool.invokeAll(deliveries)) done.get();
        }
        JsonNode day = day();
        assertThat(day.path("taken").asInt()).isEqualTo(7);
        assertThat(day.path("contacts").asInt()).isEqualTo(7);
        assertThat(day.path("tickets").asInt()).isEqualTo(7);
        look(later());
        assertThat(causes()).isEmpty();
        assertThat(day().path("missing").asInt()).isZero();
    }

    @Test
    void what_was_taken_and_is_nowhere_is_a_gap_with_its_ids_until_it_arrives() {
        var arrived = mail(NOW);
        var lost = mail(NOW);
        intake.take(List.of(arrived));
        hearing.take(List.of(taken(List.of(arrived, lost))));
        look(Instant.now());
        assertThat(causes()).as("it may still be on its way").isEmpty();
        look(later());
        assertThat(causes()).containsExactly("MISSING");
        backdate();
        assertThat(day().path("missing").asInt()).isEqualTo(1);
        assertThat(day().path("missingIds").path(0).asText())
                .isEqualTo(lost.contactId().toString());

        intake.take(List.of(lost));
        look(later());
        assertThat(causes()).isEmpty();
        assertThat(day().path("missing").asInt()).isZero();
    }

    @Test
    void a_call_counts_by_its_arrival() {
        String id = "CA" + UUID.randomUUID().toString().replace("-", "");
        var phone = new Account(Channel.PHONE, account.name());
        var arrived = new ChannelEvent(
                UUID.randomUUID(),
                Channel.PHONE,
                account.name(),
                NOW,
                ChannelEvent.Kind.CALL,
                null,
                null,
                null,
                Call.of(id, Call.Step.ARRIVED));
        hearing.take(List.of(ChannelEvent.of(
                UUID.randomUUID(),
                phone.channel(),
                phone.name(),
                NOW,
                new Taken(List.of(new Taken.One(arrived.eventId(), NOW)), null, null))));
        look(later());
        assertThat(causes()).containsExactly("MISSING");
        calls.take(List.of(arrived));
        calls.take(List.of(arrived));
        look(later());
        assertThat(causes()).isEmpty();
        assertThat(day().path("contacts").asInt()).isEqualTo(1);
        assertThat(day().path("taken").asInt()).isEqualTo(1);
    }

    @Test
    void one_click_has_a_dead_letter_taken_again_and_the_day_is_whole() throws Exception {
        var contact = mail(NOW);
        hearing.take(List.of(taken(List.of(contact))));
        bury(contact);
        Caller.until(() -> {
            look(later());
            return causes().contains("DEAD") ? "dead" : null;
        });
        assertThat(causes()).as("it is known where it lies").containsExactly("DEAD");
        assertThat(day().path("dead").asInt()).isEqualTo(1);

        String replay = "/api/v1/channels/replays/" + UUID.randomUUID();
        var asked = Map.of("channel", "EMAIL", "account", account.name(), "day", today());
        assertThat(Caller.staff("aigul").put(replay, asked).status()).isEqualTo(403);
        var answer = Caller.staff("saule").put(replay, asked);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("letters").asInt()).isEqualTo(1);
        assertThat(answer.json().path("asked").asBoolean())
                .as("mail has no list")
                .isFalse();
        assertThat(Caller.staff("saule")
                        .put(replay, asked)
                        .json()
                        .path("letters")
                        .asInt())
                .as("the same click again")
                .isEqualTo(1);

        Caller.until(() -> day().path("contacts").asInt() == 1 ? "there" : null);
        look(later());
        assertThat(causes()).isEmpty();
        assertThat(day().path("dead").asInt()).isZero();
        assertThat(day().path("replay").path("by").asText()).isEqualTo("saule");
    }

    @Test
    void where_a_provider_keeps_a_list_a_gateway_is_asked_to_read_it_again() {
        hears(Health.well().readsAgain(true));
        UUID id = UUID.randomUUID();
        var answer = Caller.staff("saule")
                .put(
                        "/api/v1/channels/replays/" + id,
                        Map.of("channel", "EMAIL", "account", account.name(), "day", today()));
        assertThat(answer.json().path("asked").asBoolean()).isTrue();
        assertThat(answer.json().path("done").isMissingNode()
                        || answer.json().path("done").isNull())
                .isTrue();
        ReadAgain asked = Caller.until(() -> asked().stream()
                .filter(each -> each.askId().equals(id))
                .findFirst()
                .orElse(null));
        assertThat(asked.from())
                .isEqualTo(Channels.begins(NOW.atZone(ResidentsDates.CITY).toLocalDate()));
        hearing.take(List.of(ChannelEvent.of(
                UUID.randomUUID(), asked.channel(), asked.account(), NOW, new Taken(List.of(), id, true))));
        var again = Caller.staff("saule")
                .put(
                        "/api/v1/channels/replays/" + id,
                        Map.of("channel", "EMAIL", "account", account.name(), "day", today()));
        assertThat(again.json().path("done").asBoolean()).isTrue();
        hears(Health.well());
    }

    @Test
    void silence_where_something_always_came_is_red_and_over_with_the_next_word() throws Exception {
        Instant hour = NOW.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1));
        for (int week = 1; week <= 6; week++) {
            for (int h = 0; h <= 2; h++)
                counted(hour.minus(Duration.ofDays(7L * week)).plus(Duration.ofHours(h)), 60);
        }
        execute("insert into ledger_account values ('EMAIL', ?, now() - interval '60 days')");
        intake.take(List.of(mail(NOW.minus(Duration.ofMinutes(20)))));
        look(Instant.now());
        assertThat(causes()).containsExactly("SILENT");
        intake.take(List.of(mail(NOW)));
        look(Instant.now());
        assertThat(causes()).isEmpty();
    }

    @Test
    void the_state_is_told_to_machines_too() throws Exception {
        hears(Health.wrong(Health.Cause.TOKEN_REFUSED));
        look(Instant.now());
        var group = Caller.nobody().get("/q/health/group/channels");
        assertThat(group.status()).isEqualTo(503);
        assertThat(group.text()).contains("TOKEN_REFUSED").doesNotContain(account.name());
        assertThat(Caller.nobody().get("/q/health/live").status()).isEqualTo(200);
        Caller.until(() -> Caller.nobody()
                        .get("/q/metrics")
                        .text()
                        .matches("(?s).*komek_channel_troubles\\{cause=\"TOKEN_REFUSED\",?} [1-9].*")
                ? "measured"
                : null);
        hears(Health.well());
        look(Instant.now());
    }

    private List<ReadAgain> asked() {
        var partition = new TopicPartition(topics.channelAsked(), 0);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            var all = new ArrayList<ReadAgain>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(each -> all.add(Json.read(each.value(), ReadAgain.class)));
            }
            return all;
        }
    }

    private void hears(Health health) {
        hearing.take(
                List.of(ChannelEvent.of(UUID.randomUUID(), account.channel(), account.name(), Instant.now(), health)));
    }

    private void look(Instant now) {
        watch.look(List.of(), now, now);
    }

    /** What was told of in this test has had its time; nobody was expected to speak meanwhile. */
    private static Instant later() {
        return Instant.now().plus(Watch.SETTLED).plusSeconds(1);
    }

    private ContactReceived mail(Instant at) {
        return new ContactReceived(
                UUID.randomUUID(),
                account.channel(),
                account.name(),
                at,
                new Handle(Handle.Kind.EMAIL, UUID.randomUUID() + "@mail.test", null),
                Language.KK,
                null,
                null,
                "Су жоқ",
                null,
                List.of(),
                null,
                null,
                false,
                null,
                ContactReceived.Nature.MESSAGE);
    }

    private ChannelEvent taken(List<ContactReceived> contacts) {
        var ones = contacts.stream()
                .map(contact -> new Taken.One(contact.contactId(), contact.receivedAt()))
                .toList();
        return ChannelEvent.of(UUID.randomUUID(), account.channel(), account.name(), NOW, new Taken(ones, null, null));
    }

    private void publish(ChannelEvent event) throws Exception {
        var envelope = new Envelope(event.eventId().toString(), Envelope.CHANNEL_EVENT, "/test", event.at());
        publisher
                .publish(topics.channelEvent(), account.name(), envelope, event)
                .get(30, TimeUnit.SECONDS);
    }

    private void bury(ContactReceived contact) throws Exception {
        var envelope = new Envelope(
                contact.contactId().toString(),
                Envelope.CONTACT_RECEIVED,
                Envelope.source(account.channel(), account.name()),
                contact.receivedAt());
        var headers = new ArrayList<Header>(envelope.headers());
        headers.add(new RecordHeader("dead_reason", "a test".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        publisher
                .publish(topics.dead(topics.contactReceived()), "key", Json.write(contact), headers)
                .get(30, TimeUnit.SECONDS);
    }

    private List<JsonNode> troubles() {
        return list(
                Caller.staff("saule").get("/api/v1/channels/troubles").json().path("items"));
    }

    private List<String> causes() {
        return troubles().stream().map(each -> each.path("cause").asText()).toList();
    }

    private JsonNode day() {
        var day = NOW.atZone(ResidentsDates.CITY).toLocalDate();
        var found = list(Caller.staff("saule")
                .get("/api/v1/channels/ledger?from=" + day.minusDays(1) + "&until=" + day.plusDays(2))
                .json()
                .path("items"));
        return found.isEmpty() ? Json.MAPPER.createObjectNode() : found.getFirst();
    }

    private List<JsonNode> list(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(each -> each.path("account").asText().equals(account.name()))
                .toList();
    }

    private static JsonNode only(List<JsonNode> items) {
        return items.size() == 1 ? items.getFirst() : null;
    }

    private static String today() {
        return NOW.atZone(ResidentsDates.CITY).toLocalDate().toString();
    }

    private void backdate() {
        execute("update ledger_taken set told_at = told_at - interval '10 minutes' where account = ?");
    }

    private void counted(Instant hour, int many) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into ledger values ('EMAIL', ?, ?::timestamptz, 3, ?, ?, 0, null)"
                                + " on conflict do nothing")) {
            insert.setString(1, account.name());
            insert.setString(2, hour.toString());
            insert.setInt(3, many);
            insert.setInt(4, many);
            insert.executeUpdate();
        }
    }

    private void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, account.name());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, account.name());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
