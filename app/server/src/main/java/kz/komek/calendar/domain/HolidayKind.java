package kz.komek.calendar.domain;

/** The names are on the wire and in files: never rename one. */
public enum HolidayKind {
    /** Of the state: moves when it falls on a day off. */
    HOLIDAY,
    /** Of the Labour Code: Christmas, Kurban-ait. Does not move. */
    DAY_OFF,
    /** The day off of a holiday that fell on another one. */
    MOVED,
    /** A day off that is worked, at the hours of another weekday. */
    WORKING,
    /** The Government gave one more. */
    EXTRA
}
