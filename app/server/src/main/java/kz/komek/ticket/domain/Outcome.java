package kz.komek.ticket.domain;

/** How it ended: exactly one, and the sums must add up. */
public enum Outcome {
    RESOLVED,
    EXPLAINED,
    REFUSED,
    PLANNED,
    REDIRECTED,
    TERMINATED
}
