package kz.komek.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class LeaversWorkTest {
    @Inject
    Intake intake;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Test
    void open_work_of_somebody_who_leaves_goes_back_to_the_queue_and_closed_work_stays_theirs() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        var dana = Caller.staff("dana");
        var person = Map.of("name", "Leaver", "roles", List.of("OPERATOR"), "languages", List.of("kk"), "active", true);
        String password = dana.put("/api/v1/staff/marat", null, person)
                .json()
                .path("initialPassword")
                .asText();
        var leaver =
                new Caller(Caller.logIn("marat", password).json().path("token").asText());
        String open = ticket();
        String closed = ticket();
        for (String number : List.of(open, closed)) {
            assertThat(leaver.call("PUT", "/api/v1/tickets/" + number + "/assignment", null)
                            .status())
                    .isEqualTo(200);
        }
        execute("update ticket set status = 'CLOSED', outcome = 'RESOLVED', closed_at = changed_at where number = '"
                + closed + "'");

        var gone = Map.of("name", "Leaver", "roles", List.of("OPERATOR"), "languages", List.of("kk"), "active", false);
        assertThat(dana.put("/api/v1/staff/marat", 1, gone).status()).isEqualTo(200);

        var aigul = Caller.staff("aigul");
        var back = aigul.get("/api/v1/tickets/" + open).json();
        assertThat(back.path("assignee").isNull()).isTrue();
        assertThat(back.path("history").findValuesAsText("kind")).endsWith("RELEASED");
        assertThat(aigul.get("/api/v1/tickets/" + closed)
                        .json()
                        .path("assignee")
                        .path("login")
                        .asText())
                .isEqualTo("marat");
    }

    @Test
    void whoever_may_not_work_on_tickets_any_more_leaves_theirs_to_the_queue() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        var dana = Caller.staff("dana");
        var person = Map.of("name", "Mover", "roles", List.of("OPERATOR"), "languages", List.of("kk"), "active", true);
        String password = dana.put("/api/v1/staff/mover", null, person)
                .json()
                .path("initialPassword")
                .asText();
        var mover =
                new Caller(Caller.logIn("mover", password).json().path("token").asText());
        String number = ticket();
        assertThat(mover.call("PUT", "/api/v1/tickets/" + number + "/assignment", null)
                        .status())
                .isEqualTo(200);

        var analyst = Map.of("name", "Mover", "roles", List.of("ANALYST"), "languages", List.of("kk"), "active", true);
        assertThat(dana.put("/api/v1/staff/mover", 1, analyst).status()).isEqualTo(200);

        var ticket = Caller.staff("aigul").get("/api/v1/tickets/" + number).json();
        assertThat(ticket.path("assignee").isNull()).isTrue();
        assertThat(ticket.path("history").findValuesAsText("kind")).endsWith("RELEASED");
    }

    @Test
    void what_an_executor_answered_for_is_answered_for_by_nobody_when_they_leave_their_organisation()
            throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        execute("insert into organisation (code, kind, kk, ru, en, active, version)"
                + " values ('LEFT_GAS', 'UTILITY', 'Газ', 'Газ', 'Gas', true, 1)");
        var dana = Caller.staff("dana");
        var ways = Map.of(
                "gas.ended", employed("EXECUTOR", "LEFT_GAS", false),
                "gas.moved", employed("EXECUTOR", "SU_ARYS", true),
                "gas.promoted", employed("INSPECTOR", "LEFT_GAS", true));
        dana.put("/api/v1/staff/gas.stays", null, employed("EXECUTOR", "LEFT_GAS", true));
        for (var way : ways.entrySet()) {
            String login = way.getKey();
            dana.put("/api/v1/staff/" + login, null, employed("EXECUTOR", "LEFT_GAS", true));
            String open = ticket();
            String closed = ticket();
            String colleagues = ticket();
            String of =
                    "update ticket set type = 'INCIDENT', organisation = 'LEFT_GAS', responsible = '" + login + "', ";
            execute(of + "status = 'IN_WORK' where number = '" + open + "'");
            execute(of + "status = 'CLOSED', outcome = 'RESOLVED', closed_at = changed_at where number = '" + closed
                    + "'");
            execute(of + "status = 'IN_WORK' where number = '" + colleagues + "'");
            execute("update ticket set responsible = 'gas.stays' where number = '" + colleagues + "'");

            assertThat(dana.put("/api/v1/staff/" + login, 1, way.getValue()).status())
                    .isEqualTo(200);

            var left = Caller.staff("bolat").get("/api/v1/tickets/" + open).json();
            assertThat(left.path("execution").path("responsible").isNull())
                    .as(login)
                    .isTrue();
            var history = left.path("history");
            assertThat(history.findValuesAsText("kind")).endsWith("RESPONSIBLE_LEFT");
            assertThat(history.get(history.size() - 1)
                            .path("details")
                            .path("whose")
                            .asText())
                    .as("the colleague's name")
                    .isEqualTo("Executor");
            assertThat(responsible(closed)).isEqualTo(login);
            assertThat(responsible(colleagues)).isEqualTo("gas.stays");
        }
    }

    private static String responsible(String number) {
        return Caller.staff("bolat")
                .get("/api/v1/tickets/" + number)
                .json()
                .path("execution")
                .path("responsible")
                .path("login")
                .asText();
    }

    private static Map<String, Object> employed(String role, String organisation, boolean active) {
        return Map.of(
                "name",
                "Executor",
                "roles",
                List.of(role),
                "languages",
                List.of("kk"),
                "organisation",
                organisation,
                "active",
                active);
    }

    @Test
    void nobody_is_the_last_to_leave_an_organisation_with_tickets_to_execute() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        execute("insert into organisation (code, kind, kk, ru, en, active, version)"
                + " values ('LEFT_SU', 'UTILITY', 'Су', 'Вода', 'Water', true, 1)");
        var dana = Caller.staff("dana");
        assertThat(dana.put("/api/v1/staff/left.one", null, employed("EXECUTOR", "LEFT_SU", true))
                        .status())
                .isEqualTo(200);
        String number = ticket();
        execute("update ticket set status = 'SENT', type = 'INCIDENT', organisation = 'LEFT_SU' where number = '"
                + number + "'");

        var gone = dana.put("/api/v1/staff/left.one", 1, employed("EXECUTOR", "LEFT_SU", false));
        assertThat(gone.status() + " " + gone.code()).isEqualTo("409 ORGANISATION_HAS_WORK");
        assertThat(dana.put("/api/v1/staff/left.two", null, employed("EXECUTOR", "LEFT_SU", true))
                        .status())
                .isEqualTo(200);
        assertThat(dana.put("/api/v1/staff/left.one", 1, employed("EXECUTOR", "LEFT_SU", false))
                        .status())
                .as("another is there")
                .isEqualTo(200);

        execute("update staff set active = false where organisation = 'LEFT_SU'");
        var names = Map.of("kk", "Су", "ru", "Вода", "en", "Water");
        var closed = Map.of("kind", "UTILITY", "names", names, "active", false);
        var refused = dana.put("/api/v1/organisations/LEFT_SU", 1, closed);
        assertThat(refused.status() + " " + refused.code()).isEqualTo("409 ORGANISATION_HAS_WORK");
        String itsOwn = "organisation = 'LEFT_SU'";
        String itHelps = "organisation = 'SU_ARYS', co_executors = array['SU_KENTAU', 'LEFT_SU']";
        for (String held : List.of(
                "status = 'TO_VERIFY', " + itsOwn,
                "status = 'WAITING_FOR_RESIDENT', resumes_to = 'IN_WORK', " + itsOwn,
                "status = 'WAITING_FOR_RESIDENT', resumes_to = 'TO_VERIFY', " + itsOwn,
                "status = 'PLANNED', resumes_to = null, " + itHelps,
                "status = 'WAITING_FOR_RESIDENT', resumes_to = 'SENT', " + itHelps,
                "status = 'TO_VERIFY', resumes_to = null, " + itHelps)) {
            execute("update ticket set " + held + " where number = '" + number + "'");
            assertThat(dana.put("/api/v1/organisations/LEFT_SU", 1, closed).code())
                    .as(held)
                    .isEqualTo("ORGANISATION_HAS_WORK");
        }
        execute("update ticket set status = 'WAITING_FOR_RESIDENT', resumes_to = 'RETURNED', co_executors = '{}', "
                + itsOwn + " where number = '" + number + "'");
        assertThat(dana.put("/api/v1/organisations/LEFT_SU", 1, closed).status())
                .as("it goes on to another one")
                .isEqualTo(200);
    }

    private String ticket() throws SQLException {
        UUID id = UUID.randomUUID();
        String address = id + "@mail.test";
        intake.take(List.of(new ContactReceived(
                id,
                Channel.EMAIL,
                "109@komek.test",
                Instant.now(),
                new Handle(Handle.Kind.EMAIL, address, null),
                Language.KK,
                null,
                "Су жоқ",
                "Су жоқ",
                null,
                List.of(),
                new ContactReceived.Thread("<" + address + ">", List.of(), List.of()),
                null,
                false,
                null,
                ContactReceived.Nature.MESSAGE,
                List.of())));
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select t.number from ticket t join message m on m.ticket_id = t.id where m.id = ?")) {
            select.setObject(1, id);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
