package kz.komek.routing.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of the rules.
 *
 * @param revision grows with every edit of the draft
 * @param basedOn of which it is a copy that was changed
 * @param madeBy login
 * @param changedBy login
 */
public record Version(
        int number,
        State state,
        int revision,
        @Nullable Integer basedOn,
        String note,
        String madeBy,
        Instant madeAt,
        String changedBy,
        Instant changedAt) {
    /** Stored: never rename one. */
    public enum State {
        DRAFT,
        LIVE,
        PAST
    }

    /** It began to decide. @param by login */
    public record Went(int version, Instant at, String by, String note) {}
}
