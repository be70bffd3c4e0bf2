package kz.komek.health.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How long the first of each line has been the first. */
public record Heads(Map<Integer, Head> all) {
    public static final Heads NONE = new Heads(Map.of());

    public record Head(long id, Instant since) {}

    public Heads {
        all = Map.copyOf(all);
    }

    /** @param ids of the first of each line that has any */
    public Heads next(Map<Integer, Long> ids, Instant now) {
        var next = new HashMap<Integer, Head>();
        ids.forEach((line, id) -> {
            Head before = all.get(line);
            next.put(line, before != null && before.id == id ? before : new Head(id, now));
        });
        return new Heads(next);
    }

    public boolean isStuck(Duration forSoLong, Instant now) {
        return all.values().stream()
                .anyMatch(head -> !head.since.plus(forSoLong).isAfter(now));
    }
}
