package kz.komek.quality.store;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kz.komek.contract.Rating;
import kz.komek.organisation.domain.Sector;
import kz.komek.quality.domain.Opinion;
import kz.komek.quality.domain.Rated;
import kz.komek.quality.domain.RatingSum;
import org.jspecify.annotations.Nullable;

/** Ratings: the one that counts for each end of a ticket, and all that was ever sent. */
@Singleton
public class RatingTable {
    private static final String SEEN = "select id from rating_event where id = any (?)";
    private static final String OF = """
            select ticket_id, closing, stars, reasons, words, first_at, at from rating where ticket_id = any (?)
            """;
    private static final String ADD = """
            insert into rating_event (id, ticket_id, closing, stars, reasons, words, at, verdict)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String PUT = """
            insert into rating (ticket_id, closing, stars, reasons, words, first_at, at, closed_at, outcome, organisation)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (ticket_id, closing) do update
            set stars = excluded.stars, reasons = excluded.reasons, words = excluded.words, at = excluded.at
            """;
    // Two texts, so that each finds its own index.
    private static final String PAGE = page("");
    private static final String PAGE_OF_LOW = page("r.stars <= 2 and ");
    private static final String SUMS = """
            select organisation, count(*) as ratings, avg(stars) as mean, count(*) filter (where stars <= ?) as low
            from rating where first_at >= ? and first_at < ?
            group by organisation order by ratings desc, organisation
            """;

    private final DataSource dataSource;

    RatingTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public record Key(long ticketId, int closing) {}

    private static String page(String which) {
        return "select r.*, t.number, t.title, a.text as answer from rating r join ticket t on t.id = r.ticket_id"
                + " left join lateral (select m.text from message m where m.ticket_id = r.ticket_id"
                + " and m.kind = 'REPLY' and m.at <= r.closed_at order by m.version desc limit 1) a on true"
                + " where " + which + "r.stars <= ? and (r.first_at, r.id) < (?, ?)"
                // As Sector.holds has it: what nobody has located is everybody's.
                + " and (cast(? as text) is null or (t.district is null or t.district = ?)"
                + " and (t.sector is null or t.sector = ? or t.district = ?))"
                + " order by r.first_at desc, r.id desc limit ?";
    }

    public Set<UUID> seen(Collection<UUID> ids) {
        return reading(SEEN, select -> {
            select.setArray(1, select.getConnection().createArrayOf("uuid", ids.toArray()));
            var seen = new HashSet<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) seen.add(rows.getObject(1, UUID.class));
            }
            return seen;
        });
    }

    public Map<Key, Opinion> of(Collection<Long> tickets) {
        return reading(OF, select -> {
            select.setArray(1, select.getConnection().createArrayOf("bigint", tickets.toArray()));
            var known = new HashMap<Key, Opinion>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var rating = rating(rows);
                    known.put(
                            new Key(rows.getLong("ticket_id"), rating.closing()),
                            new Opinion(rating, instant(rows, "first_at"), instant(rows, "at")));
                }
            }
            return known;
        });
    }

    public void add(UUID id, Key key, Rating rating, Instant at, Opinion.Verdict verdict) {
        reading(ADD, insert -> {
            insert.setObject(1, id);
            insert.setLong(2, key.ticketId());
            insert.setInt(3, key.closing());
            insert.setInt(4, rating.stars());
            insert.setArray(5, reasons(insert.getConnection(), rating));
            insert.setString(6, rating.words());
            insert.setObject(7, utc(at));
            insert.setString(8, verdict.name());
            return insert.executeUpdate();
        });
    }

    public void put(Key key, Instant closedAt, String outcome, @Nullable String organisation, Opinion opinion) {
        reading(PUT, insert -> {
            insert.setLong(1, key.ticketId());
            insert.setInt(2, key.closing());
            insert.setInt(3, opinion.rating().stars());
            insert.setArray(4, reasons(insert.getConnection(), opinion.rating()));
            insert.setString(5, opinion.rating().words());
            insert.setObject(6, utc(opinion.firstAt()));
            insert.setObject(7, utc(opinion.at()));
            insert.setObject(8, utc(closedAt));
            insert.setString(9, outcome);
            insert.setString(10, organisation);
            return insert.executeUpdate();
        });
    }

    public List<Rated> page(int starsAtMost, Instant beforeAt, long beforeId, @Nullable Sector where, int limit) {
        return reading(starsAtMost <= 2 ? PAGE_OF_LOW : PAGE, select -> {
            select.setInt(1, starsAtMost);
            select.setObject(2, utc(beforeAt));
            select.setLong(3, beforeId);
            String sector = where == null ? null : where.code();
            select.setString(4, sector);
            select.setString(5, where == null ? null : where.district());
            select.setString(6, sector);
            // A district has all that lies in it.
            select.setString(7, sector);
            select.setInt(8, limit);
            var found = new ArrayList<Rated>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) found.add(rated(rows));
            }
            return found;
        });
    }

    public List<RatingSum> sums(Instant from, Instant until, int low) {
        return reading(SUMS, select -> {
            select.setInt(1, low);
            select.setObject(2, utc(from));
            select.setObject(3, utc(until));
            var sums = new ArrayList<RatingSum>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    sums.add(new RatingSum(
                            rows.getString("organisation"),
                            rows.getLong("ratings"),
                            rows.getDouble("mean"),
                            rows.getLong("low")));
                }
            }
            return sums;
        });
    }

    private static Rated rated(ResultSet row) throws SQLException {
        return new Rated(
                row.getLong("id"),
                row.getString("number"),
                row.getString("title"),
                row.getString("answer"),
                instant(row, "closed_at"),
                row.getString("outcome"),
                row.getString("organisation"),
                rating(row),
                instant(row, "first_at"),
                instant(row, "at"));
    }

    private static Rating rating(ResultSet row) throws SQLException {
        var reasons = Stream.of((String[]) row.getArray("reasons").getArray())
                .map(Rating.Reason::valueOf)
                .toList();
        return new Rating(row.getInt("closing"), row.getInt("stars"), reasons, row.getString("words"));
    }

    private static Array reasons(Connection connection, Rating rating) throws SQLException {
        return connection.createArrayOf(
                "text", rating.reasons().stream().map(Enum::name).toArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask(PreparedStatement statement) throws SQLException;
    }

    private <T> T reading(String sql, Asking<T> asking) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return asking.ask(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("ratings cannot be read or written", e);
        }
    }
}
