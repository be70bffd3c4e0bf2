package kz.komek.workqueue.store;

import static kz.komek.workqueue.store.Statements.utc;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.komek.contract.Language;
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

    /** What waits nowhere is taken too: then nobody waited for it. */
    public void add(Ticket ticket, HistoryEntry taken) {
        Desk desk = ticket.turn().desk();
        Instant since = ticket.turn().since();
        String by = taken.actor();
        if (desk == null || since == null || by == null) return;
        long waited = Math.max(0, Duration.between(since, taken.at()).toSeconds());
        statements.change(
                "insert into work_taken (at, desk, language, login, waited_seconds) values (?, ?, ?, ?, ?)", insert -> {
                    insert.setObject(1, utc(taken.at()));
                    insert.setString(2, desk.name());
                    insert.setString(
                            3,
                            ticket.language() == null ? null : ticket.language().name());
                    insert.setString(4, by);
                    insert.setLong(5, waited);
                });
    }

    /**
     * What was taken at a desk, in a language.
     *
     * @param inTime of them within the desk's target
     */
    public record InTime(Desk desk, @Nullable Language language, long taken, long inTime) {}

    public List<InTime> inTime(Instant since) {
        return statements.all(
                "select w.desk, w.language, count(*), count(*) filter (where w.waited_seconds <= r.service_seconds)"
                        + " from work_taken w join desk_rules r on r.desk = w.desk where w.at >= ?"
                        + " group by w.desk, w.language",
                select -> select.setObject(1, utc(since)),
                row -> {
                    String language = row.getString(2);
                    return new InTime(
                            Desk.valueOf(row.getString(1)),
                            language == null ? null : Language.valueOf(language),
                            row.getLong(3),
                            row.getLong(4));
                });
    }
}
