package kz.komek.health.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.komek.contract.Health;
import org.jspecify.annotations.Nullable;

/**
 * How an account was when somebody looked last.
 *
 * @param causeSince since when it has been just that; {@code null} with the cause: all is well
 * @param toldAt by the gateway's clock
 * @param heardAt by the core's
 * @param waitingSince since when what waits at the provider has not become less; {@code null}: nothing waits
 */
public record Condition(
        Account account,
        Health.@Nullable Cause cause,
        @Nullable Instant causeSince,
        Instant toldAt,
        Instant heardAt,
        @Nullable Long waiting,
        @Nullable Instant waitingSince,
        boolean readsAgain) {
    /** A gateway looks each minute: who is not heard of for so long is not looked after. */
    public static final Duration UNHEARD = Duration.ofMinutes(3);

    /** What a single look may meet by chance has to last. */
    private static final Duration LASTS = Duration.ofSeconds(90);

    private static final Duration UNTAKEN = Duration.ofMinutes(3);

    /** @param before {@code null}: nothing was ever heard of it */
    public static Condition after(
            @Nullable Condition before, Account account, Health seen, Instant toldAt, Instant heardAt) {
        if (before != null && toldAt.isBefore(before.toldAt)) return before;
        return new Condition(
                account,
                seen.cause(),
                seen.cause() == null ? null : since(before, seen.cause(), heardAt),
                toldAt,
                heardAt,
                seen.waiting(),
                waitingSince(before, seen.waiting(), heardAt),
                seen.readsAgain());
    }

    private static Instant since(@Nullable Condition before, Health.Cause cause, Instant now) {
        return before != null && before.cause == cause && before.causeSince != null ? before.causeSince : now;
    }

    private static @Nullable Instant waitingSince(@Nullable Condition before, @Nullable Long waiting, Instant now) {
        if (waiting == null || waiting == 0) return null;
        boolean notLess = before != null && before.waiting != null && waiting >= before.waiting;
        return notLess && before.waitingSince != null ? before.waitingSince : now;
    }

    public List<Found> troubles(Instant now) {
        if (heardAt.plus(UNHEARD).isBefore(now)) return List.of(Found.of(account, Trouble.NOT_WATCHED, heardAt));
        var found = new ArrayList<Found>();
        if (cause != null && causeSince != null && !now.isBefore(causeSince.plus(patience(cause)))) {
            found.add(Found.of(account, Trouble.of(cause), causeSince));
        }
        // Where nothing can be taken this is no second trouble.
        if (cause == null && waitingSince != null && waiting != null && !now.isBefore(waitingSince.plus(UNTAKEN))) {
            found.add(Found.of(account, Trouble.NOT_TAKEN, waitingSince, (int) Math.min(waiting, Integer.MAX_VALUE)));
        }
        return found;
    }

    private static Duration patience(Health.Cause cause) {
        return switch (cause) {
            case TOKEN_REFUSED -> Duration.ZERO;
            case UNREACHABLE, NOT_DELIVERED, RATE_LIMITED -> LASTS;
        };
    }
}
