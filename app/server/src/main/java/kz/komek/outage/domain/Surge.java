package kz.komek.outage.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * When more is too much.
 *
 * @param slots of ten minutes that are looked at
 * @param least fewer are never a surge
 * @param floor what is usual where nothing is known, in such a window
 * @param chance a surge is rarer than this by chance
 * @param quiet how long nobody is asked again who has said no
 */
public record Surge(int slots, int least, double floor, double chance, Duration quiet) {
    public static final Duration SLOT = Duration.ofMinutes(10);
    /** The same hour of the same weekday. */
    public static final int WEEKS = 4;

    public static Instant slot(Instant at) {
        return at.minusSeconds(Math.floorMod(at.getEpochSecond(), SLOT.toSeconds()))
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    public Duration window() {
        return SLOT.multipliedBy(slots);
    }

    /**
     * What is usual in such a window.
     *
     * @param before how many came in that hour of the weekdays before, all of them together
     */
    public double usual(int before) {
        double windows = WEEKS * Duration.ofHours(1).toSeconds() / (double) window().toSeconds();
        return Math.max(floor, before / windows);
    }

    public boolean is(int seen, double usual) {
        return seen >= least && tail(seen, usual) < chance;
    }

    /** How likely this many or more are, where so many are usual: the tail of Poisson's distribution. */
    public static double tail(int seen, double usual) {
        if (seen <= 0) return 1;
        // Summed from the first term on: one minus the rest would be nought long before it is.
        double term = Math.exp(seen * Math.log(usual) - usual - logFactorial(seen));
        double sum = 0;
        for (int k = seen; term > sum * 1e-12 || k < usual; k++) {
            sum += term;
            term *= usual / (k + 1);
        }
        return Math.min(1, sum);
    }

    private static double logFactorial(int n) {
        double log = 0;
        for (int i = 2; i <= n; i++) log += Math.log(i);
        return log;
    }
}
