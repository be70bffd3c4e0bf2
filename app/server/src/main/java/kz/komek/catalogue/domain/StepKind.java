package kz.komek.catalogue.domain;

/** How an issue left the catalogue. Stored: never rename one. */
public enum StepKind {
    RETIRED,
    SPLIT,
    MERGED
}
