package kz.komek.call.domain;

import java.time.LocalDateTime;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/**
 * The calls of an hour in one language that wanted an operator.
 *
 * @param hour the city's
 * @param waitSeconds all together; {@code longestWaitSeconds}: of one
 * @param wrapUpSeconds after-call work of these calls
 */
public record HourOfCalls(
        LocalDateTime hour,
        @Nullable Language language,
        long offered,
        long answered,
        long abandoned,
        long abandonedShort,
        long callBacks,
        long messages,
        long waitSeconds,
        long longestWaitSeconds,
        long talkSeconds,
        long holdSeconds,
        long wrapUpSeconds) {
    public HourOfCalls wrappedUp(long seconds) {
        return new HourOfCalls(
                hour,
                language,
                offered,
                answered,
                abandoned,
                abandonedShort,
                callBacks,
                messages,
                waitSeconds,
                longestWaitSeconds,
                talkSeconds,
                holdSeconds,
                seconds);
    }
}
