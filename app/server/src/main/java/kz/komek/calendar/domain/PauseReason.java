package kz.komek.calendar.domain;

/** Why a clock may stand still. The names are stored: never rename one. */
public enum PauseReason {
    WAITING_FOR_RESIDENT,
    WAITING_FOR_FUNDS
}
