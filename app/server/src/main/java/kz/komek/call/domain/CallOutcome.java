package kz.komek.call.domain;

/** What a call came to. Stored: never rename one. */
public enum CallOutcome {
    RUNNING,
    ANSWERED,
    /** Hung up while waiting, or nobody picked up. */
    ABANDONED,
    /** Within the first five seconds. */
    ABANDONED_SHORT,
    CALL_BACK,
    VOICEMAIL,
    EMERGENCY,
    /** Never wanted an operator. */
    SERVED_ITSELF
}
