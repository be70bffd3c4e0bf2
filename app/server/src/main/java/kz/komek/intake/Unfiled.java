package kz.komek.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.ContactReceived;
import kz.komek.intake.store.UnfiledContacts;
import org.jspecify.annotations.Nullable;

/** What came in and belongs to no ticket (a stray out-of-office), for somebody to look at. */
@Singleton
public class Unfiled {
    private final UnfiledContacts contacts;

    Unfiled(UnfiledContacts contacts) {
        this.contacts = contacts;
    }

    /** The place of a contact in the list, which begins with the newest. */
    public record Position(Instant at, UUID id) {
        private static final Position NEWEST = new Position(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));
    }

    /** @param after the last contact seen; {@code null}: from the newest on */
    public List<ContactReceived> page(@Nullable Position after, int limit) {
        var from = after == null ? Position.NEWEST : after;
        return contacts.page(from.at(), from.id(), limit);
    }
}
