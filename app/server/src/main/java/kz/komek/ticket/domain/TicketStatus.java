package kz.komek.ticket.domain;

/** Where a ticket stands. The names are stored and published: never rename one. */
public enum TicketStatus {
    RECEIVED,
    REGISTERED,
    WAITING_FOR_RESIDENT,
    ANSWERED,
    CLOSED,
    REOPENED
}
