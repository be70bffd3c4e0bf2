package kz.komek.call.domain;

/** Stored: never rename one. */
public enum TaskEnding {
    REACHED,
    /** Three tries in vain. */
    NOT_REACHED,
    /** Somebody else has this number. */
    WRONG_NUMBER,
    /** They called again and were answered, or it is of no use any more. */
    NOT_NEEDED
}
