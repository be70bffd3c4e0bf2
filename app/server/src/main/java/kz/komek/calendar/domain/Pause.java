package kz.komek.calendar.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time that does not count.
 *
 * @param to {@code null}: it has not ended
 */
public record Pause(Instant from, @Nullable Instant to, PauseReason why) {
    public Pause {
        if (to != null && to.isBefore(from)) throw new IllegalArgumentException("a pause ends before it begins");
    }

    /**
     * One after the other, none over another, none before the start, none of no length. What two of them cover counts once, for
     * the one that began first.
     */
    static List<Pause> merged(List<Pause> pauses, Instant start) {
        var merged = new ArrayList<Pause>();
        Instant free = start;
        for (Pause next : inOrder(pauses)) {
            Instant from = next.from.isAfter(free) ? next.from : free;
            if (next.to != null && !next.to.isAfter(from)) continue;
            Pause last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.why == next.why && from.equals(last.to)) {
                merged.set(merged.size() - 1, new Pause(last.from, next.to, last.why));
            } else {
                merged.add(new Pause(from, next.to, next.why));
            }
            if (next.to == null) break;
            free = next.to;
        }
        return List.copyOf(merged);
    }

    private static List<Pause> inOrder(List<Pause> pauses) {
        return pauses.stream()
                .sorted(Comparator.comparing(Pause::from).thenComparing(Pause::why))
                .toList();
    }
}
