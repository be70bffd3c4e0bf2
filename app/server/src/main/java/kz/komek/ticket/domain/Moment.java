package kz.komek.ticket.domain;

/** When the rules are asked. Stored: never rename one. */
public enum Moment {
    /** It comes in: nobody has looked at it yet. */
    RECEIVED,
    /** An operator knows what it is about. */
    REGISTERED,
    /** It was closed, or with a service, and is back. */
    BACK
}
