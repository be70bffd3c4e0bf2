package kz.komek.platform.database;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One statement at a time, in the caller's transaction. */
@Singleton
public class Statements {
    private final DataSource dataSource;

    Statements(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @FunctionalInterface
    public interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    public interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    public int change(String sql, Filling filling) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            filling.fill(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what was to be written was not", e);
        }
    }

    public <T> List<T> all(String sql, Filling filling, Reading<T> reading) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            filling.fill(statement);
            var found = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) found.add(reading.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("what was asked for cannot be read", e);
        }
    }

    public <T> Optional<T> one(String sql, Filling filling, Reading<T> reading) {
        return all(sql, filling, reading).stream().findFirst();
    }

    public static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable Instant instantOrNone(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
