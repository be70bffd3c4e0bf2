package kz.komek.calendar.domain;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.komek.calendar.domain.Refusal.Why;
import kz.komek.contract.Names;

/** When somebody works in an ordinary week, by the city's clock. */
public record WorkingCalendar(String id, Names names, List<Hours> weekly, int version) {
    public WorkingCalendar {
        weekly = weekly.stream()
                .sorted(Comparator.comparing(Hours::day).thenComparing(Hours::from))
                .toList();
    }

    /** @param to 00:00 is the end of the day */
    public record Hours(DayOfWeek day, LocalTime from, LocalTime to) {
        boolean isEmpty() {
            return !to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to);
        }

        boolean reachesInto(Hours next) {
            return day == next.day && (to.equals(LocalTime.MIDNIGHT) || next.from.isBefore(to));
        }
    }

    public List<Refusal> refusals() {
        var found = new ArrayList<Refusal>();
        Texts.code("id", id).ifPresent(found::add);
        found.addAll(Texts.names(names));
        if (weekly.isEmpty()) found.add(new Refusal(Why.HOURS_WRONG, "weekly", "It has no working hours."));
        for (int i = 0; i < weekly.size(); i++) {
            Hours hours = weekly.get(i);
            if (hours.isEmpty()) {
                found.add(new Refusal(Why.HOURS_WRONG, "weekly", hours.day() + " ends before it begins."));
            } else if (i > 0 && weekly.get(i - 1).reachesInto(hours)) {
                found.add(new Refusal(Why.HOURS_WRONG, "weekly", hours.day() + " has hours that overlap."));
            }
        }
        return found;
    }
}
