package kz.komek.workqueue.store;

import static kz.komek.workqueue.store.Statements.instant;
import static kz.komek.workqueue.store.Statements.utc;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.ticket.domain.Desk;
import kz.komek.workqueue.domain.BulkItem;
import org.jspecify.annotations.Nullable;

/** Acts on many tickets at once. */
@Singleton
public class BulkTable {
    private final Statements statements;

    BulkTable(Statements statements) {
        this.statements = statements;
    }

    public record Act(
            String login, @Nullable String to, @Nullable Desk desk, String note, Instant at) {}

    public Optional<Act> find(UUID id) {
        return statements.one(
                "select login, to_whom, desk, note, at from bulk_act where id = ?",
                select -> select.setObject(1, id),
                row -> new Act(
                        row.getString("login"),
                        row.getString("to_whom"),
                        desk(row.getString("desk")),
                        row.getString("note"),
                        instant(row, "at")));
    }

    /** The same again changes nothing. */
    public void add(UUID id, Act act) {
        statements.change(
                "insert into bulk_act (id, login, to_whom, desk, note, at) values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                insert -> {
                    insert.setObject(1, id);
                    insert.setString(2, act.login());
                    insert.setString(3, act.to());
                    insert.setString(4, act.desk() == null ? null : act.desk().name());
                    insert.setString(5, act.note());
                    insert.setObject(6, utc(act.at()));
                });
    }

    public List<BulkItem> items(UUID id) {
        return statements.all(
                "select number, result, assignee, desk, version, undone from bulk_item where bulk_id = ? order by number",
                select -> select.setObject(1, id),
                BulkTable::item);
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

    private static @Nullable Desk desk(@Nullable String name) {
        return name == null ? null : Desk.valueOf(name);
    }
}
