package kz.komek.sla;

import static kz.komek.Matters.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.sla.store.ClockTable;
import kz.komek.ticket.domain.AnswerCheck;
import kz.komek.ticket.domain.Outcome;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An overdue ticket climbs the ladder of its organisation. The hours are the clock's own: nobody waits for them. */
@QuarkusTest
class ClimbingTest {
    @Inject
    Intake intake;

    @Inject
    NumberBlocks blocks;

    @Inject
    TicketNumbers numbers;

    @Inject
    DataSource database;

    @Inject
    Timers timers;

    @Inject
    ClockTable table;

    private final Caller dana = Caller.staff("dana");
    private Matters matters;

    @BeforeEach
    void a_service_of_a_department() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
        if (dana.get("/api/v1/organisations/CLIMB_SU").status() == 200) return;
        organisation("CLIMB_DEP", null);
        organisation("CLIMB_SU", "CLIMB_DEP");
        matters.addExecutor("climb.su", "CLIMB_SU");
        person("climb.head", "CLIMB_SU");
        person("climb.dep", "CLIMB_DEP");
        ladder("CLIMB_DEP", null, List.of("climb.dep"));
        ladder(
                "CLIMB_SU",
                List.of(
                        step("RESPONSIBLE", "BEFORE", 75, "PERCENT"),
                        step("RESPONSIBLE", "BEFORE", 90, "PERCENT"),
                        step("RESPONSIBLE", "BEFORE", 1, "HOURS"),
                        step("RESPONSIBLE", "AT_BREACH", 0, "HOURS"),
                        step("DEPARTMENT_HEAD", "AFTER", 1, "HOURS"),
                        step("ORGANISATION_HEAD", "AFTER", 2, "HOURS"),
                        // once more, to those who know
                        step("ORGANISATION_HEAD", "AFTER", 3, "HOURS"),
                        step("DEPUTY_AKIM", "AFTER", 4, "HOURS")),
                List.of("climb.head"));
    }

    @Test
    void it_is_told_to_one_after_the_other_each_once() throws SQLException {
        String number = inWork();
        Instant due = due(number);
        Instant begun = Instant.ofEpochMilli(
                matters.count("select floor(extract(epoch from started_at) * 1000) from clock where"
                        + " kind = 'RESOLUTION' and ticket_id = " + id(number)));
        Duration time = Duration.between(begun, due);
        ring(number, begun.plus(time.multipliedBy(75).dividedBy(100)).plusSeconds(1));
        assertThat(told(number)).containsExactly("climb.su WARNED 1");
        ring(number, begun.plus(time.multipliedBy(9).dividedBy(10)).plusSeconds(1));
        ring(number, due.minus(Duration.ofHours(1)));
        assertThat(told(number)).containsExactly("climb.su WARNED 1", "climb.su WARNED 2", "climb.su WARNED 3");
        List<String> before = told(number);
        for (int i = 0; i < 3; i++) ring(number, due);
        assertThat(since(number, before)).containsExactly("climb.su BREACHED 4");
        ring(number, due.plus(Duration.ofMinutes(59)));
        ring(number, due.plus(Duration.ofHours(1)));
        ring(number, due.plus(Duration.ofHours(2)));
        ring(number, due.plus(Duration.ofHours(3)));
        ring(number, due.plus(Duration.ofHours(4)));
        ring(number, due.plus(Duration.ofDays(40)));
        assertThat(since(number, before))
                .containsExactly(
                        "climb.su BREACHED 4", "climb.head ESCALATED 5", "climb.dep ESCALATED 6", "gulnar ESCALATED 8");
        assertThat(rows("select kind from ticket_event where kind = 'OVERDUE' and ticket_id = " + id(number)))
                .as("the history says it once")
                .hasSize(1);
    }

    @Test
    void after_an_outage_all_steps_are_told_in_their_order_and_no_warning() throws SQLException {
        String number = inWork();
        ring(number, due(number).plus(Duration.ofDays(2)));
        assertThat(told(number))
                .containsExactlyInAnyOrder(
                        "climb.su BREACHED 4", "climb.head ESCALATED 5", "climb.dep ESCALATED 6", "gulnar ESCALATED 8");
        assertThat(rows("select login from notice where what = 'RESOLUTION' and number = '" + number + "' order by at"))
                .as("each with the moment at which it should have been")
                .containsExactly("climb.su", "climb.head", "climb.dep", "gulnar");
    }

    @Test
    void what_is_closed_climbs_no_further() throws SQLException {
        String number = inWork();
        Instant due = due(number);
        ring(number, due);
        done(Caller.staff("climb.su")
                .put(
                        "/api/v1/tickets/" + number + "/answers/" + UUID.randomUUID(),
                        Map.of("outcome", "RESOLVED", "text", "Жасалды")));
        done(matters.act(
                "bolat",
                number,
                "closure",
                Map.of(
                        "outcome",
                        "RESOLVED",
                        "answer",
                        "Жасалды",
                        "confirmed",
                        AnswerCheck.required(Outcome.RESOLVED))));
        ring(number, due.plus(Duration.ofDays(3)));
        assertThat(told(number)).containsExactly("climb.su BREACHED 4");
    }

    @Test
    void whoever_is_complained_of_hears_nothing_of_the_complaint_and_the_next_above_does() throws SQLException {
        String number = matters.open("Шағым: басшы туралы", null);
        matters.register(number, "COMPLAINT");
        done(matters.act(
                "saule", number, "complained-of", Map.of("organisations", List.of(), "people", List.of("climb.dep"))));
        done(matters.act("bolat", number, "dispatch", Map.of("organisation", "CLIMB_SU")));
        done(Caller.staff("climb.su").put("/api/v1/tickets/" + number + "/acceptance", null));
        ring(number, due(number).plus(Duration.ofDays(2)));
        assertThat(told(number))
                .containsExactlyInAnyOrder("climb.su BREACHED 4", "climb.head ESCALATED 5", "gulnar ESCALATED 6");
        assertThat(rows("select login from notice where login = 'climb.dep' and number = '" + number + "'"))
                .as("of no clock of it")
                .isEmpty();
    }

    private String inWork() {
        String number = matters.open("Құбыр жарылды", null);
        matters.register(number, "INCIDENT");
        done(matters.act("bolat", number, "dispatch", Map.of("organisation", "CLIMB_SU")));
        done(Caller.staff("climb.su").put("/api/v1/tickets/" + number + "/acceptance", null));
        return number;
    }

    /** Only this ticket's: others in the register have their own hours. */
    private void ring(String number, Instant at) throws SQLException {
        long id = id(number);
        var due = table.wakes(at, null, Integer.MAX_VALUE).stream()
                .filter(wake -> wake.ticket() == id)
                .toList();
        if (!due.isEmpty()) timers.ringAll(due, at);
    }

    private List<String> told(String number) throws SQLException {
        return rows("select login || ' ' || kind || ' ' || step from notice where what = 'RESOLUTION' and number = '"
                + number + "' order by id");
    }

    private List<String> since(String number, List<String> before) throws SQLException {
        return told(number).subList(before.size(), told(number).size());
    }

    private Instant due(String number) {
        return Instant.parse(Caller.staff("saule")
                .get("/api/v1/tickets/" + number)
                .json()
                .path("dueAt")
                .asText());
    }

    private long id(String number) throws SQLException {
        return matters.count("select id from ticket where number = '" + number + "'");
    }

    private List<String> rows(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var all = new ArrayList<String>();
            try (var rows = statement.executeQuery(query)) {
                while (rows.next()) all.add(rows.getString(1));
            }
            return all;
        }
    }

    private void organisation(String code, @Nullable String parent) {
        var body = new HashMap<String, Object>(
                Map.of("kind", "UTILITY", "names", Map.of("kk", code, "ru", code, "en", code), "active", true));
        if (parent != null) body.put("parent", parent);
        done(dana.put("/api/v1/organisations/" + code, null, body));
    }

    private void person(String login, String organisation) {
        done(dana.put(
                "/api/v1/staff/" + login,
                null,
                Map.of(
                        "name",
                        login,
                        "roles",
                        List.of("EXECUTOR"),
                        "languages",
                        List.of("kk"),
                        "organisation",
                        organisation,
                        "active",
                        true)));
    }

    private void ladder(String organisation, @Nullable List<Map<String, Object>> steps, List<String> heads) {
        var body = new HashMap<String, Object>();
        if (steps != null) body.put("steps", steps);
        body.put(
                "heads",
                heads.stream()
                        .map(login -> Map.of("login", login, "standsIn", false))
                        .toList());
        done(dana.put("/api/v1/escalations/organisations/" + organisation, null, body));
    }

    private static Map<String, Object> step(String whom, String when, int amount, String unit) {
        return Map.of("whom", whom, "when", when, "amount", amount, "unit", unit);
    }
}
