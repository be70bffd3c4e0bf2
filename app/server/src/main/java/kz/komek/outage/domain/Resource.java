package kz.komek.outage.domain;

/** What is missing while the works last. Stored: never rename one. */
public enum Resource {
    ELECTRICITY,
    WATER,
    HEAT,
    GAS,
    ROAD,
    OTHER
}
