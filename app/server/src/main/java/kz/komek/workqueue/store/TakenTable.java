package kz.komek.workqueue.store;

import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.komek.contract.Language;
import kz.komek.platform.database.Statements;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/** How long what was taken had waited. */
@Singleton
public class TakenTable {
    private final Statements statements;

    TakenTable(Statements statements) {
        this.statements = statements;
    }

    /** With the target of now. What waits nowhere is taken too: then nobody waited for it. */
    public void add(Ticket ticket, HistoryEntry taken) {
        Desk desk = ticket.turn().desk();
        Instant since = ticket.turn().since();
        String by = taken.actor();
        if (desk == null || since == null || by == null) return;
        long waited = Math.max(0, Duration.between(since, taken.at()).toSeconds());
        statements.change(
                "insert into work_taken (at, desk, language, login, waited_seconds, service_seconds, service_percent)"
                        + " select ?, desk, ?, ?, ?, service_seconds, service_percent from desk_rules where desk = ?",
                insert -> {
                    insert.setObject(1, utc(taken.at()));
                    insert.setString(
                            2,
                            ticket.language() == null ? null : ticket.language().name());
                    insert.setString(3, by);
                    insert.setLong(4, waited);
                    insert.setString(5, desk.name());
                });
    }

    /**
     * What was taken at a desk, in a language.
     *
     * @param inTime of them within the target that the desk had then
     * @param percents the shares that were to be in time then, added up
     */
    public record InTime(Desk desk, @Nullable Language language, long taken, long inTime, long percents) {}

    public List<InTime> inTime(Instant since) {
        return statements.all(
                "select desk, language, count(*), count(*) filter (where waited_seconds <= service_seconds),"
                        + " sum(service_percent)"
                        + " from work_taken where at >= ? group by desk, language",
                select -> select.setObject(1, utc(since)),
                row -> {
                    String language = row.getString(2);
                    return new InTime(
                            Desk.valueOf(row.getString(1)),
                            language == null ? null : Language.valueOf(language),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5));
                });
    }
}
