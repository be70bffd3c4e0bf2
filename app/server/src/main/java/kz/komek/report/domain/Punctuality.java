package kz.komek.report.domain;

/**
 * Tickets by how they keep their promise: each is counted in one of the four, so that they add up to the total. Who was
 * merged into another ticket counts with that one.
 */
public record Punctuality(long closedInTime, long closedLate, long inProgress, long overdue) {
    public static final Punctuality NONE = new Punctuality(0, 0, 0, 0);

    public long total() {
        return closed() + inProgress + overdue;
    }

    public long closed() {
        return closedInTime + closedLate;
    }

    public Punctuality plus(Punctuality other) {
        return new Punctuality(
                closedInTime + other.closedInTime,
                closedLate + other.closedLate,
                inProgress + other.inProgress,
                overdue + other.overdue);
    }
}
