package kz.komek.workqueue.store;

import static kz.komek.platform.database.Statements.instant;
import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import kz.komek.contract.Language;
import kz.komek.platform.database.Statements;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.workqueue.domain.Activity;
import kz.komek.workqueue.domain.AwayReason;
import kz.komek.workqueue.domain.DayWorked.Done;
import kz.komek.workqueue.domain.Spell;
import kz.komek.workqueue.domain.TrendPoint;

/** What people did over the days: from rows that are only ever added to, each found by its time. */
@Singleton
public class AttendanceTable {
    private final Statements statements;

    AttendanceTable(Statements statements) {
        this.statements = statements;
    }

    /** What nobody of ours closed is nobody's work. */
    public void closed(HistoryEntry closing) {
        String by = closing.actor();
        if (by == null) return;
        statements.change("insert into work_closed (at, login) values (?, ?)", insert -> {
            insert.setObject(1, utc(closing.at()));
            insert.setString(2, by);
        });
    }

    /** What lies between, or reaches into it; what still goes on ends now. */
    public List<Spell> spells(Instant from, Instant until, Instant now) {
        return statements.all(
                """
                select login, state, reason, began, ended from presence_spell
                where ended > ? and began < ? and (state <> 'OFF' or reason = 'VANISHED')
                union all
                select login, state, reason, since, ? from presence
                where since < ? and (state <> 'OFF' or reason = 'VANISHED')
                """,
                select -> {
                    select.setObject(1, utc(from));
                    select.setObject(2, utc(until));
                    select.setObject(3, utc(now));
                    select.setObject(4, utc(until));
                },
                row -> {
                    String reason = row.getString("reason");
                    return new Spell(
                            row.getString("login"),
                            Activity.valueOf(row.getString("state")),
                            reason == null ? null : AwayReason.valueOf(reason),
                            instant(row, "began"),
                            instant(row, "ended"));
                });
    }

    /** What was taken and closed, by the city's day. */
    public List<Done> done(Instant from, Instant until, ZoneId zone) {
        return statements.all(
                """
                select login, (at at time zone ?)::date as day, sum(taken) as taken, sum(closed) as closed from (
                    select login, at, 1 as taken, 0 as closed from work_taken where at >= ? and at < ?
                    union all
                    select login, at, 0, 1 from work_closed where at >= ? and at < ?
                ) w group by 1, 2
                """,
                select -> {
                    select.setString(1, zone.getId());
                    select.setObject(2, utc(from));
                    select.setObject(3, utc(until));
                    select.setObject(4, utc(from));
                    select.setObject(5, utc(until));
                },
                row -> new Done(
                        row.getString("login"),
                        row.getObject("day", LocalDate.class),
                        row.getLong("taken"),
                        row.getLong("closed")));
    }

    /** @param since where the first stretch begins */
    public List<TrendPoint> trend(Instant since, Duration stretch) {
        return statements.all(
                """
                select date_bin(make_interval(secs => ?), w.at, ?) as stretch, w.desk, w.language, count(*) as taken,
                    count(*) filter (where w.waited_seconds <= w.service_seconds) as in_time,
                    max(w.waited_seconds) as longest
                from work_taken w where w.at >= ? group by 1, 2, 3 order by 1, 2, 3
                """,
                select -> {
                    select.setLong(1, stretch.toSeconds());
                    select.setObject(2, utc(since));
                    select.setObject(3, utc(since));
                },
                row -> {
                    String language = row.getString("language");
                    return new TrendPoint(
                            instant(row, "stretch"),
                            Desk.valueOf(row.getString("desk")),
                            language == null ? null : Language.valueOf(language),
                            row.getLong("taken"),
                            row.getLong("in_time"),
                            Duration.ofSeconds(row.getLong("longest")));
                });
    }
}
