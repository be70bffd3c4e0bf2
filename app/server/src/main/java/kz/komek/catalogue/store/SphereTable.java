package kz.komek.catalogue.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kz.komek.catalogue.domain.Sphere;
import kz.komek.contract.Names;

@Singleton
public class SphereTable {
    private static final String PUT = """
            insert into catalogue_sphere (code, version, kk, ru, en) values (?, ?, ?, ?, ?)
            on conflict (code) do update set version = excluded.version, kk = excluded.kk, ru = excluded.ru,
                en = excluded.en
            """;

    private final DataSource dataSource;

    SphereTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public List<Sphere> all() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select code, version, kk, ru, en from catalogue_sphere order by position");
                var rows = select.executeQuery()) {
            var all = new ArrayList<Sphere>();
            while (rows.next()) all.add(sphere(rows));
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("spheres cannot be read", e);
        }
    }

    public Optional<Sphere> find(String code) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select code, version, kk, ru, en from catalogue_sphere where code = ?")) {
            select.setString(1, code);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(sphere(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a sphere cannot be read", e);
        }
    }

    public void put(Collection<Sphere> spheres) {
        if (spheres.isEmpty()) return;
        try (var connection = dataSource.getConnection();
                var put = connection.prepareStatement(PUT)) {
            for (Sphere sphere : spheres) {
                put.setString(1, sphere.code());
                put.setInt(2, sphere.version());
                put.setString(3, sphere.names().kk());
                put.setString(4, sphere.names().ru());
                put.setString(5, sphere.names().en());
                put.addBatch();
            }
            put.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("spheres were not written", e);
        }
    }

    private static Sphere sphere(ResultSet row) throws SQLException {
        return new Sphere(
                row.getString("code"),
                row.getInt("version"),
                new Names(row.getString("kk"), row.getString("ru"), row.getString("en")));
    }
}
