package kz.komek.knowledge.domain;

/** Served an article served on a ticket. Stored: never rename one. */
public enum Served {
    /** Its words were the answer. */
    ANSWERED,
    /** It was read. */
    CONSULTED
}
