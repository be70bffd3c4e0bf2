package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.Complained;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Outcome;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.Rights;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.store.Conversations;
import kz.komek.ticket.store.TicketRepository;
import org.jspecify.annotations.Nullable;

/** Takes a ticket in hand for somebody: locks its row, and lets only those do an act who may. */
@Singleton
class InHand {
    private final TicketRepository tickets;
    private final Conversations conversations;
    private final Staff staff;
    private final Guard guard;

    InHand(TicketRepository tickets, Conversations conversations, Staff staff, Guard guard) {
        this.tickets = tickets;
        this.conversations = conversations;
        this.staff = staff;
        this.guard = guard;
    }

    /** Locked. A ticket that somebody may not see is not there for them. */
    Ticket take(String number, Act act, String by) {
        Ticket ticket = tickets.lockByNumber(number).orElseThrow(TicketDesk.NoSuchTicket::new);
        require(ticket, act, by);
        return ticket;
    }

    /** The same, and as the person saw it. */
    Ticket take(String number, int version, Act act, String by) {
        Ticket ticket = take(number, act, by);
        if (ticket.version() != version) throw new TicketDesk.Stale();
        return ticket;
    }

    Ticket lock(String number) {
        return tickets.lockByNumber(number).orElseThrow(TicketDesk.NoSuchTicket::new);
    }

    /** Not locked, to be read only. */
    Ticket look(String number, String by) {
        Colleague who = staff.active(by).orElseThrow(TicketDesk.NoSuchTicket::new);
        return tickets.byNumber(number)
                .filter(ticket -> Rights.sees(who, ticket, guard.complainedOf(ticket)))
                .orElseThrow(TicketDesk.NoSuchTicket::new);
    }

    void require(Ticket ticket, Act act, String by) {
        Colleague who = staff.active(by).orElseThrow(TicketDesk.NoSuchTicket::new);
        Complained of = guard.complainedOf(ticket);
        if (!Rights.sees(who, ticket, of)) throw new TicketDesk.NoSuchTicket();
        if (Rights.may(who, act, ticket, of)) return;
        if (Rights.may(who, act, ticket)) throw new TicketRefused(new Refusal.ComplainedOfPerson(by));
        throw new TicketRefused(new Refusal.NotYours(act));
    }

    /** Whether this very message was said before; refused when the id was used for other words. */
    boolean wasSaid(UUID id, Ticket ticket, Message.Kind kind, String text) {
        Optional<Message> already = conversations.message(id);
        already.ifPresent(said -> requireSame(said, ticket, kind, text));
        return already.isPresent();
    }

    /** The same of what an executor proposes: with another outcome it is another answer. */
    boolean wasProposed(UUID id, Ticket ticket, Outcome outcome, String text) {
        if (!wasSaid(id, ticket, Message.Kind.PROPOSAL, text)) return false;
        int version = conversations.message(id).orElseThrow().version();
        boolean same = conversations.history(ticket.id()).stream()
                .filter(entry -> entry.version() == version)
                .allMatch(
                        entry -> outcome.name().equals(entry.details().values().get("outcome")));
        if (!same) throw new TicketRefused(new Refusal.MessageIsAnother());
        return true;
    }

    private static void requireSame(Message already, Ticket ticket, Message.Kind kind, String text) {
        if (already.ticketId() != ticket.id()
                || already.kind() != kind
                || !already.text().equals(text.strip())) {
            throw new TicketRefused(new Refusal.MessageIsAnother());
        }
    }

    static void requireText(@Nullable String text) {
        if (text == null || text.isBlank()) throw new TicketRefused(new Refusal.TextMissing());
        if (text.length() > TicketDesk.LONGEST_TEXT) {
            throw new TicketRefused(new Refusal.TextTooLong(TicketDesk.LONGEST_TEXT));
        }
    }

    /** A remark beside an act. */
    static void requireShort(@Nullable String text) {
        if (text != null && text.length() > TicketDesk.LONGEST_REMARK) {
            throw new TicketRefused(new Refusal.TextTooLong(TicketDesk.LONGEST_REMARK));
        }
    }

    static String reason(@Nullable String given) {
        if (given == null || given.isBlank()) throw new TicketRefused(new Refusal.ReasonMissing());
        requireText(given);
        return given.strip();
    }

    /** @param ticket locked: nothing can be put under it meanwhile */
    void requireNoOpenParts(Ticket ticket) {
        if (tickets.hasOpenParts(ticket.id())) throw new TicketRefused(new Refusal.HasParts());
    }
}
