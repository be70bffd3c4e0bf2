package kz.komek.call.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/**
 * Somebody we ring.
 *
 * @param phone in E.164
 * @param number of the ticket it is about; {@code null}: of none
 * @param words that are to be told
 * @param times how often they called meanwhile
 * @param notBefore when it is tried again
 */
public record CallTask(
        UUID id,
        TaskKind kind,
        String phone,
        @Nullable Language language,
        @Nullable String number,
        @Nullable String words,
        int times,
        Instant at,
        @Nullable String takenBy,
        int tries,
        @Nullable Instant notBefore,
        @Nullable TaskEnding ending) {

    public static final int MOST_TRIES = 3;
    public static final Duration BETWEEN_TRIES = Duration.ofMinutes(30);

    /** Why something cannot be done with it; what is already so is no refusal. */
    public enum Refusal {
        NO_SUCH_TASK,
        /** A colleague has it. */
        TASK_TAKEN,
        /** Take it first. */
        TASK_NOT_TAKEN,
        TASK_ENDED
    }

    /** @return {@code null}: they may */
    public @Nullable Refusal refusesToBeTaken(String by) {
        if (ending != null) return Refusal.TASK_ENDED;
        return takenBy == null || takenBy.equals(by) ? null : Refusal.TASK_TAKEN;
    }

    /** @return {@code null}: they may */
    public @Nullable Refusal refusesToBeTried(String by) {
        if (ending != null) return Refusal.TASK_ENDED;
        if (takenBy == null) return Refusal.TASK_NOT_TAKEN;
        return takenBy.equals(by) ? null : Refusal.TASK_TAKEN;
    }

    /** What becomes of it after one more try; {@code null}: it goes on. */
    public @Nullable TaskEnding after(TryResult result) {
        return switch (result) {
            case REACHED -> TaskEnding.REACHED;
            case WRONG_NUMBER -> TaskEnding.WRONG_NUMBER;
            case NOT_REACHED -> tries + 1 >= MOST_TRIES ? TaskEnding.NOT_REACHED : null;
        };
    }
}
