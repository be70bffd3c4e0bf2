package kz.komek.sla.store;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kz.komek.contract.Json;
import kz.komek.sla.domain.Policy;
import kz.komek.sla.domain.PolicyChange;
import kz.komek.sla.domain.TargetRule;

/** Versions are only ever added. */
@Singleton
public class PolicyTable {
    private final DataSource dataSource;

    PolicyTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** As the column keeps them. */
    private record Stored(List<TargetRule> rules) {}

    /** One writer at a time; readers do not wait. */
    public void lock() {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("lock table target_policy in share row exclusive mode");
        } catch (SQLException e) {
            throw new IllegalStateException("targets cannot be changed now", e);
        }
    }

    public Optional<Policy> newest() {
        return read("select version, rules from target_policy where version > ? order by version desc limit 1", 0);
    }

    public Optional<Policy> find(int version) {
        return read("select version, rules from target_policy where version = ?", version);
    }

    private Optional<Policy> read(String sql, int version) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setInt(1, version);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(policy(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("targets cannot be read", e);
        }
    }

    /** The newest first. */
    public List<PolicyChange> changes(int limit) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select version, at, by from target_policy order by version desc limit ?")) {
            select.setInt(1, limit);
            var all = new ArrayList<PolicyChange>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(new PolicyChange(
                            rows.getInt(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant(),
                            rows.getString(3)));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("targets cannot be read", e);
        }
    }

    public void add(Policy policy, String by, Instant at) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(
                        "insert into target_policy (version, rules, at, by) values (?, ?::json, ?, ?)")) {
            insert.setInt(1, policy.version());
            insert.setString(2, new String(Json.write(new Stored(policy.rules())), StandardCharsets.UTF_8));
            insert.setObject(3, at.atOffset(ZoneOffset.UTC));
            insert.setString(4, by);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("targets were not written", e);
        }
    }

    private static Policy policy(ResultSet row) throws SQLException {
        byte[] rules = row.getString("rules").getBytes(StandardCharsets.UTF_8);
        return new Policy(row.getInt("version"), Json.read(rules, Stored.class).rules());
    }
}
