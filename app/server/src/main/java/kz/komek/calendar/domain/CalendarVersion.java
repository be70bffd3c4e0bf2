package kz.komek.calendar.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as it was, or is: enough to count by, whatever changes later.
 *
 * @param holidaySetVersion {@code null}: it keeps no holidays
 * @param holidays of its set at that time
 */
public record CalendarVersion(
        WorkingCalendar calendar,
        @Nullable Integer holidaySetVersion,
        List<Holiday> holidays,
        Origin origin,
        Made made) {
    /** The names are stored and on the wire: never rename one. */
    public enum Origin {
        /** It was changed itself. */
        CALENDAR,
        /** The set of holidays was changed that it keeps. */
        HOLIDAYS
    }

    public WorkingTime time() {
        return WorkingTime.of(calendar, holidays);
    }
}
