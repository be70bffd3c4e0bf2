package kz.komek.catalogue.store;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Counts what was filed under an issue called other, or under none. Reads the register's rows, writes none. */
@Singleton
public class OtherTickets {
    private static final String COUNTS = """
            select date_trunc('week', received_at at time zone ?)::date as week,
                   count(*) as every,
                   count(*) filter (where issue like '%\\_OTHER') as other,
                   count(*) filter (where issue is null) as unfiled
            from ticket where received_at >= ? and received_at < ?
            group by 1
            """;
    private static final String TITLES = """
            select title from ticket
            where received_at >= ? and received_at < ? and (issue is null or issue like '%\\_OTHER')
            order by received_at desc limit ?
            """;

    private final DataSource dataSource;

    OtherTickets(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public record Counts(long every, long other, long unfiled) {}

    /** By the Monday of the week. */
    public Map<LocalDate, Counts> counts(Instant from, Instant until, ZoneId zone) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(COUNTS)) {
            select.setString(1, zone.getId());
            select.setObject(2, utc(from));
            select.setObject(3, utc(until));
            var found = new HashMap<LocalDate, Counts>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getObject("week", LocalDate.class),
                            new Counts(rows.getLong("every"), rows.getLong("other"), rows.getLong("unfiled")));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("tickets cannot be counted", e);
        }
    }

    /** The newest first. */
    public List<String> titles(Instant from, Instant until, int most) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(TITLES)) {
            select.setObject(1, utc(from));
            select.setObject(2, utc(until));
            select.setInt(3, most);
            var titles = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) titles.add(rows.getString(1));
            }
            return titles;
        } catch (SQLException e) {
            throw new IllegalStateException("titles cannot be read", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
