package kz.komek.calendar.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.komek.contract.Names;
import kz.komek.contract.ResidentsDates;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever the calendar, the target and the pauses: the same as counting minutes by the wall clock. */
class DeadlinePropertiesTest {
    private static final Names NAMES = new Names("а", "б", "c");
    private static final LocalDate CLOCK_CHANGE = LocalDate.of(2024, 2, 29);

    record Kept(WorkingCalendar calendar, List<Holiday> holidays) {
        WorkingTime time() {
            return WorkingTime.of(calendar, holidays);
        }

        Oracle oracle() {
            return new Oracle(calendar, holidays);
        }
    }

    record Asked(Kept kept, Instant start, Target target, Receipt receipt, List<Pause> pauses) {
        Deadline deadline(List<Pause> with) {
            return Deadline.of(start, target, receipt, kept.time(), with);
        }
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void a_deadline_is_what_counting_every_minute_gives(@ForAll("asked") Asked asked) {
        assertThat(asked.deadline(asked.pauses()).due())
                .isEqualTo(asked.kept().oracle().due(asked.start(), asked.target(), asked.receipt(), asked.pauses()));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void it_is_never_before_the_start_and_rises_with_the_target_and_with_every_pause(@ForAll("asked") Asked asked) {
        List<Pause> ended = ended(asked.pauses());
        Instant due = due(asked.deadline(ended));
        assertThat(due).isAfter(asked.start());
        var more = new Target(asked.target().amount() + 1, asked.target().unit());
        assertThat(Deadline.of(
                                asked.start(),
                                more,
                                asked.receipt(),
                                asked.kept().time(),
                                ended)
                        .due())
                .isAfterOrEqualTo(due);
        for (int i = 0; i < ended.size(); i++) {
            var fewer = new ArrayList<>(ended);
            fewer.remove(i);
            assertThat(asked.deadline(fewer).due()).isBeforeOrEqualTo(due);
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void the_order_in_which_pauses_are_told_changes_nothing(@ForAll("asked") Asked asked, @ForAll Random random) {
        var shuffled = new ArrayList<>(asked.pauses());
        Collections.shuffle(shuffled, random);
        assertThat(asked.deadline(shuffled)).isEqualTo(asked.deadline(asked.pauses()));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void merged_pauses_cover_what_the_single_ones_covered_and_no_minute_twice(@ForAll("asked") Asked asked) {
        List<Pause> merged = Pause.merged(asked.pauses(), asked.start());
        for (Instant at = asked.start(); at.isBefore(asked.start().plus(Duration.ofDays(9))); at = at.plusSeconds(60)) {
            Instant now = at;
            long covering = merged.stream()
                    .filter(pause -> Oracle.paused(now, List.of(pause)))
                    .count();
            assertThat(covering).isEqualTo(Oracle.paused(at, asked.pauses()) ? 1 : 0);
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void what_is_left_runs_out_exactly_when_it_is_due(@ForAll("asked") Asked asked) {
        Deadline deadline = asked.deadline(ended(asked.pauses()));
        WorkingTime time = asked.kept().time();
        Instant due = due(deadline);
        assertThat(deadline.left(asked.start(), time)).isEqualTo(deadline.budget());
        assertThat(deadline.left(due, time)).isZero();
        assertThat(deadline.left(due.minusNanos(1), time)).isPositive();
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void working_time_between_two_instants_is_the_minutes_that_were_worked(
            @ForAll("kept") Kept kept, @ForAll("starts") Instant start, @ForAll("minutes") long minutes) {
        Instant end = start.plus(Duration.ofMinutes(minutes));
        assertThat(kept.time().between(start, end).toMinutes())
                .isEqualTo(kept.oracle().workedMinutes(start, end));
        assertThat(kept.time().isWorking(end)).isEqualTo(kept.oracle().worked(end));
        assertThat(kept.time().opening(end)).isEqualTo(kept.oracle().opening(end));
    }

    /** Nanoseconds too: a promise made at 10:00:00.000000001 is one nanosecond later. */
    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void time_added_is_time_passed_and_not_a_nanosecond_earlier(
            @ForAll("kept") Kept kept,
            @ForAll("starts") Instant start,
            @ForAll("nanos") long within,
            @ForAll("lengths") Duration length) {
        WorkingTime time = kept.time();
        Instant from = start.plusNanos(within);
        Instant end = time.plus(from, length);
        assertThat(time.between(from, end)).isEqualTo(length);
        assertThat(time.between(from, end.minusNanos(1))).isLessThan(length);
    }

    private static Instant due(Deadline deadline) {
        return Objects.requireNonNull(deadline.due());
    }

    private static List<Pause> ended(List<Pause> pauses) {
        return pauses.stream().filter(pause -> pause.to() != null).toList();
    }

    @Provide
    Arbitrary<Asked> asked() {
        return Combinators.combine(kept(), starts(), targets(), Arbitraries.of(Receipt.class))
                .flatAs((kept, start, target, receipt) -> pause(start)
                        .list()
                        .ofMaxSize(4)
                        .map(pauses -> new Asked(kept, start, target, receipt, pauses)));
    }

    private static Arbitrary<Pause> pause(Instant start) {
        return Combinators.combine(
                        Arbitraries.longs().between(-600, 12_000),
                        Arbitraries.longs().between(0, 4_000),
                        Arbitraries.of(PauseReason.class),
                        Arbitraries.frequency(Tuple.of(14, false), Tuple.of(1, true)))
                .as((from, length, why, open) -> {
                    Instant begin = start.plus(Duration.ofMinutes(from));
                    return new Pause(begin, open ? null : begin.plus(Duration.ofMinutes(length)), why);
                });
    }

    private static Arbitrary<Target> targets() {
        return Arbitraries.of(ClockUnit.class)
                .flatMap(unit -> Arbitraries.integers()
                        .between(
                                1,
                                switch (unit) {
                                    case WORKING_MINUTES, MINUTES -> 900;
                                    case WORKING_HOURS, HOURS -> 60;
                                    case WORKING_DAYS, DAYS -> 12;
                                })
                        .map(amount -> new Target(amount, unit)));
    }

    /** Half of them near the hour that the city's clock showed twice. */
    @Provide
    Arbitrary<Instant> starts() {
        Arbitrary<LocalDate> near = Arbitraries.integers().between(-12, 3).map(CLOCK_CHANGE::plusDays);
        Arbitrary<LocalDate> later = Arbitraries.integers().between(0, 700).map(LocalDate.of(2026, 1, 1)::plusDays);
        return Combinators.combine(
                        Arbitraries.oneOf(near, later), Arbitraries.integers().between(0, 1439))
                .as((date, minute) -> date.atTime(LocalTime.ofSecondOfDay(minute * 60L))
                        .atZone(ResidentsDates.CITY)
                        .toInstant());
    }

    @Provide
    Arbitrary<Long> minutes() {
        return Arbitraries.longs().between(0, 30_000);
    }

    @Provide
    Arbitrary<Long> nanos() {
        return Arbitraries.longs().between(0, 60_000_000_000L);
    }

    @Provide
    Arbitrary<Duration> lengths() {
        return Arbitraries.longs().between(1, 2_000_000_000_000_000L).map(Duration::ofNanos);
    }

    @Provide
    Arbitrary<Kept> kept() {
        return Combinators.combine(weeks(), days(), days()).as((week, holidays, own) -> {
            var calendar = new WorkingCalendar("TRIED", NAMES, week, "KZ", own(own), 1);
            return new Kept(calendar, holidays(holidays));
        });
    }

    /** As there are, and any. */
    private static Arbitrary<List<WorkingCalendar.Hours>> weeks() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        week(5, "09:00-13:00", "14:30-18:30"),
                        week(6, "09:00-13:00", "14:00-17:00"),
                        week(7, "00:00-00:00"),
                        week(7, "00:00-06:00", "22:00-00:00"),
                        week(3, "23:15-00:00")),
                Arbitraries.integers()
                        .between(0, 95)
                        .set()
                        .ofMinSize(2)
                        .ofMaxSize(6)
                        .list()
                        .ofSize(7)
                        .map(DeadlinePropertiesTest::anyWeek));
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

    /** Of the quarters of each day every two in order are a span; a day whose first is even is off, but Mondays. */
    private static List<WorkingCalendar.Hours> anyWeek(List<Set<Integer>> quarters) {
        var hours = new ArrayList<WorkingCalendar.Hours>();
        for (DayOfWeek day : DayOfWeek.values()) {
            var ends = new ArrayList<>(new TreeSet<>(quarters.get(day.ordinal())));
            if (day != DayOfWeek.MONDAY && ends.getFirst() % 2 == 0) continue;
            for (int i = 0; i + 1 < ends.size(); i += 2) {
                hours.add(new WorkingCalendar.Hours(day, quarter(ends.get(i)), quarter(ends.get(i + 1))));
            }
        }
        return hours;
    }

    private static LocalTime quarter(int number) {
        return LocalTime.MIDNIGHT.plusMinutes(15L * number);
    }

    /** Numbers of which each makes one date. */
    private static Arbitrary<List<Integer>> days() {
        return Arbitraries.integers().between(0, 10_000).list().ofMaxSize(14);
    }

    private static LocalDate date(int number) {
        LocalDate first = number % 2 == 0
                ? CLOCK_CHANGE.minusDays(10)
                : LocalDate.of(2026, 1, 1).plusDays(number % 97 * 7L);
        return first.plusDays(number % 31);
    }

    private static List<OwnDay> own(List<Integer> numbers) {
        var seen = new HashSet<LocalDate>();
        var own = new ArrayList<OwnDay>();
        for (int number : numbers) {
            LocalDate date = date(number);
            if (!seen.add(date)) continue;
            List<Span> spans = number % 3 == 0
                    ? List.of()
                    : List.of(new Span(quarter(number % 40), quarter(number % 40 + 1 + number % 50)));
            own.add(new OwnDay(date, spans, NAMES));
        }
        return own;
    }

    private static List<Holiday> holidays(List<Integer> numbers) {
        var seen = new HashSet<LocalDate>();
        var holidays = new ArrayList<Holiday>();
        for (int number : numbers) {
            LocalDate date = date(number);
            if (!seen.add(date)) continue;
            HolidayKind kind = HolidayKind.values()[number % HolidayKind.values().length];
            LocalDate from = date.minusDays(1 + number % 4);
            holidays.add(new Holiday(
                    date,
                    kind,
                    NAMES,
                    kind == HolidayKind.MOVED ? from : null,
                    kind == HolidayKind.WORKING ? DayOfWeek.of(1 + number % 7) : null));
        }
        return holidays;
    }
}
