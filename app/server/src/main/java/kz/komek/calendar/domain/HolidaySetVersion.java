package kz.komek.calendar.domain;

/** A set of holidays as it was, or is. */
public record HolidaySetVersion(HolidaySet set, Made made) {}
