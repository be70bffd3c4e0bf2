package kz.komek.resident.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two became one.
 *
 * @param joined the row that stood for the one, {@code into} the row that stands for both
 * @param words how they agreed; only where it is by consent
 */
public record Merge(
        UUID id,
        long joined,
        long into,
        Basis basis,
        @Nullable String words,
        Instant at,
        String by,
        boolean undone) {
    /** Stored: never rename one. */
    public enum Basis {
        /** They said so, and somebody of ours wrote down where and how. */
        CONSENT,
        /** They read out a code that had been sent to the other address. */
        CODE
    }
}
