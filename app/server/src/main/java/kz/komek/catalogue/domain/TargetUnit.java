package kz.komek.catalogue.domain;

/** Stored: never rename one. */
public enum TargetUnit {
    HOURS,
    DAYS
}
