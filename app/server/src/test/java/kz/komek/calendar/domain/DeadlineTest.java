package kz.komek.calendar.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.contract.ResidentsDates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
    private static final Names REPUBLIC_DAY = new Names("Республика күні", "День Республики", "Republic Day");
    private static final Names NAURYZ = new Names("Наурыз", "Наурыз", "Nauryz");
    private static final Names VICTORY = new Names("Жеңіс күні", "День Победы", "Victory Day");
    private static final List<Holiday> KZ = List.of(
            holiday("2026-03-21", NAURYZ),
            holiday("2026-03-22", NAURYZ),
            holiday("2026-03-23", NAURYZ),
            moved("2026-03-24", "2026-03-21", NAURYZ),
            moved("2026-03-25", "2026-03-22", NAURYZ),
            holiday("2026-05-09", VICTORY),
            moved("2026-05-11", "2026-05-09", VICTORY),
            holiday("2026-10-25", REPUBLIC_DAY),
            moved("2026-10-26", "2026-10-25", REPUBLIC_DAY),
            // Saturday for Monday of the week after
            new Holiday(LocalDate.parse("2026-11-14"), HolidayKind.WORKING, REPUBLIC_DAY, null, DayOfWeek.FRIDAY),
            new Holiday(LocalDate.parse("2026-11-16"), HolidayKind.EXTRA, REPUBLIC_DAY, null, null));

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            calendar, start,            amount, unit,            due,              why
            PLAIN,    2026-10-16T16:00, 2,      WORKING_HOURS,   2026-10-19T10:00, one hour on Friday and one on Monday
            PLAIN,    2026-10-23T16:00, 2,      WORKING_HOURS,   2026-10-27T10:00, Monday is Republic Day moved from Sunday
            PLAIN,    2026-10-16T16:00, 1,      WORKING_HOURS,   2026-10-16T17:00, spent at closing and not at the next opening
            PLAIN,    2026-10-16T16:59, 2,      WORKING_MINUTES, 2026-10-19T09:01, one minute of each day
            PLAIN,    2026-10-19T07:00, 2,      WORKING_HOURS,   2026-10-19T11:00, before opening
            PLAIN,    2026-10-19T18:00, 1,      WORKING_HOURS,   2026-10-20T10:00, after closing
            PLAIN,    2026-10-19T17:00, 1,      WORKING_HOURS,   2026-10-20T10:00, at closing nobody works any more
            PLAIN,    2026-10-17T12:00, 1,      WORKING_HOURS,   2026-10-19T10:00, on a weekend
            PLAIN,    2026-10-26T12:00, 1,      WORKING_HOURS,   2026-10-27T10:00, on a moved holiday
            PLAIN,    2026-10-16T16:00, 3,      WORKING_DAYS,    2026-10-21T17:00, the day of receipt is not counted
            PLAIN,    2026-10-19T07:00, 1,      WORKING_DAYS,    2026-10-20T17:00, received before opening is received that day
            PLAIN,    2026-10-19T20:00, 1,      WORKING_DAYS,    2026-10-20T17:00, received after closing is received that day too
            PLAIN,    2026-10-17T12:00, 1,      WORKING_DAYS,    2026-10-19T17:00, received on Saturday is received on Saturday
            PLAIN,    2026-10-26T12:00, 1,      WORKING_DAYS,    2026-10-27T17:00, the same on a moved holiday
            OFFICE,   2026-10-19T12:30, 1,      WORKING_HOURS,   2026-10-19T15:00, half an hour before lunch and half after
            OFFICE,   2026-10-19T13:30, 1,      WORKING_HOURS,   2026-10-19T15:30, during lunch
            OFFICE,   2026-10-19T12:00, 1,      WORKING_HOURS,   2026-10-19T13:00, spent when lunch begins
            OFFICE,   2026-03-16T10:00, 15,     WORKING_DAYS,    2026-04-09T18:30, the law's 15 days over Nauryz and its two moved days
            OFFICE,   2026-03-20T18:30, 1,      WORKING_HOURS,   2026-03-26T10:00, five days of Nauryz
            SIX,      2026-03-20T17:00, 1,      WORKING_HOURS,   2026-03-25T10:00, who works on Saturdays gets one moved day: the first after the holidays
            OFFICE,   2026-05-08T17:30, 2,      WORKING_HOURS,   2026-05-12T10:00, Victory Day moved from Saturday to Monday
            SIX,      2026-05-08T16:00, 2,      WORKING_HOURS,   2026-05-11T10:00, and did not for who works on Saturdays
            OFFICE,   2026-11-13T18:00, 1,      WORKING_HOURS,   2026-11-14T09:30, a Saturday that is worked
            OFFICE,   2026-11-14T18:00, 1,      WORKING_HOURS,   2026-11-17T09:30, for a Monday that is not
            ALWAYS,   2026-10-17T23:30, 2,      WORKING_HOURS,   2026-10-18T01:30, day and night over midnight
            ALWAYS,   2026-10-17T23:30, 1,      WORKING_DAYS,    2026-10-19T00:00, the day after closes at its midnight
            LATE,     2026-10-19T23:00, 2,      WORKING_HOURS,   2026-10-20T19:00, hours to 24:00
            LATE,     2026-10-19T23:00, 1,      WORKING_DAYS,    2026-10-21T00:00, and their close
            NIGHT,    2026-10-19T23:00, 3,      WORKING_HOURS,   2026-10-20T02:00, a shift over midnight
            NIGHT,    2026-10-20T12:00, 1,      WORKING_HOURS,   2026-10-20T23:00, between two shifts
            PLAIN,    2026-10-16T16:00, 30,     MINUTES,         2026-10-16T16:30, minutes as they are
            PLAIN,    2026-10-16T16:00, 48,     HOURS,           2026-10-18T16:00, hours as they are
            PLAIN,    2026-10-16T16:00, 5,      DAYS,            2026-10-21T16:00, days as they are to the same hour
            PLAIN,    2024-02-28T12:00, 2,      DAYS,            2024-03-01T12:00, by the clock of the city that was set back between
            PLAIN,    2024-02-28T12:00, 48,     HOURS,           2024-03-01T11:00, and by hours one earlier
            ALWAYS,   2024-02-29T22:00, 4,      WORKING_HOURS,   2024-03-01T01:00, the hour from 23:00 is worked twice
            """)
    void is_due(String calendar, LocalDateTime start, int amount, ClockUnit unit, LocalDateTime due, String why) {
        assertThat(Deadline.of(at(start), new Target(amount, unit), calendar(calendar), List.of())
                        .due())
                .as(why)
                .isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            start,            amount, unit,          due,              why
            2026-10-19T07:00, 1,      WORKING_DAYS,  2026-10-20T17:00, before opening it is registered today
            2026-10-19T16:59, 1,      WORKING_DAYS,  2026-10-20T17:00, until closing too
            2026-10-19T17:00, 1,      WORKING_DAYS,  2026-10-21T17:00, after closing on the next working day
            2026-10-23T20:00, 1,      WORKING_DAYS,  2026-10-28T17:00, which is Tuesday: Monday is a moved holiday
            2026-10-17T12:00, 1,      WORKING_DAYS,  2026-10-20T17:00, received on Saturday it is registered on Monday
            2026-10-17T12:00, 2,      DAYS,          2026-10-21T09:00, calendar days from the opening
            2026-10-17T12:00, 2,      WORKING_HOURS, 2026-10-19T11:00, hours are the same either way
            """)
    void an_appeal_that_came_after_hours_is_registered_on_the_next_working_day(
            LocalDateTime start, int amount, ClockUnit unit, LocalDateTime due, String why) {
        assertThat(Deadline.of(
                                at(start),
                                new Target(amount, unit),
                                Receipt.NEXT_WORKING_DAY,
                                calendar("PLAIN"),
                                List.of())
                        .due())
                .as(why)
                .isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            pauses                                            | due              | why
                                                              | 2026-10-23T14:00 | four working hours from ten
            23T12:00-27T12:00                                 | 2026-10-27T14:00 | over a weekend and a moved holiday
            23T12:00-26T15:00                                 | 2026-10-27T11:00 | that ends on the holiday: goes on when it opens
            23T12:00-25T00:00                                 | 2026-10-27T11:00 | that ends on Sunday
            23T11:00-23T13:00 23T11:30-23T12:00               | 2026-10-23T16:00 | one within another
            23T11:00-23T13:00 23T12:00-23T13:30               | 2026-10-23T16:30 | one over another
            23T11:00-23T12:00 23T12:00-23T13:00               | 2026-10-23T16:00 | one after another
            23T11:00-23T12:00 23T11:00-23T12:00               | 2026-10-23T15:00 | the same twice
            23T08:00-23T11:00                                 | 2026-10-23T15:00 | that began before the start
            23T07:00-23T09:00                                 | 2026-10-23T14:00 | that was over before the start
            23T14:00-23T16:00                                 | 2026-10-23T14:00 | that begins when it is due
            23T11:00-23T11:00                                 | 2026-10-23T14:00 | of no length
            23T11:00-23T15:00                                 | 2026-10-27T10:00 | that leaves an hour for the next opening
            """)
    void time_in_a_pause_does_not_count(@Nullable String pauses, LocalDateTime due, String why) {
        assertThat(Deadline.of(
                                at("2026-10-23T10:00"),
                                new Target(4, ClockUnit.WORKING_HOURS),
                                calendar("PLAIN"),
                                pauses(pauses))
                        .due())
                .as(why)
                .isEqualTo(at(due));
    }

    @Test
    void a_pause_stands_still_for_the_kind_of_time_that_is_counted() {
        var overnight = List.of(pause("2026-10-19T20:00", "2026-10-20T08:00"));
        var day = new Target(1, ClockUnit.WORKING_DAYS);
        assertThat(Deadline.of(at("2026-10-19T10:00"), day, calendar("PLAIN"), overnight)
                        .due())
                .as("nobody would have worked then")
                .isEqualTo(at("2026-10-20T17:00"));
        var hours = new Target(24, ClockUnit.HOURS);
        assertThat(Deadline.of(at("2026-10-19T10:00"), hours, calendar("PLAIN"), overnight)
                        .due())
                .isEqualTo(at("2026-10-20T22:00"));
    }

    @Test
    void nobody_knows_when_it_is_due_while_a_pause_lasts_but_what_was_due_before_it_stays_due() {
        var target = new Target(2, ClockUnit.WORKING_HOURS);
        var open = List.of(new Pause(at("2026-10-19T11:00"), null, PauseReason.WAITING_FOR_RESIDENT));
        Deadline standing = Deadline.of(at("2026-10-19T10:00"), target, calendar("PLAIN"), open);
        assertThat(standing.due()).isNull();
        assertThat(standing.left(at("2026-10-20T15:00"), calendar("PLAIN")))
                .as("it stands still")
                .isEqualTo(Duration.ofHours(1));
        assertThat(Deadline.of(at("2026-10-19T09:00"), target, calendar("PLAIN"), open)
                        .due())
                .as("due at the very moment at which the pause began")
                .isEqualTo(at("2026-10-19T11:00"));
    }

    @Test
    void what_is_left_falls_below_zero_by_the_working_time_that_it_is_late() {
        Deadline deadline = Deadline.of(
                at("2026-10-16T16:00"), new Target(2, ClockUnit.WORKING_HOURS), calendar("PLAIN"), List.of());
        assertThat(deadline.left(at("2026-10-16T16:30"), calendar("PLAIN"))).isEqualTo(Duration.ofMinutes(90));
        assertThat(deadline.left(at("2026-10-18T12:00"), calendar("PLAIN"))).isEqualTo(Duration.ofHours(1));
        assertThat(deadline.left(at("2026-10-20T10:00"), calendar("PLAIN"))).isEqualTo(Duration.ofHours(-8));
    }

    @Test
    void a_deadline_names_its_version_and_no_other_version_explains_it() {
        WorkingTime first = calendar("PLAIN");
        Deadline deadline =
                Deadline.of(at("2026-10-16T16:00"), new Target(2, ClockUnit.WORKING_HOURS), first, List.of());
        assertThat(deadline.calendar()).isEqualTo("PLAIN");
        assertThat(deadline.calendarVersion()).isEqualTo(7);
        var later = WorkingTime.of(
                new WorkingCalendar("PLAIN", REPUBLIC_DAY, week(5, "10:00-12:00"), null, List.of(), 8), List.of());
        assertThatThrownBy(() -> deadline.explained(later)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_target_is_for_at_once_nor_for_years() {
        assertThatThrownBy(() -> new Target(0, ClockUnit.WORKING_DAYS)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Target(-3, ClockUnit.HOURS)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Target(731, ClockUnit.DAYS)).isInstanceOf(Refused.class);
        assertThat(new Target(730, ClockUnit.DAYS).amount()).isEqualTo(730);
        assertThatThrownBy(() -> new Target(Integer.MAX_VALUE, ClockUnit.WORKING_MINUTES))
                .isInstanceOf(Refused.class);
    }

    @Test
    void two_closed_months_are_passed_over_and_a_minute_a_week_is_enough() {
        var closed = IntStream.range(0, 62)
                .mapToObj(i -> new OwnDay(LocalDate.parse("2026-10-17").plusDays(i), List.of(), REPUBLIC_DAY))
                .toList();
        var repairs = WorkingTime.of(
                new WorkingCalendar("REPAIRS", REPUBLIC_DAY, week(5, "09:00-17:00"), null, closed, 1), List.of());
        assertThat(Deadline.of(at("2026-10-16T16:00"), new Target(2, ClockUnit.WORKING_HOURS), repairs, List.of())
                        .due())
                .isEqualTo(at("2026-12-18T10:00"));
        var minute = WorkingTime.of(
                new WorkingCalendar("MINUTE", REPUBLIC_DAY, week(1, "09:00-09:01"), null, List.of(), 1), List.of());
        Instant due = Deadline.of(
                        at("2026-10-16T16:00"),
                        new Target(ClockUnit.WORKING_MINUTES.most(), ClockUnit.WORKING_MINUTES),
                        minute,
                        List.of())
                .due();
        // The first Monday is the 19th; a week for each minute after it.
        assertThat(due)
                .isEqualTo(at(LocalDate.parse("2026-10-19")
                        .plusWeeks(ClockUnit.WORKING_MINUTES.most() - 1L)
                        .atTime(9, 1)));
    }

    @Test
    void it_explains_itself_in_three_languages() {
        Explained explained = Deadline.of(
                        at("2026-10-23T16:00"), new Target(2, ClockUnit.WORKING_HOURS), calendar("PLAIN"), List.of())
                .explained(calendar("PLAIN"));
        assertThat(explained.in(Language.EN))
                .isEqualTo("Due Tue 27 October, 10:00: 2 working hours from Fri 23 October, 16:00."
                        + " Mon 26 October: day off moved from 25 October: Republic Day.");
        assertThat(explained.in(Language.RU))
                .isEqualTo("Срок – вторник, 27 октября, 10:00: 2 рабочих часа от пятницы, 23 октября, 16:00."
                        + " 26 октября, понедельник – выходной перенесён с 25 октября: День Республики.");
        assertThat(explained.in(Language.KK))
                .isEqualTo("Мерзімі – 27 қазан, сейсенбі, 10:00: 23 қазан, жұма, 16:00-дан бастап 2 жұмыс сағаты."
                        + " 26 қазан, дүйсенбі – демалыс 25 қазаннан ауыстырылған: Республика күні.");
    }

    @Test
    void it_says_how_long_the_clock_stood_still_and_why() {
        var pauses = List.of(
                pause("2026-10-19T10:00", "2026-10-19T13:20"),
                new Pause(at("2026-10-19T13:00"), at("2026-10-19T13:30"), PauseReason.WAITING_FOR_FUNDS),
                pause("2026-10-20T18:00", "2026-10-20T20:00"));
        Explained explained = Deadline.of(
                        at("2026-10-19T09:00"), new Target(2, ClockUnit.WORKING_DAYS), calendar("PLAIN"), pauses)
                .explained(calendar("PLAIN"));
        assertThat(explained.in(Language.EN))
                .isEqualTo(
                        "Due Thu 22 October, 12:30: 2 working days from Mon 19 October, 09:00, the day of receipt not"
                                + " counted. Paused 3 h 20 min while we waited for the resident. Paused 10 min while we waited"
                                + " for funds.");
        assertThat(explained.in(Language.KK))
                .isEqualTo("Мерзімі – 22 қазан, бейсенбі, 12:30: 19 қазаннан бастап 2 жұмыс күні, келіп түскен күн"
                        + " есепке кірмейді. Тұрғынның жауабын күткенде есеп 3 сағ 20 мин тоқтап тұрды. Қаржы"
                        + " бөлінгенін күткенде есеп 10 мин тоқтап тұрды.");
        var open = List.of(new Pause(at("2026-10-19T10:00"), null, PauseReason.WAITING_FOR_RESIDENT));
        assertThat(Deadline.of(at("2026-10-19T09:00"), new Target(2, ClockUnit.HOURS), calendar("PLAIN"), open)
                        .explained(calendar("PLAIN"))
                        .in(Language.RU))
                .isEqualTo("Отсчёт остановлен: ждём ответа заявителя. Срок станет известен, когда отсчёт продолжится.");
    }

    private static WorkingTime calendar(String id) {
        var week = switch (id) {
            case "PLAIN" -> week(5, "09:00-17:00");
            case "OFFICE" -> week(5, "09:00-13:00", "14:30-18:30");
            case "SIX" -> week(6, "09:00-13:00", "14:00-17:00");
            case "LATE" -> week(7, "18:00-00:00");
            case "NIGHT" -> week(7, "00:00-06:00", "22:00-00:00");
            case "ALWAYS" -> WorkingCalendar.alwaysOpen();
            default -> throw new IllegalArgumentException(id);
        };
        boolean kept = List.of("PLAIN", "OFFICE", "SIX").contains(id);
        return WorkingTime.of(
                new WorkingCalendar(id, REPUBLIC_DAY, week, kept ? "KZ" : null, List.of(), 7), kept ? KZ : List.of());
    }

    private static List<WorkingCalendar.Hours> week(int days, String... spans) {
        return Stream.of(DayOfWeek.values())
                .limit(days)
                .flatMap(day -> Stream.of(spans).map(span -> {
                    String[] ends = span.split("-");
                    return new WorkingCalendar.Hours(day, LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
                }))
                .toList();
    }

    private static Holiday holiday(String date, Names names) {
        return new Holiday(LocalDate.parse(date), HolidayKind.HOLIDAY, names, null, null);
    }

    private static Holiday moved(String date, String from, Names names) {
        return new Holiday(LocalDate.parse(date), HolidayKind.MOVED, names, LocalDate.parse(from), null);
    }

    private static List<Pause> pauses(@Nullable String text) {
        var pauses = new ArrayList<Pause>();
        if (text == null) return pauses;
        for (String one : text.split(" ")) {
            String[] ends = one.split("-");
            pauses.add(pause("2026-10-" + ends[0], "2026-10-" + ends[1]));
        }
        return pauses;
    }

    private static Pause pause(String from, String to) {
        return new Pause(at(from), at(to), PauseReason.WAITING_FOR_RESIDENT);
    }

    private static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    private static Instant at(LocalDateTime local) {
        return Objects.requireNonNull(local).atZone(ResidentsDates.CITY).toInstant();
    }
}
