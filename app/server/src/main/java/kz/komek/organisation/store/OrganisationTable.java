package kz.komek.organisation.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import kz.komek.contract.Names;
import kz.komek.organisation.domain.Organisation;

@Singleton
public class OrganisationTable {
    private static final String COLUMNS =
            "code, parent, kind, kk, ru, en, phone, email, district, calendar, active, version";

    private final DataSource dataSource;

    OrganisationTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public Optional<Organisation> find(String code) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select " + COLUMNS + " from organisation where code = ?")) {
            select.setString(1, code);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(organisation(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("organisations cannot be read", e);
        }
    }

    public boolean hasExecutors(String code) {
        String somebody = "select 1 from staff where organisation = ? and active and 'EXECUTOR' = any (roles) limit 1";
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(somebody)) {
            select.setString(1, code);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("staff cannot be read", e);
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
