package kz.komek.sla.domain;

import java.time.Duration;
import java.time.Instant;
import kz.komek.calendar.domain.WorkingTime;
import org.jspecify.annotations.Nullable;

/** Counts in the kind of time in which a clock runs. @param working {@code null}: plain time */
record Measure(@Nullable WorkingTime working) {
    Duration between(Instant from, Instant to) {
        if (!from.isBefore(to)) return Duration.ZERO;
        return working == null ? Duration.between(from, to) : working.between(from, to);
    }

    /** The start, where there is less between. */
    Instant minus(Instant start, Instant end, Duration time) {
        Duration there = between(start, end);
        return there.compareTo(time) <= 0 ? start : plus(start, there.minus(time));
    }

    Instant plus(Instant from, Duration time) {
        return working == null ? from.plus(time) : working.plus(from, time);
    }
}
