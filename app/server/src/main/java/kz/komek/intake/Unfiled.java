package kz.komek.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.ContactReceived;
import kz.komek.intake.store.ContactLog;
import kz.komek.intake.store.UnfiledContacts;
import kz.komek.ticket.Reception;
import org.jspecify.annotations.Nullable;

/** What came in and belongs to no ticket (a stray out-of-office), for somebody to look at. */
@ApplicationScoped
public class Unfiled {
    private final UnfiledContacts contacts;
    private final ContactLog log;
    private final Filing filing;
    private final Reception reception;
    private final InstantSource time;

    Unfiled(UnfiledContacts contacts, ContactLog log, Filing filing, Reception reception, InstantSource time) {
        this.contacts = contacts;
        this.log = log;
        this.filing = filing;
        this.reception = reception;
        this.time = time;
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

    /**
     * Opens a ticket of it, once: whoever asks again, or at the same time, is told of the same ticket.
     *
     * @return its number; empty when no such contact ever came in
     */
    @Transactional
    public Optional<String> file(UUID id, String by) {
        return log.takeUnfiled(id)
                .map(contact -> filing.open(contact, by, time.instant()).number())
                .or(() -> reception.numberByMessage(id));
    }
}
