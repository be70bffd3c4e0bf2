package kz.komek.deadletter;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import kz.komek.contract.Json;
import kz.komek.platform.sealing.Seal;
import org.jspecify.annotations.Nullable;

@Singleton
class DeadLetterTable {
    private static final String INSERT = """
            insert into dead_letter
                (topic, partition, "offset", type, reason, summary, at, died_at, sealed, file_ids, source, event_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (topic, partition, "offset") do nothing
            """;
    private static final String PAGE = """
            select id, topic, type, reason, summary, at, died_at from dead_letter
            where replayed_at is null and id < ?
            order by id desc limit ?
            """;

    private final DataSource dataSource;
    private final Seal seal;

    DeadLetterTable(DataSource dataSource, Seal seal) {
        this.dataSource = dataSource;
        this.seal = seal;
    }

    /** Where a record lay. */
    record Place(String topic, int partition, long offset, Instant written) {}

    /** True when it was not here before. */
    boolean keep(Place place, Remains remains) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, place.topic());
            insert.setInt(2, place.partition());
            insert.setLong(3, place.offset());
            insert.setString(4, remains.type());
            insert.setString(5, remains.reason());
            insert.setString(6, remains.summary());
            insert.setTimestamp(7, Timestamp.from(remains.at(place.written())));
            insert.setTimestamp(8, Timestamp.from(place.written()));
            insert.setBytes(9, seal.seal(new String(Json.write(remains), java.nio.charset.StandardCharsets.UTF_8)));
            insert.setArray(
                    10, connection.createArrayOf("text", remains.fileIds().toArray()));
            insert.setString(11, remains.source());
            insert.setString(12, remains.eventId());
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("a dead letter was not stored; it will be read again", e);
        }
    }

    /** The newest first, those that nobody has replayed. */
    List<DeadLetters.Letter> page(long before, int limit) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setLong(1, before);
            select.setInt(2, limit);
            var page = new ArrayList<DeadLetters.Letter>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) page.add(letter(rows));
            }
            return page;
        } catch (SQLException e) {
            throw new IllegalStateException("dead letters cannot be read", e);
        }
    }

    private static DeadLetters.Letter letter(ResultSet row) throws SQLException {
        return new DeadLetters.Letter(
                row.getString("id"),
                row.getString("topic"),
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("died_at").toInstant(),
                row.getString("reason"),
                row.getString("type"),
                row.getString("summary"));
    }

    private static final String OF_SOURCES = """
            select source, (at at time zone ?)::date as day, count(*) as n, min(died_at) as since from dead_letter
            where replayed_at is null and source is not null and at >= ? and topic = any(?)
            group by source, day
            """;

    /** How many wait, by where they came from and the day when it happened. */
    List<DeadLetters.Waiting> waiting(Instant since, ZoneId zone, List<String> topics) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(OF_SOURCES)) {
            select.setString(1, zone.getId());
            select.setTimestamp(2, Timestamp.from(since));
            select.setArray(3, connection.createArrayOf("text", topics.toArray()));
            var found = new ArrayList<DeadLetters.Waiting>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new DeadLetters.Waiting(
                            rows.getString("source"),
                            rows.getObject("day", java.time.LocalDate.class),
                            rows.getInt("n"),
                            rows.getTimestamp("since").toInstant()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("dead letters cannot be read", e);
        }
    }

    private static final String OF_A_SOURCE = """
            select id from dead_letter
            where replayed_at is null and source = ? and at >= ? and at < ? order by id limit ?
            """;

    /** The oldest first. */
    List<Long> waitingOf(String source, Instant from, Instant until, int most) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(OF_A_SOURCE)) {
            select.setString(1, source);
            select.setTimestamp(2, Timestamp.from(from));
            select.setTimestamp(3, Timestamp.from(until));
            select.setInt(4, most);
            var ids = new ArrayList<Long>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) ids.add(rows.getLong("id"));
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException("dead letters cannot be read", e);
        }
    }

    /** @param remains {@code null} when it was replayed before */
    record Locked(String topic, @Nullable Remains remains) {}

    /** Holds the row until the transaction ends, so that two who replay it at once replay it once. */
    Optional<Locked> lock(long id) {
        try (var connection = dataSource.getConnection();
                var select =
                        connection.prepareStatement("select topic, sealed from dead_letter where id = ? for update")) {
            select.setLong(1, id);
            try (var row = select.executeQuery()) {
                if (!row.next()) return Optional.empty();
                byte[] sealed = row.getBytes("sealed");
                return Optional.of(new Locked(row.getString("topic"), sealed == null ? null : open(sealed)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the dead letter cannot be read", e);
        }
    }

    private Remains open(byte[] sealed) {
        return Json.read(seal.open(sealed).getBytes(java.nio.charset.StandardCharsets.UTF_8), Remains.class);
    }

    void replayed(long id, String by, Instant at) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(
                        "update dead_letter set sealed = null, replayed_at = ?, replayed_by = ? where id = ?")) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setString(2, by);
            update.setLong(3, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the replay was not noted; nothing was replayed", e);
        }
    }

    /** Also of those which were replayed lately: they may still be on their way to the topic. */
    Set<String> filesOfUndecided(Collection<String> ids, Instant lately) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select unnest(file_ids) from dead_letter
                        where (replayed_at is null or replayed_at > ?) and file_ids && ?
                        """)) {
            select.setTimestamp(1, Timestamp.from(lately));
            select.setArray(2, connection.createArrayOf("text", ids.toArray()));
            var found = new HashSet<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("dead letters cannot be read", e);
        }
    }
}
