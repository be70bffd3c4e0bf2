package kz.komek.calendar.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kz.komek.contract.Names;
import kz.komek.contract.ResidentsDates;
import org.jspecify.annotations.Nullable;

/**
 * One version of a calendar, ready to count by. An instant is worked when the city's clock shows a worked time, so an hour
 * that the clock shows twice counts twice.
 */
public final class WorkingTime {
    private static final ZoneRules CLOCK = ResidentsDates.CITY.getRules();
    private static final long DAY = Span.DAY_SECONDS;
    private static final long SECOND = 1_000_000_000;
    private static final int[] CLOSED = {};

    /** From this day on, the city's clock has not been changed again: counting needs no look at its rules. */
    private static final long STEADY = steady();

    private static final long STEADY_OFFSET = STEADY == Long.MAX_VALUE
            ? 0
            : CLOCK.getOffset(Instant.ofEpochSecond(STEADY * DAY)).getTotalSeconds();

    private final String calendar;
    private final int version;
    private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    private final int[][] weekSeconds = new int[7][];
    private final long weekWorked;
    private final Map<Long, Special> special = new HashMap<>();
    private final long firstSpecial;
    private final long lastSpecial;

    private record Special(Day day, int[] seconds) {}

    private WorkingTime(WorkingCalendar calendar, List<Holiday> holidays) {
        this.calendar = calendar.id();
        this.version = calendar.version();
        long worked = 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, calendar.on(day));
            int[] seconds = seconds(calendar.on(day));
            weekSeconds[day.ordinal()] = seconds;
            for (int i = 0; i < seconds.length; i += 2) worked += seconds[i + 1] - seconds[i];
        }
        if (worked == 0) throw new IllegalArgumentException("a calendar without a working minute");
        weekWorked = worked * SECOND;
        take(holidays);
        calendar.own().forEach(this::take);
        firstSpecial = special.keySet().stream().min(Comparator.naturalOrder()).orElse(Long.MAX_VALUE);
        lastSpecial = special.keySet().stream().max(Comparator.naturalOrder()).orElse(Long.MIN_VALUE);
    }

    /** @throws IllegalArgumentException when its week has no working minute; {@link WorkingCalendar#refusals} says so */
    public static WorkingTime of(WorkingCalendar calendar, List<Holiday> holidays) {
        return new WorkingTime(calendar, holidays);
    }

    private static long steady() {
        if (!CLOCK.getTransitionRules().isEmpty()) return Long.MAX_VALUE;
        List<ZoneOffsetTransition> changes = CLOCK.getTransitions();
        if (changes.isEmpty()) return Long.MIN_VALUE / DAY;
        // A day more than any offset could move it.
        return Math.floorDiv(changes.getLast().toEpochSecond(), DAY) + 2;
    }

    private static int[] seconds(List<Span> spans) {
        if (spans.isEmpty()) return CLOSED;
        return spans.stream()
                .flatMap(span -> Stream.of(span.begins(), span.ends()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void take(List<Holiday> holidays) {
        moved(holidays)
                .forEach((date, from) ->
                        add(new Day(date, List.of(), DayReason.MOVED, from.names(), from.movedFrom(), null)));
        for (Holiday holiday : holidays) {
            LocalDate date = holiday.date();
            Names names = holiday.names();
            switch (holiday.kind()) {
                case MOVED -> {
                    // above: where it goes depends on the week
                }
                case HOLIDAY -> add(new Day(date, List.of(), DayReason.HOLIDAY, names, null, null));
                case DAY_OFF -> add(new Day(date, List.of(), DayReason.DAY_OFF, names, null, null));
                case EXTRA -> add(new Day(date, List.of(), DayReason.EXTRA, names, null, null));
                case WORKING -> worked(holiday);
            }
        }
    }

    /** Only where it is a day off of the week: who works on Saturdays anyhow does so at the usual hours. */
    private void worked(Holiday holiday) {
        DayOfWeek hoursOf = holiday.hoursOf();
        if (hoursOf == null || !isOff(holiday.date())) return;
        add(new Day(holiday.date(), hours(hoursOf), DayReason.WORKED_INSTEAD, holiday.names(), null, hoursOf));
    }

    /**
     * A day off moves only for those whose day off the holiday took. It is the next working day after the holiday: of days
     * in a row, those that do not move for this calendar leave their place to the others.
     */
    private Map<LocalDate, Holiday> moved(List<Holiday> holidays) {
        List<Holiday> all = holidays.stream()
                .filter(holiday -> holiday.kind() == HolidayKind.MOVED)
                .sorted(Comparator.comparing(Holiday::date))
                .toList();
        var moved = new HashMap<LocalDate, Holiday>();
        LocalDate free = LocalDate.MIN;
        @Nullable LocalDate before = null;
        for (Holiday holiday : all) {
            boolean inARow = before != null && before.plusDays(1).equals(holiday.date());
            before = holiday.date();
            if (!inARow) free = holiday.date();
            LocalDate from = holiday.movedFrom();
            if (from == null || !isOff(from)) continue;
            moved.put(free, holiday);
            free = free.plusDays(1);
        }
        return moved;
    }

    private void take(OwnDay own) {
        var reason = own.spans().isEmpty() ? DayReason.OWN_CLOSED : DayReason.OWN_HOURS;
        add(new Day(own.date(), own.spans(), reason, own.reason(), null, null));
    }

    private void add(Day day) {
        special.put(day.date().toEpochDay(), new Special(day, seconds(day.spans())));
    }

    private List<Span> hours(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    /** In an ordinary week. */
    boolean isOff(LocalDate date) {
        return hours(date.getDayOfWeek()).isEmpty();
    }

    public String calendar() {
        return calendar;
    }

    public int version() {
        return version;
    }

    /** The hours of a date, and why. */
    public Day on(LocalDate date) {
        Special known = special.get(date.toEpochDay());
        if (known != null) return known.day();
        List<Span> hours = hours(date.getDayOfWeek());
        return new Day(date, hours, hours.isEmpty() ? DayReason.WEEKLY_DAY_OFF : DayReason.ORDINARY, null, null, null);
    }

    public boolean isWorking(Instant at) {
        return opening(at).equals(at);
    }

    /** The first worked instant, not before this one. */
    public Instant opening(Instant at) {
        for (long day = day(at); ; day++) {
            long[] worked = worked(day);
            for (int i = 0; i < worked.length; i += 2) {
                if (worked[i + 1] <= at.getEpochSecond()) continue;
                return worked[i] <= at.getEpochSecond() ? at : Instant.ofEpochSecond(worked[i]);
            }
        }
    }

    /** When it is registered: the same while the day is not over, else when the next working day opens. */
    Instant received(Instant at) {
        long[] today = worked(day(at));
        boolean over = today.length == 0 || today[today.length - 1] <= at.getEpochSecond();
        return over ? opening(at) : at;
    }

    /** Working time between two instants; none when the second is not after the first. */
    public Duration between(Instant from, Instant to) {
        if (!from.isBefore(to)) return Duration.ZERO;
        long seconds = 0;
        long nanos = 0;
        long last = day(to);
        for (long day = day(from); day <= last; day++) {
            long[] worked = worked(day);
            for (int i = 0; i < worked.length; i += 2) {
                boolean before = worked[i + 1] <= from.getEpochSecond();
                boolean after = worked[i] > to.getEpochSecond();
                if (before || after) continue;
                boolean begun = worked[i] <= from.getEpochSecond();
                boolean cut = worked[i + 1] > to.getEpochSecond();
                seconds += (cut ? to.getEpochSecond() : worked[i + 1]) - (begun ? from.getEpochSecond() : worked[i]);
                nanos += (cut ? to.getNano() : 0) - (begun ? from.getNano() : 0);
            }
        }
        return Duration.ofSeconds(seconds, nanos);
    }

    /** The first instant by which so much working time has passed. */
    public Instant plus(Instant start, Duration working) {
        if (working.isNegative()) throw new IllegalArgumentException("time does not run backwards");
        if (working.isZero()) return start;
        long left = working.toNanos();
        for (long day = day(start); ; day++) {
            if (day > lastSpecial && day > STEADY && left > weekWorked && day > day(start)) {
                long weeks = (left - 1) / weekWorked;
                left -= weeks * weekWorked;
                day += 7 * weeks;
            }
            long[] worked = worked(day);
            for (int i = 0; i < worked.length; i += 2) {
                if (worked[i + 1] <= start.getEpochSecond()) continue;
                boolean begun = worked[i] <= start.getEpochSecond();
                Instant begin = begun ? start : Instant.ofEpochSecond(worked[i]);
                long open = (worked[i + 1] - begin.getEpochSecond()) * SECOND - begin.getNano();
                if (left <= open) return begin.plusNanos(left);
                left -= open;
            }
        }
    }

    /** The n-th day after this one that is worked at all. */
    LocalDate workingDayAfter(LocalDate date, int n) {
        int left = n;
        long day = date.toEpochDay();
        while (left > 0) {
            day++;
            if (seconds(day).length > 0) left--;
        }
        return LocalDate.ofEpochDay(day);
    }

    /** The end of the last hours of a worked day. */
    Instant close(LocalDate date) {
        long[] worked = worked(date.toEpochDay());
        return Instant.ofEpochSecond(worked[worked.length - 1]);
    }

    private static long day(Instant at) {
        long second = at.getEpochSecond();
        long offset = Math.floorDiv(second, DAY) > STEADY
                ? STEADY_OFFSET
                : CLOCK.getOffset(at).getTotalSeconds();
        return Math.floorDiv(second + offset, DAY);
    }

    private int[] seconds(long day) {
        if (day >= firstSpecial && day <= lastSpecial) {
            Special known = special.get(day);
            if (known != null) return known.seconds();
        }
        // The first day of the epoch was a Thursday.
        return weekSeconds[(int) Math.floorMod(day + 3, 7L)];
    }

    /** Seconds of the epoch: from, to, from, to. */
    private long[] worked(long day) {
        int[] seconds = seconds(day);
        if (day <= STEADY) return byTheRules(day, seconds);
        var worked = new long[seconds.length];
        for (int i = 0; i < seconds.length; i++) worked[i] = day * DAY + seconds[i] - STEADY_OFFSET;
        return worked;
    }

    /** Piece by piece, from one change of the clocks to the next. */
    private static long[] byTheRules(long day, int[] seconds) {
        var worked = new ArrayList<Long>();
        long end = (day + 2) * DAY;
        for (long begin = (day - 1) * DAY; begin < end; ) {
            Instant from = Instant.ofEpochSecond(begin);
            ZoneOffset offset = CLOCK.getOffset(from);
            ZoneOffsetTransition change = CLOCK.nextTransition(from);
            long until = change == null ? end : Math.min(end, change.toEpochSecond());
            for (int i = 0; i < seconds.length; i += 2) {
                long opens = Math.max(begin, day * DAY + seconds[i] - offset.getTotalSeconds());
                long closes = Math.min(until, day * DAY + seconds[i + 1] - offset.getTotalSeconds());
                if (opens < closes) worked.addAll(List.of(opens, closes));
            }
            begin = until;
        }
        return worked.stream().mapToLong(Long::longValue).toArray();
    }

    /** Days on which it is open or closed otherwise than in an ordinary week, or at other hours. */
    List<Day> unusual(LocalDate first, LocalDate last) {
        return special.values().stream()
                .map(Special::day)
                .filter(day -> !day.date().isBefore(first) && !day.date().isAfter(last))
                .filter(day -> !day.spans().equals(hours(day.date().getDayOfWeek())))
                .sorted(Comparator.comparing(Day::date))
                .toList();
    }

    /** Whether it opens at all within a time, beginning with this date. */
    boolean opensWithin(LocalDate from, int days) {
        long first = from.toEpochDay();
        return LongStream.range(first, first + days).anyMatch(day -> seconds(day).length > 0);
    }
}
