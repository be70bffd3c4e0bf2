package kz.komek.knowledge.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that looks like the one somebody is writing.
 *
 * @param words that both have, as they were typed
 * @param rarity of those words together
 */
public record Alike(long ticket, Instant receivedAt, List<String> words, double rarity, Set<Reason> reasons) {
    /** Why a ticket is shown. */
    public enum Reason {
        WORDS,
        SAME_ISSUE,
        SAME_STREET
    }

    private static final double OF_THE_SAME_ISSUE = 1.5;
    private static final double IN_THE_SAME_STREET = 1.3;
    private static final double DAYS_TO_HALF = 365;
    /** Its answer has to be said anew. */
    private static final double IN_ANOTHER_LANGUAGE = 0.5;

    public static Alike of(
            long ticket, Instant receivedAt, List<String> words, double rarity, boolean sameIssue, boolean sameStreet) {
        var reasons = EnumSet.noneOf(Reason.class);
        if (!words.isEmpty()) reasons.add(Reason.WORDS);
        if (sameIssue) reasons.add(Reason.SAME_ISSUE);
        if (sameStreet) reasons.add(Reason.SAME_STREET);
        return new Alike(ticket, receivedAt, words, rarity, reasons);
    }

    public static boolean same(@Nullable String issue, @Nullable String other) {
        return issue != null && issue.equals(other);
    }

    /** What was answered long ago may not be so any more. */
    public double score(Instant now) {
        double days = Math.max(0, Duration.between(receivedAt, now).toHours() / 24.0);
        double alike = rarity;
        if (reasons.contains(Reason.SAME_ISSUE)) alike *= OF_THE_SAME_ISSUE;
        if (reasons.contains(Reason.SAME_STREET)) alike *= IN_THE_SAME_STREET;
        return alike / (1 + days / DAYS_TO_HALF);
    }

    /** @param spoken its answer can be given as it stands */
    public double score(Instant now, boolean spoken) {
        return spoken ? score(now) : score(now) * IN_ANOTHER_LANGUAGE;
    }

    /** The likest first. */
    public static Comparator<Alike> likest(Instant now) {
        return Comparator.<Alike>comparingDouble(one -> one.score(now))
                .thenComparingLong(Alike::ticket)
                .reversed();
    }
}
