package kz.komek.outage.domain;

/** Where works stand. Never stored: it follows from the clock, so that nothing has to end them. */
public enum WorkState {
    ANNOUNCED,
    RUNNING,
    ENDED,
    CANCELLED
}
