package kz.komek.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one attempt came to, as a browser or a mail program sees it. */
sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    /**
     * Nobody answered, or asked to come back: the same thing may be tried again.
     *
     * @param after how long we were asked to wait
     */
    record NotNow<T>(String why, @Nullable Duration after) implements Outcome<T> {}

    /** Trying the same again would be refused again. */
    record Refused<T>(String why) implements Outcome<T> {}
}
