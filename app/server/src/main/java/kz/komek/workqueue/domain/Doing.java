package kz.komek.workqueue.domain;

import org.jspecify.annotations.Nullable;

/** What the time of somebody on shift goes into: a break is told apart by its reason. */
public enum Doing {
    READY,
    ON_CALL,
    WRAP_UP,
    TRAINING,
    LUNCH,
    REST,
    MEETING,
    OTHER,
    NO_ANSWER,
    /** Their console was silent, and they had not gone home. */
    VANISHED;

    /** {@code null}: they are not on shift. */
    public static @Nullable Doing of(Activity state, @Nullable AwayReason reason) {
        return switch (state) {
            case READY -> READY;
            case ON_CALL -> ON_CALL;
            case WRAP_UP -> WRAP_UP;
            case TRAINING -> TRAINING;
            case BREAK -> reason == null ? OTHER : valueOf(reason.name());
            case OFF -> reason == AwayReason.VANISHED ? VANISHED : null;
        };
    }
}
