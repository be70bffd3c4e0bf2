package kz.komek.workqueue.domain;

/** What it is going to be. Stored: never rename one. */
public enum DraftKind {
    REPLY,
    QUESTION,
    /** For colleagues only. */
    NOTE
}
