package kz.komek.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.calendar.domain.ClockUnit;
import kz.komek.calendar.domain.Deadline;
import kz.komek.calendar.domain.Target;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class CalendarsTest {
    private static final Map<String, String> NAMES = Map.of("kk", "апта", "ru", "неделя", "en", "week");
    private static final Instant FRIDAY_AT_FOUR = Instant.parse("2026-10-23T11:00:00Z");

    @Inject
    Calendars calendars;

    @Inject
    DataSource dataSource;

    private final Caller dana = Caller.staff("dana");
    private final Caller aigul = Caller.staff("aigul");

    @Test
    void the_country_s_holidays_and_the_usual_weeks_are_there_from_the_start() {
        assertThat(days("OFFICE", "2026-10-24", "2026-10-27"))
                .containsExactly(
                        "2026-10-24 WEEKLY_DAY_OFF ",
                        "2026-10-25 HOLIDAY ",
                        "2026-10-26 MOVED ",
                        "2026-10-27 ORDINARY 09:00-13:00 14:30-18:30");
        assertThat(days("SIX_DAYS", "2026-03-23", "2026-03-25"))
                .as("of two days off one moves for who works on Saturdays, to the first working day after the holidays")
                .containsExactly(
                        "2026-03-23 HOLIDAY ", "2026-03-24 MOVED ", "2026-03-25 ORDINARY 09:00-13:00 14:00-17:00");
        assertThat(days("ALWAYS", "2026-10-25", "2026-10-25")).containsExactly("2026-10-25 ORDINARY 00:00-00:00");
        assertThat(calendars.always().isWorking(FRIDAY_AT_FOUR)).isTrue();
        var moved = aigul.get("/api/v1/working-calendars/OFFICE/days?from=2026-10-26&to=2026-10-26")
                .json()
                .path("days")
                .get(0);
        assertThat(moved.path("why").path("kk").asText())
                .isEqualTo("Демалыс 25 қазаннан ауыстырылған: Республика күні");
        assertThat(moved.path("worked").asBoolean()).isFalse();
    }

    @Test
    void what_would_be_due_is_told_with_its_reasons() {
        var due = aigul.get("/api/v1/working-calendars/OFFICE/explain?start=2026-10-23T12:30:00Z&amount=2"
                        + "&unit=WORKING_HOURS")
                .json();
        assertThat(due.path("due").asText()).isEqualTo("2026-10-27T05:00:00Z");
        assertThat(due.path("why").path("en").asText())
                .isEqualTo("Due Tue 27 October, 10:00: 2 working hours from Fri 23 October, 17:30."
                        + " Mon 26 October: day off moved from 25 October: Republic Day.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            days?from=2026-01-01&to=2027-02-05,                                    DAYS_WRONG
            days?from=2026-01-02&to=2026-01-01,                                    DAYS_WRONG
            explain?start=yesterday&amount=1,                                      START_WRONG
            explain?amount=1,                                                      START_WRONG
            explain?start=2026-10-23T12:30:00Z&amount=0,                           TARGET_WRONG
            explain?start=2026-10-23T12:30:00Z&amount=731&unit=DAYS,               TARGET_WRONG
            """)
    void what_cannot_be_counted_is_refused(String asked, String code) {
        var answer = aigul.get("/api/v1/working-calendars/OFFICE/" + asked);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void four_hundred_days_are_not_too_many_and_an_unknown_calendar_is_unknown() {
        assertThat(days("OFFICE", "2026-01-01", "2027-02-04")).hasSize(400);
        assertThat(aigul.get("/api/v1/working-calendars/NONE/days?from=2026-01-01&to=2026-01-02")
                        .status())
                .isEqualTo(404);
        assertThat(aigul.get("/api/v1/working-calendars/OFFICE/days?from=2026-01-01&to=2026-01-02&version=99")
                        .status())
                .isEqualTo(404);
        assertThat(calendars.current("NONE")).isEmpty();
        assertThat(calendars.of("OFFICE", 99)).isEmpty();
    }

    @Test
    void a_change_makes_another_version_and_a_promise_is_counted_by_its_own() {
        keep("PROMISED", null, week("MONDAY-FRIDAY", "09:00-17:00"), null);
        var target = new Target(2, ClockUnit.WORKING_HOURS);
        var promised = Deadline.of(
                FRIDAY_AT_FOUR, target, calendars.current("PROMISED").orElseThrow(), List.of());
        assertThat(promised.due()).isEqualTo("2026-10-26T05:00:00Z");

        keep("PROMISED", 1, week("MONDAY-FRIDAY", "10:00-12:00"), null);
        assertThat(Deadline.of(
                                FRIDAY_AT_FOUR,
                                target,
                                calendars.current("PROMISED").orElseThrow(),
                                List.of())
                        .due())
                .isEqualTo("2026-10-26T07:00:00Z");
        var then = calendars.of(promised.calendar(), promised.calendarVersion()).orElseThrow();
        assertThat(Deadline.of(promised.start(), promised.target(), then, promised.pauses()))
                .isEqualTo(promised);

        var versions =
                aigul.get("/api/v1/working-calendars/PROMISED/versions").json().path("items");
        assertThat(versions.size()).isEqualTo(2);
        assertThat(versions.get(0).path("calendar").path("version").asInt()).isEqualTo(2);
        assertThat(versions.get(1)
                        .path("calendar")
                        .path("weekly")
                        .get(0)
                        .path("to")
                        .asText())
                .isEqualTo("17:00");
        assertThat(versions.get(0).path("by").asText()).isEqualTo("dana");
        assertThat(versions.get(0).path("byName").asText()).isEqualTo("Дана Қуанышева");
        assertThat(versions.get(0).path("origin").asText()).isEqualTo("CALENDAR");
    }

    @Test
    void the_same_again_makes_no_version_and_who_saw_an_older_one_changes_nothing() {
        keep("CAREFUL", null, week("MONDAY-FRIDAY", "09:00-17:00"), null);
        assertThat(keep("CAREFUL", 1, week("MONDAY-FRIDAY", "09:00-17:00"), null)
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        keep("CAREFUL", 1, week("MONDAY-FRIDAY", "09:00-18:00"), null);
        var stale = put("CAREFUL", 1, week("MONDAY-FRIDAY", "09:00-19:00"), null, List.of());
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("current").path("version").asInt()).isEqualTo(2);
    }

    @Test
    void of_two_who_change_a_calendar_at_once_one_is_told_to_look_again() throws Exception {
        keep("TOGETHER", null, week("MONDAY-FRIDAY", "09:00-17:00"), null);
        Stream<Callable<Integer>> both = IntStream.of(18, 19)
                .mapToObj(hour ->
                        () -> put("TOGETHER", 1, week("MONDAY-FRIDAY", "09:00-" + hour + ":00"), null, List.of())
                                .status());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(both.toList()).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    void a_date_of_its_own_goes_before_week_and_holidays() {
        put(
                "OWN",
                null,
                week("MONDAY-FRIDAY", "09:00-17:00"),
                "KZ",
                List.of(
                        own("2026-10-24", List.of(Map.of("from", "09:00", "to", "15:00"))),
                        own("2026-10-26", List.of(Map.of("from", "10:00", "to", "12:00"))),
                        own("2026-10-27", List.of())));
        assertThat(days("OWN", "2026-10-24", "2026-10-28"))
                .containsExactly(
                        "2026-10-24 OWN_HOURS 09:00-15:00",
                        "2026-10-25 HOLIDAY ",
                        "2026-10-26 OWN_HOURS 10:00-12:00",
                        "2026-10-27 OWN_CLOSED ",
                        "2026-10-28 ORDINARY 09:00-17:00");
    }

    @Test
    void a_calendar_without_a_working_minute_or_with_hours_that_overlap_is_refused() {
        assertThat(put("BAD", null, List.of(), null, List.of()).code()).isEqualTo("HOURS_WRONG");
        assertThat(put("BAD", null, week("MONDAY-MONDAY", "09:00-13:00", "12:00-18:00"), null, List.of())
                        .code())
                .isEqualTo("HOURS_WRONG");
        assertThat(put("BAD", null, week("MONDAY-MONDAY", "18:00-09:00"), null, List.of())
                        .code())
                .isEqualTo("HOURS_WRONG");
        assertThat(put("BAD", null, week("MONDAY-MONDAY", "09:00-17:00"), "MOON", List.of())
                        .code())
                .isEqualTo("HOLIDAYS_UNKNOWN");
        var twice = List.of(own("2026-10-24", List.of()), own("2026-10-24", List.of()));
        assertThat(put("BAD", null, week("MONDAY-MONDAY", "09:00-17:00"), null, twice)
                        .code())
                .isEqualTo("DATE_TWICE");
        var overlapping = List.of(own(
                "2026-10-24", List.of(Map.of("from", "09:00", "to", "15:00"), Map.of("from", "14:00", "to", "16:00"))));
        assertThat(put("BAD", null, week("MONDAY-MONDAY", "09:00-17:00"), null, overlapping)
                        .code())
                .isEqualTo("HOURS_WRONG");
        assertThat(put("ALWAYS", 1, week("MONDAY-FRIDAY", "09:00-17:00"), null, List.of())
                        .code())
                .isEqualTo("ALWAYS_OPEN");
        assertThat(aigul.get("/api/v1/working-calendars/BAD").status()).isEqualTo(404);
    }

    @Test
    void a_change_of_holidays_changes_every_calendar_that_keeps_them_and_no_other() {
        bring("MOVING", "date,name_en,kind,name_kk,name_ru\n2027-06-02,City Day,holiday,Қала күні,День города\n");
        keep("KEEPS", null, week("MONDAY-FRIDAY", "09:00-17:00"), "MOVING");
        keep("KEEPS_NONE", null, week("MONDAY-FRIDAY", "09:00-17:00"), null);
        assertThat(days("KEEPS", "2027-06-02", "2027-06-02")).containsExactly("2027-06-02 HOLIDAY ");

        // English alone is enough for a day that is known by that name.
        var imported = bring("MOVING", "date,name_en,kind\n2027-06-03,City Day,holiday\n");
        assertThat(imported.json().path("added").asInt()).isEqualTo(1);
        assertThat(imported.json().path("removed").asInt()).isEqualTo(1);
        assertThat(days("KEEPS", "2027-06-02", "2027-06-03"))
                .containsExactly("2027-06-02 ORDINARY 09:00-17:00", "2027-06-03 HOLIDAY ");
        var newest = aigul.get("/api/v1/working-calendars/KEEPS/versions")
                .json()
                .path("items")
                .get(0);
        assertThat(newest.path("calendar").path("version").asInt()).isEqualTo(2);
        assertThat(newest.path("origin").asText()).isEqualTo("HOLIDAYS");
        assertThat(newest.path("holidaySetVersion").asInt()).isEqualTo(3);
        assertThat(aigul.get("/api/v1/working-calendars/KEEPS_NONE")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        assertThat(calendars.of("KEEPS", 1).orElseThrow().isWorking(Instant.parse("2027-06-02T05:00:00Z")))
                .as("what was promised by it is counted as it was")
                .isFalse();
    }

    @Test
    void holidays_that_would_close_a_calendar_for_two_years_are_refused_whole() {
        bring("ENDLESS", "date,name_en,kind,name_kk,name_ru\n2027-06-02,City Day,holiday,Қала күні,День города\n");
        keep("WEDNESDAYS", null, week("WEDNESDAY-WEDNESDAY", "09:00-17:00"), "ENDLESS");
        var every = new StringBuilder("date,name_en,kind\n");
        IntStream.range(0, 170)
                .forEach(week ->
                        every.append(LocalDate.of(2026, 7, 1).plusWeeks(week)).append(",City Day,extra\n"));
        assertThat(bring("ENDLESS", every.toString(), true).code())
                .as("a dry run says so too")
                .isEqualTo("NEVER_OPEN");
        assertThat(bring("ENDLESS", every.toString()).code()).isEqualTo("NEVER_OPEN");
        assertThat(aigul.get("/api/v1/holiday-sets/ENDLESS")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(aigul.get("/api/v1/working-calendars/WEDNESDAYS")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2027-02-29,Leap,holiday,а,б,                                | 2 date DATE_WRONG             | no such day
            27.02.2027,City Day,holiday,а,б,                            | 2 date DATE_WRONG             | not as dates are written
            1027-02-27,City Day,holiday,а,б,                            | 2 date DATE_WRONG             | a slip of the finger
            2027-02-27,City Day,holyday,а,б,                            | 2 kind KIND_UNKNOWN           | a typo
            2027-02-27,City Day,holiday,,б,                             | 2 name_kk TEXT_MISSING        | not in Kazakh
            2027-02-27,City Day,moved,а,б,2027-02-26                    | 2 moved_from MOVED_WITHOUT_HOLIDAY | from a day that is none
            2027-02-27,City Day,moved,а,б,                              | 2 moved_from MOVED_WITHOUT_HOLIDAY | from nowhere
            2027-02-27,City Day,working,а,б,                            | 2 hours_of HOURS_OF_MISSING   | worked at which hours
            2027-02-27,City Day,holiday,а,б, 2027-02-27,Twice,holiday,а,б, | 3 date DATE_TWICE          | one date twice
            """)
    void a_file_with_a_fault_is_refused_with_line_field_and_reason(String lines, String fault, String why) {
        bring("FAULTS", "date,name_en,kind,name_kk,name_ru\n2027-06-02,City Day 2,holiday,Қала күні,День города\n");
        int version =
                aigul.get("/api/v1/holiday-sets/FAULTS").json().path("version").asInt();
        String body = "date,name_en,kind,name_kk,name_ru,moved_from\n" + lines.replace(", ", ",\n")
                + "\n2027-01-05,Good,holiday,а,б,\n";
        for (boolean dryRun : new boolean[] {true, false}) {
            var answer = bring("FAULTS", body, dryRun);
            assertThat(answer.status()).as(why).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("ROWS_WRONG");
            assertThat(violations(answer)).as(why).contains(fault);
        }
        assertThat(aigul.get("/api/v1/holiday-sets/FAULTS")
                        .json()
                        .path("version")
                        .asInt())
                .as("nothing of it was taken")
                .isEqualTo(version);
    }

    @Test
    void a_dry_run_says_what_would_happen_and_an_export_comes_back_as_it_was() {
        String export = aigul.get("/api/v1/holiday-sets/KZ/exports").text();
        var again = bring("KZ", export, true).json();
        assertThat(again.path("added").asInt()).isZero();
        assertThat(again.path("changed").asInt()).isZero();
        assertThat(again.path("unchanged").asInt()).isEqualTo(again.path("rows").asInt());
        int version =
                aigul.get("/api/v1/holiday-sets/KZ").json().path("version").asInt();
        assertThat(bring("KZ", export).status()).isEqualTo(200);
        assertThat(aigul.get("/api/v1/holiday-sets/KZ").json().path("version").asInt())
                .as("the same again")
                .isEqualTo(version);
        var moved = bring(
                        "KZ",
                        "date,name_en,kind\n2028-05-07,Defender Day,holiday\n2028-05-08,moved from 7 May,moved\n",
                        true)
                .json();
        assertThat(moved.path("added").asInt())
                .as("as tables of the country are written")
                .isEqualTo(2);
    }

    @Test
    void no_version_is_ever_changed_or_taken_away() {
        for (String act : List.of(
                "update working_calendar_version set made_by = 'nobody'",
                "delete from working_calendar_version",
                "update holiday_set_version set made_by = 'nobody'",
                "truncate holiday_set_version cascade")) {
            assertThatThrownBy(() -> {
                        try (var connection = dataSource.getConnection();
                                var statement = connection.createStatement()) {
                            statement.execute(act);
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void what_another_replica_changed_is_counted_by_at_once() throws SQLException {
        keep("HEARD", null, week("MONDAY-FRIDAY", "09:00-17:00"), null);
        Instant evening = Instant.parse("2026-10-23T14:00:00Z");
        // Three times, so that the reading every 20 s cannot be what saw them all.
        for (int version = 2; version <= 4; version++) {
            boolean late = version % 2 == 0;
            try (var connection = dataSource.getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("insert into working_calendar_version select calendar, " + version
                        + ", kk, ru, en, replace(weekly::text, '17:00', '" + (late ? "21:00" : "17:00")
                        + "')::json, holiday_set, holiday_set_version, holidays, own, origin, made_at, made_by"
                        + " from working_calendar_version where calendar = 'HEARD' and version = 1");
                statement.execute("update working_calendar set version = " + version + " where id = 'HEARD'");
                statement.execute("select pg_notify('" + Calendars.BELL + "', '')");
                connection.commit();
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(4))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> calendars.current("HEARD").orElseThrow().isWorking(evening) == late);
        }
    }

    @Test
    void every_replica_is_told_of_a_change_with_its_commit() throws SQLException {
        keep("RUNG", null, week("MONDAY-FRIDAY", "09:00-17:00"), null);
        try (var elsewhere = dataSource.getConnection();
                var statement = elsewhere.createStatement()) {
            statement.execute("listen " + Calendars.BELL);
            var heard = elsewhere.unwrap(PGConnection.class);
            heard.getNotifications(1);
            keep("RUNG", 1, week("MONDAY-FRIDAY", "09:00-18:00"), null);
            assertThat(heard.getNotifications(4_000)).isNotEmpty();
        }
    }

    private List<String> days(String id, String from, String to) {
        return aigul.get("/api/v1/working-calendars/" + id + "/days?from=" + from + "&to=" + to)
                .json()
                .path("days")
                .valueStream()
                .map(day -> day.path("date").asText() + " " + day.path("reason").asText() + " "
                        + String.join(
                                " ",
                                day.path("spans")
                                        .valueStream()
                                        .map(span -> span.path("from").asText() + "-"
                                                + span.path("to").asText())
                                        .toList()))
                .toList();
    }

    private Caller.Answer keep(
            String id, @Nullable Integer version, List<Map<String, String>> weekly, @Nullable String holidays) {
        var answer = put(id, version, weekly, holidays, List.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private Caller.Answer put(
            String id,
            @Nullable Integer version,
            List<Map<String, String>> weekly,
            @Nullable String holidays,
            List<Map<String, Object>> own) {
        var body = new HashMap<String, Object>(Map.of("names", NAMES, "weekly", weekly, "own", own));
        body.put("holidaySet", holidays);
        return dana.put("/api/v1/working-calendars/" + id, version, body);
    }

    private static Map<String, Object> own(String date, List<Map<String, String>> spans) {
        return Map.of("date", date, "spans", spans, "reason", NAMES);
    }

    private static List<Map<String, String>> week(String days, String... spans) {
        String[] ends = days.split("-");
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.compareTo(DayOfWeek.valueOf(ends[0])) >= 0
                        && day.compareTo(DayOfWeek.valueOf(ends[1])) <= 0)
                .flatMap(day -> Stream.of(spans).map(span -> {
                    String[] hours = span.split("-");
                    return Map.of("day", day.name(), "from", hours[0], "to", hours[1]);
                }))
                .toList();
    }

    /** The set is made where it is not there. */
    private Caller.Answer bring(String id, String file) {
        if (aigul.get("/api/v1/holiday-sets/" + id).status() == 404) {
            dana.put("/api/v1/holiday-sets/" + id, null, Map.of("names", NAMES, "days", List.of()));
        }
        return bring(id, file, false);
    }

    private Caller.Answer bring(String id, String file, boolean dryRun) {
        return dana.send(
                "POST",
                "/api/v1/holiday-sets/" + id + "/imports?dry-run=" + dryRun,
                "text/csv",
                file.getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    private static List<String> violations(Caller.Answer answer) {
        return answer.json()
                .path("violations")
                .valueStream()
                .map(wrong ->
                        wrong.path("row").asText() + " " + wrong.path("field").asText() + " "
                                + wrong.path("code").asText())
                .toList();
    }
}
