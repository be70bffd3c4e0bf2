package kz.komek.calendar.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.komek.contract.ResidentsDates;
import org.jspecify.annotations.Nullable;

/** Counts by looking at the wall clock every minute: slow, and too simple to be wrong. */
final class Oracle {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final WorkingCalendar calendar;
    private final List<Holiday> holidays;
    private final Map<LocalDate, boolean[]> minutes = new HashMap<>();

    Oracle(WorkingCalendar calendar, List<Holiday> holidays) {
        this.calendar = calendar;
        this.holidays = holidays;
    }

    boolean worked(Instant at) {
        ZonedDateTime wall = at.atZone(ResidentsDates.CITY);
        return minutes.computeIfAbsent(wall.toLocalDate(), this::minutes)[
                wall.toLocalTime().toSecondOfDay() / 60];
    }

    private boolean[] minutes(LocalDate date) {
        var worked = new boolean[24 * 60];
        for (Span span : spans(date)) {
            LocalTime time = span.from();
            do {
                worked[time.toSecondOfDay() / 60] = true;
                time = time.plusMinutes(1);
            } while (!time.equals(span.to()));
        }
        return worked;
    }

    private List<Span> spans(LocalDate date) {
        for (OwnDay own : calendar.own()) if (own.date().equals(date)) return own.spans();
        for (Holiday holiday : holidays) {
            if (!holiday.date().equals(date)) continue;
            switch (holiday.kind()) {
                case HOLIDAY, DAY_OFF, EXTRA -> {
                    return List.of();
                }
                case WORKING -> {
                    if (holiday.hoursOf() != null && offWeekly(date)) return calendar.on(holiday.hoursOf());
                }
                case MOVED -> {
                    // below
                }
            }
        }
        return movedHere(date) ? List.of() : calendar.on(date.getDayOfWeek());
    }

    private boolean offWeekly(LocalDate date) {
        return calendar.on(date.getDayOfWeek()).isEmpty();
    }

    /** Of a row of moved days, as many of the first as move for this calendar. */
    private boolean movedHere(LocalDate date) {
        LocalDate first = date;
        while (movedOn(first.minusDays(1)) != null) first = first.minusDays(1);
        if (movedOn(date) == null) return false;
        int moving = 0;
        for (LocalDate day = first; ; day = day.plusDays(1)) {
            Holiday moved = movedOn(day);
            if (moved == null) break;
            if (moved.movedFrom() != null && offWeekly(moved.movedFrom())) moving++;
        }
        return date.isBefore(first.plusDays(moving));
    }

    private @Nullable Holiday movedOn(LocalDate date) {
        for (Holiday each : holidays) {
            if (each.kind() == HolidayKind.MOVED && each.date().equals(date)) return each;
        }
        return null;
    }

    @Nullable Instant due(Instant start, Target target, Receipt receipt, List<Pause> pauses) {
        Instant from = receipt == Receipt.WHEN_IT_CAME || stillOpenToday(start) ? start : opening(start);
        long budget = budget(from, target);
        Instant at = from;
        while (budget > 0) {
            Instant now = at;
            if (pauses.stream()
                    .anyMatch(pause -> pause.to() == null && !pause.from().isAfter(now))) return null;
            if (counts(at, target.unit()) && !paused(at, pauses)) budget--;
            at = at.plus(MINUTE);
        }
        return at;
    }

    static boolean paused(Instant at, List<Pause> pauses) {
        return pauses.stream()
                .anyMatch(pause -> !pause.from().isAfter(at)
                        && (pause.to() == null || pause.to().isAfter(at)));
    }

    private boolean stillOpenToday(Instant at) {
        LocalDate today = at.atZone(ResidentsDates.CITY).toLocalDate();
        for (Instant later = at;
                later.atZone(ResidentsDates.CITY).toLocalDate().equals(today);
                later = later.plus(MINUTE)) {
            if (worked(later)) return true;
        }
        return false;
    }

    Instant opening(Instant at) {
        Instant later = at;
        while (!worked(later)) later = later.plus(MINUTE);
        return later;
    }

    private boolean counts(Instant at, ClockUnit unit) {
        return switch (unit) {
            case WORKING_MINUTES, WORKING_HOURS, WORKING_DAYS -> worked(at);
            case MINUTES, HOURS, DAYS -> true;
        };
    }

    private long budget(Instant from, Target target) {
        return switch (target.unit()) {
            case WORKING_MINUTES, MINUTES -> target.amount();
            case WORKING_HOURS, HOURS -> target.amount() * 60L;
            case WORKING_DAYS -> workedMinutes(from, endOfWorkingDay(from, target.amount()));
            case DAYS ->
                Duration.between(from, sameTimeLater(from, target.amount())).toMinutes();
        };
    }

    long workedMinutes(Instant from, Instant to) {
        long worked = 0;
        for (Instant at = from; at.isBefore(to); at = at.plus(MINUTE)) if (worked(at)) worked++;
        return worked;
    }

    /** Walks through every minute until so many later dates have been seen working and the last of them is over. */
    private Instant endOfWorkingDay(Instant from, int days) {
        LocalDate receipt = from.atZone(ResidentsDates.CITY).toLocalDate();
        var seen = new ArrayList<LocalDate>();
        Instant end = from;
        for (Instant at = from; ; at = at.plus(MINUTE)) {
            LocalDate date = at.atZone(ResidentsDates.CITY).toLocalDate();
            if (date.equals(receipt) || !worked(at)) continue;
            if (!seen.contains(date)) {
                if (seen.size() == days) return end;
                seen.add(date);
            }
            end = at.plus(MINUTE);
        }
    }

    private static Instant sameTimeLater(Instant from, int days) {
        ZonedDateTime wall = from.atZone(ResidentsDates.CITY);
        LocalDateTime wanted = wall.toLocalDateTime().plusDays(days);
        var found = new ArrayList<ZonedDateTime>();
        Instant last = from.plus(Duration.ofDays(days + 1L));
        for (Instant at = from; at.isBefore(last); at = at.plus(MINUTE)) {
            ZonedDateTime later = at.atZone(ResidentsDates.CITY);
            if (later.toLocalDateTime().equals(wanted)) found.add(later);
        }
        // An hour that comes twice: the one that is so many times 24 hours later.
        return found.stream()
                .min(Comparator.comparing(later -> !later.getOffset().equals(wall.getOffset())))
                .orElseThrow()
                .toInstant();
    }
}
