package kz.komek.call.domain;

/** Why we ring somebody. Stored: never rename one. */
public enum TaskKind {
    /** They called, and nobody answered. */
    MISSED,
    /** They asked for it instead of waiting. */
    CALL_BACK,
    /** They are to be told something, and can be reached in no other way. */
    TELL
}
