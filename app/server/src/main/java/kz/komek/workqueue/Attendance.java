package kz.komek.workqueue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kz.komek.contract.ResidentsDates;
import kz.komek.ticket.TicketChanged;
import kz.komek.ticket.domain.EventKind;
import kz.komek.workqueue.domain.DayWorked;
import kz.komek.workqueue.domain.TrendPoint;
import kz.komek.workqueue.store.AttendanceTable;

/** Who was there on which day and what their time went into, and how the last hours went. */
@ApplicationScoped
@Transactional
public class Attendance {
    public static final int MOST_DAYS = 31;
    public static final Duration STRETCH = Duration.ofMinutes(15);

    private static final Duration BACK = Duration.ofHours(8);

    private final AttendanceTable table;
    private final InstantSource time;

    Attendance(AttendanceTable table, InstantSource time) {
        this.table = table;
        this.time = time;
    }

    void closed(@Observes TicketChanged change) {
        if (change.entry().kind() == EventKind.CLOSED) table.closed(change.entry());
    }

    public LocalDate today() {
        return LocalDate.ofInstant(time.instant(), ResidentsDates.CITY);
    }

    /** The newest day first. @param until not with it */
    public List<DayWorked> days(LocalDate from, LocalDate until) {
        Instant begin = from.atStartOfDay(ResidentsDates.CITY).toInstant();
        Instant end = until.atStartOfDay(ResidentsDates.CITY).toInstant();
        return DayWorked.of(
                table.spells(begin, end, time.instant()),
                table.done(begin, end, ResidentsDates.CITY),
                ResidentsDates.CITY,
                from,
                until);
    }

    /** @param since where the first of the stretches begins: all are whole, but for the last */
    public record Trend(Instant since, Instant until, List<TrendPoint> points) {}

    public Trend trend() {
        Instant now = time.instant();
        Instant since = now.minus(BACK).truncatedTo(ChronoUnit.HOURS);
        return new Trend(since, now, table.trend(since, STRETCH));
    }
}
