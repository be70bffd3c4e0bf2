package kz.komek.intake.store;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;

/** Contacts that belong to no ticket. */
@Singleton
public class UnfiledContacts {
    private static final String PAGE = """
            select unfiled from contact
            where unfiled is not null and (received_at, id) < (?, ?)
            order by received_at desc, id desc limit ?
            """;
    // json, not jsonb: that one refuses the whole text when it has a NUL somewhere.
    private static final String FILES = """
            select file from contact, lateral (
                select json_array_elements(unfiled::json -> 'attachments') ->> 'id'
                union all
                select unfiled::json -> 'original' ->> 'id'
            ) as named (file)
            where unfiled is not null and file = any (?)
            """;

    private final DataSource dataSource;

    UnfiledContacts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The newest first. */
    public List<ContactReceived> page(Instant before, UUID beforeId, int limit) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setObject(1, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
            select.setObject(2, beforeId);
            select.setInt(3, limit);
            var page = new ArrayList<ContactReceived>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    page.add(Json.read(rows.getString(1).getBytes(StandardCharsets.UTF_8), ContactReceived.class));
                }
            }
            return page;
        } catch (SQLException e) {
            throw new IllegalStateException("unfiled contacts cannot be read", e);
        }
    }

    /** Which of these files they refer to. */
    public Set<String> files(Collection<String> ids) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(FILES)) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            var found = new HashSet<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("unfiled contacts cannot be read", e);
        }
    }
}
