package kz.komek.knowledge.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody found an article wrong, or missed one.
 *
 * @param article code; {@code null}: there is none about it
 * @param version of the article that they read
 * @param ticket number of the one they were working on
 */
public record Remark(
        UUID id,
        @Nullable String article,
        @Nullable Integer version,
        RemarkKind kind,
        String words,
        @Nullable String ticket,
        String by,
        Instant at,
        State state) {
    public static final int LONGEST = 2000;

    /** What becomes of it: open, taken, done. */
    public sealed interface State {
        record Open() implements State {}

        record Taken(String by, Instant at) implements State {}

        record Done(String by, Instant at, String answer) implements State {}
    }

    public RemarkStage stage() {
        return switch (state) {
            case State.Open open -> RemarkStage.OPEN;
            case State.Taken taken -> RemarkStage.TAKEN;
            case State.Done done -> RemarkStage.DONE;
        };
    }

    /** Whoever takes it twice has it. */
    public Remark take(String login, Instant now) {
        return switch (state) {
            case State.Open open -> in(new State.Taken(login, now));
            case State.Taken taken when taken.by.equals(login) -> this;
            case State.Taken taken -> throw new Refused(new Refusal.TakenBy(taken.by));
            case State.Done done -> throw new Refused(new Refusal.AnsweredBefore());
        };
    }

    /** Nobody needs to take it first. */
    public Remark answer(String words, String login, Instant now) {
        return switch (state) {
            case State.Open open -> in(new State.Done(login, now, words));
            case State.Taken taken -> in(new State.Done(login, now, words));
            case State.Done done when done.answer.equals(words) -> this;
            case State.Done done -> throw new Refused(new Refusal.AnsweredBefore());
        };
    }

    private Remark in(State other) {
        return new Remark(id, article, version, kind, words, ticket, by, at, other);
    }
}
