package kz.komek.routing.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import kz.komek.contract.Json;
import kz.komek.routing.domain.Decision;
import kz.komek.routing.domain.Decision.Spot;
import org.jspecify.annotations.Nullable;

/** Histories, as far as the rules wrote into them. Read along an index of the newest first, and never further than asked. */
@Singleton
public class DecisionTable {
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};
    /** As the index says it: without these very words it is not used. */
    private static final String ROUTED = """
            from ticket_event where details like '%"rules":%' and (at, ticket_id, version) < (?, ?, ?)
            order by at desc, ticket_id desc, version desc
            """;

    private final DataSource dataSource;

    DecisionTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The newest first.
     *
     * @param rule of this one only; {@code null}: of all
     * @param complaints whether those about somebody are among them
     * @param looked how many are looked at, at most
     */
    public List<Decision> page(Spot before, @Nullable String rule, boolean complaints, int looked, int limit) {
        String sql = "select e.at, e.ticket_id, e.version, e.details, t.number from (select * " + ROUTED
                + " limit ?) e join ticket t on t.id = e.ticket_id where (?::text is null or e.details::json ->> 'rule' = ?)"
                + " and (? or not exists (select 1 from complained_of c where c.ticket_id = e.ticket_id))"
                + " order by e.at desc, e.ticket_id desc, e.version desc limit ?";
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            set(select, before);
            select.setInt(4, looked);
            select.setString(5, rule);
            select.setString(6, rule);
            select.setBoolean(7, complaints);
            select.setInt(8, limit);
            var found = new ArrayList<Decision>();
            try (var rows = select.executeQuery()) {
                while (rows.next())
                    found.add(new Decision(spot(rows), rows.getString("number"), values(rows.getString("details"))));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("what the rules decided cannot be read", e);
        }
    }

    /** The last of so many; empty: there are fewer. */
    public Optional<Spot> after(Spot before, int looked) {
        try (var connection = dataSource.getConnection();
                var select =
                        connection.prepareStatement("select at, ticket_id, version " + ROUTED + " offset ? limit 1")) {
            set(select, before);
            select.setInt(4, looked - 1);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(spot(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what the rules decided cannot be read", e);
        }
    }

    private static void set(PreparedStatement select, Spot before) throws SQLException {
        select.setTimestamp(1, Timestamp.from(before.at()));
        select.setLong(2, before.ticket());
        select.setInt(3, before.version());
    }

    private static Spot spot(ResultSet row) throws SQLException {
        Instant at = row.getTimestamp("at").toInstant();
        return new Spot(at, row.getLong("ticket_id"), row.getInt("version"));
    }

    private static Map<String, String> values(String details) {
        try {
            return Json.MAPPER.readValue(details, VALUES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a history that cannot be read", e);
        }
    }
}
