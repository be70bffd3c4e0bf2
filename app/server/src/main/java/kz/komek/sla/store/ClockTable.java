package kz.komek.sla.store;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import kz.komek.calendar.domain.ClockUnit;
import kz.komek.calendar.domain.Pause;
import kz.komek.calendar.domain.PauseReason;
import kz.komek.calendar.domain.Receipt;
import kz.komek.calendar.domain.Target;
import kz.komek.contract.Json;
import kz.komek.sla.domain.Clock;
import kz.komek.sla.domain.ClockKind;
import org.jspecify.annotations.Nullable;

/** Clocks. Whoever writes one holds the lock of its ticket's row: no clock is locked by itself. */
@Singleton
public class ClockTable {
    private static final String ADD = """
            insert into clock (kind, started_at, rule, policy, amount, unit, receipt, calendar, calendar_version,
                pauses, paused_for, paused_at, due_at, moved, stopped_at, outcome, due_before, extended_by, extended_at,
                extended_why, broken_at, seen_at, wakes_at, said, ticket_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String CHANGE = """
            update clock set kind = ?, started_at = ?, rule = ?, policy = ?, amount = ?, unit = ?, receipt = ?,
                calendar = ?, calendar_version = ?, pauses = ?::json, paused_for = ?, paused_at = ?, due_at = ?,
                moved = ?, stopped_at = ?, outcome = ?, due_before = ?, extended_by = ?, extended_at = ?,
                extended_why = ?, broken_at = ?, seen_at = ?, wakes_at = ?, said = ?
            where id = ?
            """;
    private static final int MANY = 1000;
    private static final String NO_PAUSES = "[]";

    private final DataSource dataSource;

    ClockTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** By ticket, each in the order in which they began; a ticket without clocks has none. */
    public Map<Long, List<Clock>> of(Collection<Long> tickets) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select * from clock where ticket_id = any (?) order by ticket_id, id")) {
            select.setArray(1, connection.createArrayOf("bigint", tickets.toArray()));
            var found = new HashMap<Long, List<Clock>>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    Clock clock = clock(rows);
                    found.computeIfAbsent(clock.ticket(), ticket -> new ArrayList<>())
                            .add(clock);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("clocks cannot be read", e);
        }
    }

    /** Those that run by a calendar, one after the other: they may be many. */
    public void running(String calendar, BiConsumer<String, Clock> each) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select clock.*, ticket.number from clock join ticket on"
                        + " ticket.id = clock.ticket_id where clock.outcome is null and clock.calendar = ?")) {
            select.setFetchSize(MANY);
            select.setString(1, calendar);
            try (var rows = select.executeQuery()) {
                while (rows.next()) each.accept(rows.getString("number"), clock(rows));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("clocks cannot be read", e);
        }
    }

    /** Something that has to be looked at. */
    public record Wake(Instant at, long id, long ticket) {}

    /** What has to be looked at by now, the oldest first, from after the given on; without the residents' silence. */
    public List<Wake> wakes(Instant now, @Nullable Wake after, int limit) {
        return wakes("kind <> 'SILENCE'", now, after, limit);
    }

    /** The silences that are over by now, the oldest first, from after the given on. */
    public List<Wake> silences(Instant now, @Nullable Wake after, int limit) {
        return wakes("kind = 'SILENCE'", now, after, limit);
    }

    private List<Wake> wakes(String which, Instant now, @Nullable Wake after, int limit) {
        String sql = "select wakes_at, id, ticket_id from clock where wakes_at <= ? and " + which
                + (after == null ? "" : " and (wakes_at, id) > (?, ?)") + " order by wakes_at, id limit ?";
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            int next = 1;
            select.setObject(next++, utc(now));
            if (after != null) {
                select.setObject(next++, utc(after.at()));
                select.setLong(next++, after.id());
            }
            select.setInt(next, limit);
            var found = new ArrayList<Wake>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) found.add(new Wake(instant(rows, "wakes_at"), rows.getLong(2), rows.getLong(3)));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("clocks cannot be read", e);
        }
    }

    /** In the caller's transaction. */
    public void write(Collection<Clock> clocks) {
        all(ADD, clocks.stream().filter(clock -> clock.id() == 0).toList());
        all(CHANGE, clocks.stream().filter(clock -> clock.id() != 0).toList());
    }

    private void all(String sql, List<Clock> clocks) {
        if (clocks.isEmpty()) return;
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (Clock clock : clocks) {
                fill(statement, clock);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("clocks were not written", e);
        }
    }

    private static void fill(PreparedStatement row, Clock clock) throws SQLException {
        Clock.Basis basis = clock.basis();
        Target target = basis.target();
        Clock.Extension extension = clock.extension();
        row.setString(1, clock.kind().name());
        row.setObject(2, utc(clock.start()));
        row.setString(3, basis.rule());
        row.setInt(4, basis.policy());
        row.setObject(5, target == null ? null : target.amount(), Types.INTEGER);
        row.setString(6, target == null ? null : target.unit().name());
        row.setString(7, basis.receipt().name());
        row.setString(8, basis.calendar());
        row.setInt(9, basis.calendarVersion());
        row.setString(
                10,
                clock.pauses().isEmpty() ? NO_PAUSES : new String(Json.write(clock.pauses()), StandardCharsets.UTF_8));
        row.setString(11, name(clock.pausedFor()));
        row.setObject(12, utc(clock.pausedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setObject(13, utc(clock.due()));
        row.setBoolean(14, clock.moved());
        row.setObject(15, utc(clock.stoppedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setString(16, name(clock.outcome()));
        row.setObject(17, extension == null ? null : utc(extension.before()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setString(18, extension == null ? null : extension.by());
        row.setObject(19, extension == null ? null : utc(extension.at()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setString(20, extension == null ? null : extension.reason());
        row.setObject(21, utc(clock.broken()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setObject(22, utc(clock.seen()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setObject(23, utc(clock.wakes()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setString(24, clock.said());
        row.setLong(25, clock.id() == 0 ? clock.ticket() : clock.id());
    }

    private static Clock clock(ResultSet row) throws SQLException {
        byte[] pauses = row.getString("pauses").getBytes(StandardCharsets.UTF_8);
        String pausedFor = row.getString("paused_for");
        String outcome = row.getString("outcome");
        return new Clock(
                row.getLong("id"),
                row.getLong("ticket_id"),
                ClockKind.valueOf(row.getString("kind")),
                instant(row, "started_at"),
                basis(row),
                pauses.length == NO_PAUSES.length() ? List.of() : Arrays.asList(Json.read(pauses, Pause[].class)),
                pausedFor == null ? null : PauseReason.valueOf(pausedFor),
                instantOrNone(row, "paused_at"),
                instant(row, "due_at"),
                row.getBoolean("moved"),
                instantOrNone(row, "stopped_at"),
                outcome == null ? null : Clock.Outcome.valueOf(outcome),
                extension(row),
                instantOrNone(row, "broken_at"),
                instantOrNone(row, "seen_at"),
                instantOrNone(row, "wakes_at"),
                row.getString("said"));
    }

    private static Clock.Basis basis(ResultSet row) throws SQLException {
        String unit = row.getString("unit");
        return new Clock.Basis(
                row.getString("rule"),
                row.getInt("policy"),
                unit == null ? null : new Target(row.getInt("amount"), ClockUnit.valueOf(unit)),
                Receipt.valueOf(row.getString("receipt")),
                row.getString("calendar"),
                row.getInt("calendar_version"));
    }

    private static Clock.@Nullable Extension extension(ResultSet row) throws SQLException {
        String by = row.getString("extended_by");
        return by == null
                ? null
                : new Clock.Extension(
                        instant(row, "due_before"), row.getString("extended_why"), by, instant(row, "extended_at"));
    }

    private static @Nullable String name(@Nullable Enum<?> one) {
        return one == null ? null : one.name();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNone(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
