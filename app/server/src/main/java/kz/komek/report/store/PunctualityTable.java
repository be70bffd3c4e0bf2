package kz.komek.report.store;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import kz.komek.report.domain.Punctuality;

/** Counts tickets of a span of time, by the index on when they came; a report is asked for rarely and is no queue. */
@Singleton
public class PunctualityTable {
    // The clock of a ticket that waits for its resident stands: it is late only if it was late before. What was moved
    // when
    // it was late already is late by what was promised first, whatever was promised then.
    private static final String BY_DISTRICT = """
            select coalesce(district, '') as district,
                   count(*) filter (where status = 'CLOSED' and closed_at <= due_at and broken_at is null) as closed_in_time,
                   count(*) filter (where status = 'CLOSED' and (closed_at > due_at or broken_at is not null)) as closed_late,
                   count(*) filter (where status <> 'CLOSED' and coalesce(paused_at, ?) <= due_at
                       and broken_at is null) as in_progress,
                   count(*) filter (where status <> 'CLOSED' and (coalesce(paused_at, ?) > due_at
                       or broken_at is not null)) as overdue
            from ticket
            where received_at >= ? and received_at < ? and status <> 'MERGED'
            group by 1
            """;

    private final DataSource dataSource;

    PunctualityTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** By code; {@code ""}: tickets of no district. */
    public Map<String, Punctuality> byDistrict(Instant from, Instant until, Instant now) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(BY_DISTRICT)) {
            select.setObject(1, utc(now));
            select.setObject(2, utc(now));
            select.setObject(3, utc(from));
            select.setObject(4, utc(until));
            var found = new HashMap<String, Punctuality>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getString("district"),
                            new Punctuality(
                                    rows.getLong("closed_in_time"),
                                    rows.getLong("closed_late"),
                                    rows.getLong("in_progress"),
                                    rows.getLong("overdue")));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the report cannot be read", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
