package kz.komek.correspondence.domain;

/** How far a reply has come. Stored: never rename one. */
public enum ReplyState {
    /** On its way to a channel, or waiting to be tried again. */
    QUEUED,
    /** One sender has it. */
    CLAIMED,
    SENT,
    /** It is on the receiver's device. */
    DELIVERED,
    /** The receiver has seen it. */
    READ,
    /** The provider lets us write only for so long after their last message. */
    WINDOW_CLOSED,
    /** Nobody can be reached there any more. */
    UNREACHABLE,
    /** Surely not accepted; the timer tries again. */
    NOT_ACCEPTED,
    /** Refused for good. */
    REFUSED,
    /** Accepted, and came back. */
    RETURNED,
    /** Claimed and never reported: it may have arrived, so it is not sent again. */
    UNKNOWN;

    /** It surely did not arrive and is not tried again. */
    boolean isLost() {
        return switch (this) {
            case REFUSED, RETURNED, WINDOW_CLOSED, UNREACHABLE -> true;
            case QUEUED, CLAIMED, SENT, DELIVERED, READ, NOT_ACCEPTED, UNKNOWN -> false;
        };
    }

    /** That it was not taken, this time or for good. */
    boolean isFailure() {
        return isLost() || this == NOT_ACCEPTED;
    }

    /** News about what the provider had taken over. */
    boolean isAfterSending() {
        return switch (this) {
            case DELIVERED, READ, RETURNED, WINDOW_CLOSED, UNREACHABLE -> true;
            case QUEUED, CLAIMED, SENT, NOT_ACCEPTED, REFUSED, UNKNOWN -> false;
        };
    }
}
