package kz.komek.workqueue.store;

import static kz.komek.platform.database.Statements.instant;
import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.platform.database.Statements;
import kz.komek.workqueue.domain.Draft;
import kz.komek.workqueue.domain.DraftKind;
import kz.komek.workqueue.domain.Onlooker;
import org.jspecify.annotations.Nullable;

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

    /**
     * Words of another window stay beside it, unless they were seen before, or these go on with them.
     *
     * @param page the window that writes
     * @param seen when what this window knows of was written
     * @return what another window had begun
     */
    public Optional<Draft.Words> keep(
            long ticket, String login, Draft.Words words, UUID page, @Nullable Instant seen, Instant at) {
        return statements
                .one(
                        """
                        insert into draft as d (ticket_id, login, kind, text, at, page) values (?, ?, ?, ?, ?, ?)
                        on conflict (ticket_id, login) do update
                        set kind = excluded.kind, text = excluded.text, at = excluded.at, page = excluded.page,
                            displaced = case when d.page = excluded.page or d.at <= ? or starts_with(excluded.text, d.text)
                                then d.displaced else d.text end,
                            displaced_kind = case when d.page = excluded.page or d.at <= ? or starts_with(excluded.text, d.text)
                                then d.displaced_kind else d.kind end
                        returning displaced_kind, displaced
                        """,
                        put -> {
                            put.setLong(1, ticket);
                            put.setString(2, login);
                            put.setString(3, words.kind().name());
                            put.setString(4, words.text());
                            put.setObject(5, utc(at));
                            put.setObject(6, page);
                            put.setObject(7, utc(seen));
                            put.setObject(8, utc(seen));
                        },
                        row -> Optional.ofNullable(words(row.getString(1), row.getString(2))))
                .flatMap(other -> other);
    }

    /** @return what another window has begun since: that stays */
    public Optional<Draft.Words> throwAway(long ticket, String login, UUID page, @Nullable Instant seen) {
        statements.change("delete from draft where ticket_id = ? and login = ? and (page = ? or at <= ?)", delete -> {
            delete.setLong(1, ticket);
            delete.setString(2, login);
            delete.setObject(3, page);
            delete.setObject(4, utc(seen));
        });
        return statements.one(
                "select kind, text from draft where ticket_id = ? and login = ?",
                select -> {
                    select.setLong(1, ticket);
                    select.setString(2, login);
                },
                row -> new Draft.Words(DraftKind.valueOf(row.getString(1)), row.getString(2)));
    }

    public void forgetOther(long ticket, String login) {
        statements.change(
                "update draft set displaced = null, displaced_kind = null where ticket_id = ? and login = ?",
                update -> {
                    update.setLong(1, ticket);
                    update.setString(2, login);
                });
    }

    /** What was said need not be begun any more; what another window had begun takes its place. */
    public void said(long ticket, String login, String text, Instant at) {
        int gone = statements.change(
                "delete from draft where ticket_id = ? and login = ? and displaced is null"
                        + " and starts_with(?, btrim(text, E' \\n\\r\\t'))",
                delete -> {
                    delete.setLong(1, ticket);
                    delete.setString(2, login);
                    delete.setString(3, text);
                });
        if (gone > 0) return;
        statements.change(
                "update draft set text = displaced, kind = displaced_kind, at = ?, page = null,"
                        + " displaced = null, displaced_kind = null"
                        + " where ticket_id = ? and login = ? and displaced is not null"
                        + " and starts_with(?, btrim(text, E' \\n\\r\\t'))",
                update -> {
                    update.setObject(1, utc(at));
                    update.setLong(2, ticket);
                    update.setString(3, login);
                    update.setString(4, text);
                });
    }

    /** The newest first. */
    public List<Draft> drafts(long ticket) {
        return statements.all(
                "select login, kind, text, at, displaced_kind, displaced from draft where ticket_id = ? order by at desc",
                select -> select.setLong(1, ticket),
                row -> new Draft(
                        row.getString(1),
                        new Draft.Words(DraftKind.valueOf(row.getString(2)), row.getString(3)),
                        instant(row, "at"),
                        words(row.getString(5), row.getString(6))));
    }

    private static Draft.@Nullable Words words(@Nullable String kind, @Nullable String text) {
        return kind == null || text == null ? null : new Draft.Words(DraftKind.valueOf(kind), text);
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
