package kz.komek.workqueue.domain;

/** Why somebody does not take what comes. Stored: never rename one. */
public enum AwayReason {
    LUNCH,
    REST,
    MEETING,
    OTHER,
    /** Offers were not answered: the machine's choice, not theirs. */
    NO_ANSWER,
    /** The console fell silent. */
    VANISHED
}
