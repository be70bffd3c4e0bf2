package kz.komek.calendar.store;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kz.komek.calendar.domain.Holiday;
import kz.komek.calendar.domain.HolidaySet;
import kz.komek.calendar.domain.HolidaySetVersion;
import kz.komek.calendar.domain.Made;
import kz.komek.contract.Names;

/** Versions are only ever added; the highest is the one of today. */
@Singleton
public class HolidayTable {
    private static final String COLUMNS = "id, version, kk, ru, en, days, made_at, made_by";
    private static final String OF_TODAY =
            "select distinct on (id) " + COLUMNS + " from holiday_set_version order by id, version desc";
    private static final String VERSIONS = "select " + COLUMNS
            + " from holiday_set_version where id = ? and version < ? order by version desc limit ?";
    private static final String ADD =
            "insert into holiday_set_version (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?::json, ?, ?)";

    private final DataSource dataSource;

    HolidayTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Of today. */
    public List<HolidaySetVersion> all() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(OF_TODAY)) {
            return versions(select);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Of today. */
    public Optional<HolidaySetVersion> find(String id) {
        return versions(id, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    /** The newest first. */
    public List<HolidaySetVersion> versions(String id, int before, int limit) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(VERSIONS)) {
            select.setString(1, id);
            select.setInt(2, before);
            select.setInt(3, limit);
            return versions(select);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    public void add(HolidaySetVersion version) {
        HolidaySet set = version.set();
        try (var connection = dataSource.getConnection();
                var add = connection.prepareStatement(ADD)) {
            add.setString(1, set.id());
            add.setInt(2, set.version());
            add.setString(3, set.names().kk());
            add.setString(4, set.names().ru());
            add.setString(5, set.names().en());
            add.setString(6, CalendarTable.json(set.days()));
            add.setTimestamp(7, Timestamp.from(version.made().at()));
            add.setString(8, version.made().by());
            add.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a set of holidays was not written", e);
        }
    }

    private static List<HolidaySetVersion> versions(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            var found = new ArrayList<HolidaySetVersion>();
            while (rows.next()) found.add(version(rows));
            return found;
        }
    }

    private static HolidaySetVersion version(ResultSet row) throws SQLException {
        return new HolidaySetVersion(
                new HolidaySet(
                        row.getString("id"),
                        new Names(row.getString("kk"), row.getString("ru"), row.getString("en")),
                        List.of(CalendarTable.read(row.getString("days"), Holiday[].class)),
                        row.getInt("version")),
                new Made(row.getTimestamp("made_at").toInstant(), row.getString("made_by")));
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("holidays cannot be read", e);
    }
}
