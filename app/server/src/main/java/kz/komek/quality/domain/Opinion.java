package kz.komek.quality.domain;

import java.time.Instant;
import kz.komek.contract.Rating;
import org.jspecify.annotations.Nullable;

/** What stands in the register of how a ticket ended, in the resident's eyes. */
public record Opinion(Rating rating, Instant firstAt, Instant at) {
    /** What becomes of something a resident sent. Stored: never rename one. */
    public enum Verdict {
        TAKEN,
        CORRECTED,
        /** A newer word of the resident is there already; this one was late on its way. */
        OVERTAKEN,
        TOO_LATE,
        USED,
        /** The ticket was never closed at that version. */
        NOTHING_TO_RATE;

        public boolean counts() {
            return this == TAKEN || this == CORRECTED;
        }
    }

    /**
     * @param closedAt when the end came that it is about; {@code null}: there was none
     * @param before what is known of it; {@code null}: nothing
     * @param at when the resident said it
     */
    public static Verdict judge(@Nullable Instant closedAt, @Nullable Opinion before, Instant at) {
        if (closedAt == null) return Verdict.NOTHING_TO_RATE;
        if (before != null && at.isBefore(before.at)) return Verdict.OVERTAKEN;
        return switch (Rating.verdict(closedAt, before == null ? null : before.firstAt, at)) {
            case OPEN -> Verdict.TAKEN;
            case MAY_CORRECT -> Verdict.CORRECTED;
            case TOO_LATE -> Verdict.TOO_LATE;
            case USED -> Verdict.USED;
        };
    }
}
