package kz.komek.calendar;

import java.time.Instant;
import java.util.List;
import kz.komek.calendar.domain.WorkingTime;

/** Whoever promises by calendars: asked what another one would do to what is promised. Nothing is changed. */
@FunctionalInterface
public interface Promises {
    /** @param limit of those that are named */
    Moved by(String calendar, WorkingTime other, int limit);

    /**
     * @param counted how many run by this calendar
     * @param first those that would be due otherwise, the earliest first
     */
    record Moved(int counted, int later, int earlier, List<One> first) {}

    /** @param clock which of the ticket's; {@code would} is when it would be due */
    record One(String number, String clock, Instant due, Instant would) {}
}
