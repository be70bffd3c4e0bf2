package kz.komek.call.domain;

/** How a try to ring somebody went. Stored: never rename one. */
public enum TryResult {
    REACHED,
    NOT_REACHED,
    /** Somebody else has this number. */
    WRONG_NUMBER
}
