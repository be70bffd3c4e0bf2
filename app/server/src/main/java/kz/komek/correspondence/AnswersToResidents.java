package kz.komek.correspondence;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.correspondence.store.ReplyRepository;
import kz.komek.platform.sealing.Seal;
import kz.komek.resident.CodeWanted;
import kz.komek.resident.Residents;
import kz.komek.ticket.TicketChanged;
import kz.komek.ticket.TicketThread;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Turns what is said on a ticket into replies, and acknowledges what came in. */
@Singleton
class AnswersToResidents {
    /** Two machines that answer each other stop here, and so does somebody who types a stranger's address. */
    private static final int MOST_AUTOMATIC_AN_HOUR = 10;

    /** The gateway knows from which number short messages leave. */
    private static final String SMS = "sms";

    private final Replies replies;
    private final ReplyRepository counts;
    private final Residents residents;
    private final TicketThread thread;
    private final Letters letters;
    private final Event<Acknowledging> heard;
    private final Seal seal;
    private final InstantSource time;
    private final String mailbox;

    AnswersToResidents(
            Replies replies,
            ReplyRepository counts,
            Residents residents,
            TicketThread thread,
            Letters letters,
            Event<Acknowledging> heard,
            Seal seal,
            InstantSource time,
            @ConfigProperty(name = "komek.mail.address") String mailbox) {
        this.replies = replies;
        this.counts = counts;
        this.residents = residents;
        this.thread = thread;
        this.letters = letters;
        this.heard = heard;
        this.seal = seal;
        this.time = time;
        this.mailbox = mailbox;
    }

    void on(@Observes TicketChanged changed) {
        if (changed.entry().kind() == EventKind.RECEIVED) acknowledge(changed);
        Message message = changed.message();
        if (message != null && message.direction() == Message.Direction.OUT)
            send(changed.ticket(), message, changed.last());
    }

    /** Its receiver is the only one who may read it: it stands in no conversation. */
    void on(@Observes CodeWanted wanted) {
        replies.request(
                new ReplyRequested(
                        wanted.id(),
                        wanted.to().kind() == Handle.Kind.PHONE ? Channel.SMS : Channel.EMAIL,
                        wanted.to().kind() == Handle.Kind.PHONE ? SMS : mailbox,
                        wanted.to(),
                        wanted.language(),
                        "",
                        letters.codeSubject(wanted.language()),
                        letters.code(wanted.code(), wanted.language()),
                        true,
                        null,
                        List.of(),
                        List.of()),
                null,
                wanted.at());
    }

    private void acknowledge(TicketChanged changed) {
        Handle writer = changed.writer();
        if (writer == null || writer.kind() != Handle.Kind.EMAIL || tooManyAutomatic(writer)) return;
        Ticket ticket = changed.ticket();
        Message first = Objects.requireNonNull(changed.message());
        Language language = Optional.ofNullable(ticket.language()).orElse(Language.KK);
        var acknowledging = new Acknowledging(ticket, language);
        heard.fire(acknowledging);
        String text = acknowledging.in(letters.acknowledgement(ticket, language));
        // Derived from the contact: the same contact can be acknowledged once only.
        UUID id = ContactIds.of(Channel.EMAIL, "acknowledgement", first.id().toString());
        Instant now = time.instant();
        thread.acknowledged(ticket, id, text, now);
        replies.request(letter(id, ticket, writer, language, text, true, first), ticket.id(), now);
    }

    private boolean tooManyAutomatic(Handle writer) {
        return counts.countAutomatic(seal.fingerprint("automatic", writer.value()), time.instant())
                > MOST_AUTOMATIC_AN_HOUR;
    }

    /** By e-mail where we know an address; everybody reads it on the tracking page. */
    private void send(Ticket ticket, Message message, boolean last) {
        residents.reachable(thread.people(ticket), Handle.Kind.EMAIL).ifPresent(to -> {
            Language language = Optional.ofNullable(ticket.language()).orElse(Language.KK);
            var known = thread.known(ticket.id());
            replies.request(
                    letter(
                            message.id(),
                            ticket,
                            to,
                            language,
                            letters.withFooter(message.text(), ticket, language, last),
                            false,
                            known.isEmpty() ? null : known.getLast()),
                    ticket.id(),
                    message.at());
        });
    }

    private ReplyRequested letter(
            UUID id,
            Ticket ticket,
            Handle to,
            Language language,
            String text,
            boolean automatic,
            @Nullable Message answered) {
        String inReplyTo = answered == null ? null : answered.providerId();
        String subject = answered == null || answered.subject() == null ? ticket.title() : answered.subject();
        return new ReplyRequested(
                id,
                Channel.EMAIL,
                mailbox,
                to,
                language,
                ticket.number(),
                subject,
                text,
                automatic,
                inReplyTo,
                inReplyTo == null ? List.of() : List.of(inReplyTo),
                List.of());
    }
}
