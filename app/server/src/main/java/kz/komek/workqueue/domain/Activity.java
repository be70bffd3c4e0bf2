package kz.komek.workqueue.domain;

/** What one of the centre's people is doing. Stored: never rename one. */
public enum Activity {
    /** Takes what comes. */
    READY,
    ON_CALL,
    /** After-call work. */
    WRAP_UP,
    BREAK,
    TRAINING,
    OFF;

    public boolean isOnShift() {
        return this != OFF;
    }
}
