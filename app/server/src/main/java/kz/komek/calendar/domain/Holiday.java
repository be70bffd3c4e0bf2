package kz.komek.calendar.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;

/**
 * A date that is not like its weekday.
 *
 * @param names of a {@link HolidayKind#MOVED} day those of its holiday
 * @param movedFrom of {@link HolidayKind#MOVED} only: when the holiday is
 * @param hoursOf of {@link HolidayKind#WORKING} only: the weekday at whose hours it is worked
 */
public record Holiday(
        LocalDate date,
        HolidayKind kind,
        Names names,
        @Nullable LocalDate movedFrom,
        @Nullable DayOfWeek hoursOf) {}
