package kz.komek.workqueue.domain;

/** What can be done to many tickets at once. Stored: never rename one. */
public enum BulkKind {
    /** To a person or a desk, with a note. */
    HAND_OVER,
    TAKE,
    RELEASE,
    /** What is said stays said. */
    NOTE,
    /** To an organisation, which hears of it at once. */
    SEND,
    /** With an outcome, and words to each resident in their language. */
    CLOSE;

    public boolean canBeUndone() {
        return this == HAND_OVER || this == TAKE || this == RELEASE;
    }

    public boolean needsNote() {
        return this == HAND_OVER || this == NOTE;
    }
}
