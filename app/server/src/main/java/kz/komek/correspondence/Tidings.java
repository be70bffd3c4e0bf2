package kz.komek.correspondence;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.resident.Residents;
import kz.komek.ticket.TicketThread;
import kz.komek.ticket.domain.Ticket;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What Komek tells residents without having been asked just now. In the caller's transaction, once per id. */
@Singleton
public class Tidings {
    private final Replies replies;
    private final TicketThread thread;
    private final Residents residents;
    private final String mailbox;

    Tidings(
            Replies replies,
            TicketThread thread,
            Residents residents,
            @ConfigProperty(name = "komek.mail.address") String mailbox) {
        this.replies = replies;
        this.thread = thread;
        this.residents = residents;
        this.mailbox = mailbox;
    }

    /** To an address that stands in no conversation. */
    public void tell(UUID id, String email, Language language, String subject, String text, Instant at) {
        var to = new Handle(Handle.Kind.EMAIL, email, null);
        replies.request(letter(id, to, language, "", subject, text), null, at);
    }

    /** On a ticket: it stands in its conversation, and goes to its people by e-mail where we know an address. */
    public void tell(UUID id, long ticketId, Language language, String text, Instant at) {
        Ticket ticket = thread.ticket(ticketId);
        thread.acknowledged(ticket, id, text, at);
        Optional<Handle> reachable = residents.reachable(thread.people(ticket), Handle.Kind.EMAIL);
        @Nullable Handle to = reachable.orElse(null);
        if (to == null) return;
        replies.request(letter(id, to, language, ticket.number(), ticket.title(), text), ticketId, at);
    }

    private ReplyRequested letter(UUID id, Handle to, Language language, String number, String subject, String text) {
        return new ReplyRequested(
                id, Channel.EMAIL, mailbox, to, language, number, subject, text, true, null, List.of(), List.of());
    }
}
