package kz.komek.calendar.domain;

/** Which day something that came after closing, or on a day off, was received on. */
public enum Receipt {
    /** The day it came: a promise to a resident who sees the date of the message. */
    WHEN_IT_CAME,
    /** The next working day, on which it is registered: an appeal under article 64 of the Administrative Procedures Code. */
    NEXT_WORKING_DAY
}
