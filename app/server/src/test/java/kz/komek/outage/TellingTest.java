package kz.komek.outage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kz.komek.Matters;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.contract.Place;
import kz.komek.contract.WorkAnswer;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.correspondence.Chats;
import kz.komek.correspondence.Reachable;
import kz.komek.intake.Intake;
import kz.komek.outage.domain.PlannedWork;
import kz.komek.outage.domain.Resource;
import kz.komek.outage.domain.WorkPlace;
import kz.komek.platform.sealing.Seal;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.domain.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asked hears of a change once, in their language, whichever replica tells it. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class TellingTest {
    @Inject
    Announcing announcing;

    @Inject
    Watching watching;

    @Inject
    PlannedWorks works;

    @Inject
    Telling telling;

    @Inject
    TicketViews views;

    @Inject
    Reachable reachable;

    @Inject
    InstantSource time;

    @Inject
    Seal seal;

    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final String reader = UUID.randomUUID() + "@komek.test";
    private PlannedWork work;

    @BeforeEach
    void works_that_somebody_asked_about() {
        work = announcing.put(work(UUID.randomUUID(), 0, now.plus(Duration.ofHours(2)), false), "dana");
        watching.answered(work.id(), UUID.randomUUID(), new WorkAnswer(Channel.WEB, Language.RU, reader));
    }

    private static PlannedWork work(UUID id, int version, Instant to, boolean cancelled) {
        return new PlannedWork(
                id,
                version,
                Resource.WATER,
                new Names("Су болмайды", "Не будет воды", ""),
                List.of(),
                "SU_KENTAU",
                null,
                to.minus(Duration.ofHours(6)),
                to,
                List.of(new WorkPlace("kentau", "")),
                null,
                cancelled);
    }

    private void prolonged(int hours) {
        var before = works.find(work.id()).orElseThrow();
        var to = before.to().plus(Duration.ofHours(hours));
        announcing.put(
                new PlannedWork(
                        before.id(),
                        before.version(),
                        before.resource(),
                        before.text(),
                        before.issues(),
                        before.organisation(),
                        null,
                        before.from(),
                        to,
                        before.places(),
                        null,
                        before.cancelled()),
                "dana");
    }

    @Test
    void a_yes_counts_once_however_often_it_is_sent_and_nobody_is_told_twice() throws SQLException {
        var id = UUID.randomUUID();
        for (int i = 0; i < 3; i++) watching.answered(work.id(), id, new WorkAnswer(Channel.WEB, Language.KK, null));
        assertThat(works.counts(List.of(work.id())).get(work.id()).solved())
                .as("this one and that of the reader")
                .isEqualTo(2);
        watching.answered(work.id(), UUID.randomUUID(), new WorkAnswer(Channel.WEB, Language.RU, reader.toUpperCase()));
        assertThat(works.counts(List.of(work.id())).get(work.id()).watchers()).isEqualTo(1);
    }

    @Test
    void a_change_is_told_once_by_any_number_of_replicas_in_the_readers_language() throws Exception {
        prolonged(3);
        var start = new CyclicBarrier(4);
        try (var pool = Executors.newFixedThreadPool(4)) {
            var replicas = IntStream.range(0, 4)
                    .mapToObj(i -> (Callable<Integer>) () -> {
                        start.await();
                        return telling.tell();
                    })
                    .toList();
            for (var each : pool.invokeAll(replicas)) each.get();
        }
        telling.sweep();
        // The server's own sweep may have been at it, and be about to commit.
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !letters().isEmpty());
        assertThat(letters()).hasSize(1);
        assertThat(letters().getFirst().path("subject").asText()).isEqualTo("Плановые работы: вода");
        assertThat(letters().getFirst().path("text").asText())
                .contains("продлятся дольше")
                .contains("Не будет воды")
                .contains("109");
        assertThat(letters().getFirst().path("number").asText()).isEmpty();
    }

    @Test
    void what_was_rolled_back_was_not_told_and_is_told_by_the_next() throws SQLException {
        prolonged(1);
        execute("create or replace function telling_test_break() returns trigger language plpgsql as $$"
                + " begin raise exception 'killed'; end $$");
        execute("create trigger telling_test_break before update on planned_work_watch for each row when (new.work = '"
                + work.id() + "' and new.told > old.told) execute function telling_test_break()");
        telling.sweep();
        assertThat(letters()).as("neither told nor known as told").isEmpty();
        execute("drop trigger telling_test_break on planned_work_watch");
        telling.sweep();
        telling.sweep();
        assertThat(letters()).hasSize(1);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void two_changes_before_anybody_told_are_one_letter_and_the_same_announcement_is_none() throws SQLException {
        QuarkusTransaction.requiringNew().run(() -> {
            prolonged(1);
            prolonged(2);
        });
        telling.sweep();
        assertThat(letters()).hasSize(1);
        prolonged(0);
        telling.sweep();
        assertThat(letters()).hasSize(1);
    }

    @Test
    void what_is_called_off_is_told_and_what_ends_by_itself_too_but_only_once() throws SQLException {
        var before = works.find(work.id()).orElseThrow();
        announcing.put(
                new PlannedWork(
                        before.id(),
                        before.version(),
                        before.resource(),
                        before.text(),
                        before.issues(),
                        before.organisation(),
                        null,
                        before.from(),
                        now.minusSeconds(1),
                        before.places(),
                        null,
                        false),
                "dana");
        telling.sweep();
        telling.sweep();
        assertThat(letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.path("text").asText()).contains("закончился"));
        prolonged(8);
        telling.sweep();
        assertThat(letters()).as("they go on after all").hasSize(2);
    }

    @Test
    void who_writes_from_there_reads_of_the_works_at_once_and_hears_when_they_change() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        var matters = new Matters(intake, numbers, database);
        var contact = new ContactReceived(
                UUID.randomUUID(),
                Channel.EMAIL,
                "109@komek.test",
                now,
                Matters.email(reader),
                Language.EN,
                matters.freshNumber(),
                "Water",
                "There is no water since this morning",
                new Place(null, "kentau", null, null),
                List.of(),
                null,
                null,
                false,
                null,
                ContactReceived.Nature.MESSAGE,
                List.of());
        intake.take(List.of(contact));
        var acknowledged = letters(true);
        assertThat(acknowledged)
                .singleElement()
                .satisfies(letter -> assertThat(letter.path("text").asText())
                        .contains("Planned works (water) are under way at this address")
                        .contains("Не будет воды"));
        prolonged(2);
        telling.sweep();
        assertThat(letters(true)).hasSize(2);
        assertThat(letters(true).stream().map(letter -> letter.path("number").asText()))
                .as("on their ticket")
                .containsOnly(contact.number());
        assertThat(letters(true).stream().map(letter -> letter.path("text").asText()))
                .anyMatch(text -> text.contains("take longer"))
                .as("they have asked for help, not for letters")
                .noneMatch(text -> text.contains("asked to be told"))
                .anyMatch(text -> text.contains("because you wrote to us from there"));
    }

    @Test
    void who_waits_hears_when_an_outline_moves() throws SQLException {
        var before = works.find(work.id()).orElseThrow();
        announcing.put(drawn(before, "70.1"), "dana");
        telling.sweep();
        assertThat(letters()).as("an outline beside the district").hasSize(1);
        announcing.put(drawn(works.find(work.id()).orElseThrow(), "70.2"), "dana");
        telling.sweep();
        assertThat(letters()).hasSize(2);
        assertThat(letters().getLast().path("text").asText()).contains("Не будет воды");
    }

    private static PlannedWork drawn(PlannedWork before, String east) {
        return new PlannedWork(
                before.id(),
                before.version(),
                before.resource(),
                before.text(),
                before.issues(),
                before.organisation(),
                null,
                before.from(),
                before.to(),
                before.places(),
                "{\"type\":\"Polygon\",\"coordinates\":[[[70,45],[%1$s,45],[%1$s,45.1],[70,45.1],[70,45]]]}"
                        .formatted(east),
                before.cancelled());
    }

    @Test
    void who_was_content_in_a_conversation_hears_there_once_and_only_while_it_is_open() throws SQLException {
        var telegram = speaker(Channel.TELEGRAM, Handle.Kind.TELEGRAM, "7000000001:");
        var open = speaker(Channel.WHATSAPP, Handle.Kind.PHONE, "+7701");
        var closed = speaker(Channel.WHATSAPP, Handle.Kind.PHONE, "+7702");
        reachable.heard(List.of(new Reachable.Heard(
                open.channel(), open.account(), open.handle(), time.instant().minusSeconds(60))));
        for (var each : List.of(telegram, telegram, open, closed))
            watching.answered(work.id(), UUID.randomUUID(), each, Language.RU);
        prolonged(2);
        telling.sweep();
        telling.sweep();
        for (var each : List.of(telegram, open)) {
            assertThat(letters(false, each.handle().value())).singleElement().satisfies(said -> {
                assertThat(said.path("channel").asText())
                        .isEqualTo(each.channel().name());
                assertThat(said.path("text").asText())
                        .contains("продлятся дольше")
                        .doesNotContain("письмо");
            });
        }
        assertThat(letters(false, closed.handle().value()))
                .as("nobody may be written to there now")
                .isEmpty();
    }

    private static Chats.Speaker speaker(Channel channel, Handle.Kind kind, String beginning) {
        String value = beginning + (1_000_000 + Math.abs(UUID.randomUUID().hashCode() % 9_000_000));
        return new Chats.Speaker(channel, "account", new Handle(kind, value, null));
    }

    @Test
    void who_called_from_there_hears_on_their_ticket_when_it_changes() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        var matters = new Matters(intake, numbers, database);
        var contact = new ContactReceived(
                UUID.randomUUID(),
                Channel.PHONE,
                "109",
                now,
                speaker(Channel.PHONE, Handle.Kind.PHONE, "+7703").handle(),
                Language.RU,
                matters.freshNumber(),
                "Вода",
                "Нет воды с утра",
                new Place(null, "kentau", null, null),
                List.of(),
                null,
                null,
                false,
                null,
                ContactReceived.Nature.MESSAGE,
                List.of());
        intake.take(List.of(contact));
        prolonged(2);
        telling.sweep();
        telling.sweep();
        assertThat(views.whole(contact.number(), "aigul").orElseThrow().messages())
                .extracting(Message::text)
                .filteredOn(text -> text.contains("продлятся дольше"))
                .hasSize(1);
    }

    private List<JsonNode> letters() throws SQLException {
        return letters(false);
    }

    private List<JsonNode> letters(boolean onTickets) throws SQLException {
        return letters(onTickets, reader);
    }

    /** Those to this test's reader; the outbox may have been emptied by then, the replies are kept. */
    private List<JsonNode> letters(boolean onTickets, String to) throws SQLException {
        var letters = new ArrayList<JsonNode>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select requested from reply where (ticket_id is not null) = " + onTickets);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                var letter = Json.read(seal.open(rows.getBytes(1)).getBytes(UTF_8), JsonNode.class);
                if (letter.path("to").path("value").asText().equals(to)) letters.add(letter);
            }
        }
        return letters;
    }
}
