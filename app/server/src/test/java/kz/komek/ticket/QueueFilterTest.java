package kz.komek.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody finds of a queue, and how much of it is read for that. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class QueueFilterTest {
    private static final AtomicLong MADE = new AtomicLong();
    private static final String OPEN = "/api/v1/tickets?queue=OPEN&limit=200";

    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    private Matters matters;

    @BeforeEach
    void blocks_are_there() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
    }

    @Test
    void each_filter_leaves_what_it_names_and_several_leave_what_all_name() throws SQLException {
        String one = matters.open("Су жоқ", null);
        String other = matters.open("Жол", null);
        set(
                one,
                "district = 'kentau', sector = null, issue = 'WATER_NONE', type = 'INCIDENT', channel = 'EMAIL',"
                        + " language = 'RU', priority = 'HIGH', urgent = true, due_at = timestamptz '2001-01-01',"
                        + " received_at = received_at - interval '9 days', organisation = 'TEST_BODY', resident_waits = true,"
                        + " assignee = 'aigul'");
        set(other, "district = 'arys', resident_waits = false, priority = 'LOW'");
        for (String filter : List.of(
                "district=kentau",
                "issue=WATER_NONE",
                "sphere=WATER",
                "type=INCIDENT",
                "channel=EMAIL",
                "language=ru",
                "priority=HIGH",
                "urgent=true",
                "overdue=true",
                "olderThanDays=7",
                "organisation=TEST_BODY",
                "residentWaits=true",
                "assignee=aigul",
                "district=kentau&urgent=true&assignee=aigul")) {
            assertThat(found("bolat", OPEN + "&" + filter))
                    .as(filter)
                    .contains(one)
                    .doesNotContain(other);
        }
        set(other, "due_at = timestamptz '2001-01-02'"); // before what other tests left
        assertThat(found("bolat", OPEN + "&nobodys=true")).contains(other).doesNotContain(one);
        assertThat(found("bolat", OPEN + "&district=kentau&type=PROPOSAL")).doesNotContain(one, other);
        assertThat(Caller.staff("bolat").get(OPEN + "&type=NOPE").code()).isEqualTo("PARAMETER_WRONG");
        assertThat(Caller.staff("bolat").get(OPEN + "&priority=SOON").code()).isEqualTo("PARAMETER_WRONG");
        assertThat(Caller.staff("bolat").get(OPEN + "&language=xx").code()).isEqualTo("PARAMETER_WRONG");
        assertThat(Caller.staff("bolat").get(OPEN + "&nope=1").code()).isEqualTo("PARAMETER_UNKNOWN");
    }

    @Test
    void who_leads_sees_what_somebody_has_in_hand_and_nobody_else_does() throws SQLException {
        String number = matters.open("Жылу жоқ", null);
        set(number, "assignee = 'aigul'");
        String held = "/api/v1/tickets?queue=HELD&limit=200&assignee=aigul";
        assertThat(found("saule", held)).contains(number);
        assertThat(found("saule", "/api/v1/tickets?queue=HELD")).isEmpty();
        assertThat(Caller.staff("bolat").get(held).code()).isEqualTo("NOT_YOUR_QUEUE");
    }

    @Test
    void who_leads_sees_what_waits_at_a_desk_the_longest_first_and_nobody_else_does() throws SQLException {
        String first = matters.open("Жарық жоқ", null);
        String second = matters.open("Газ жоқ", null);
        String taken = matters.open("Лифт тұр", null);
        set(
                first,
                "desk = 'METHODOLOGISTS', put_to = 'METHODOLOGISTS', due_at = timestamptz '2031-01-01', waits_since = timestamptz '2001-01-01'");
        set(second, "desk = 'METHODOLOGISTS', put_to = 'METHODOLOGISTS', waits_since = timestamptz '2001-01-02'");
        set(taken, "desk = 'METHODOLOGISTS', put_to = 'METHODOLOGISTS', assignee = 'saule'");
        String at = "/api/v1/tickets?queue=WAITING_AT&desk=METHODOLOGISTS";
        var page = Caller.staff("saule").get(at + "&limit=1").json();
        assertThat(page.path("items").path(0).path("number").asText()).isEqualTo(first);
        var next = Caller.staff("saule")
                .get(at + "&limit=1&cursor=" + page.path("next").asText())
                .json();
        assertThat(next.path("items").path(0).path("number").asText()).isEqualTo(second);
        assertThat(found("saule", at + "&limit=200")).contains(first, second).doesNotContain(taken);
        assertThat(found("saule", "/api/v1/tickets?queue=WAITING_AT")).isEmpty();
        assertThat(found("saule", OPEN + "&desk=METHODOLOGISTS")).contains(first, taken);
        assertThat(Caller.staff("bolat").get(at).code()).isEqualTo("NOT_YOUR_QUEUE");
    }

    @Test
    void what_is_rare_among_many_is_found_by_going_on_each_time_with_as_much_read() throws SQLException {
        String last = matters.open("Сирек", null);
        matters.execute(many(12_000, "RECEIVED"));
        set(last, "district = 'saryagash', due_at = timestamptz '2090-01-01'");
        var seen = new ArrayList<String>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = Caller.staff("bolat")
                    .get(OPEN + "&district=saryagash" + cursor)
                    .json();
            page.path("items").forEach(item -> seen.add(item.path("number").asText()));
            boolean more = page.path("next").isTextual();
            assertThat(page.path("gaveUp").asBoolean())
                    .as("short of a page and not at the end")
                    .isEqualTo(more);
            cursor = more ? "&cursor=" + page.path("next").asText() : "";
            pages++;
        } while (!cursor.isEmpty());
        assertThat(seen).contains(last);
        assertThat(pages).as("with what other tests left").isBetween(3, 8);
        matters.execute("delete from ticket where id > 4000000000");
    }

    @Test
    void the_plan_of_a_filter_walks_the_index_of_the_queue_and_stops() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("begin");
            statement.execute(many(60_000, "CLOSED"));
            statement.execute(many(30_000, "RECEIVED"));
            statement.execute("update ticket set desk = 'OPERATORS', waits_since = received_at"
                    + " where id > 4000000000 and status = 'RECEIVED'");
            statement.execute("analyze ticket");
            String open = plan(
                    statement,
                    "select t.* from (select t.* from ticket t where t.status in ('RECEIVED', 'REGISTERED', 'REOPENED')"
                            + " order by t.due_at, t.id limit 5000) t where t.district = 'kentau'"
                            + " order by t.due_at, t.id limit 51");
            assertThat(open).contains("ticket_queue_open").doesNotContain("Sort", "Seq Scan");
            String held = plan(
                    statement,
                    "select t.* from ticket t where t.status in ('RECEIVED', 'REGISTERED', 'REOPENED')"
                            + " and t.assignee = 'nobody' and t.status not in ('CLOSED', 'MERGED')"
                            + " order by t.due_at, t.id limit 51");
            assertThat(held).contains("ticket_queue_mine").doesNotContain("Seq Scan");
            String waiting = plan(
                    statement,
                    "select t.* from ticket t where t.desk = 'OPERATORS' and t.desk is not null and t.assignee is null"
                            + " and (t.waits_since, t.id) > (timestamptz '2080-01-02', 4000000001)"
                            + " order by t.waits_since, t.id limit 51");
            assertThat(waiting).contains("ticket_desk_age").doesNotContain("Seq Scan");
            String closed = plan(
                    statement,
                    "select t.* from (select t.* from ticket t where t.status = 'CLOSED'"
                            + " order by t.changed_at desc, t.id desc limit 5000) t where t.district = 'kentau'"
                            + " order by t.changed_at desc, t.id desc limit 51");
            assertThat(closed).contains("ticket_queue_closed").doesNotContain("Sort", "Seq Scan");
            statement.execute("rollback");
        }
    }

    private static String plan(Statement statement, String sql) throws SQLException {
        try (var rows = statement.executeQuery("explain " + sql)) {
            var lines = new ArrayList<String>();
            while (rows.next()) lines.add(rows.getString(1));
            return String.join("\n", lines);
        }
    }

    /** Straight into the register; in the hands of nobody, at no desk. */
    private static String many(int count, String status) {
        long before = MADE.getAndAdd(count);
        return "insert into ticket (id, number, version, status, title, channel, account, anonymous,"
                + " resident_waits, received_at, changed_at, due_at, rank, district, outcome, closed_at)"
                + " select 4000000000 + i, (4000000000 + i)::text, 1, '" + status
                + "', 'x', 'WEB', 'site', true, false, at, at, at, at, 'arys', "
                + (status.equals("CLOSED") ? "'EXPLAINED', at" : "null, null")
                + " from generate_series(1, " + count + ") n,"
                + " lateral (select timestamptz '2080-01-01' + n * interval '1 second' as at, " + before
                + " + n as i) a";
    }

    private void set(String number, String what) throws SQLException {
        matters.execute("update ticket set " + what + " where number = '" + number + "'");
    }

    private static HashSet<String> found(String login, String path) {
        var found = new HashSet<String>();
        var answer = Caller.staff(login).get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        answer.json()
                .path("items")
                .forEach(item -> found.add(item.path("number").asText()));
        return found;
    }
}
