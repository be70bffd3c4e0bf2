package kz.komek.call.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kz.komek.contract.Call.Result;
import kz.komek.contract.Call.Step;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/**
 * What a call was, made of all its steps, in whatever order they came.
 *
 * @param began when the first step of it was told
 * @param wanted when its caller first wanted an operator; {@code null}: never
 * @param waited for an operator, in seconds; {@code null}: not at all, or not over yet
 * @param seat under which an operator was rung last who answered; {@code null}: nobody did, or the exchange chose
 * @param operator as the exchange calls who answered
 */
public record Course(
        Instant began,
        @Nullable Language language,
        @Nullable Instant wanted,
        @Nullable Long waited,
        @Nullable Instant answered,
        @Nullable Long talked,
        @Nullable Long held,
        @Nullable Instant ended,
        @Nullable UUID seat,
        @Nullable String operator,
        CallOutcome outcome) {

    /** Who hangs up sooner has dialled wrongly: it is counted, and nobody rings back. */
    public static final Duration SHORT = Duration.ofSeconds(5);

    /** @param steps at least one */
    public static Course of(List<Told> steps) {
        var all = new Steps(steps.stream()
                .sorted(Comparator.comparing(Told::at).thenComparing(Told::sequence))
                .toList());
        Instant wanted = all.first(Step.QUEUED)
                .or(() -> all.first(Step.OFFERED))
                .map(Told::at)
                .orElse(null);
        Told answer = all.last(Step.ANSWERED).orElse(null);
        Told talk = all.last(Step.TALKED).orElse(null);
        Instant answered = answer != null ? answer.at() : talk == null ? null : talkBegan(talk);
        Told end = all.last(Step.ENDED).orElse(null);
        Instant over = all.waitOver(answered, end);
        return new Course(
                steps.stream().map(Told::at).min(Comparator.naturalOrder()).orElseThrow(),
                all.last(step -> step.language() != null).map(Told::language).orElse(null),
                wanted,
                wanted == null || over == null
                        ? null
                        : Math.max(0, Duration.between(wanted, over).toSeconds()),
                answered,
                talked(talk, answered, end),
                all.held(),
                end == null ? null : end.at(),
                answer != null ? answer.seat() : talk == null ? null : talk.seat(),
                answer == null ? null : answer.operator(),
                outcome(all, wanted, answered, over, end));
    }

    private static Instant talkBegan(Told talk) {
        return talk.seconds() == null ? talk.at() : talk.at().minusSeconds(talk.seconds());
    }

    /** As the exchange counts it, else until the end. */
    private static @Nullable Long talked(@Nullable Told talk, @Nullable Instant answered, @Nullable Told end) {
        if (talk != null && talk.seconds() != null) return talk.seconds();
        if (answered == null || end == null) return null;
        return Math.max(0, Duration.between(answered, end.at()).toSeconds());
    }

    private static CallOutcome outcome(
            Steps all,
            @Nullable Instant wanted,
            @Nullable Instant answered,
            @Nullable Instant over,
            @Nullable Told end) {
        if (answered != null) return CallOutcome.ANSWERED;
        if (all.has(Step.EMERGENCY)) return CallOutcome.EMERGENCY;
        if (all.has(Step.VOICEMAIL)) return CallOutcome.VOICEMAIL;
        if (all.has(Step.CALL_BACK)) return CallOutcome.CALL_BACK;
        if (end == null && !all.hungUp()) return CallOutcome.RUNNING;
        if (wanted == null) return CallOutcome.SERVED_ITSELF;
        return over != null && Duration.between(wanted, over).compareTo(SHORT) < 0
                ? CallOutcome.ABANDONED_SHORT
                : CallOutcome.ABANDONED;
    }

    private record Steps(List<Told> inOrder) {
        boolean has(Step step) {
            return first(step).isPresent();
        }

        Optional<Told> first(Step step) {
            return inOrder.stream().filter(told -> told.step() == step).findFirst();
        }

        Optional<Told> last(Step step) {
            return last(told -> told.step() == step);
        }

        Optional<Told> last(Predicate<Told> which) {
            return inOrder.reversed().stream().filter(which).findFirst();
        }

        boolean hungUp() {
            return hangUps().findAny().isPresent();
        }

        private Stream<Told> hangUps() {
            return inOrder.stream()
                    .filter(told -> told.result() == Result.HANGUP)
                    .filter(told -> told.step() == Step.LEFT || told.step() == Step.OFFERED);
        }

        @Nullable Instant waitOver(@Nullable Instant answered, @Nullable Told end) {
            if (answered != null) return answered;
            return Stream.of(
                            hangUps(),
                            inOrder.stream().filter(told -> told.step() == Step.CALL_BACK),
                            inOrder.stream().filter(told -> told.step() == Step.EMERGENCY),
                            Stream.ofNullable(end))
                    .flatMap(each -> each)
                    .map(Told::at)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        @Nullable Long held() {
            var holds = inOrder.stream()
                    .filter(told -> told.step() == Step.HELD)
                    .filter(told -> told.seconds() != null)
                    .toList();
            return holds.isEmpty()
                    ? null
                    : holds.stream()
                            .mapToLong(told -> told.seconds() == null ? 0 : told.seconds())
                            .sum();
        }
    }

    /** Somebody is owed a call. */
    public boolean isMissed() {
        return outcome == CallOutcome.ABANDONED;
    }
}
