package kz.komek.correspondence;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.correspondence.Chats.Speaker;
import kz.komek.ticket.TicketThread;
import kz.komek.ticket.domain.Ticket;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What Komek tells residents without having been asked just now. In the caller's transaction, once per id. */
@Singleton
public class Tidings {
    private final Replies replies;
    private final TicketThread thread;
    private final WaysOut ways;
    private final Chats chats;
    private final Letters letters;
    private final String mailbox;

    Tidings(
            Replies replies,
            TicketThread thread,
            WaysOut ways,
            Chats chats,
            Letters letters,
            @ConfigProperty(name = "komek.mail.address") String mailbox) {
        this.replies = replies;
        this.thread = thread;
        this.ways = ways;
        this.chats = chats;
        this.letters = letters;
        this.mailbox = mailbox;
    }

    /** To an address that stands in no conversation. */
    public void tell(UUID id, String email, Language language, String subject, String text, Instant at) {
        var to = new Handle(Handle.Kind.EMAIL, email, null);
        replies.request(letter(id, to, language, "", subject, text), null, at);
    }

    /** In a conversation that stands in no ticket; nothing where its window is closed: nobody is written to elsewhere. */
    public void tell(UUID id, Speaker to, Language language, String text, Instant at) {
        if (ways.isOpen(to)) chats.say(id, to, language, text, null, at);
    }

    /** On a ticket: it stands in its conversation, and goes to where its resident wrote, or by e-mail, or by SMS. */
    public void tell(UUID id, long ticketId, Language language, String text, Instant at) {
        Ticket ticket = thread.ticket(ticketId);
        thread.acknowledged(ticket, id, text, at);
        WaysOut.Out out = ways.out(ticket).orElse(null);
        // News are not worth a detour: they are on the tracking page.
        if (out == null || out.closed() != null || out.comment() != null) return;
        replies.request(
                new ReplyRequested(
                        id,
                        out.channel(),
                        out.account(),
                        out.to(),
                        language,
                        ticket.number(),
                        out.channel() == Channel.EMAIL ? ticket.title() : null,
                        out.channel() == Channel.SMS ? letters.sms(text, ticket, language) : text,
                        true,
                        null,
                        List.of(),
                        List.of()),
                ticketId,
                at);
    }

    private ReplyRequested letter(UUID id, Handle to, Language language, String number, String subject, String text) {
        return new ReplyRequested(
                id, Channel.EMAIL, mailbox, to, language, number, subject, text, true, null, List.of(), List.of());
    }
}
