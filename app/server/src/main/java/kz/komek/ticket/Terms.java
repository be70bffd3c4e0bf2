package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketStatus;
import kz.komek.ticket.store.TicketRepository;

/** What the passing of time, and decisions about it, do to tickets. Called inside the transaction of whoever keeps the clocks. */
@Singleton
public class Terms {
    private final InHand inHand;
    private final TicketRepository tickets;
    private final TicketJournal journal;
    private final Merged merged;

    Terms(InHand inHand, TicketRepository tickets, TicketJournal journal, Merged merged) {
        this.inHand = inHand;
        this.tickets = tickets;
        this.journal = journal;
        this.merged = merged;
    }

    /** Those that nobody works on at this moment, locked, in the order of ids. */
    public List<Ticket> lockFree(Collection<Long> ids) {
        return tickets.lockFree(ids);
    }

    /** Locked, in the order of ids, also where that takes a while. */
    public Collection<Ticket> lockAll(Collection<Long> ids) {
        return tickets.lockAll(ids).values();
    }

    /** For somebody who decides about its deadline, locked, as they saw it. */
    public Ticket lock(String number, int version, Act decision, String by) {
        return inHand.take(number, version, decision, by);
    }

    /** Not locked, to be read only. A ticket that somebody may not see is not there for them. */
    public Ticket look(String number, String by) {
        return inHand.look(number, by);
    }

    /** @param ticket locked */
    public void extend(Ticket ticket, String clock, Instant until, String reason, String by, Instant at) {
        InHand.requireShort(reason);
        journal.write(ticket, ticket.extend(clock, until, InHand.reason(reason), by, at));
    }

    /** @param ticket locked */
    public void awaitFunds(Ticket ticket, boolean still, String reason, String by, Instant at) {
        InHand.requireShort(reason);
        EventKind what = still ? EventKind.FUNDS_AWAITED : EventKind.FUNDS_FOUND;
        journal.write(ticket, ticket.awaitFunds(what, InHand.reason(reason), by, at));
    }

    /** @param ticket locked */
    public void passed(Ticket ticket, EventKind what, String clock, Instant due, Instant at) {
        journal.write(ticket, ticket.passed(what, clock, due, at));
    }

    /**
     * Its resident has not answered; those of the tickets worked under it hear the same.
     *
     * @param ticket locked, waiting for its resident
     * @param farewell what they are told
     */
    public void endSilence(Ticket ticket, String farewell, Instant at) {
        var entry = tickets.hasOpenParts(ticket.id()) ? ticket.endSilenceOfWhole(at) : ticket.endSilence(at);
        if (ticket.status() != TicketStatus.CLOSED) {
            journal.write(ticket, entry);
            return;
        }
        // Derived from the ticket's version: the same silence ends once.
        UUID id = UUID.nameUUIDFromBytes(
                (ticket.number() + " silent at " + entry.version()).getBytes(StandardCharsets.UTF_8));
        var message = new Message(
                id,
                ticket.id(),
                entry.version(),
                Message.Direction.OUT,
                Message.Kind.REPLY,
                at,
                null,
                farewell,
                null,
                null);
        journal.write(ticket, entry, message, List.of(), null, true);
        merged.tell(ticket, message, List.of(), EventKind.REPLIED, null, at);
    }
}
