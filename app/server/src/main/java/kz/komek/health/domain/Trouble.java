package kz.komek.health.domain;

import kz.komek.contract.Health;

/** What can be wrong. Closed: the console has an instruction for each. Stored: never rename one. */
public enum Trouble {
    /** The provider does not take our token or password any more. */
    TOKEN_REFUSED,
    /** The provider cannot be reached from here. */
    UNREACHABLE,
    /** It lets us ask nothing for now. */
    RATE_LIMITED,
    /** It cannot bring us what people write. */
    NOT_DELIVERED,
    /** It has something for us that nobody takes. */
    NOT_TAKEN,
    /** No gateway says anything of the account. */
    NOT_WATCHED,
    /** Nothing comes, where something always came. */
    SILENT,
    /** Something waits in Komek for too long. */
    QUEUE_STUCK,
    /** It was taken from the provider, and is nowhere. */
    MISSING,
    /** It came, and nobody could read it. */
    DEAD;

    static Trouble of(Health.Cause cause) {
        return switch (cause) {
            case TOKEN_REFUSED -> TOKEN_REFUSED;
            case UNREACHABLE -> UNREACHABLE;
            case RATE_LIMITED -> RATE_LIMITED;
            case NOT_DELIVERED -> NOT_DELIVERED;
        };
    }
}
