package kz.komek.ticket.domain;

/** How much depends on a ticket, the least first. Stored: never rename one. */
public enum RiskTier {
    NONE,
    YELLOW,
    ORANGE,
    RED;

    public boolean isAtLeast(RiskTier other) {
        return compareTo(other) >= 0;
    }
}
