package kz.komek.organisation.domain;

/** The five lines that work moves through. Stored: never rename one. */
public enum Line {
    OPERATORS,
    INSPECTORS,
    EXECUTORS,
    ANALYSTS,
    METHODOLOGISTS
}
