package kz.komek.correspondence.domain;

/** How far a reply has come. Stored: never rename one. */
public enum ReplyState {
    /** On its way to a channel, or waiting to be tried again. */
    QUEUED,
    /** One sender has it. */
    CLAIMED,
    SENT,
    /** Surely not accepted; the timer tries again. */
    NOT_ACCEPTED,
    /** Refused for good. */
    REFUSED,
    /** Accepted, and came back. */
    RETURNED,
    /** Claimed and never reported: it may have arrived, so it is not sent again. */
    UNKNOWN
}
