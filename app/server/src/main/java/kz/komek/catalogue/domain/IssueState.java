package kz.komek.catalogue.domain;

/** Stored: never rename one. */
public enum IssueState {
    ACTIVE,
    RETIRED
}
