package kz.komek.health.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When it is too quiet. What came in the same span of the weeks before says what is usual; nobody is alarmed by a night,
 * by a channel where little comes, or by one of which too little is known.
 */
public final class Silence {
    /** So far back it is looked for what is usual. */
    public static final int WEEKS = 6;

    /** With less nothing is usual yet. */
    static final int ENOUGH = 3;

    /** That nothing comes by chance has to be rarer than this. */
    private static final double CHANCE = 1e-3;

    /** Longer ago is not looked at: by then it was said, or nothing was expected. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration WEEK = Duration.ofDays(7);

    private Silence() {}

    /** From one instant until before the other. */
    public record Span(Instant from, Instant until) {
        Span weeksBefore(int weeks) {
            return new Span(from.minus(WEEK.multipliedBy(weeks)), until.minus(WEEK.multipliedBy(weeks)));
        }
    }

    /** @param lastAt when something came last */
    public static Span now(Instant lastAt, Instant now) {
        Instant earliest = now.minus(LONGEST);
        return new Span(lastAt.isAfter(earliest) ? lastAt : earliest, now);
    }

    /** The same span of the weeks before of which there is a record. The last one first. */
    public static List<Span> before(Span silent, Instant known) {
        return java.util.stream.IntStream.rangeClosed(1, WEEKS)
                .mapToObj(silent::weeksBefore)
                .filter(span -> !span.from().isBefore(known))
                .toList();
    }

    /**
     * @param hours when they begin, with what came in each
     * @return what came in a span, as if it had come evenly within each hour
     */
    public static double sum(java.util.Map<Instant, Integer> hours, Span span) {
        double sum = 0;
        for (var hour : hours.entrySet()) {
            Instant from = later(hour.getKey(), span.from());
            Instant until = earlier(hour.getKey().plus(Duration.ofHours(1)), span.until());
            if (from.isBefore(until))
                sum += hour.getValue() * (Duration.between(from, until).toMillis() / 3_600_000.0);
        }
        return sum;
    }

    /**
     * In none of the weeks was it as quiet, and by chance alone it would hardly ever be.
     *
     * @param usual what came in the same span of each week before
     */
    public static boolean is(List<Double> usual) {
        if (usual.size() < ENOUGH || usual.stream().anyMatch(came -> came < 1)) return false;
        double mean = usual.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return Math.exp(-mean) < CHANCE;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
