package kz.komek.calendar.domain;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/**
 * A part of one day by the city's clock. A shift over midnight is two of them.
 *
 * @param to 00:00 is the end of the day
 */
public record Span(LocalTime from, LocalTime to) {
    static final int DAY_SECONDS = 24 * 60 * 60;

    /** In the order of the day. */
    static List<Span> sorted(List<Span> spans) {
        return spans.stream().sorted(Comparator.comparing(Span::from)).toList();
    }

    static boolean overlap(List<Span> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).begins() < sorted.get(i - 1).ends()) return true;
        }
        return false;
    }

    boolean isEmpty() {
        return ends() <= begins();
    }

    int begins() {
        return from.toSecondOfDay();
    }

    int ends() {
        return to.equals(LocalTime.MIDNIGHT) ? DAY_SECONDS : to.toSecondOfDay();
    }
}
