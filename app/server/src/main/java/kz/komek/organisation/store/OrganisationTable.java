package kz.komek.organisation.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import kz.komek.contract.Names;
import kz.komek.organisation.domain.Bodies;
import kz.komek.organisation.domain.Organisation;

@Singleton
public class OrganisationTable {
    private static final String SELECT =
            "select code, parent, kind, kk, ru, en, phone, email, district, calendar, active, version from organisation";
    private static final String PUT = """
            insert into organisation
                (parent, kind, kk, ru, en, phone, email, district, calendar, active, version, code)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (code) do update set
                parent = excluded.parent, kind = excluded.kind, kk = excluded.kk, ru = excluded.ru, en = excluded.en,
                phone = excluded.phone, email = excluded.email, district = excluded.district,
                calendar = excluded.calendar, active = excluded.active, version = excluded.version
            """;
    private static final String USE = """
            select (select count(*) from staff where organisation = ? and active),
                   (select count(*) from responsibility where organisation = ?)
            """;
    private static final String STAFFED = "select distinct organisation from staff"
            + " where active and roles @> array ['EXECUTOR'] and organisation is not null";

    private final DataSource dataSource;

    OrganisationTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * One writer of organisations, people and responsibilities at a time: their rules look at each other. Readers do not
     * wait.
     */
    public void lock() {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("lock table organisation in share row exclusive mode");
        } catch (SQLException e) {
            throw new IllegalStateException("organisations cannot be locked", e);
        }
    }

    public Optional<Organisation> find(String code) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(SELECT + " where code = ?")) {
            select.setString(1, code);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(organisation(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("organisations cannot be read", e);
        }
    }

    /** By code, in the order of codes. */
    public Map<String, Organisation> all() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(SELECT);
                var rows = select.executeQuery()) {
            var all = new TreeMap<String, Organisation>();
            while (rows.next()) all.put(rows.getString("code"), organisation(rows));
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("organisations cannot be read", e);
        }
    }

    /** @param work whether it has tickets to execute */
    public Bodies.Use use(String code, boolean work) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(USE)) {
            select.setString(1, code);
            select.setString(2, code);
            try (var rows = select.executeQuery()) {
                rows.next();
                return new Bodies.Use(rows.getInt(1), rows.getInt(2), work);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("organisations cannot be read", e);
        }
    }

    /** Those that somebody active executes for. */
    public Set<String> staffed() {
        return strings(STAFFED);
    }

    private Set<String> strings(String query) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(query);
                var rows = select.executeQuery()) {
            var found = new HashSet<String>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("organisations cannot be read", e);
        }
    }

    public void put(Organisation body) {
        try (var connection = dataSource.getConnection();
                var put = connection.prepareStatement(PUT)) {
            put.setString(1, body.parent());
            put.setString(2, body.kind().name());
            put.setString(3, body.names().kk());
            put.setString(4, body.names().ru());
            put.setString(5, body.names().en());
            put.setString(6, body.phone());
            put.setString(7, body.email());
            put.setString(8, body.district());
            put.setString(9, body.calendar());
            put.setBoolean(10, body.active());
            put.setInt(11, body.version());
            put.setString(12, body.code());
            put.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("an organisation was not written", e);
        }
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                row.getString("code"),
                row.getString("parent"),
                Organisation.Kind.valueOf(row.getString("kind")),
                new Names(row.getString("kk"), row.getString("ru"), row.getString("en")),
                row.getString("phone"),
                row.getString("email"),
                row.getString("district"),
                row.getString("calendar"),
                row.getBoolean("active"),
                row.getInt("version"));
    }
}
