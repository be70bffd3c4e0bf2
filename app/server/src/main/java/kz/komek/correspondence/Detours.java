package kz.komek.correspondence;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.Accounts;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.correspondence.WaysOut.Out;
import kz.komek.correspondence.domain.ReplyState;
import kz.komek.correspondence.domain.Ways;
import kz.komek.correspondence.domain.Ways.Way;
import kz.komek.ticket.TicketThread;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;

/** What is tried when nothing can be said where a resident wrote: the ways of its channel, one after the other. */
@Singleton
class Detours {
    private final Replies replies;
    private final WaysOut ways;
    private final Reachable reachable;
    private final TicketThread thread;
    private final Letters letters;
    private final Event<CallWanted> calls;

    Detours(
            Replies replies,
            WaysOut ways,
            Reachable reachable,
            TicketThread thread,
            Letters letters,
            Event<CallWanted> calls) {
        this.replies = replies;
        this.ways = ways;
        this.reachable = reachable;
        this.thread = thread;
        this.letters = letters;
        this.calls = calls;
    }

    /** Only what people of ours said is worth an SMS or a call. */
    void on(@Observes Replies.Lost lost) {
        var requested = lost.requested();
        boolean remembered = requested.channel().isChat() || requested.channel() == Channel.SMS;
        if (lost.how() == ReplyState.UNREACHABLE && remembered)
            reachable.lost(requested.channel(), requested.account(), requested.to(), "unreachable", lost.at());
        if (lost.ticket() == null) return;
        Message message = thread.message(lost.message()).orElse(null);
        if (message == null || message.author() == null) return;
        Ticket ticket = thread.ticket(lost.ticket());
        ways.out(ticket)
                .ifPresent(
                        out -> send(ticket, message, out, lost.way(), lost.how().name(), lost.at()));
    }

    /** @param tried what has failed already @param why in English */
    void send(Ticket ticket, Message message, Out out, Way tried, String why, Instant at) {
        Optional<Way> way = out.ways().after(tried);
        while (way.isPresent() && !ways.serves(way.get(), ticket, out))
            way = out.ways().after(way.get());
        if (way.isPresent()) go(way.get(), ticket, message, out, why, at);
        else lost(ticket, message, why, why, at);
    }

    /** @param next that serves */
    private void go(Way next, Ticket ticket, Message message, Out out, String why, Instant at) {
        switch (next) {
            case FIRST -> throw new IllegalStateException("the first way is never a detour");
            case TEMPLATE -> carry(template(ticket, message, out), ticket, message, next, why, at);
            case SMS ->
                ways.phone(ticket).ifPresent(to -> carry(sms(ticket, message, to), ticket, message, next, why, at));
            case CALL -> {
                lost(ticket, message, why, why + ": " + Way.CALL, at);
                calls.fire(new CallWanted(ticket.id(), message.id(), why, at));
            }
        }
    }

    private void carry(ReplyRequested requested, Ticket ticket, Message message, Way way, String why, Instant at) {
        replies.carry(requested, ticket.id(), message.id(), way, why + ": " + way, at);
    }

    private void lost(Ticket ticket, Message message, String why, String reason, Instant at) {
        thread.lost(ticket, message.id(), how(message, why), reason, at);
    }

    private static Message.Delivery how(Message message, String why) {
        if (message.delivery() == Message.Delivery.UNREACHABLE) return Message.Delivery.UNREACHABLE;
        return switch (why) {
            case "UNREACHABLE" -> Message.Delivery.UNREACHABLE;
            case "REFUSED" -> Message.Delivery.REFUSED;
            case "RETURNED" -> Message.Delivery.RETURNED;
            default -> Message.Delivery.WINDOW_CLOSED;
        };
    }

    private ReplyRequested template(Ticket ticket, Message message, Out out) {
        Language language = language(ticket);
        var values = List.of(TicketNumbers.spoken(ticket.number()), letters.link(ticket));
        return new ReplyRequested(
                id(out.channel(), message, Way.TEMPLATE),
                out.channel(),
                out.account(),
                out.to(),
                language,
                ticket.number(),
                null,
                message.text(),
                true,
                null,
                List.of(),
                List.of(),
                null,
                new ReplyRequested.Template(out.ways().template() + "_" + language.code(), values),
                null);
    }

    private ReplyRequested sms(Ticket ticket, Message message, Handle to) {
        return new ReplyRequested(
                id(Channel.SMS, message, Way.SMS),
                Channel.SMS,
                Accounts.SMS,
                to,
                language(ticket),
                ticket.number(),
                null,
                letters.sms(message.text(), ticket, language(ticket)),
                false,
                null,
                List.of(),
                List.of());
    }

    /** The same message by the same way is the same reply, however often it is asked for. */
    private static UUID id(Channel channel, Message message, Ways.Way way) {
        return ContactIds.of(channel, "detour", message.id().toString(), way.name());
    }

    private static Language language(Ticket ticket) {
        return ticket.language() == null ? Language.KK : ticket.language();
    }
}
