package kz.komek.call.domain;

import java.time.Instant;
import java.util.UUID;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/** An operator who was rung for a call. */
public record Seating(
        UUID id,
        String call,
        String login,
        Language language,
        Instant at,
        @Nullable Instant answeredAt) {

    /** How it ended. Stored: never rename one. */
    public enum Ending {
        TALKED,
        UNANSWERED,
        /** The caller hung up, or nothing was heard of it any more. */
        GONE
    }
}
