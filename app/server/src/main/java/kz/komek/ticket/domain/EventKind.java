package kz.komek.ticket.domain;

/** What the history says happened. Stored and published: never rename one. */
public enum EventKind {
    RECEIVED,
    REGISTERED,
    TAKEN,
    RELEASED,
    REPLIED,
    ASKED,
    NOTED,
    CLOSED,
    REOPENED,
    RESIDENT_WROTE,
    MACHINE_WROTE,
    UNDELIVERED
}
