package kz.komek.workqueue.store;

import static kz.komek.platform.database.Statements.instant;
import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import kz.komek.platform.database.Statements;
import kz.komek.workqueue.domain.Offer;
import org.jspecify.annotations.Nullable;

/** Whom was offered what. */
@Singleton
public class OfferTable {
    private final Statements statements;

    OfferTable(Statements statements) {
        this.statements = statements;
    }

    public void add(long ticket, String login, Instant at, Instant until) {
        statements.change("insert into work_offer (ticket_id, login, at, until) values (?, ?, ?, ?)", insert -> {
            insert.setLong(1, ticket);
            insert.setString(2, login);
            insert.setObject(3, utc(at));
            insert.setObject(4, utc(until));
        });
    }

    /** The open offer of a ticket, if there is one. */
    public void end(long ticket, Offer.Ending how, @Nullable String reason, Instant at) {
        statements.change(
                "update work_offer set ended_at = ?, ending = ?, reason = ? where ticket_id = ? and ended_at is null",
                update -> {
                    update.setObject(1, utc(at));
                    update.setString(2, how.name());
                    update.setString(3, reason);
                    update.setLong(4, ticket);
                });
    }

    /** Tickets that they did not want, or did not hear of, since then. */
    public List<Long> refusedBy(String login, Instant since) {
        return statements.all(
                "select distinct ticket_id from work_offer where login = ? and ending in ('REFUSED', 'EXPIRED')"
                        + " and ended_at >= ? and at >= ?",
                select -> {
                    select.setString(1, login);
                    select.setObject(2, utc(since));
                    // Offers are short: an older one cannot have ended since.
                    select.setObject(3, utc(since.minusSeconds(3_600)));
                },
                row -> row.getLong(1));
    }

    /** How many of their last offers in a row nobody answered, up to a limit. */
    public int unanswered(String login, int limit) {
        int in = 0;
        for (String ending : statements.all(
                "select ending from work_offer where login = ? and ended_at is not null order by at desc limit ?",
                select -> {
                    select.setString(1, login);
                    select.setInt(2, limit);
                },
                row -> row.getString(1))) {
            if (!ending.equals(Offer.Ending.EXPIRED.name())) break;
            in++;
        }
        return in;
    }

    public List<Offer> openFor(String login) {
        return statements.all(
                "select o.ticket_id, t.number, t.title, t.urgent, o.login, o.at, o.until from ticket t"
                        + " join work_offer o on o.ticket_id = t.id and o.ended_at is null and o.login = t.offered_to"
                        + " where t.offered_to = ? order by o.until",
                select -> select.setString(1, login),
                OfferTable::offer);
    }

    private static Offer offer(ResultSet row) throws SQLException {
        return new Offer(
                row.getLong("ticket_id"),
                row.getString("number"),
                row.getString("title"),
                row.getBoolean("urgent"),
                row.getString("login"),
                instant(row, "at"),
                instant(row, "until"));
    }
}
