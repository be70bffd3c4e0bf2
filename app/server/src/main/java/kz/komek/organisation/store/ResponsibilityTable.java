package kz.komek.organisation.store;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@Singleton
public class ResponsibilityTable {
    private static final String RESPONSIBLE = """
            select r.organisation from responsibility r join organisation o on o.code = r.organisation
            where r.subject in (?, ?) and (r.district is null or r.district = ?) and o.active
            order by r.subject = ? desc, r.district is not null desc limit 1
            """;

    private final DataSource dataSource;

    ResponsibilityTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public Optional<String> responsible(String issue, String sphere, @Nullable String district) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(RESPONSIBLE)) {
            select.setString(1, issue);
            select.setString(2, sphere);
            select.setString(3, district);
            select.setString(4, issue);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("responsibilities cannot be read", e);
        }
    }
}
