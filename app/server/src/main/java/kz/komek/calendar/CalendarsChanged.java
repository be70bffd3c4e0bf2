package kz.komek.calendar;

/** Fired within the transaction that made other versions. */
record CalendarsChanged() {}
