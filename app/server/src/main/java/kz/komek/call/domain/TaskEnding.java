package kz.komek.call.domain;

/** Stored: never rename one. */
public enum TaskEnding {
    REACHED,
    /** Three tries in vain. */
    NOT_REACHED,
    /** They called again and were answered, or it is of no use any more. */
    NOT_NEEDED
}
