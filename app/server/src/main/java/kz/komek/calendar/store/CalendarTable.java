package kz.komek.calendar.store;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kz.komek.calendar.domain.CalendarVersion;
import kz.komek.calendar.domain.Holiday;
import kz.komek.calendar.domain.Made;
import kz.komek.calendar.domain.OwnDay;
import kz.komek.calendar.domain.WorkingCalendar;
import kz.komek.contract.Json;
import kz.komek.contract.Names;

/** Versions are only ever added; {@code working_calendar} says which is the one of today. */
@Singleton
public class CalendarTable {
    private static final String SELECT = """
            select v.calendar, v.version, v.kk, v.ru, v.en, v.weekly, v.holiday_set, v.holiday_set_version, v.holidays,
                   v.own, v.origin, v.made_at, v.made_by
            from working_calendar_version v
            """;
    private static final String OF_TODAY =
            SELECT + " join working_calendar c on c.id = v.calendar and c.version = v.version";
    private static final String ADD = """
            insert into working_calendar_version
                (calendar, version, kk, ru, en, weekly, holiday_set, holiday_set_version, holidays, own, origin, made_at,
                 made_by)
            values (?, ?, ?, ?, ?, ?::json, ?, ?, ?::json, ?::json, ?, ?, ?)
            """;
    private static final String HEAD = "insert into working_calendar (id, version) values (?, ?)"
            + " on conflict (id) do update set version = excluded.version";

    private final DataSource dataSource;

    CalendarTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Until the transaction ends, nobody else changes a calendar or a set of holidays. */
    public void lock() {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("lock table working_calendar in share row exclusive mode");
        } catch (SQLException e) {
            throw new IllegalStateException("working calendars cannot be locked", e);
        }
    }

    /** Of today. */
    public List<CalendarVersion> all() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(OF_TODAY + " order by v.calendar")) {
            return versions(select);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Of today. */
    public Optional<CalendarVersion> find(String id) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(OF_TODAY + " where c.id = ?")) {
            select.setString(1, id);
            return versions(select).stream().findFirst();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    public Optional<CalendarVersion> find(String id, int version) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(SELECT + " where v.calendar = ? and v.version = ?")) {
            select.setString(1, id);
            select.setInt(2, version);
            return versions(select).stream().findFirst();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The newest first. */
    public List<CalendarVersion> versions(String id, int before, int limit) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        SELECT + " where v.calendar = ? and v.version < ? order by v.version desc limit ?")) {
            select.setString(1, id);
            select.setInt(2, before);
            select.setInt(3, limit);
            return versions(select);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** It is the one of today from now on. */
    public void add(CalendarVersion version) {
        WorkingCalendar calendar = version.calendar();
        try (var connection = dataSource.getConnection();
                var head = connection.prepareStatement(HEAD);
                var add = connection.prepareStatement(ADD)) {
            head.setString(1, calendar.id());
            head.setInt(2, calendar.version());
            head.executeUpdate();
            add.setString(1, calendar.id());
            add.setInt(2, calendar.version());
            add.setString(3, calendar.names().kk());
            add.setString(4, calendar.names().ru());
            add.setString(5, calendar.names().en());
            add.setString(6, json(calendar.weekly()));
            add.setString(7, calendar.holidaySet());
            add.setObject(8, version.holidaySetVersion(), Types.INTEGER);
            add.setString(9, json(version.holidays()));
            add.setString(10, json(calendar.own()));
            add.setString(11, version.origin().name());
            add.setTimestamp(12, Timestamp.from(version.made().at()));
            add.setString(13, version.made().by());
            add.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a working calendar was not written", e);
        }
    }

    private static List<CalendarVersion> versions(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            var found = new ArrayList<CalendarVersion>();
            while (rows.next()) found.add(version(rows));
            return found;
        }
    }

    private static CalendarVersion version(ResultSet row) throws SQLException {
        var calendar = new WorkingCalendar(
                row.getString("calendar"),
                new Names(row.getString("kk"), row.getString("ru"), row.getString("en")),
                List.of(read(row.getString("weekly"), WorkingCalendar.Hours[].class)),
                row.getString("holiday_set"),
                List.of(read(row.getString("own"), OwnDay[].class)),
                row.getInt("version"));
        return new CalendarVersion(
                calendar,
                row.getObject("holiday_set_version", Integer.class),
                List.of(read(row.getString("holidays"), Holiday[].class)),
                CalendarVersion.Origin.valueOf(row.getString("origin")),
                new Made(row.getTimestamp("made_at").toInstant(), row.getString("made_by")));
    }

    static String json(Object thing) {
        return new String(Json.write(thing), StandardCharsets.UTF_8);
    }

    static <T> T read(String json, Class<T> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("working calendars cannot be read", e);
    }
}
