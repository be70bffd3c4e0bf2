package kz.komek.ticket.domain;

/** Where a ticket stands. The names are stored and published: never rename one. */
public enum TicketStatus {
    /** With the operators, not yet registered. */
    RECEIVED,
    /** With the inspectors, to be checked and sent; a consultation is answered right here. */
    REGISTERED,
    /** With an organisation that has not accepted it yet. */
    SENT,
    IN_WORK,
    /** Accepted, with a date or waiting for funds. */
    PLANNED,
    /** "Not ours": back with the inspectors. */
    RETURNED,
    /** Returned for the third time: the arbiter decides. */
    DISPUTED,
    /** The executor has answered; an inspector checks the answer. */
    TO_VERIFY,
    WAITING_FOR_RESIDENT,
    ANSWERED,
    CLOSED,
    REOPENED,
    /** Worked under another ticket; its number leads there. */
    MERGED;

    /** Nobody works on it, and it counts neither as open nor as closed twice. */
    public boolean isOver() {
        return this == CLOSED || this == MERGED;
    }
}
