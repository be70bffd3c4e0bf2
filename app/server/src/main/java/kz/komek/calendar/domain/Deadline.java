package kz.komek.calendar.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.komek.contract.ResidentsDates;
import org.jspecify.annotations.Nullable;

/**
 * When something is due, and everything that made it so: with the same version of the calendar it comes out the same.
 *
 * @param start when it came
 * @param from from when on time is counted: the start, or the next opening where {@link Receipt} says so
 * @param pauses merged: in order, none over another
 * @param budget working time, or of a calendar unit plain time, from {@code from} to when it would have been due without
 *     a pause
 * @param due the first instant at which the budget is spent outside the pauses; {@code null}: a pause that has not ended
 *     began before, and nobody knows yet
 */
public record Deadline(
        Instant start,
        Target target,
        Receipt receipt,
        String calendar,
        int calendarVersion,
        Instant from,
        List<Pause> pauses,
        Duration budget,
        @Nullable Instant due) {
    public static Deadline of(Instant start, Target target, WorkingTime time, List<Pause> pauses) {
        return of(start, target, Receipt.WHEN_IT_CAME, time, pauses);
    }

    public static Deadline of(Instant start, Target target, Receipt receipt, WorkingTime time, List<Pause> pauses) {
        var meter = new Meter(target.unit(), time);
        Instant from = receipt == Receipt.WHEN_IT_CAME ? start : time.received(start);
        List<Pause> merged = Pause.merged(pauses, from);
        Duration budget = budget(from, target, meter);
        return new Deadline(
                start,
                target,
                receipt,
                time.calendar(),
                time.version(),
                from,
                merged,
                budget,
                meter.spent(from, budget, merged));
    }

    private static Duration budget(Instant from, Target target, Meter meter) {
        LocalDate day = from.atZone(ResidentsDates.CITY).toLocalDate();
        return switch (target.unit()) {
            case WORKING_MINUTES, WORKING_HOURS, MINUTES, HOURS ->
                Duration.ofSeconds((long) target.amount() * target.unit().seconds());
            case WORKING_DAYS ->
                meter.between(from, meter.time().close(meter.time().workingDayAfter(day, target.amount())));
            case DAYS ->
                Duration.between(
                        from,
                        from.atZone(ResidentsDates.CITY)
                                .plusDays(target.amount())
                                .toInstant());
        };
    }

    /** What is left of the budget at a moment; below zero: by how much it is late. A pause takes nothing. */
    public Duration left(Instant at, WorkingTime time) {
        requireTheSame(time);
        var meter = new Meter(target.unit(), time);
        Duration used = meter.between(from, at.isBefore(from) ? from : at).minus(paused(meter, at));
        return budget.minus(used);
    }

    public Explained explained(WorkingTime time) {
        requireTheSame(time);
        return Explained.of(this, time);
    }

    /** How much of the budget's kind of time the pauses took until a moment. */
    Duration paused(Meter meter, Instant until) {
        Duration paused = Duration.ZERO;
        for (Pause pause : pauses) {
            Instant end = pause.to() == null || pause.to().isAfter(until) ? until : pause.to();
            if (end.isAfter(pause.from())) paused = paused.plus(meter.between(pause.from(), end));
        }
        return paused;
    }

    private void requireTheSame(WorkingTime time) {
        if (!time.calendar().equals(calendar) || time.version() != calendarVersion) {
            throw new IllegalArgumentException("this was promised by another version of a calendar");
        }
    }

    /** Measures in the kind of time that a unit counts. */
    record Meter(ClockUnit unit, WorkingTime time) {
        Duration between(Instant from, Instant to) {
            return unit.working() ? time.between(from, to) : Duration.between(from, to);
        }

        private Instant plus(Instant from, Duration duration) {
            return unit.working() ? time.plus(from, duration) : from.plus(duration);
        }

        private @Nullable Instant spent(Instant from, Duration budget, List<Pause> pauses) {
            Instant begin = from;
            Duration left = budget;
            for (Pause pause : pauses) {
                Duration before = between(begin, pause.from());
                if (left.compareTo(before) <= 0) break;
                if (pause.to() == null) return null;
                left = left.minus(before);
                begin = pause.to();
            }
            return plus(begin, left);
        }
    }
}
