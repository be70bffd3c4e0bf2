package kz.komek.routing.store;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.routing.domain.Past;
import kz.komek.routing.domain.Past.Earlier;
import kz.komek.territory.domain.Point;
import kz.komek.ticket.domain.TicketType;
import org.jspecify.annotations.Nullable;

/** Tickets there were, a page at a time: a trial holds nobody up. Reads the register's rows, writes none. */
@Singleton
public class PastTickets {
    private static final String PAGE = """
            select id, number, type, title, language, channel, district, latitude, longitude, territory, sector,
                resident_id, issue, received_at, risk_registration, risk_consideration
            from ticket
            where received_at >= ? and (received_at, id) < (?, ?) and status <> 'MERGED'
            order by received_at desc, id desc limit ?
            """;
    private static final String COUNT = """
            select count(*) from (
                select 1 from ticket where received_at >= ? and status <> 'MERGED' order by received_at desc limit ?) t
            """;
    private static final String WORDS = """
            select ticket_id, text from message where ticket_id = any (?) and kind = 'RESIDENT' order by version
            """;
    private static final String EARLIER = """
            select w.ticket, e.received_at, e.issue
            from unnest(?::bigint[], ?::bigint[]) w (ticket, resident) cross join lateral (
                select received_at, issue from ticket t
                where t.resident_id = w.resident and t.id < w.ticket order by t.id desc limit 50) e
            """;

    private final DataSource dataSource;

    PastTickets(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param issue code */
    public record One(
            long id,
            String number,
            @Nullable TicketType type,
            String title,
            @Nullable Language language,
            Channel channel,
            @Nullable String district,
            @Nullable Point pin,
            @Nullable String territory,
            @Nullable String sector,
            @Nullable Long resident,
            @Nullable String issue,
            Instant receivedAt,
            @Nullable List<String> registration,
            @Nullable List<String> consideration) {
        public Spot spot() {
            return new Spot(receivedAt, id);
        }
    }

    /** Where a page begins: after the ticket that stands there. */
    public record Spot(Instant receivedAt, long id) {}

    /** How many there are; no more than so many are counted. */
    public int count(Instant since, int limit) {
        return read(
                        COUNT,
                        select -> {
                            select.setTimestamp(1, Timestamp.from(since));
                            select.setInt(2, limit);
                        },
                        row -> row.getInt(1))
                .getFirst();
    }

    /** The newest first. @param before of the last of the page before */
    public List<One> page(Instant since, Spot before, int limit) {
        return read(
                PAGE,
                select -> {
                    select.setTimestamp(1, Timestamp.from(since));
                    select.setTimestamp(2, Timestamp.from(before.receivedAt()));
                    select.setLong(3, before.id());
                    select.setInt(4, limit);
                },
                PastTickets::one);
    }

    private record Said(long ticket, String text) {}

    /** What residents said, by ticket. */
    public Map<Long, String> words(Collection<Long> tickets) {
        var words = new HashMap<Long, String>();
        read(
                        WORDS,
                        select -> select.setArray(1, ids(select.getConnection(), tickets)),
                        row -> new Said(row.getLong("ticket_id"), row.getString("text")))
                .forEach(said -> words.merge(said.ticket(), said.text(), (one, other) -> one + "\n" + other));
        return words;
    }

    private record Before(long ticket, Earlier earlier) {}

    /** What their residents wrote before each of them. */
    public Map<Long, Past> pasts(Collection<One> tickets) {
        var known = tickets.stream().filter(one -> one.resident() != null).toList();
        var found = new HashMap<Long, List<Earlier>>();
        known.forEach(one -> found.put(one.id(), new ArrayList<>()));
        read(
                        EARLIER,
                        select -> {
                            select.setArray(
                                    1,
                                    ids(
                                            select.getConnection(),
                                            known.stream().map(One::id).toList()));
                            select.setArray(
                                    2,
                                    select.getConnection()
                                            .createArrayOf(
                                                    "bigint",
                                                    known.stream()
                                                            .map(One::resident)
                                                            .toArray()));
                        },
                        row -> new Before(
                                row.getLong("ticket"),
                                new Earlier(row.getTimestamp("received_at").toInstant(), row.getString("issue"))))
                .forEach(one -> found.get(one.ticket()).add(one.earlier()));
        var pasts = new HashMap<Long, Past>();
        found.forEach((ticket, earlier) -> pasts.put(ticket, new Past(earlier)));
        return pasts;
    }

    @FunctionalInterface
    private interface Values {
        void set(PreparedStatement select) throws SQLException;
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, Values values, Row<T> row) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            values.set(select);
            var found = new ArrayList<T>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) found.add(row.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("tickets there were cannot be read", e);
        }
    }

    private static Array ids(Connection connection, Collection<Long> ids) throws SQLException {
        return connection.createArrayOf("bigint", ids.toArray());
    }

    private static One one(ResultSet row) throws SQLException {
        Double latitude = row.getObject("latitude", Double.class);
        Double longitude = row.getObject("longitude", Double.class);
        String type = row.getString("type");
        String language = row.getString("language");
        return new One(
                row.getLong("id"),
                row.getString("number"),
                type == null ? null : TicketType.valueOf(type),
                row.getString("title"),
                language == null ? null : Language.valueOf(language),
                Channel.valueOf(row.getString("channel")),
                row.getString("district"),
                latitude == null || longitude == null ? null : new Point(latitude, longitude),
                row.getString("territory"),
                row.getString("sector"),
                row.getObject("resident_id", Long.class),
                row.getString("issue"),
                row.getTimestamp("received_at").toInstant(),
                codes(row.getString("risk_registration")),
                codes(row.getString("risk_consideration")));
    }

    private static @Nullable List<String> codes(@Nullable String joined) {
        if (joined == null) return null;
        return joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }
}
