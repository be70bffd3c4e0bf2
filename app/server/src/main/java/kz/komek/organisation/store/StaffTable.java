package kz.komek.organisation.store;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kz.komek.contract.Language;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Line;
import kz.komek.organisation.domain.Role;
import kz.komek.organisation.domain.Sector;
import org.jspecify.annotations.Nullable;

@Singleton
public class StaffTable {
    private static final String INSERT = """
            insert into staff (name, roles, languages, line, sector, sector_district, organisation, active, version, login, password_hash, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (login) do nothing
            """;

    private static final String UPDATE = """
            update staff set name = ?, roles = ?, languages = ?, line = ?, sector = ?, sector_district = ?, organisation = ?, active = ?,
                version = ?
            where login = ?
            """;

    private final DataSource dataSource;

    StaffTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public List<Colleague> all() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select login, name, roles, languages, line, sector, sector_district, organisation, active, version from staff");
                var rows = select.executeQuery()) {
            var all = new ArrayList<Colleague>();
            while (rows.next()) all.add(colleague(rows));
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("staff cannot be read", e);
        }
    }

    /** @param version rises with every change */
    public record Password(String hash, int version) {
        @Override
        public String toString() {
            return "Password[" + version + "]";
        }
    }

    public Optional<Password> password(String login) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select password_hash, password_version from staff where login = ? and active")) {
            select.setString(1, login);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new Password(rows.getString(1), rows.getInt(2))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("staff cannot be read", e);
        }
    }

    public Map<String, Integer> passwordVersions() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select login, password_version from staff");
                var rows = select.executeQuery()) {
            var all = new HashMap<String, Integer>();
            while (rows.next()) all.put(rows.getString(1), rows.getInt(2));
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("staff cannot be read", e);
        }
    }

    /** Leaves alone whoever has the login already: two replicas may start at once. */
    public void add(Colleague colleague, String passwordHash, Instant at) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            set(connection, insert, colleague);
            insert.setString(11, passwordHash);
            insert.setTimestamp(12, Timestamp.from(at));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a colleague was not added", e);
        }
    }

    public void change(Colleague colleague) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(UPDATE)) {
            set(connection, update, colleague);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a colleague was not changed", e);
        }
    }

    public void setPassword(String login, String passwordHash) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(
                        "update staff set password_hash = ?, password_version = password_version + 1 where login = ?")) {
            update.setString(1, passwordHash);
            update.setString(2, login);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a password was not changed", e);
        }
    }

    private static void set(Connection connection, PreparedStatement statement, Colleague colleague)
            throws SQLException {
        statement.setString(1, colleague.name());
        statement.setArray(
                2, array(connection, colleague.roles().stream().map(Role::name).toArray()));
        statement.setArray(
                3,
                array(
                        connection,
                        colleague.languages().stream().map(Language::code).toArray()));
        statement.setString(
                4, colleague.line() == null ? null : colleague.line().name());
        Sector sector = colleague.sector();
        statement.setString(5, sector == null ? null : sector.code());
        statement.setString(6, sector == null ? null : sector.district());
        statement.setString(7, colleague.organisation());
        statement.setBoolean(8, colleague.active());
        statement.setInt(9, colleague.version());
        statement.setString(10, colleague.login());
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
                line(row.getString("line")),
                sector(row.getString("sector"), row.getString("sector_district")),
                row.getString("organisation"),
                row.getBoolean("active"),
                row.getInt("version"));
    }

    private static @Nullable Sector sector(@Nullable String code, @Nullable String district) {
        return code == null || district == null ? null : new Sector(code, district);
    }

    private static @Nullable Line line(@Nullable String name) {
        return name == null ? null : Line.valueOf(name);
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
