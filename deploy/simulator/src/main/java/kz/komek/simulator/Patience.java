package kz.komek.simulator;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/** Tries again as a resident does: soon at first, then every few seconds, until it works or patience ends. */
final class Patience {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    /** Retry-After is respected up to here: a server that errs must not end the run. */
    private static final Duration LONGEST_ASKED = Duration.ofSeconds(30);

    private final long endNanos;
    private final Semaphore atOnce;

    /** @param atOnce how many attempts may run together; held for an attempt, not for the pauses */
    Patience(Duration limit, Semaphore atOnce) {
        this.endNanos = System.nanoTime() + limit.toNanos();
        this.atOnce = atOnce;
    }

    @FunctionalInterface
    interface Attempt<T> {
        Outcome<T> make() throws InterruptedException;
    }

    /** The first outcome that is not {@code NotNow}, or the last one when patience ended. */
    <T> Outcome<T> until(Attempt<T> attempt, Runnable onRetry) throws InterruptedException {
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            Outcome<T> outcome = once(attempt);
            if (!(outcome instanceof Outcome.NotNow<T> notNow)) return outcome;
            var wait = notNow.after() == null ? jittered(pause) : jittered(shorter(notNow.after(), LONGEST_ASKED));
            if (System.nanoTime() + wait.toNanos() > endNanos) return outcome;
            onRetry.run();
            Thread.sleep(wait);
        }
    }

    private <T> Outcome<T> once(Attempt<T> attempt) throws InterruptedException {
        atOnce.acquire();
        try {
            return attempt.make();
        } finally {
            atOnce.release();
        }
    }

    private static Duration longer(Duration pause) {
        return shorter(pause.multipliedBy(3).dividedBy(2), LONGEST_PAUSE);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Residents do not come back in step. */
    private static Duration jittered(Duration pause) {
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(1 + pause.toMillis() / 2));
    }
}
