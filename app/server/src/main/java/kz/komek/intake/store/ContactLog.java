package kz.komek.intake.store;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;

/** The stored proof of what was seen. */
@Singleton
public class ContactLog {
    private static final String CLAIM = """
            insert into contact (id, channel, account, received_at)
            select * from unnest(?, ?, ?, ?)
            on conflict do nothing
            returning id
            """;
    // Whoever comes at the same time waits for the row, and then finds nothing to take.
    private static final String TAKE = """
            update contact set unfiled = null where id = ? and unfiled is not null
            returning old.unfiled
            """;

    private final DataSource dataSource;
    private final EntityManager entities;

    ContactLog(DataSource dataSource, EntityManager entities) {
        this.dataSource = dataSource;
        this.entities = entities;
    }

    /**
     * Which of these were never seen before; from now on they are, if the transaction commits. In the order of ids, so
     * that two batches with the same contacts never wait for each other in a circle.
     */
    public Set<UUID> claim(Collection<ContactReceived> contacts) {
        var sorted = contacts.stream()
                .sorted(Comparator.comparing(ContactReceived::contactId))
                .toList();
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(CLAIM)) {
            insert.setArray(1, connection.createArrayOf("uuid", column(sorted, ContactReceived::contactId)));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", column(sorted, c -> c.channel().name())));
            insert.setArray(3, connection.createArrayOf("text", column(sorted, ContactReceived::account)));
            insert.setArray(
                    4, connection.createArrayOf("timestamptz", column(sorted, c -> Timestamp.from(c.receivedAt()))));
            var claimed = new HashSet<UUID>();
            try (var rows = insert.executeQuery()) {
                while (rows.next()) claimed.add(rows.getObject(1, UUID.class));
            }
            return claimed;
        } catch (SQLException e) {
            throw new IllegalStateException("the contacts were not claimed", e);
        }
    }

    private static Object[] column(List<ContactReceived> contacts, Function<ContactReceived, Object> value) {
        return contacts.stream().map(value).toArray();
    }

    /** Gives out a contact that was kept: to one caller only, if the transaction commits. */
    public Optional<ContactReceived> takeUnfiled(UUID id) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(TAKE)) {
            update.setObject(1, id);
            try (var row = update.executeQuery()) {
                if (!row.next()) return Optional.empty();
                byte[] kept = row.getString(1).getBytes(StandardCharsets.UTF_8);
                return Optional.of(Json.read(kept, ContactReceived.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the contact was not taken", e);
        }
    }

    /** Keeps a contact that belongs to no ticket, so that somebody can look at it. */
    public void keepUnfiled(ContactReceived contact) {
        entities.createNativeQuery("update contact set unfiled = ?1 where id = ?2")
                .setParameter(1, new String(Json.write(contact), StandardCharsets.UTF_8))
                .setParameter(2, contact.contactId())
                .executeUpdate();
    }
}
