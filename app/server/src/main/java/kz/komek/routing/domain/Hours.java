package kz.komek.routing.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;
import kz.komek.contract.ResidentsDates;

/**
 * By the city's clock. Over midnight when it ends before it begins; then it belongs to the day on which it began. From and
 * to the same: the whole day.
 *
 * @param days none: every day
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public Hours {
        days = When.sorted(days);
    }

    boolean hold(Instant at) {
        ZonedDateTime here = at.atZone(ResidentsDates.CITY);
        LocalTime clock = here.toLocalTime();
        boolean late = !clock.isBefore(from);
        boolean early = clock.isBefore(to);
        if (from.isBefore(to)) return late && early && on(here.getDayOfWeek());
        return late && on(here.getDayOfWeek())
                || early && on(here.getDayOfWeek().minus(1));
    }

    private boolean on(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }
}
