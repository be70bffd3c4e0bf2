package kz.komek.ticket.domain;

/** What a ticket came by, as far as it matters how many of them one person can have at once. Stored. */
public enum Medium {
    CALL,
    CHAT,
    MAIL
}
