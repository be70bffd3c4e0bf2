package kz.komek.workqueue.domain;

/** What is only ever added to, until it is old. */
public enum WorkRecord {
    SPELL,
    TAKEN,
    CLOSED,
    OFFER,
    BULK_ACT,
    /** Worth keeping only as long as somebody may send it again. */
    CLAIM
}
