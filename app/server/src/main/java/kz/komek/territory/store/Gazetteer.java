package kz.komek.territory.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import kz.komek.territory.domain.Kind;
import kz.komek.territory.domain.Point;
import kz.komek.territory.domain.Resolver.Candidate;
import org.jspecify.annotations.Nullable;

/** Finds active entries by what people say and where they point: one statement for any number of them. */
@Singleton
public class Gazetteer {
    private static final String FOUND = " t.code, t.kind, t.path, t.village, t.sector, t.latitude, t.longitude ";
    static final String NAMED = "select k.key," + FOUND
            + "from territory_key k join territory t on t.code = k.code"
            + " where k.within is null and k.key = any (?) and t.active";
    // Lateral with a limit: however many are asked for at once, each is looked up by the index.
    static final String HOUSES = "select k.key," + FOUND
            + "from unnest(?::text[], ?::text[]) w (within, key) cross join lateral ("
            + "   select h.key, h.code from territory_key h"
            + "   where h.within = w.within and h.key = w.key and h.within is not null limit 10) k"
            + " join territory t on t.code = k.code where t.active";
    static final String AROUND = "select p.n, t.polygon, '' as key," + FOUND
            + "from unnest(?::int[], ?::float8[], ?::float8[]) p (n, lon, lat) cross join lateral ("
            + "   select * from territory a where a.extent @> box(point(p.lon, p.lat), point(p.lon, p.lat))"
            + "   and a.extent is not null and a.active limit 50) t";
    static final String NEAR = "select p.n, '' as key," + FOUND
            + "from unnest(?::int[], ?::float8[], ?::float8[]) p (n, lon, lat) cross join lateral ("
            + "   select * from territory a where point(a.longitude, a.latitude)"
            + "   <@ box(point(p.lon - ?, p.lat - ?), point(p.lon + ?, p.lat + ?))"
            + "   and a.latitude is not null and a.active and a.kind in ('STREET', 'HOUSE')"
            + "   order by point(a.longitude, a.latitude) <-> point(p.lon, p.lat) limit 60) t";
    private static final String PREFIX = "select k.key," + FOUND
            + "from territory_key k join territory t on t.code = k.code"
            + " where k.within is null and k.key >= ? and k.key < ? and (?::text is null or ? = any (t.path))"
            + " and (t.active or ?) order by k.key, t.code limit ?";
    private static final String HOUSES_LIKE = "select k.key," + FOUND
            + "from unnest(?::text[]) w (within) cross join lateral ("
            + "   select h.key, h.code from territory_key h where h.within = w.within and h.key >= ? and h.key < ?"
            + "   order by h.key limit ?) k"
            + " join territory t on t.code = k.code where t.active order by length(k.key), k.key, t.code limit ?";

    private final DataSource dataSource;

    Gazetteer(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Of which of the pins it was found. @param polygon of an area around it */
    public record Pinned(int pin, @Nullable String polygon, Candidate candidate) {}

    public List<Candidate> named(Collection<String> keys) {
        if (keys.isEmpty()) return List.of();
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(NAMED)) {
            select.setArray(1, TerritoryTable.texts(connection, keys));
            return candidates(select);
        } catch (SQLException e) {
            throw TerritoryTable.unreadable(e);
        }
    }

    /** @param numbers each under the street, sector or village of the same place in the other list */
    public List<Candidate> houses(List<String> under, List<String> numbers) {
        if (under.isEmpty()) return List.of();
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(HOUSES)) {
            select.setArray(1, TerritoryTable.texts(connection, under));
            select.setArray(2, TerritoryTable.texts(connection, numbers));
            return candidates(select);
        } catch (SQLException e) {
            throw TerritoryTable.unreadable(e);
        }
    }

    /** Areas whose extent holds a pin; whether their outline does is for the caller to see. */
    public List<Pinned> around(List<Point> pins) {
        return pinned(AROUND, pins, new double[0], true);
    }

    /** Houses and streets within some degrees of each pin. */
    public List<Pinned> near(List<Point> pins, double east, double north) {
        return pinned(NEAR, pins, new double[] {east, north, east, north}, false);
    }

    private List<Pinned> pinned(String sql, List<Point> pins, double[] more, boolean withPolygon) {
        if (pins.isEmpty()) return List.of();
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            var numbers = new Object[pins.size()];
            for (int i = 0; i < numbers.length; i++) numbers[i] = i;
            select.setArray(1, connection.createArrayOf("int4", numbers));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "float8", pins.stream().map(Point::longitude).toArray()));
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "float8", pins.stream().map(Point::latitude).toArray()));
            for (int i = 0; i < more.length; i++) select.setDouble(4 + i, more[i]);
            var found = new ArrayList<Pinned>();
            try (var rows = select.executeQuery()) {
                while (rows.next())
                    found.add(new Pinned(
                            rows.getInt("n"), withPolygon ? rows.getString("polygon") : null, candidate(rows)));
            }
            return found;
        } catch (SQLException e) {
            throw TerritoryTable.unreadable(e);
        }
    }

    /** Names that begin so. @param within a code; {@code null}: anywhere */
    public List<Candidate> beginning(String key, @Nullable String within, boolean retired, int limit) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PREFIX)) {
            select.setString(1, key);
            select.setString(2, key + '\uffff');
            select.setString(3, within);
            select.setString(4, within);
            select.setBoolean(5, retired);
            select.setInt(6, limit);
            return candidates(select);
        } catch (SQLException e) {
            throw TerritoryTable.unreadable(e);
        }
    }

    /** Houses under these whose number begins so, the shortest first. */
    public List<Candidate> housesBeginning(Collection<String> under, String number, int limit) {
        if (under.isEmpty()) return List.of();
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(HOUSES_LIKE)) {
            select.setArray(1, TerritoryTable.texts(connection, under));
            select.setString(2, number);
            select.setString(3, number + '\uffff');
            select.setInt(4, limit);
            select.setInt(5, limit);
            return candidates(select);
        } catch (SQLException e) {
            throw TerritoryTable.unreadable(e);
        }
    }

    private static List<Candidate> candidates(java.sql.PreparedStatement select) throws SQLException {
        var found = new ArrayList<Candidate>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) found.add(candidate(rows));
        }
        return found;
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getString("key"),
                row.getString("code"),
                Kind.valueOf(row.getString("kind")),
                TerritoryTable.strings(row, "path"),
                row.getString("village"),
                row.getString("sector"),
                TerritoryTable.point(row));
    }
}
