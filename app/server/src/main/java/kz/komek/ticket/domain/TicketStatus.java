package kz.komek.ticket.domain;

import kz.komek.contract.PublicTicket.PublicStatus;

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

    /** In the words of residents: nothing of how we work. */
    public PublicStatus forResidents() {
        return switch (this) {
            case RECEIVED -> PublicStatus.RECEIVED;
            case REGISTERED -> PublicStatus.REGISTERED;
            case RETURNED, DISPUTED, TO_VERIFY, MERGED -> PublicStatus.BEING_CHECKED;
            case SENT, IN_WORK -> PublicStatus.WITH_SERVICE;
            case PLANNED -> PublicStatus.PLANNED;
            case WAITING_FOR_RESIDENT -> PublicStatus.WAITING_FOR_YOU;
            case ANSWERED -> PublicStatus.ANSWERED;
            case CLOSED -> PublicStatus.CLOSED;
            case REOPENED -> PublicStatus.REOPENED;
        };
    }

    /** An organisation has it, or its answer is being checked: what the resident was told before is not the answer. */
    public boolean isWithService() {
        return this == SENT || this == IN_WORK || this == PLANNED || this == TO_VERIFY;
    }
}
