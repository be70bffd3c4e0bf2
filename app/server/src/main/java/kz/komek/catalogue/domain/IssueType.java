package kz.komek.catalogue.domain;

/** The five types of request. Stored: never rename one. */
public enum IssueType {
    CONSULTATION,
    INCIDENT,
    COMPLAINT,
    GRATITUDE,
    PROPOSAL
}
