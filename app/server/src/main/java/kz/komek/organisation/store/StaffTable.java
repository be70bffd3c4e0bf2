package kz.komek.organisation.store;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kz.komek.contract.Language;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Line;
import kz.komek.organisation.domain.Role;

@Singleton
public class StaffTable {
    private static final String INSERT = """
            insert into staff (login, name, password_hash, roles, languages, active, created_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (login) do nothing
            """;

    private final DataSource dataSource;

    StaffTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public List<Colleague> all() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select login, name, roles, languages, line, sector, organisation, active from staff");
                var rows = select.executeQuery()) {
            var all = new ArrayList<Colleague>();
            while (rows.next()) all.add(colleague(rows));
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("staff cannot be read", e);
        }
    }

    public Optional<String> passwordHash(String login) {
        try (var connection = dataSource.getConnection();
                var select =
                        connection.prepareStatement("select password_hash from staff where login = ? and active")) {
            select.setString(1, login);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("staff cannot be read", e);
        }
    }

    /** Leaves alone whoever has the login already: two replicas may start at once. */
    public void add(Colleague colleague, String passwordHash, Instant at) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, colleague.login());
            insert.setString(2, colleague.name());
            insert.setString(3, passwordHash);
            insert.setArray(4, array(connection, colleague.roleNames().toArray()));
            insert.setArray(
                    5,
                    array(
                            connection,
                            colleague.languages().stream().map(Language::code).toArray()));
            insert.setBoolean(6, colleague.active());
            insert.setTimestamp(7, Timestamp.from(at));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a colleague was not added", e);
        }
    }

    private static Array array(Connection connection, Object[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }

    private static Colleague colleague(ResultSet row) throws SQLException {
        return new Colleague(
                row.getString("login"),
                row.getString("name"),
                strings(row.getArray("roles")).stream().map(Role::valueOf).collect(Collectors.toSet()),
                strings(row.getArray("languages")).stream().map(Language::of).toList(),
                row.getString("line") == null ? null : Line.valueOf(row.getString("line")),
                row.getString("sector"),
                row.getString("organisation"),
                row.getBoolean("active"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
