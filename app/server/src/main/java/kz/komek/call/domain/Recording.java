package kz.komek.call.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of a call.
 *
 * @param file id in our store
 * @param seconds how long it lasts; {@code null}: nobody said
 * @param at when it came to us: its time begins there
 */
public record Recording(
        String file,
        String call,
        String name,
        String mediaType,
        long size,
        @Nullable Long seconds,
        Instant at) {

    /** How it ended. Stored: never rename one. */
    public enum Ending {
        DELETED,
        /** Its time is over, but it is said on a ticket too, and goes with it. */
        LEFT_TO_OTHERS
    }
}
