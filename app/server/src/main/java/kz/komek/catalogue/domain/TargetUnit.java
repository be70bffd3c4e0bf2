package kz.komek.catalogue.domain;

/** Stored: never rename one. */
public enum TargetUnit {
    WORKING_HOURS,
    WORKING_DAYS,
    HOURS,
    DAYS
}
