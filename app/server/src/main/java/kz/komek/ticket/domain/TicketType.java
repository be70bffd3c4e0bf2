package kz.komek.ticket.domain;

/** The five types of a 109 centre. */
public enum TicketType {
    CONSULTATION,
    INCIDENT,
    COMPLAINT,
    GRATITUDE,
    PROPOSAL
}
