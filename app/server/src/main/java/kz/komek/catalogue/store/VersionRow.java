package kz.komek.catalogue.store;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The version of the whole catalogue. */
@Singleton
public class VersionRow {
    private final DataSource dataSource;

    VersionRow(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public long read() {
        return ask("select version from catalogue_version");
    }

    /** Until the transaction ends nobody else changes the catalogue. */
    public void lock() {
        ask("select version from catalogue_version for update");
    }

    public void grow() {
        ask("update catalogue_version set version = version + 1 returning version");
    }

    private long ask(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the catalogue's version cannot be had", e);
        }
    }
}
