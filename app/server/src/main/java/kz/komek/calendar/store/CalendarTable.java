package kz.komek.calendar.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import kz.komek.calendar.domain.WorkingCalendar;
import kz.komek.contract.Json;
import kz.komek.contract.Names;

@Singleton
public class CalendarTable {
    private static final String PUT = """
            insert into working_calendar (id, kk, ru, en, weekly, version) values (?, ?, ?, ?, ?::json, ?)
            on conflict (id) do update set
                kk = excluded.kk, ru = excluded.ru, en = excluded.en, weekly = excluded.weekly,
                version = excluded.version
            """;

    private final DataSource dataSource;

    CalendarTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** As the column keeps them. */
    private record StoredHours(
            DayOfWeek day,
            @JsonFormat(pattern = "HH:mm") LocalTime from,
            @JsonFormat(pattern = "HH:mm") LocalTime to) {}

    /** Until the transaction ends, nobody else changes a calendar. */
    public void lock() {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("lock table working_calendar in share row exclusive mode");
        } catch (SQLException e) {
            throw new IllegalStateException("working calendars cannot be locked", e);
        }
    }

    public List<WorkingCalendar> all() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select id, kk, ru, en, weekly, version from working_calendar order by id");
                var rows = select.executeQuery()) {
            var all = new ArrayList<WorkingCalendar>();
            while (rows.next()) all.add(calendar(rows));
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("working calendars cannot be read", e);
        }
    }

    public void put(WorkingCalendar calendar) {
        var stored = calendar.weekly().stream()
                .map(hours -> new StoredHours(hours.day(), hours.from(), hours.to()))
                .toList();
        try (var connection = dataSource.getConnection();
                var put = connection.prepareStatement(PUT)) {
            put.setString(1, calendar.id());
            put.setString(2, calendar.names().kk());
            put.setString(3, calendar.names().ru());
            put.setString(4, calendar.names().en());
            put.setString(5, new String(Json.write(stored), StandardCharsets.UTF_8));
            put.setInt(6, calendar.version());
            put.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a working calendar was not written", e);
        }
    }

    private static WorkingCalendar calendar(ResultSet row) throws SQLException {
        byte[] weekly = row.getString("weekly").getBytes(StandardCharsets.UTF_8);
        return new WorkingCalendar(
                row.getString("id"),
                new Names(row.getString("kk"), row.getString("ru"), row.getString("en")),
                Arrays.stream(Json.read(weekly, StoredHours[].class))
                        .map(hours -> new WorkingCalendar.Hours(hours.day(), hours.from(), hours.to()))
                        .toList(),
                null,
                List.of(),
                row.getInt("version"));
    }
}
