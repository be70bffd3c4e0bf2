package kz.komek.workqueue.store;

import static kz.komek.platform.database.Statements.instant;
import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.Language;
import kz.komek.platform.database.Statements;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Outcome;
import kz.komek.workqueue.domain.BulkAct;
import kz.komek.workqueue.domain.BulkItem;
import kz.komek.workqueue.domain.BulkKind;
import kz.komek.workqueue.domain.Undone;
import org.jspecify.annotations.Nullable;

/** Acts on many tickets at once. */
@Singleton
public class BulkTable {
    private final Statements statements;

    BulkTable(Statements statements) {
        this.statements = statements;
    }

    public record Begun(String login, BulkAct act, Instant at) {}

    public Optional<Begun> find(UUID id) {
        return statements.one(
                "select * from bulk_act where id = ?",
                select -> select.setObject(1, id),
                row -> new Begun(
                        row.getString("login"),
                        new BulkAct(
                                BulkKind.valueOf(row.getString("kind")),
                                row.getString("to_whom"),
                                desk(row.getString("desk")),
                                row.getString("organisation"),
                                row.getString("note"),
                                outcome(row.getString("outcome")),
                                answers(row)),
                        instant(row, "at")));
    }

    /** The same again changes nothing. */
    public void add(UUID id, Begun begun) {
        BulkAct act = begun.act();
        statements.change(
                "insert into bulk_act (id, login, kind, to_whom, desk, organisation, note, at, outcome, answer_kk,"
                        + " answer_ru, answer_en) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                insert -> {
                    insert.setObject(1, id);
                    insert.setString(2, begun.login());
                    insert.setString(3, act.kind().name());
                    insert.setString(4, act.to());
                    insert.setString(5, act.desk() == null ? null : act.desk().name());
                    insert.setString(6, act.organisation());
                    insert.setString(7, act.note());
                    insert.setObject(8, utc(begun.at()));
                    insert.setString(
                            9, act.outcome() == null ? null : act.outcome().name());
                    insert.setString(10, act.answers().get(Language.KK));
                    insert.setString(11, act.answers().get(Language.RU));
                    insert.setString(12, act.answers().get(Language.EN));
                });
    }

    /** Until the end of the transaction nobody else goes on with it. */
    public void lock(UUID id) {
        statements.one("select 1 from bulk_act where id = ? for update", select -> select.setObject(1, id), row -> 1);
    }

    public Optional<BulkItem> item(UUID id, String number) {
        return statements.one(
                "select number, result, assignee, desk, version, undone from bulk_item where bulk_id = ? and number = ?",
                select -> {
                    select.setObject(1, id);
                    select.setString(2, number);
                },
                BulkTable::item);
    }

    /** What became of it first stays. */
    public void putFirst(UUID id, BulkItem item) {
        statements.change(
                "insert into bulk_item (bulk_id, number, result) values (?, ?, ?) on conflict do nothing", put -> {
                    put.setObject(1, id);
                    put.setString(2, item.number());
                    put.setString(3, item.result());
                });
    }

    /** What became of these. */
    public List<BulkItem> items(UUID id, Collection<String> numbers) {
        return statements.all(
                "select number, result, assignee, desk, version, undone from bulk_item"
                        + " where bulk_id = ? and number = any (?) order by number",
                select -> {
                    select.setObject(1, id);
                    select.setArray(2, select.getConnection().createArrayOf("text", numbers.toArray()));
                },
                BulkTable::item);
    }

    /** What was done and nobody has tried to undo. */
    public List<BulkItem> notYetUndone(UUID id, int limit) {
        return statements.all(
                "select number, result, assignee, desk, version, undone from bulk_item"
                        + " where bulk_id = ? and version is not null and undone is null order by number limit ?",
                select -> {
                    select.setObject(1, id);
                    select.setInt(2, limit);
                },
                BulkTable::item);
    }

    public Undone undone(UUID id) {
        return statements
                .one(
                        "select count(*) filter (where undone = 'DONE'), count(*) filter (where undone <> 'DONE'),"
                                + " count(*) filter (where undone is null)"
                                + " from bulk_item where bulk_id = ? and version is not null",
                        select -> select.setObject(1, id),
                        row -> new Undone(row.getInt(1), row.getInt(2), row.getInt(3)))
                .orElseThrow();
    }

    public void put(UUID id, BulkItem item) {
        statements.change("""
                insert into bulk_item (bulk_id, number, result, assignee, desk, version, undone)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (bulk_id, number) do update
                set result = excluded.result, assignee = excluded.assignee, desk = excluded.desk,
                    version = excluded.version, undone = excluded.undone
                """, put -> {
            put.setObject(1, id);
            put.setString(2, item.number());
            put.setString(3, item.result());
            put.setString(4, item.assignee());
            put.setString(5, item.desk() == null ? null : item.desk().name());
            put.setObject(6, item.version(), java.sql.Types.INTEGER);
            put.setString(7, item.undone());
        });
    }

    private static BulkItem item(ResultSet row) throws SQLException {
        int version = row.getInt("version");
        Integer after = row.wasNull() ? null : version;
        return new BulkItem(
                row.getString("number"),
                row.getString("result"),
                row.getString("assignee"),
                desk(row.getString("desk")),
                after,
                row.getString("undone"));
    }

    private static Map<Language, String> answers(ResultSet row) throws SQLException {
        var answers = new EnumMap<Language, String>(Language.class);
        for (Language language : Language.values()) {
            String answer = row.getString("answer_" + language.name().toLowerCase(Locale.ROOT));
            if (answer != null) answers.put(language, answer);
        }
        return answers;
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        return name == null ? null : Outcome.valueOf(name);
    }

    private static @Nullable Desk desk(@Nullable String name) {
        return name == null ? null : Desk.valueOf(name);
    }
}
