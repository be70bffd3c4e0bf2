package kz.komek.workqueue.store;

import static kz.komek.workqueue.store.Statements.instant;
import static kz.komek.workqueue.store.Statements.utc;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import kz.komek.workqueue.domain.Draft;
import kz.komek.workqueue.domain.Onlooker;

/** Who looks at a ticket, and what they have begun to write. */
@Singleton
public class TogetherTable {
    private final Statements statements;

    TogetherTable(Statements statements) {
        this.statements = statements;
    }

    public void looks(long ticket, String login, boolean writes, Instant at) {
        statements.change(
                "insert into onlooker (ticket_id, login, writes, at) values (?, ?, ?, ?)"
                        + " on conflict (ticket_id, login) do update set writes = excluded.writes, at = excluded.at",
                put -> {
                    put.setLong(1, ticket);
                    put.setString(2, login);
                    put.setBoolean(3, writes);
                    put.setObject(4, utc(at));
                });
    }

    public void looksAway(long ticket, String login) {
        statements.change("delete from onlooker where ticket_id = ? and login = ?", delete -> {
            delete.setLong(1, ticket);
            delete.setString(2, login);
        });
    }

    /** The others, by name of their login. */
    public List<Onlooker> others(long ticket, String login, Instant since) {
        return statements.all(
                "select login, writes from onlooker where ticket_id = ? and login <> ? and at >= ? order by login",
                select -> {
                    select.setLong(1, ticket);
                    select.setString(2, login);
                    select.setObject(3, utc(since));
                },
                row -> new Onlooker(row.getString(1), row.getBoolean(2)));
    }

    public void keep(long ticket, Draft draft) {
        statements.change(
                "insert into draft (ticket_id, login, text, at) values (?, ?, ?, ?)"
                        + " on conflict (ticket_id, login) do update set text = excluded.text, at = excluded.at",
                put -> {
                    put.setLong(1, ticket);
                    put.setString(2, draft.login());
                    put.setString(3, draft.text());
                    put.setObject(4, utc(draft.at()));
                });
    }

    public void throwAway(long ticket, String login) {
        statements.change("delete from draft where ticket_id = ? and login = ?", delete -> {
            delete.setLong(1, ticket);
            delete.setString(2, login);
        });
    }

    /** The newest first. */
    public List<Draft> drafts(long ticket) {
        return statements.all(
                "select login, text, at from draft where ticket_id = ? order by at desc",
                select -> select.setLong(1, ticket),
                row -> new Draft(row.getString(1), row.getString(2), instant(row, "at")));
    }

    /** @return how many rows there were */
    public int forget(Instant onlookersBefore, Instant draftsBefore, int limit) {
        int onlookers = statements.change(
                "delete from onlooker where at < ?", delete -> delete.setObject(1, utc(onlookersBefore)));
        return onlookers
                + statements.change(
                        "delete from draft where (ticket_id, login) in"
                                + " (select ticket_id, login from draft where at < ? order by at limit ?)",
                        delete -> {
                            delete.setObject(1, utc(draftsBefore));
                            delete.setInt(2, limit);
                        });
    }
}
