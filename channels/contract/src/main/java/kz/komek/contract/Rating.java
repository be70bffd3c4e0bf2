package kz.komek.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a resident thinks of an answer.
 *
 * @param closing which end of the ticket it is about: the version of the ticket when it was closed
 * @param stars from 1 to 5
 * @param reasons what was wrong; only with {@link #LOW} stars or fewer
 * @param words the resident's own
 */
public record Rating(
        int closing,
        int stars,
        List<Reason> reasons,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String words) {
    /** As many stars, or fewer, come with reasons. */
    public static final int LOW = 3;

    public static final int LONGEST_WORDS = 2_000;

    /** For how long after the end an answer can be rated. */
    public static final Duration WITHIN = Duration.ofDays(30);

    /** For how long a rating can be corrected, from when it was given first. */
    public static final Duration CORRECTED_WITHIN = Duration.ofDays(1);

    public enum Reason {
        INCOMPLETE,
        NO_SPECIFICS,
        LATE,
        NOT_SOLVED,
        RUDE,
        OTHER
    }

    /** Whether an answer can be rated now. Gateway and core judge by the same rule. */
    public enum Verdict {
        OPEN,
        /** Given already, and may still be corrected. */
        MAY_CORRECT,
        TOO_LATE,
        /** Given already, and too long ago to be corrected. */
        USED
    }

    public Rating {
        if (stars < 1 || stars > 5) throw new IllegalArgumentException("stars are from 1 to 5");
        reasons = stars > LOW ? List.of() : reasons.stream().distinct().sorted().toList();
    }

    /** @param firstGiven when this end was rated first; {@code null}: never */
    public static Verdict verdict(Instant closedAt, @Nullable Instant firstGiven, Instant at) {
        if (firstGiven != null) {
            return at.isAfter(firstGiven.plus(CORRECTED_WITHIN)) ? Verdict.USED : Verdict.MAY_CORRECT;
        }
        return at.isAfter(closedAt.plus(WITHIN)) ? Verdict.TOO_LATE : Verdict.OPEN;
    }
}
