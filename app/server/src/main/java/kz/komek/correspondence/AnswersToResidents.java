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
import kz.komek.contract.Accounts;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.correspondence.domain.Ways;
import kz.komek.correspondence.store.ReplyRepository;
import kz.komek.platform.sealing.Seal;
import kz.komek.resident.CodeWanted;
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

    /** Each costs, and wakes somebody who may never have asked. */
    private static final int MOST_AUTOMATIC_SMS_AN_HOUR = 5;

    private final Replies replies;
    private final ReplyRepository counts;
    private final WaysOut ways;
    private final Detours detours;
    private final TicketThread thread;
    private final Letters letters;
    private final Event<Acknowledging> heard;
    private final Seal seal;
    private final InstantSource time;
    private final String mailbox;

    AnswersToResidents(
            Replies replies,
            ReplyRepository counts,
            WaysOut ways,
            Detours detours,
            TicketThread thread,
            Letters letters,
            Event<Acknowledging> heard,
            Seal seal,
            InstantSource time,
            @ConfigProperty(name = "komek.mail.address") String mailbox) {
        this.replies = replies;
        this.counts = counts;
        this.ways = ways;
        this.detours = detours;
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
                        wanted.to().kind() == Handle.Kind.PHONE ? Accounts.SMS : mailbox,
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
        if (writer == null) return;
        Ticket ticket = changed.ticket();
        Message first = Objects.requireNonNull(changed.message());
        if (ticket.channel().isChat()) acknowledgeInChat(ticket, writer, first);
        else if (writer.kind() == Handle.Kind.EMAIL && !tooManyAutomatic(writer, MOST_AUTOMATIC_AN_HOUR))
            acknowledgeByMail(ticket, writer, first);
        else if (ways.takesSms(writer) && !tooManyAutomatic(writer, MOST_AUTOMATIC_SMS_AN_HOUR))
            acknowledgeBySms(ticket, writer, first);
    }

    /** Nothing but the number, when, and where: the rest costs. */
    private void acknowledgeBySms(Ticket ticket, Handle writer, Message first) {
        String text = letters.acknowledgementBySms(ticket, language(ticket));
        UUID id = ContactIds.of(Channel.SMS, "acknowledgement", first.id().toString());
        Instant now = time.instant();
        thread.acknowledged(ticket, id, text, now);
        replies.request(sms(id, ticket, writer, text, true), ticket.id(), now);
    }

    private void acknowledgeByMail(Ticket ticket, Handle writer, Message first) {
        Language language = language(ticket);
        String text = mentioning(ticket, language, letters.acknowledgement(ticket, language));
        // Derived from the contact: the same contact can be acknowledged once only.
        UUID id = ContactIds.of(Channel.EMAIL, "acknowledgement", first.id().toString());
        Instant now = time.instant();
        thread.acknowledged(ticket, id, text, now);
        replies.request(letter(id, ticket, writer, language, text, true, first), ticket.id(), now);
    }

    /** No loop to fear: two machines do not press our buttons, and a conversation is asked before it opens a ticket. */
    private void acknowledgeInChat(Ticket ticket, Handle writer, Message first) {
        Language language = language(ticket);
        boolean inPublic = first.comment() != null;
        String letter = letters.acknowledgementInChat(ticket, language, inPublic);
        String text = inPublic ? letter : mentioning(ticket, language, letter);
        UUID id = ContactIds.of(ticket.channel(), "acknowledgement", first.id().toString());
        Instant now = time.instant();
        thread.acknowledged(ticket, id, text, now);
        replies.request(
                chat(id, ticket, ticket.channel(), ticket.account(), writer, text, true, first), ticket.id(), now);
    }

    private String mentioning(Ticket ticket, Language language, String letter) {
        var acknowledging = new Acknowledging(ticket, language);
        heard.fire(acknowledging);
        return acknowledging.in(letter);
    }

    private static Language language(Ticket ticket) {
        return Optional.ofNullable(ticket.language()).orElse(Language.KK);
    }

    private boolean tooManyAutomatic(Handle writer, int most) {
        return counts.countAutomatic(seal.fingerprint("automatic", writer.value()), time.instant()) > most;
    }

    /**
     * Back to where its resident wrote, else by e-mail where we know an address, else by SMS; everybody reads it on the
     * tracking page.
     */
    private void send(Ticket ticket, Message message, boolean last) {
        WaysOut.Out out = ways.out(ticket).orElse(null);
        if (out == null) return;
        if (out.closed() == null) replies.request(first(ticket, message, last, out), ticket.id(), message.at());
        else if (message.author() != null)
            detours.send(ticket, message, out, Ways.Way.FIRST, out.closed().name(), message.at());
    }

    private ReplyRequested first(Ticket ticket, Message message, boolean last, WaysOut.Out out) {
        Language language = language(ticket);
        if (out.channel().isChat()) {
            String text = letters.withNumber(message.text(), ticket, language);
            return chat(message.id(), ticket, out.channel(), out.account(), out.to(), text, false, out.answered());
        }
        if (out.channel() == Channel.SMS) {
            return sms(message.id(), ticket, out.to(), letters.sms(message.text(), ticket, language), false);
        }
        String text = letters.withFooter(message.text(), ticket, language, last);
        return letter(message.id(), ticket, out.to(), language, text, false, out.answered());
    }

    private ReplyRequested sms(UUID id, Ticket ticket, Handle to, String text, boolean automatic) {
        return new ReplyRequested(
                id,
                Channel.SMS,
                Accounts.SMS,
                to,
                language(ticket),
                ticket.number(),
                null,
                text,
                automatic,
                null,
                List.of(),
                List.of());
    }

    private static ReplyRequested chat(
            UUID id,
            Ticket ticket,
            Channel channel,
            String account,
            Handle to,
            String text,
            boolean automatic,
            @Nullable Message answered) {
        return new ReplyRequested(
                id,
                channel,
                account,
                to,
                language(ticket),
                ticket.number(),
                null,
                text,
                automatic,
                answered == null ? null : answered.providerId(),
                List.of(),
                List.of(),
                null,
                null,
                answered == null ? null : answered.comment());
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
