package kz.komek.catalogue.domain;

/** What is in danger. Such an issue has its own clock and does not wait in the common line. */
public enum UrgentClass {
    LIFE,
    HEALTH,
    PROPERTY
}
