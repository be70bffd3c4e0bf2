package kz.komek.calendar.domain;

/** Why a day is worked or not. The names are on the wire and in stored versions: never rename one. */
public enum DayReason {
    /** As every week. */
    ORDINARY,
    /** Its weekday is never worked. */
    WEEKLY_DAY_OFF,
    HOLIDAY,
    /** Not worked by the Labour Code, and never moved when it falls on another day off. */
    DAY_OFF,
    /** Of a holiday that fell on a day off of this calendar. */
    MOVED,
    EXTRA,
    /** A day off that is worked for another that is not. */
    WORKED_INSTEAD,
    /** This calendar works on this date at hours of its own. */
    OWN_HOURS,
    /** This calendar is closed on this date, whatever the week says. */
    OWN_CLOSED
}
