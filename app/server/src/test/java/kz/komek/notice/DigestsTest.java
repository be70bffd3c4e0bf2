package kz.komek.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.notice.domain.Choices;
import kz.komek.notice.domain.NoticeKind;
import kz.komek.notice.domain.Often;
import kz.komek.notice.domain.Told;
import kz.komek.notice.store.NoticeTable;
import kz.komek.platform.sealing.Seal;
import kz.komek.testing.HandClock;
import kz.komek.testing.KomekTestResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What gathers for somebody goes in one mail, once, at their hours. Each test has a person of its own. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class DigestsTest {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Inject
    Notices told;

    @Inject
    NoticeTable table;

    @Inject
    Digests digests;

    @Inject
    MyChoices choices;

    @Inject
    TicketNumbers numbers;

    @Inject
    Seal seal;

    @Inject
    DataSource database;

    /** 14:00 in the city. */
    private final HandClock clock = HandClock.at("2026-03-02T09:00:00Z");

    private String who;
    private Notices notices;

    @BeforeEach
    void somebody_new() {
        who = "reader" + PEOPLE.incrementAndGet();
        assertThat(person(who, null, true).status()).isEqualTo(200);
        notices = new Notices(table, clock);
    }

    @Test
    void three_hundred_notices_are_one_mail_with_fifty_lines() throws SQLException {
        choose(Often.AT_ONCE, null, null, Language.RU);
        tell(IntStream.range(0, 300).mapToObj(i -> breach(i, false)).toList());
        clock.pass(Choices.GATHERING);
        assertThat(sweep()).isEqualTo(1);
        clock.pass(Duration.ofHours(2));
        assertThat(sweep()).isZero();

        JsonNode mail = mails().getFirst();
        assertThat(mails()).hasSize(1);
        assertThat(mail.path("to").path("value").asText()).isEqualTo(who + "@komek.test");
        assertThat(mail.path("number").asText()).isEmpty();
        assertThat(mail.path("automatic").asBoolean()).isTrue();
        assertThat(mail.path("subject").asText()).isEqualTo("109: просрочено — 300");
        String text = mail.path("text").asText();
        assertThat(text.lines().filter(line -> line.startsWith("- "))).hasSize(50);
        assertThat(text)
                .startsWith("Здравствуйте!\n\nПРОСРОЧЕНО: 300\n\n")
                .contains("И ещё 250 — в консоли.")
                .containsPattern(
                        "— решение, срок был 2 марта( 2026)?, понедельник, 13:00: http\\S+/tickets/\\d{10}\\n");
    }

    @Test
    void told_twice_is_told_once_whoever_tells_and_in_whatever_order() throws Exception {
        var all = IntStream.range(0, 200).mapToObj(i -> breach(i, false)).toList();
        var start = new CyclicBarrier(4);
        try (var pool = Executors.newFixedThreadPool(4)) {
            var tellers = IntStream.range(0, 4)
                    .mapToObj(teller -> (Callable<Integer>) () -> {
                        var theirs = new ArrayList<>(all);
                        if (teller % 2 == 1) Collections.reverse(theirs);
                        start.await();
                        return QuarkusTransaction.requiringNew().call(() -> notices.tell(theirs));
                    })
                    .toList();
            int news = 0;
            for (var teller : pool.invokeAll(tellers)) news += teller.get();
            assertThat(news).isEqualTo(200);
        }
        assertThat(notices.unread(who)).isEqualTo(100);
        tell(List.of(breach(0, false)));
        assertThat(count("select count(*) from notice where login = '" + who + "'"))
                .isEqualTo(200);
        tell(List.of(with(breach(0, false), 2)));
        assertThat(count("select count(*) from notice where login = '" + who + "'"))
                .as("another step is other news")
                .isEqualTo(201);
    }

    @Test
    void nobody_is_told_outside_of_the_transaction_of_what_happened() {
        assertThatThrownBy(() -> told.tell(List.of(breach(0, false)))).isInstanceOf(TransactionalException.class);
    }

    @Test
    void of_many_sweepers_at_once_one_mails() throws Exception {
        choose(Often.AT_ONCE, null, null, Language.KK);
        tell(List.of(breach(0, false), breach(1, false)));
        clock.pass(Choices.GATHERING);
        var start = new CyclicBarrier(8);
        try (var pool = Executors.newFixedThreadPool(8)) {
            var sweepers = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Boolean>) () -> {
                        start.await();
                        return digests.mail(who, clock.instant());
                    })
                    .toList();
            int mailed = 0;
            for (var sweeper : pool.invokeAll(sweepers)) if (sweeper.get()) mailed++;
            assertThat(mailed).isEqualTo(1);
        }
        assertThat(mails()).hasSize(1);
    }

    @Test
    void what_fails_on_its_last_line_is_whole_the_next_time() throws SQLException {
        choose(Often.AT_ONCE, null, null, Language.KK);
        tell(List.of(breach(0, false), breach(1, false)));
        clock.pass(Choices.GATHERING);
        execute("create function no_outbox() returns trigger language plpgsql as"
                + " $$ begin raise exception 'as if killed'; end $$");
        execute("create trigger no_outbox before insert on outbox for each row execute function no_outbox()");
        try {
            assertThatThrownBy(this::sweep).isInstanceOf(RuntimeException.class);
        } finally {
            execute("drop trigger no_outbox on outbox");
            execute("drop function no_outbox()");
        }
        assertThat(mails()).isEmpty();
        assertThat(sweep()).isEqualTo(1);
        assertThat(mails().getFirst().path("text").asText()).contains("МЕРЗІМІ ӨТТІ: 2");
        assertThat(count("select count(*) from reply r join notice n on n.reply_id = r.id where n.login = '" + who
                        + "' and r.state = 'QUEUED'"))
                .isEqualTo(2);
    }

    @Test
    void quiet_hours_last_over_midnight_and_what_is_urgent_goes_through_them() throws SQLException {
        choose(Often.QUARTER_HOUR, LocalTime.of(21, 0), LocalTime.of(8, 0), Language.EN);
        clock.set(Instant.parse("2026-03-02T17:00:00Z")); // 22:00
        tell(List.of(breach(0, false)));
        for (String night : List.of("2026-03-02T18:59:00Z", "2026-03-02T19:00:00Z", "2026-03-03T02:59:50Z")) {
            clock.set(Instant.parse(night));
            assertThat(sweep()).as(night).isZero();
        }
        clock.set(Instant.parse("2026-03-03T03:00:00Z")); // 08:00
        assertThat(sweep()).isEqualTo(1);

        clock.set(Instant.parse("2026-03-03T21:00:00Z")); // 02:00
        tell(List.of(breach(1, false)));
        clock.pass(Duration.ofHours(1));
        assertThat(sweep()).isZero();
        tell(List.of(breach(2, true)));
        assertThat(sweep()).isEqualTo(1);
        assertThat(mails().getLast().path("text").asText())
                .as("what had gathered goes with it, after it")
                .contains("OVERDUE: 2")
                .containsSubsequence("URGENT! " + TicketNumbers.spoken(number(2)), TicketNumbers.spoken(number(1)));
    }

    @Test
    void somebody_who_left_gets_nothing_and_nothing_waits_for_them() throws SQLException {
        choose(Often.AT_ONCE, null, null, Language.KK);
        tell(List.of(breach(0, false)));
        assertThat(person(who, 1, false).status()).isEqualTo(200);
        clock.pass(Choices.GATHERING);
        assertThat(sweep()).isZero();
        assertThat(mails()).isEmpty();
        assertThat(table.waiting(who)).isEmpty();
    }

    @Test
    void somebody_without_an_address_reads_it_in_the_console_only() {
        tell(List.of(breach(0, false)));
        assertThat(table.waiting(who)).isEmpty();
        assertThat(notices.unread(who)).isEqualTo(1);
        choose(Often.AT_ONCE, null, null, Language.KK);
        tell(List.of(breach(1, false)));
        clock.pass(Choices.GATHERING);
        assertThat(sweep()).isEqualTo(1);
        assertThat(mails().getFirst().path("text").asText())
                .as("what they chose begins with the choice")
                .contains("МЕРЗІМІ ӨТТІ: 1");
    }

    @Test
    void what_was_read_in_the_console_is_not_mailed() {
        choose(Often.HOUR, null, null, Language.KK);
        tell(List.of(breach(0, false), breach(1, false)));
        var page = notices.page(who, true, Long.MAX_VALUE, 10);
        notices.read("somebody-else", page.getFirst().id());
        assertThat(notices.unread(who)).as("theirs only").isEqualTo(2);
        QuarkusTransaction.requiringNew()
                .run(() -> notices.readUpTo(who, page.getFirst().id()));
        tell(List.of(breach(2, false)));
        clock.pass(Choices.GATHERING);
        assertThat(sweep()).isEqualTo(1);
        assertThat(mails().getFirst().path("text").asText())
                .contains("МЕРЗІМІ ӨТТІ: 1")
                .contains(TicketNumbers.spoken(number(2)))
                .doesNotContain(TicketNumbers.spoken(number(0)));
    }

    @Test
    void a_reader_who_meets_the_sweeper_neither_fails() throws Exception {
        choose(Often.AT_ONCE, null, null, Language.KK);
        for (int round = 0; round < 10; round++) {
            int from = round * 100;
            tell(IntStream.range(from, from + 100)
                    .mapToObj(i -> breach(i, true))
                    .toList());
            var start = new CyclicBarrier(2);
            try (var pool = Executors.newFixedThreadPool(2)) {
                var both = pool.invokeAll(List.of(
                        () -> {
                            start.await();
                            return digests.mail(who, clock.instant());
                        },
                        () -> {
                            start.await();
                            QuarkusTransaction.requiringNew().run(() -> notices.readUpTo(who, Long.MAX_VALUE));
                            return true;
                        }));
                for (var one : both) one.get();
            }
        }
        assertThat(table.waiting(who)).isEmpty();
        assertThat(notices.unread(who)).isZero();
    }

    private void choose(Often often, @Nullable LocalTime from, @Nullable LocalTime to, Language language) {
        choices.put(new Choices(who, true, who + "@komek.test", often, from, to, null, language, 0));
    }

    private void tell(List<Told> news) {
        QuarkusTransaction.requiringNew().run(() -> notices.tell(news));
    }

    private String number(int ticket) {
        return numbers.number(610_000_000L + ticket);
    }

    private Told breach(int ticket, boolean urgent) {
        return new Told(
                who,
                NoticeKind.BREACHED,
                ticket,
                number(ticket),
                "RESOLUTION",
                Instant.parse("2026-03-02T08:00:00Z"),
                1,
                urgent,
                "SU_TURKISTAN",
                null,
                clock.instant());
    }

    private static Told with(Told told, int step) {
        return new Told(
                told.login(),
                told.kind(),
                told.ticketId(),
                told.number(),
                told.what(),
                told.due(),
                step,
                told.urgent(),
                told.organisation(),
                told.issue(),
                told.at());
    }

    /** @return how many mails went to the test's person */
    private int sweep() {
        int mailed = 0;
        for (String login : digests.due(clock.instant())) {
            if (login.equals(who) && digests.mail(login, clock.instant())) mailed++;
        }
        return mailed;
    }

    private List<JsonNode> mails() {
        var mails = new ArrayList<JsonNode>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select requested from reply where id in"
                        + " (select reply_id from notice where login = ?) order by changed_at")) {
            select.setString(1, who);
            try (var rows = select.executeQuery()) {
                while (rows.next())
                    mails.add(Json.read(seal.open(rows.getBytes(1)).getBytes(UTF_8), JsonNode.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return mails;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static Caller.Answer person(String login, @Nullable Integer version, boolean active) {
        return Caller.staff("dana")
                .put(
                        "/api/v1/staff/" + login,
                        version,
                        Map.of(
                                "name",
                                login,
                                "roles",
                                List.of("OPERATOR"),
                                "languages",
                                List.of("kk"),
                                "active",
                                active));
    }
}
