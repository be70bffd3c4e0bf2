package kz.komek.sla.domain;

import kz.komek.calendar.domain.WorkingTime;

/** The version of a calendar by which something was promised. */
@FunctionalInterface
public interface Calendars {
    /** @throws IllegalArgumentException when there is no such version: versions are never taken away */
    WorkingTime of(String calendar, int version);
}
