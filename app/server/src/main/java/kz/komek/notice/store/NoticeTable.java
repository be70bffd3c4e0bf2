package kz.komek.notice.store;

import static kz.komek.platform.database.Statements.instant;
import static kz.komek.platform.database.Statements.instantOrNone;
import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kz.komek.notice.domain.Notice;
import kz.komek.notice.domain.NoticeKind;
import kz.komek.notice.domain.Told;
import kz.komek.platform.database.Statements;
import org.jspecify.annotations.Nullable;

/** One row a person and a piece of news. */
@Singleton
public class NoticeTable {
    /**
     * Who wants no mail has nothing waiting: what they choose later begins then. Whoever was told of a broken deadline
     * further down the ladder is not told by a step above.
     */
    private static final String INSERT = """
            insert into notice
                (login, kind, ticket_id, number, what, due_at, step, urgent, organisation, issue, at, told_at, settled_at)
            select told.*, ?, case when exists (select from notice_choice where login = told.login and mail) then null
                else ? end
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as told
                (login, kind, ticket_id, number, what, due_at, step, urgent, organisation, issue, at)
            where told.kind <> 'ESCALATED' or not exists (
                select from notice n where n.login = told.login and n.ticket_id = told.ticket_id
                    and n.kind in ('BREACHED', 'ESCALATED') and n.what = told.what and n.due_at = told.due_at)
            on conflict do nothing
            """;

    /** Jumps from person to person: a thousand waiting rows of one of them cost no more than one. */
    private static final String WAITING = """
            with recursive person as (
                (select login from notice where settled_at is null order by login limit 1)
                union all
                select (select n.login from notice n where n.settled_at is null and n.login > person.login
                    order by n.login limit 1)
                from person where person.login is not null
            )
            select login,
                (select n.told_at from notice n where n.login = person.login and n.settled_at is null
                    order by n.told_at limit 1) as since,
                exists (select from notice n where n.login = person.login and n.settled_at is null and n.urgent) as urgent
            from person where login is not null
            """;

    private final Statements statements;

    NoticeTable(Statements statements) {
        this.statements = statements;
    }

    /** @param told in their order; @return how many were news */
    public int add(List<Told> told, Instant now) {
        return statements.change(INSERT, insert -> {
            insert.setObject(1, utc(now));
            insert.setObject(2, utc(now));
            insert.setArray(3, array(insert, "text", told, Told::login));
            insert.setArray(4, array(insert, "text", told, one -> one.kind().name()));
            insert.setArray(5, array(insert, "bigint", told, Told::ticketId));
            insert.setArray(6, array(insert, "text", told, Told::number));
            insert.setArray(7, array(insert, "text", told, Told::what));
            insert.setArray(8, array(insert, "timestamptz", told, one -> text(one.due())));
            insert.setArray(9, array(insert, "int", told, Told::step));
            insert.setArray(10, array(insert, "boolean", told, Told::urgent));
            insert.setArray(11, array(insert, "text", told, Told::organisation));
            insert.setArray(12, array(insert, "text", told, Told::issue));
            insert.setArray(13, array(insert, "timestamptz", told, one -> text(one.at())));
        });
    }

    private static Array array(
            PreparedStatement statement, String type, List<Told> told, Function<Told, @Nullable Object> field)
            throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(type, told.stream().map(field).toArray());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    /** The newest first. @param before ids below it only */
    public List<Notice> page(String login, boolean unreadOnly, long before, int limit) {
        return statements.all(
                "select * from notice where login = ? and id < ?" + (unreadOnly ? " and read_at is null" : "")
                        + " order by id desc limit ?",
                select -> {
                    select.setString(1, login);
                    select.setLong(2, before);
                    select.setInt(3, limit);
                },
                NoticeTable::notice);
    }

    /** How many somebody has not read; no further than that many are counted. */
    public int unread(String login, int most) {
        return statements
                .one(
                        "select count(*) from (select from notice where login = ? and read_at is null limit ?) n",
                        select -> {
                            select.setString(1, login);
                            select.setInt(2, most);
                        },
                        row -> row.getInt(1))
                .orElse(0);
    }

    /** What was read is not mailed any more. Rows are locked by id, as everywhere here: two who meet wait, none gives up. */
    public void read(String login, long id, Instant now) {
        read("login = ? and id = ?", login, id, now);
    }

    /** What came after it was not seen. */
    public void readUpTo(String login, long id, Instant now) {
        read("login = ? and id <= ?", login, id, now);
    }

    private void read(String which, String login, long id, Instant now) {
        statements.change(
                "with mine as (select id from notice where read_at is null and " + which
                        + " order by id for update) update notice set read_at = ?, settled_at = coalesce(settled_at, ?)"
                        + " from mine where notice.id = mine.id",
                update -> {
                    update.setString(1, login);
                    update.setLong(2, id);
                    update.setObject(3, utc(now));
                    update.setObject(4, utc(now));
                });
    }

    /** @param since when the oldest of what waits was told */
    public record Waiting(String login, Instant since, boolean urgent) {}

    /** For whom something waits to be mailed. */
    public List<Waiting> waiting() {
        return statements.all(WAITING, select -> {}, NoticeTable::waits);
    }

    private static Waiting waits(ResultSet row) throws SQLException {
        return new Waiting(row.getString("login"), instant(row, "since"), row.getBoolean("urgent"));
    }

    /** What waits for one of them. */
    public List<Waiting> waiting(String login) {
        return statements.all(
                "select login, min(told_at) as since, bool_or(urgent) as urgent from notice"
                        + " where login = ? and settled_at is null group by login",
                select -> select.setString(1, login),
                NoticeTable::waits);
    }

    /** Nothing of it waits any more. @param mail {@code null}: none goes */
    public List<Notice> settle(String login, @Nullable UUID mail, Instant now) {
        return statements.all(
                """
                with mine as (
                    select id from notice where login = ? and settled_at is null order by id for update
                )
                update notice set settled_at = ?, reply_id = ? from mine where notice.id = mine.id returning notice.*
                """,
                update -> {
                    update.setString(1, login);
                    update.setObject(2, utc(now));
                    update.setObject(3, mail);
                },
                NoticeTable::notice);
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                new Told(
                        row.getString("login"),
                        NoticeKind.valueOf(row.getString("kind")),
                        row.getLong("ticket_id"),
                        row.getString("number"),
                        row.getString("what"),
                        instantOrNone(row, "due_at"),
                        row.getInt("step"),
                        row.getBoolean("urgent"),
                        row.getString("organisation"),
                        row.getString("issue"),
                        instant(row, "at")),
                instantOrNone(row, "read_at"));
    }
}
