package kz.komek.calendar.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;

/**
 * One date of one calendar.
 *
 * @param spans none: it is not worked
 * @param names of the holiday, or the calendar's own reason; {@code null}: the week alone says it
 * @param movedFrom of {@link DayReason#MOVED} only
 * @param hoursOf of {@link DayReason#WORKED_INSTEAD} only
 */
public record Day(
        LocalDate date,
        List<Span> spans,
        DayReason reason,
        @Nullable Names names,
        @Nullable LocalDate movedFrom,
        @Nullable DayOfWeek hoursOf) {
    public boolean worked() {
        return !spans.isEmpty();
    }

    /** "Day off moved from 25 October: Republic Day". */
    public String why(Language language) {
        return Wording.in(language).why(this);
    }
}
