package kz.komek.organisation.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kz.komek.organisation.domain.Responsibility;
import org.jspecify.annotations.Nullable;

@Singleton
public class ResponsibilityTable {
    private static final String SELECT = "select subject, district, organisation, version from responsibility";
    private static final String RESPONSIBLE = """
            select r.subject, r.district, r.organisation, r.version
            from responsibility r join organisation o on o.code = r.organisation
            where r.subject in (?, ?) and (r.district is null or r.district = any (?)) and o.active
            order by r.subject = ? desc, coalesce(array_position(?, r.district), 0) desc limit 1
            """;
    private static final String PUT = """
            insert into responsibility (subject, district, organisation, version) values (?, ?, ?, ?)
            on conflict (subject, district) do update set
                organisation = excluded.organisation, version = excluded.version
            """;

    private final DataSource dataSource;

    ResponsibilityTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param path codes of the territory, the larger before the smaller */
    public Optional<Responsibility> responsible(String issue, String sphere, List<String> path) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(RESPONSIBLE)) {
            var codes = connection.createArrayOf("text", path.toArray());
            select.setString(1, issue);
            select.setString(2, sphere);
            select.setArray(3, codes);
            select.setString(4, issue);
            select.setArray(5, codes);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(responsibility(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("responsibilities cannot be read", e);
        }
    }

    /** In the order of their ids. */
    public List<Responsibility> all() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(SELECT);
                var rows = select.executeQuery()) {
            var all = new ArrayList<Responsibility>();
            while (rows.next()) all.add(responsibility(rows));
            all.sort(Comparator.comparing(Responsibility::id));
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("responsibilities cannot be read", e);
        }
    }

    public Optional<Responsibility> find(String subject, @Nullable String district) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        SELECT + " where subject = ? and district is not distinct from ?::text")) {
            select.setString(1, subject);
            select.setString(2, district);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(responsibility(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("responsibilities cannot be read", e);
        }
    }

    public void put(Responsibility row) {
        try (var connection = dataSource.getConnection();
                var put = connection.prepareStatement(PUT)) {
            put.setString(1, row.subject());
            put.setString(2, row.district());
            put.setString(3, row.organisation());
            put.setInt(4, row.version());
            put.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a responsibility was not written", e);
        }
    }

    public void remove(Responsibility row) {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement(
                        "delete from responsibility where subject = ? and district is not distinct from ?::text")) {
            delete.setString(1, row.subject());
            delete.setString(2, row.district());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a responsibility was not removed", e);
        }
    }

    private static Responsibility responsibility(ResultSet row) throws SQLException {
        return new Responsibility(
                row.getString("subject"),
                row.getString("district"),
                row.getString("organisation"),
                row.getInt("version"));
    }
}
