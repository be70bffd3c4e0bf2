package kz.komek;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.ticket.domain.AnswerCheck;
import kz.komek.ticket.domain.Outcome;
import org.jspecify.annotations.Nullable;

/** Residents' matters on the real register, walked as far as a test needs them. */
public record Matters(Intake intake, TicketNumbers numbers, DataSource database) {
    /** Far from the serials that other tests draw. */
    private static final AtomicLong SERIAL = new AtomicLong(700_000_000);

    public static Handle email(String address) {
        return new Handle(Handle.Kind.EMAIL, address, null);
    }

    public static Handle phone(String number) {
        return new Handle(Handle.Kind.PHONE, number, null);
    }

    public String freshNumber() {
        return numbers.number(SERIAL.getAndIncrement());
    }

    public String open(String text, @Nullable Handle from) {
        String number = freshNumber();
        intake.take(List.of(contact(number, text, Language.KK, from)));
        return number;
    }

    public static ContactReceived contact(
            String number, String text, @Nullable Language language, @Nullable Handle handle) {
        return new ContactReceived(
                UUID.randomUUID(),
                Channel.WEB,
                "site",
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                handle,
                language,
                number,
                null,
                text,
                null,
                List.of(),
                null,
                null,
                false,
                null,
                ContactReceived.Nature.MESSAGE,
                List.of());
    }

    /** An act on the ticket as it stands now. */
    public Caller.Answer act(String login, String number, String act, Map<String, ?> body) {
        String path = "/api/v1/tickets/" + number;
        return Caller.staff(login).put(path + "/" + act, version(number), body);
    }

    public int version(String number) {
        return Caller.staff("saule")
                .get("/api/v1/tickets/" + number)
                .json()
                .path("version")
                .asInt();
    }

    public void register(String number, String type) {
        done(act("aigul", number, "registration", Map.of("type", type, "title", "Су", "language", "kk")));
    }

    /** Answered and closed at the first contact. @return the version at which it was closed */
    public int closeAtOnce(String number, String by, Outcome outcome) {
        return done(act(by, number, "closure", Map.of("outcome", outcome, "answer", "Жауап: " + number)))
                .json()
                .path("version")
                .asInt();
    }

    /** Sent to an organisation, answered by its executor, checked and closed. @return the version of the closing */
    public int closeAfter(String number, String organisation, String executor, Outcome outcome) {
        done(act("bolat", number, "dispatch", Map.of("organisation", organisation)));
        done(Caller.staff(executor).put("/api/v1/tickets/" + number + "/acceptance", null));
        done(Caller.staff(executor)
                .put(
                        "/api/v1/tickets/" + number + "/answers/" + UUID.randomUUID(),
                        Map.of("outcome", outcome, "text", "Жасалды")));
        var closing = new HashMap<String, Object>();
        closing.put("outcome", outcome);
        closing.put("answer", "Жасалды");
        closing.put("confirmed", AnswerCheck.required(outcome));
        return done(act("bolat", number, "closure", closing))
                .json()
                .path("version")
                .asInt();
    }

    /** Two services with an executor each: su at TEST_SU, jylu at TEST_JYLU. */
    public void twoServices() throws SQLException {
        for (String code : List.of("TEST_SU", "TEST_JYLU")) {
            execute("insert into organisation (code, kind, kk, ru, en, active, version) values ('" + code
                    + "', 'UTILITY', 'Су', 'Вода', 'Water', true, 1) on conflict do nothing");
        }
        addExecutor("su", "TEST_SU");
        addExecutor("jylu", "TEST_JYLU");
    }

    public void addExecutor(String login, String organisation) throws SQLException {
        execute("insert into staff (login, name, password_hash, roles, languages, active, created_at, organisation)"
                + " select '" + login
                + "', 'Executor', password_hash, array['EXECUTOR'], languages, true, created_at, '"
                + organisation + "' from staff where login = 'aigul' on conflict do nothing");
    }

    public void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    public static Caller.Answer done(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }
}
