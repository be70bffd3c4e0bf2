package kz.komek.routing.store;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kz.komek.contract.Json;
import kz.komek.routing.domain.Rules;
import kz.komek.routing.domain.Version;
import org.jspecify.annotations.Nullable;

@Singleton
public class RulesTable {
    private static final String HEAD =
            "select version, state, revision, based_on, note, made_by, made_at, changed_by, changed_at";
    private static final String INSERT = """
            insert into routing_rules
                (version, state, revision, based_on, note, document, made_by, made_at, changed_by, changed_at)
            values (?, 'DRAFT', 1, ?, ?, ?::json, ?, ?, ?, ?)
            """;
    private static final String EDIT = """
            update routing_rules set revision = revision + 1, note = ?, document = ?::json, changed_by = ?, changed_at = ?
            where version = ?
            """;

    private final DataSource dataSource;

    RulesTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One writer at a time; readers do not wait. */
    public void lock() {
        run("lock table routing_rules in share row exclusive mode", statement -> {});
    }

    public boolean isEmpty() {
        return versions(Integer.MAX_VALUE, 1).isEmpty();
    }

    /** The newest first. */
    public List<Version> versions(int before, int limit) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        HEAD + " from routing_rules where version < ? order by version desc limit ?")) {
            select.setInt(1, before);
            select.setInt(2, limit);
            var all = new ArrayList<Version>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) all.add(version(rows));
            }
            return all;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    public record Kept(Version version, Rules rules) {}

    public Optional<Kept> find(int version) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(HEAD + ", document from routing_rules where version = ?")) {
            select.setInt(1, version);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(kept(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    public Optional<Kept> live() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(HEAD + ", document from routing_rules where state = 'LIVE'");
                var rows = select.executeQuery()) {
            return rows.next() ? Optional.of(kept(rows)) : Optional.empty();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** 0: none. */
    public int liveVersion() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select version from routing_rules where state = 'LIVE'");
                var rows = select.executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The highest number that a rule of any version has. */
    public int lastRule() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select coalesce(max((rule ->> 'number')::int), 0)"
                        + " from routing_rules, json_array_elements(document -> 'rules') rule");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    public void draft(int version, @Nullable Integer basedOn, String note, Rules rules, String by, Instant at) {
        run(INSERT, insert -> {
            insert.setInt(1, version);
            insert.setObject(2, basedOn);
            insert.setString(3, note);
            insert.setString(4, json(rules));
            insert.setString(5, by);
            insert.setTimestamp(6, Timestamp.from(at));
            insert.setString(7, by);
            insert.setTimestamp(8, Timestamp.from(at));
        });
    }

    public void edit(int version, String note, Rules rules, String by, Instant at) {
        run(EDIT, update -> {
            update.setString(1, note);
            update.setString(2, json(rules));
            update.setString(3, by);
            update.setTimestamp(4, Timestamp.from(at));
            update.setInt(5, version);
        });
    }

    public void discard(int version) {
        run("delete from routing_rules where version = ? and state = 'DRAFT'", delete -> delete.setInt(1, version));
    }

    public void goLive(int version, String note, String by, Instant at) {
        run("update routing_rules set state = 'PAST' where state = 'LIVE'", update -> {});
        run("update routing_rules set state = 'LIVE' where version = ?", update -> update.setInt(1, version));
        run("insert into routing_live (version, at, by, note) values (?, ?, ?, ?)", insert -> {
            insert.setInt(1, version);
            insert.setTimestamp(2, Timestamp.from(at));
            insert.setString(3, by);
            insert.setString(4, note);
        });
    }

    /** The newest first. */
    public List<Version.Went> lives(int limit) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select version, at, by, note from routing_live order by entry desc limit ?")) {
            select.setInt(1, limit);
            var all = new ArrayList<Version.Went>();
            try (var rows = select.executeQuery()) {
                while (rows.next())
                    all.add(new Version.Went(
                            rows.getInt("version"),
                            rows.getTimestamp("at").toInstant(),
                            rows.getString("by"),
                            rows.getString("note")));
            }
            return all;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @FunctionalInterface
    private interface Values {
        void set(PreparedStatement statement) throws SQLException;
    }

    private void run(String sql, Values values) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            values.set(statement);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("rules were not written; the transaction is rolled back", e);
        }
    }

    private static String json(Rules rules) {
        return new String(Json.write(rules), StandardCharsets.UTF_8);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                version(row), Json.read(row.getString("document").getBytes(StandardCharsets.UTF_8), Rules.class));
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("version"),
                Version.State.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getObject("based_on", Integer.class),
                row.getString("note"),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant());
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("rules cannot be read", e);
    }
}
