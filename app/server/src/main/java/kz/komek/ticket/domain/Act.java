package kz.komek.ticket.domain;

/** What can be done to a ticket, by whom. */
public enum Act {
    REGISTER,
    TAKE,
    RELEASE,
    REPLY,
    ASK,
    NOTE,
    CLOSE,
    REOPEN,
    /** The resident wrote again. */
    HEAR,
    /** A machine answered for the resident: kept, changes nothing. */
    HEAR_MACHINE
}
