package kz.komek.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.ResidentsDates;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.domain.Outcome;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was there on which day, and how the last hours went. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class AttendanceTest {
    private static final String DAYS = "/api/v1/work/attendance";

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
    void numbers_to_give() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
    }

    @Test
    void what_somebody_does_today_is_there_with_what_they_took_and_closed() throws SQLException {
        operator("attends");
        be("attends", Map.of("state", "READY"));
        be("attends", Map.of("state", "BREAK", "reason", "LUNCH"));
        be("attends", Map.of("state", "TRAINING"));
        String number = matters.open("Су жоқ", null);
        Matters.done(Caller.staff("attends").put("/api/v1/tickets/" + number + "/assignment", null));
        matters.register(number, "CONSULTATION");
        matters.closeAtOnce(number, "attends", Outcome.EXPLAINED);
        // Closed by nobody of ours, or taken without being on shift: neither is lost, neither is somebody else's.
        JsonNode day = today("attends");
        assertThat(day.path("taken").asInt()).isEqualTo(1);
        assertThat(day.path("closed").asInt()).isEqualTo(1);
        assertThat(day.path("shifts")).hasSize(1);
        assertThat(day.path("times").findValuesAsText("doing")).contains("TRAINING");
        be("attends", Map.of("state", "OFF"));
        be("attends", Map.of("state", "READY"));
        be("attends", Map.of("state", "OFF"));
        assertThat(today("attends").path("times").findValuesAsText("doing")).contains("READY", "LUNCH", "TRAINING");
        assertThat(Caller.staff("aigul").get(DAYS).status()).isEqualTo(403);
    }

    @Test
    void days_gone_by_are_there_as_they_were_by_the_citys_clock() throws SQLException {
        operator("attended");
        LocalDate monday = LocalDate.now(ResidentsDates.CITY).minusDays(100);
        // From 20:00 to 08:00 in the city.
        spell("READY", "null", at(monday, 20), at(monday, 32));
        spell("BREAK", "'REST'", at(monday, 32), at(monday, 34));
        spell("OFF", "null", at(monday, 34), at(monday, 106));
        taken(at(monday, 24).minusSeconds(1), "OPERATORS", "KK", "attended", 3);
        taken(at(monday, 24), "OPERATORS", "KK", "attended", 3);
        var days = Caller.staff("saule")
                .get(DAYS + "?from=" + monday + "&until=" + monday.plusDays(2))
                .json()
                .path("days");
        assertThat(days.findValuesAsText("day"))
                .containsExactly(monday.plusDays(1).toString(), monday.toString());
        assertThat(days.path(0).path("times").toString())
                .isEqualTo("[{\"doing\":\"READY\",\"seconds\":28800},{\"doing\":\"REST\",\"seconds\":7200}]");
        assertThat(days.path(1).path("times").toString()).isEqualTo("[{\"doing\":\"READY\",\"seconds\":14400}]");
        assertThat(days.findValues("taken")).extracting(JsonNode::asInt).containsExactly(1, 1);
        assertThat(days.path(0).path("name").asText()).isEqualTo("Attends");
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atStartOfDay(ResidentsDates.CITY).plusHours(hour).toInstant();
    }

    /** With the target that the desk has now. */
    private void taken(Instant at, String desk, String language, String login, long waited) throws SQLException {
        matters.execute("insert into work_taken (at, desk, language, login, waited_seconds, service_seconds,"
                + " service_percent) select '"
                + at + "', desk, '" + language + "', '" + login + "', " + waited
                + ", service_seconds, service_percent from desk_rules where desk = '" + desk + "'");
    }

    @Test
    void at_most_a_month_is_told_at_once() {
        for (String wrong : new String[] {"?from=2025-05-05&until=2025-05-05", "?from=2025-05-01&until=2025-06-02"})
            assertThat(Caller.staff("saule").get(DAYS + wrong).code()).isEqualTo("SPAN_WRONG");
    }

    @Test
    void the_trend_and_the_wall_tell_by_desk_and_language_what_was_taken_in_time() throws SQLException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        matters.execute("delete from work_taken where desk = 'ANALYSTS'");
        long before = inLanguage("EN", "taken");
        long inTimeBefore = inLanguage("EN", "inTime");
        for (int waited : new int[] {5, 86_400, 86_401}) taken(now, "ANALYSTS", "EN", "saule", waited);
        var trend = Caller.staff("saule").get("/api/v1/work/trend").json();
        JsonNode point = null;
        for (JsonNode each : trend.path("points"))
            if (each.path("desk").asText().equals("ANALYSTS")) point = each;
        assertThat(point).isNotNull();
        assertThat(point.path("taken").asInt()).isEqualTo(3);
        assertThat(point.path("inTime").asInt()).isEqualTo(2);
        assertThat(point.path("longestSeconds").asInt()).isEqualTo(86_401);
        assertThat(Instant.parse(point.path("at").asText()))
                .isEqualTo(now.truncatedTo(ChronoUnit.HOURS)
                        .plus(Duration.ofMinutes(15L
                                * (Duration.between(now.truncatedTo(ChronoUnit.HOURS), now)
                                                .toMinutes()
                                        / 15))));
        assertThat(inLanguage("EN", "taken")).isEqualTo(before + 3);
        assertThat(inLanguage("EN", "inTime")).isEqualTo(inTimeBefore + 2);
    }

    @Test
    void what_was_taken_in_time_stays_so_when_the_target_is_changed_later() throws SQLException {
        operator("punctual");
        matters.execute("delete from work_taken where login = 'punctual'");
        String first = matters.open("Су жоқ", null);
        matters.execute(
                "update ticket set waits_since = waits_since - interval '4 minutes' where number = '" + first + "'");
        Matters.done(Caller.staff("punctual").put("/api/v1/tickets/" + first + "/assignment", null));
        long before = inTimeOfOperators();
        int version = serve(10, null);
        try {
            assertThat(inTimeOfOperators()).as("it was in time then").isEqualTo(before);
            String second = matters.open("Су жоқ", null);
            matters.execute("update ticket set waits_since = waits_since - interval '4 minutes' where number = '"
                    + second + "'");
            Matters.done(Caller.staff("punctual").put("/api/v1/tickets/" + second + "/assignment", null));
            assertThat(inTimeOfOperators()).as("this one was not").isEqualTo(before);
            assertThat(matters.count("select count(*) from work_taken where login = 'punctual'"))
                    .isEqualTo(2);
        } finally {
            serve(300, version);
        }
    }

    @Test
    void how_much_was_to_be_in_time_is_by_the_share_of_then() throws SQLException {
        matters.execute("delete from work_taken where desk = 'ANALYSTS'");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var saule = Caller.staff("saule");
        String path = "/api/v1/work/desks/ANALYSTS/rules";
        int usual = saule.get(path).json().path("servicePercent").asInt();
        try {
            share(path, 80);
            for (int i = 0; i < 7; i++) taken(now, "ANALYSTS", "RU", "saule", 5);
            assertThat(wanted("ANALYSTS"))
                    .as("80 of 100 of seven, and not less")
                    .isEqualTo(6);
            share(path, 99);
            assertThat(wanted("ANALYSTS")).isEqualTo(6);
            taken(now, "ANALYSTS", "RU", "saule", 5);
            assertThat(wanted("ANALYSTS")).as("560 and 99 of 800").isEqualTo(7);
        } finally {
            share(path, usual);
            matters.execute("delete from work_taken where desk = 'ANALYSTS'");
        }
    }

    private static void share(String path, int percent) {
        var now = Caller.staff("saule").get(path).json();
        var wanted = new HashMap<String, Object>(Map.of("servicePercent", percent));
        for (String same : List.of("answerSeconds", "serviceSeconds"))
            wanted.put(same, now.path(same).asInt());
        wanted.put("offers", now.path("offers").asBoolean());
        Matters.done(Caller.staff("saule").put(path, now.path("version").asInt(), wanted));
    }

    private static long wanted(String desk) {
        for (JsonNode each :
                Caller.staff("saule").get("/api/v1/work/wallboard").json().path("desks"))
            if (each.path("rules").path("desk").asText().equals(desk))
                return each.path("wanted").asLong();
        throw new AssertionError("no such desk");
    }

    private static int serve(int seconds, @Nullable Integer version) {
        String path = "/api/v1/work/desks/OPERATORS/rules";
        var now = Caller.staff("saule").get(path).json();
        int seen = version == null ? now.path("version").asInt() : version;
        var wanted = Map.of("offers", true, "answerSeconds", 30, "serviceSeconds", seconds, "servicePercent", 80);
        return Matters.done(Caller.staff("saule").put(path, seen, wanted))
                .json()
                .path("version")
                .asInt();
    }

    private static long inTimeOfOperators() {
        for (JsonNode each :
                Caller.staff("saule").get("/api/v1/work/wallboard").json().path("desks"))
            if (each.path("rules").path("desk").asText().equals("OPERATORS"))
                return each.path("inTime").asLong();
        throw new AssertionError("no such desk");
    }

    private static long inLanguage(String language, String field) {
        for (JsonNode each :
                Caller.staff("saule").get("/api/v1/work/wallboard").json().path("languages"))
            if (each.path("language").asText().equalsIgnoreCase(language))
                return each.path(field).asLong();
        throw new AssertionError("no such language");
    }

    private JsonNode today(String login) {
        for (JsonNode day : Caller.staff("saule").get(DAYS).json().path("days"))
            if (day.path("login").asText().equals(login)) return day;
        throw new AssertionError(login + " was not there");
    }

    private void spell(String state, String reason, Instant began, Instant ended) throws SQLException {
        matters.execute("insert into presence_spell values ('attended', '" + state + "', " + reason + ", '" + began
                + "', '" + ended + "')");
    }

    private void operator(String login) throws SQLException {
        matters.execute("insert into staff (login, name, password_hash, roles, languages, active, created_at) select '"
                + login + "', 'Attends', password_hash, '{OPERATOR}', '{kk,ru,en}', true, created_at"
                + " from staff where login = 'aigul' on conflict do nothing");
        Caller.staff(login); // nobody knows them yet: now all of them are read
    }

    private static void be(String login, Map<String, String> state) {
        Matters.done(Caller.staff(login).put("/api/v1/work/presence", state));
    }
}
