package kz.komek.workqueue.store;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.komek.platform.database.Statements;
import kz.komek.ticket.domain.Desk;
import kz.komek.workqueue.domain.SavedView;
import org.jspecify.annotations.Nullable;

/** Saved views of queues. */
@Singleton
public class ViewTable {
    private static final String COLUMNS = "id, owner, desk, name, queue, filter, place, version";

    private final Statements statements;

    ViewTable(Statements statements) {
        this.statements = statements;
    }

    /** Their own and those of the desks, in the order in which they stand. */
    public List<SavedView> of(String login, Set<Desk> desks) {
        return statements.all(
                "select " + COLUMNS + " from saved_view where desk is null and owner = ? or desk = any (?)"
                        + " order by (desk is not null), place, name, id",
                select -> {
                    select.setString(1, login);
                    select.setArray(
                            2,
                            select.getConnection()
                                    .createArrayOf(
                                            "text",
                                            desks.stream().map(Enum::name).toArray()));
                },
                ViewTable::view);
    }

    /** Locked until the end of the transaction. */
    public Optional<SavedView> lock(UUID id) {
        return statements.one(
                "select " + COLUMNS + " from saved_view where id = ? for update",
                select -> select.setObject(1, id),
                ViewTable::view);
    }

    /** @return whether there was none */
    public boolean add(SavedView view) {
        return statements.change(
                        "insert into saved_view (owner, desk, name, queue, filter, place, version, id)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        insert -> fill(insert, view))
                > 0;
    }

    public void put(SavedView view) {
        statements.change(
                "update saved_view set owner = ?, desk = ?, name = ?, queue = ?, filter = ?, place = ?, version = ?"
                        + " where id = ?",
                update -> fill(update, view));
    }

    public void delete(UUID id) {
        statements.change("delete from saved_view where id = ?", delete -> delete.setObject(1, id));
    }

    public Optional<UUID> first(String login) {
        return statements.one(
                "select view_id from saved_view_first where login = ?",
                select -> select.setString(1, login),
                row -> row.getObject(1, UUID.class));
    }

    public void putFirst(String login, @Nullable UUID view) {
        if (view == null) {
            statements.change("delete from saved_view_first where login = ?", delete -> delete.setString(1, login));
            return;
        }
        statements.change(
                "insert into saved_view_first (login, view_id) values (?, ?)"
                        + " on conflict (login) do update set view_id = excluded.view_id",
                put -> {
                    put.setString(1, login);
                    put.setObject(2, view);
                });
    }

    private static void fill(PreparedStatement put, SavedView view) throws SQLException {
        put.setString(1, view.owner());
        put.setString(2, view.desk() == null ? null : view.desk().name());
        put.setString(3, view.name());
        put.setString(4, view.queue());
        put.setString(5, view.filter());
        put.setInt(6, view.place());
        put.setInt(7, view.version());
        put.setObject(8, view.id());
    }

    private static SavedView view(ResultSet row) throws SQLException {
        String desk = row.getString("desk");
        return new SavedView(
                row.getObject("id", UUID.class),
                row.getString("owner"),
                desk == null ? null : Desk.valueOf(desk),
                row.getString("name"),
                row.getString("queue"),
                row.getString("filter"),
                row.getInt("place"),
                row.getInt("version"));
    }
}
