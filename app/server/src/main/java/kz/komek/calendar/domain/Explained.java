package kz.komek.calendar.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kz.komek.contract.Language;
import kz.komek.contract.ResidentsDates;

/**
 * Why a deadline is when it is.
 *
 * @param days on its way that were not like their weekday, when they were counted at all
 * @param paused how much the clock stood still, in the kind of time that it counts, for each reason
 */
public record Explained(Deadline deadline, List<Day> days, Map<PauseReason, Duration> paused) {
    /** "Due Tue 27 October, 10:00: 2 working hours from Fri 23 October, 16:00. Mon 26 October: ..." */
    public String in(Language language) {
        return Wording.in(language).sentence(this);
    }

    static Explained of(Deadline deadline, WorkingTime time) {
        return new Explained(deadline, days(deadline, time), paused(deadline, time));
    }

    private static List<Day> days(Deadline deadline, WorkingTime time) {
        Instant due = deadline.due();
        if (!deadline.target().unit().working() || due == null) return List.of();
        LocalDate first = deadline.start().atZone(ResidentsDates.CITY).toLocalDate();
        LocalDate last = due.atZone(ResidentsDates.CITY).toLocalDate();
        return time.unusual(first, last);
    }

    private static Map<PauseReason, Duration> paused(Deadline deadline, WorkingTime time) {
        Instant due = deadline.due();
        var meter = new Deadline.Meter(deadline.target().unit(), time);
        var paused = new EnumMap<PauseReason, Duration>(PauseReason.class);
        for (Pause pause : deadline.pauses()) {
            Instant end = pause.to();
            if (end == null || (due != null && !pause.from().isBefore(due))) continue;
            Duration length = meter.between(pause.from(), end);
            if (!length.isZero()) paused.merge(pause.why(), length, Duration::plus);
        }
        return paused;
    }
}
