package kz.komek.territory.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import kz.komek.contract.Names;
import kz.komek.territory.domain.Entry;
import kz.komek.territory.domain.Kind;
import kz.komek.territory.domain.Outline;
import kz.komek.territory.domain.Point;
import org.jspecify.annotations.Nullable;

/** The entries of the register. */
@Singleton
public class TerritoryTable {
    private static final String COLUMNS = "t.code, t.parent, t.kind, t.kk, t.ru, t.en, t.synonyms, t.latitude,"
            + " t.longitude, t.polygon, t.note, t.active, t.version, t.path, t.village, t.sector";
    private static final String PUT = """
            insert into territory (code, parent, kind, kk, ru, en, synonyms, latitude, longitude, polygon, note, active,
                version, path, village, sector, extent)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::box)
            on conflict (code) do update set
                parent = excluded.parent, kind = excluded.kind, kk = excluded.kk, ru = excluded.ru, en = excluded.en,
                synonyms = excluded.synonyms, latitude = excluded.latitude, longitude = excluded.longitude,
                polygon = excluded.polygon, note = excluded.note, active = excluded.active,
                version = excluded.version, path = excluded.path, village = excluded.village, sector = excluded.sector, extent = excluded.extent
            """;

    private final DataSource dataSource;

    TerritoryTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * An entry with the codes from the top down to it.
     *
     * @param village the settlement it is a part of
     * @param sector that it is, or is a part of
     */
    public record Line(
            Entry entry,
            List<String> path,
            @Nullable String village,
            @Nullable String sector) {}

    /** One writer at a time: the rules look at the whole tree. Readers do not wait. */
    public void lock() {
        version("select version from territory_version for update");
    }

    public void grow() {
        version("update territory_version set version = version + 1 returning version");
    }

    public long version() {
        return version("select version from territory_version");
    }

    private long version(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    public boolean isEmpty() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select 1 from territory limit 1");
                var rows = select.executeQuery()) {
            return !rows.next();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** By code: for imports and exports, which are about all of them. */
    public Map<String, Entry> all() {
        var all = new LinkedHashMap<String, Entry>();
        read("select " + COLUMNS + " from territory t order by t.code collate \"C\"", statement -> {})
                .forEach(line -> all.put(line.entry().code(), line.entry()));
        return all;
    }

    /** What the rules look at when these change: them, the lines above, what stands beside and beneath. */
    public Map<String, Entry> around(Entry wanted) {
        var found = new LinkedHashMap<String, Entry>();
        read(
                        "with recursive above (code, parent) as (select code, parent from territory where code in (?, ?)"
                                + " union select t.code, t.parent from territory t join above a on t.code = a.parent),"
                                + " beneath (code) as (select code from territory where code = ?"
                                + " union select t.code from territory t join beneath b on t.parent = b.code)"
                                + " select " + COLUMNS
                                + ", t.path from territory t where t.code in (select code from above)"
                                + " or t.parent = ? or t.code in (select code from beneath)",
                        statement -> {
                            statement.setString(1, wanted.code());
                            statement.setString(2, wanted.parent());
                            statement.setString(3, wanted.code());
                            statement.setString(4, wanted.parent());
                        })
                .forEach(line -> found.put(line.entry().code(), line.entry()));
        return found;
    }

    public Optional<Line> find(String code) {
        return find(List.of(code)).stream().findFirst();
    }

    public List<Line> find(Collection<String> codes) {
        if (codes.isEmpty()) return List.of();
        return read(
                "select " + COLUMNS + " from territory t where t.code = any (?)",
                statement -> statement.setArray(1, texts(statement.getConnection(), codes)));
    }

    /** Of these, those that there are. */
    public Set<String> sectorsIn(String district) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select code from territory where kind = 'SECTOR' and path[2] = ?")) {
            select.setString(1, district);
            var found = new HashSet<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    public Set<String> known(Collection<String> codes) {
        if (codes.isEmpty()) return Set.of();
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select code from territory where code = any (?)")) {
            select.setArray(1, texts(connection, codes));
            var found = new HashSet<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Direct parts in the order of codes. @param parent {@code null}: what stands at the top */
    public List<Line> parts(@Nullable String parent, @Nullable String after, int limit) {
        String which = parent == null ? "t.parent is null" : "t.parent = ?";
        return read(
                "select " + COLUMNS + " from territory t where " + which
                        + " and t.code collate \"C\" > ? order by t.code collate \"C\" limit ?",
                statement -> {
                    int at = 0;
                    if (parent != null) statement.setString(++at, parent);
                    statement.setString(++at, after == null ? "" : after);
                    statement.setInt(++at, limit);
                });
    }

    /** Outlines of the direct parts, for drawing them together. */
    public List<Line> outlined(String parent, int limit) {
        return read(
                "select " + COLUMNS + " from territory t where t.parent = ? and t.polygon is not null"
                        + " and t.active order by t.code limit ?",
                statement -> {
                    statement.setString(1, parent);
                    statement.setInt(2, limit);
                });
    }

    /** Areas in use whose extent meets that of an outline; whether they do themselves is for the caller to see. */
    public List<Line> around(Outline outline) {
        return read(
                "select " + COLUMNS + " from territory t where t.extent && box(point(?, ?), point(?, ?))"
                        + " and t.extent is not null and t.active",
                statement -> {
                    statement.setDouble(1, outline.west());
                    statement.setDouble(2, outline.south());
                    statement.setDouble(3, outline.east());
                    statement.setDouble(4, outline.north());
                });
    }

    /** Writes them with their keys. */
    public void put(Collection<Line> lines) {
        if (lines.isEmpty()) return;
        try (var connection = dataSource.getConnection();
                var put = connection.prepareStatement(PUT);
                var clear = connection.prepareStatement("delete from territory_key where code = any (?)");
                var key =
                        connection.prepareStatement("insert into territory_key (key, code, within) values (?, ?, ?)")) {
            clear.setArray(
                    1,
                    texts(
                            connection,
                            lines.stream().map(line -> line.entry().code()).toList()));
            clear.executeUpdate();
            for (Line line : lines) {
                fill(put, connection, line);
                put.addBatch();
                Entry entry = line.entry();
                for (String each : entry.keys()) {
                    key.setString(1, each);
                    key.setString(2, entry.code());
                    key.setString(3, entry.kind() == Kind.HOUSE ? entry.parent() : null);
                    key.addBatch();
                }
            }
            put.executeBatch();
            key.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the territory was not written", e);
        }
    }

    /** Lines that only hang elsewhere now. */
    public void move(Collection<Line> lines) {
        if (lines.isEmpty()) return;
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(
                        "update territory set path = ?, village = ?, sector = ? where code = ?")) {
            for (Line line : lines) {
                update.setArray(1, texts(connection, line.path()));
                update.setString(2, line.village());
                update.setString(3, line.sector());
                update.setString(4, line.entry().code());
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the territory was not written", e);
        }
    }

    private static void fill(PreparedStatement put, Connection connection, Line line) throws SQLException {
        Entry entry = line.entry();
        Point point = entry.point();
        int at = 0;
        put.setString(++at, entry.code());
        put.setString(++at, entry.parent());
        put.setString(++at, entry.kind().name());
        put.setString(++at, entry.names().kk());
        put.setString(++at, entry.names().ru());
        put.setString(++at, entry.names().en());
        put.setArray(++at, texts(connection, entry.synonyms()));
        put.setObject(++at, point == null ? null : point.latitude(), java.sql.Types.DOUBLE);
        put.setObject(++at, point == null ? null : point.longitude(), java.sql.Types.DOUBLE);
        put.setString(++at, entry.polygon());
        put.setString(++at, entry.note());
        put.setBoolean(++at, entry.active());
        put.setInt(++at, entry.version());
        put.setArray(++at, texts(connection, line.path()));
        put.setString(++at, line.village());
        put.setString(++at, line.sector());
        put.setString(++at, extent(entry.polygon()));
    }

    private static @Nullable String extent(@Nullable String polygon) {
        if (polygon == null) return null;
        try {
            Outline outline = Outline.of(polygon);
            return "((" + outline.west() + "," + outline.south() + "),(" + outline.east() + "," + outline.north()
                    + "))";
        } catch (Outline.Wrong wrong) {
            throw new IllegalStateException("an outline was not checked before it came here", wrong);
        }
    }

    @FunctionalInterface
    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private List<Line> read(String sql, Filling filling) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            filling.fill(select);
            var found = new ArrayList<Line>();
            try (var rows = select.executeQuery()) {
                while (rows.next())
                    found.add(new Line(
                            entry(rows), strings(rows, "path"), rows.getString("village"), rows.getString("sector")));
            }
            return found;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("code"),
                row.getString("parent"),
                Kind.valueOf(row.getString("kind")),
                new Names(row.getString("kk"), row.getString("ru"), row.getString("en")),
                strings(row, "synonyms"),
                point(row),
                row.getString("polygon"),
                row.getString("note"),
                row.getBoolean("active"),
                row.getInt("version"));
    }

    static @Nullable Point point(ResultSet row) throws SQLException {
        double latitude = row.getDouble("latitude");
        return row.wasNull() ? null : new Point(latitude, row.getDouble("longitude"));
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    static java.sql.Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the territory cannot be read", e);
    }
}
