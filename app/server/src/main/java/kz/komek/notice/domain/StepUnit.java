package kz.komek.notice.domain;

/** Stored: never rename one. */
public enum StepUnit {
    /** Of the time until the deadline, that has passed. */
    PERCENT,
    HOURS,
    WORKING_HOURS,
    WORKING_DAYS
}
