package kz.komek.catalogue.domain;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where issues that were retired went, through any number of steps. */
public final class Crosswalk {
    private final Map<String, Set<String>> onward = new HashMap<>();

    public Crosswalk(List<Step> steps) {
        for (Step step : steps) {
            if (step.to() != null)
                onward.computeIfAbsent(step.from(), first -> new LinkedHashSet<>())
                        .add(step.to());
        }
    }

    /**
     * One issue going over into another.
     *
     * @param to {@code null}: retired without anything in its place
     * @param by login
     */
    public record Step(String from, @Nullable String to, StepKind kind, Instant at, String by, String note) {}

    /** What stands at the ends of the ways from a code; empty for one that leads nowhere. */
    public List<String> successors(String code) {
        var ends = new TreeSet<String>();
        var seen = new LinkedHashSet<String>(Set.of(code));
        var ahead = new ArrayDeque<String>(onward.getOrDefault(code, Set.of()));
        while (!ahead.isEmpty()) {
            String next = ahead.poll();
            if (!seen.add(next)) continue;
            var further = onward.getOrDefault(next, Set.of());
            if (further.isEmpty()) ends.add(next);
            ahead.addAll(further);
        }
        return List.copyOf(ends);
    }

    /** Whether a step from one to the other would close a circle. */
    public boolean wouldCircle(String from, String to) {
        var seen = new LinkedHashSet<String>();
        var ahead = new ArrayDeque<String>(List.of(to));
        while (!ahead.isEmpty()) {
            String next = ahead.poll();
            if (next.equals(from)) return true;
            if (seen.add(next)) ahead.addAll(onward.getOrDefault(next, Set.of()));
        }
        return false;
    }
}
