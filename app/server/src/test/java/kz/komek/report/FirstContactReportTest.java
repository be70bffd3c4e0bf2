package kz.komek.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.report.domain.FirstContact;
import kz.komek.testing.KomekTestResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Histories of a year in which nobody else writes, judged by the real database. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class FirstContactReportTest {
    private static final String DAY = "1999-03-01T";
    private static final Instant FROM = Instant.parse("1999-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("1999-04-01T00:00:00Z");

    @Inject
    FirstContactReport report;

    @Inject
    DataSource database;

    private final List<String> statements = new ArrayList<>();
    private int tickets;

    private static final String WORK = "f1257c0a-0000-4000-8000-000000000001";
    private static final String CONTENT = "f1257c0a-0000-4000-8000-000000000002";

    private static final String OUTAGE = "f1257c0a-0000-4000-8000-000000000003";

    @BeforeEach
    void three_residents_of_whom_two_are_one_person() throws SQLException {
        for (int one = 1; one <= 3; one++) {
            statements.add(
                    "insert into resident (id, language, created_at) values (99000" + one + ", 'KK', '1999-01-01')");
        }
        statements.add("update resident set person = 990001 where id = 990002");
        happen();
    }

    @AfterEach
    void nothing_stays() throws SQLException {
        String ours = "(select id from ticket where id between 7900000000 and 7900000099)";
        statements.add("delete from article_use where ticket_id in " + ours);
        statements.add("delete from planned_work_answer where id = '" + CONTENT + "'");
        statements.add("delete from planned_work where id = '" + WORK + "'");
        statements.add("delete from mass_outage where id = '" + OUTAGE + "'");
        statements.add("delete from ticket_event where ticket_id in " + ours);
        statements.add("delete from ticket where id in " + ours);
        statements.add("delete from resident where id between 990001 and 990009");
        happen();
    }

    @Test
    void whoever_took_it_answered_it_alone() throws SQLException {
        ticket(null, "WATER_NONE", "09:00", "REGISTERED aigul 09:01", "CLOSED aigul 09:03 EXPLAINED");
        assertThat(total()).isEqualTo(new FirstContact(1, 1, 0, 0, 0));
    }

    @Test
    void somebody_else_helped() throws SQLException {
        ticket(
                null,
                "WATER_NONE",
                "09:00",
                "REGISTERED aigul 09:01",
                "NOTED bolat 09:02",
                "CLOSED aigul 09:03 RESOLVED");
        assertThat(total()).isEqualTo(new FirstContact(1, 0, 1, 0, 0));
    }

    @Test
    void what_goes_to_an_organisation_or_waits_for_an_incident_is_not_answered_here() throws SQLException {
        ticket(
                null,
                "WATER_NONE",
                "09:00",
                "REGISTERED aigul 09:01",
                "SENT bolat 09:02",
                "CLOSED bolat 10:03 RESOLVED");
        ticket(
                null,
                "WATER_NONE",
                "09:00",
                "REGISTERED aigul 09:01",
                "LINKED aigul 09:02",
                "CLOSED aigul 10:03 RESOLVED");
        ticket(null, "WATER_NONE", "09:00", "REGISTERED aigul 09:01", "CLOSED aigul 09:03 REDIRECTED");
        ticket(null, "WATER_NONE", "09:00");
        assertThat(total()).isEqualTo(new FirstContact(4, 0, 0, 0, 0));
        assertThat(total().others()).isEqualTo(4);
    }

    @Test
    void words_within_the_hour_belong_to_the_first_contact_later_ones_do_not() throws SQLException {
        ticket(null, "ROAD", "09:00", "RESIDENT_WROTE - 09:59", "CLOSED aigul 10:03 EXPLAINED");
        ticket(null, "ROAD", "09:00", "RESIDENT_WROTE - 10:01", "CLOSED aigul 10:03 EXPLAINED");
        assertThat(total()).isEqualTo(new FirstContact(2, 1, 0, 0, 0));
    }

    @Test
    void reopened_within_seven_days_came_back_later_it_did_not() throws SQLException {
        ticket(null, "ROAD", "09:00", "CLOSED aigul 09:03 EXPLAINED", "REOPENED - 1999-03-08T09:03:00Z");
        ticket(null, "ROAD", "09:00", "CLOSED aigul 09:03 EXPLAINED", "REOPENED - 1999-03-08T09:03:01Z");
        assertThat(total()).isEqualTo(new FirstContact(2, 1, 0, 1, 0));
    }

    @Test
    void the_same_person_on_the_same_issue_came_back_also_from_another_address() throws SQLException {
        ticket(990001, "ROAD", "09:00", "CLOSED aigul 09:03 EXPLAINED");
        ticket(990002, "ROAD", "11:00");
        ticket(990003, "ROAD", "09:00", "CLOSED aigul 09:03 EXPLAINED");
        ticket(990003, "WATER_NONE", "11:00");
        assertThat(total()).isEqualTo(new FirstContact(4, 1, 0, 1, 0));
    }

    @Test
    void told_apart_by_operator_issue_and_channel_and_read_by_those_who_may() throws SQLException {
        ticket(null, "ROAD", "09:00", "REGISTERED aigul 09:01", "CLOSED bolat 09:03 EXPLAINED");
        ticket(null, null, "09:00");
        String path = "/api/v1/reports/first-contact?from=" + FROM + "&until=" + UNTIL;
        var said = Caller.staff("saule").get(path).json();
        assertThat(said.path("operators").toString()).contains("\"aigul\"").doesNotContain("\"bolat\"");
        assertThat(said.path("operators")).hasSize(2);
        assertThat(said.path("issues")).hasSize(2);
        assertThat(said.path("channels")).hasSize(1);
        assertThat(said.path("total").path("consulted").asInt()).isEqualTo(1);
        assertThat(said.path("total").path("others").asInt()).isEqualTo(1);
        assertThat(Caller.staff("aigul").get(path).status()).isEqualTo(403);
        assertThat(Caller.staff("saule")
                        .get("/api/v1/reports/first-contact?from=" + UNTIL + "&until=" + FROM)
                        .code())
                .isEqualTo("SPAN_WRONG");
    }

    @Test
    void an_article_that_was_read_for_it_helped_too() throws SQLException {
        ticket(null, "WATER_NONE", "09:00", "REGISTERED aigul 09:01", "CLOSED aigul 09:03 RESOLVED");
        statements.add("insert into article_use (ticket_id, article, version, by, at, how) select 7900000000, code, 1,"
                + " 'aigul', '1999-01-01', 'CONSULTED' from article limit 1");
        happen();
        assertThat(total()).isEqualTo(new FirstContact(1, 0, 1, 0, 0));
    }

    @Test
    void who_was_content_with_planned_works_was_answered_without_a_ticket() throws SQLException {
        contentWithWorks();
        happen();
        assertThat(total()).isEqualTo(new FirstContact(1, 1, 0, 0, 0));
    }

    private void contentWithWorks() {
        statements.add("insert into planned_work (id, version, organisation, resource, kk, ru, en, issues, starts_at,"
                + " ends_at, places, areas, cancelled, changed_at) values ('" + WORK
                + "', 1, 'X', 'WATER', 'a', 'a', 'a', '{}',"
                + " '1999-01-01', '1999-01-02', '[]', '{}', false, '1999-01-01')");
        statements.add("insert into planned_work_answer (id, work, channel, language, at) values ('" + CONTENT + "', '"
                + WORK + "', 'WEB', 'KK', '" + DAY + "09:00:00Z')");
    }

    @Test
    void consultations_can_be_left_out_and_who_was_content_with_planned_works_was_consulted() throws SQLException {
        ticket(null, "WATER_NONE", "09:00", "REGISTERED aigul 09:01", "CLOSED aigul 09:03 EXPLAINED");
        ticket(null, "WATER_NONE", "09:00", "REGISTERED aigul 09:01", "CLOSED aigul 09:03 EXPLAINED");
        ticket(null, "WATER_NONE", "09:00", "REGISTERED aigul 09:01", "SENT bolat 09:02");
        ticket(null, null, "09:00");
        statements.add("update ticket set type = 'CONSULTATION' where id in (7900000000, 7900000001)");
        statements.add("update ticket set type = 'INCIDENT' where id = 7900000002");
        contentWithWorks();
        happen();
        var whole = report.of(FROM, UNTIL);
        assertThat(whole.total()).isEqualTo(new FirstContact(5, 3, 0, 0, 0));
        assertThat(whole.withoutConsultations())
                .as("nobody knows yet what the last one is")
                .isEqualTo(new FirstContact(2, 0, 0, 0, 0));
        assertThat(whole.issues().getFirst().withoutConsultations()).isEqualTo(new FirstContact(1, 0, 0, 0, 0));
        String path = "/api/v1/reports/first-contact?from=" + FROM + "&until=" + UNTIL;
        var said = Caller.staff("saule").get(path).json();
        assertThat(said.path("withoutConsultations").path("contacts").asInt()).isEqualTo(2);
        assertThat(said.path("channels")
                        .get(0)
                        .path("withoutConsultations")
                        .path("contacts")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void the_incident_of_a_mass_outage_is_nobodys_contact() throws SQLException {
        ticket(null, "WATER_NONE", "09:00", "REGISTERED saule 09:00", "CLOSED saule 09:03 RESOLVED");
        statements.add("insert into mass_outage (id, issue, place, ticket, kk, ru, en, begun_at, begun_by, ended_at)"
                + " values ('" + OUTAGE
                + "', 'WATER_NONE', 'nowhere', 7900000000, 'a', 'a', 'a', '1999-03-01', 'saule',"
                + " '1999-03-01')");
        happen();
        assertThat(total()).isEqualTo(FirstContact.NONE);
    }

    private FirstContact total() {
        return report.of(FROM, UNTIL).total();
    }

    /** @param acts kind, who or -, when, and how it ended */
    private void ticket(@Nullable Integer resident, @Nullable String issue, String at, String... acts)
            throws SQLException {
        long id = 7_900_000_000L + tickets++;
        String received = DAY + at + ":00Z";
        statements.add(
                "insert into ticket (id, number, version, status, title, channel, account, anonymous, resident_waits,"
                        + " received_at, changed_at, due_at, rank, issue, issue_revision, resident_id) values (" + id
                        + ", '" + id + "', 1, 'RECEIVED', 'x', 'WEB',"
                        + " 'site', true, true, '" + received + "', '" + received + "', '" + received + "', '"
                        + received + "', "
                        + (issue == null ? "null, null" : "'" + issue + "', 1") + ", " + resident + ")");
        int version = 1;
        for (String act : acts) {
            String[] part = act.split(" ");
            statements.add(
                    "insert into ticket_event (ticket_id, version, kind, at, actor, status, details) values (" + id
                            + ", " + ++version + ", '" + part[0] + "', '"
                            + (part[2].length() == 5 ? DAY + part[2] + ":00Z" : part[2]) + "', "
                            + (part[1].equals("-") ? "null" : "'" + part[1] + "'") + ", 'RECEIVED', '"
                            + (part.length > 3 ? "{\"outcome\":\"" + part[3] + "\"}" : "{}") + "')");
        }
        happen();
    }

    private void happen() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) statement.addBatch(sql);
            statement.executeBatch();
        }
        statements.clear();
    }
}
