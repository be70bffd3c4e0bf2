package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import kz.komek.contract.Rating;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.store.Conversations;
import kz.komek.ticket.store.TicketRepository;

/** How tickets ended, for those who judge it. Always called inside the transaction that writes the judgement down. */
@Singleton
public class Endings {
    private final TicketRepository tickets;
    private final Conversations conversations;
    private final TicketJournal journal;

    Endings(TicketRepository tickets, Conversations conversations, TicketJournal journal) {
        this.tickets = tickets;
        this.conversations = conversations;
        this.journal = journal;
    }

    /** By number, wherever merges have led it, locked in the order of ids; without those that the register lacks. */
    public Map<String, Ticket> lock(Collection<String> numbers) {
        Map<String, Long> ids = tickets.idsByNumber(numbers);
        Map<Long, Ticket> locked = tickets.lockAll(new HashSet<>(ids.values()));
        var found = new HashMap<String, Ticket>();
        ids.forEach((number, id) -> found.put(number, locked.get(id)));
        return found;
    }

    public Map<Long, List<HistoryEntry>> histories(Collection<Ticket> of) {
        return conversations.histories(of.stream().map(Ticket::id).toList());
    }

    /** @param ticket locked by the caller */
    public void rated(Ticket ticket, Rating rating, Instant at) {
        journal.write(ticket, ticket.rated(rating, at));
    }
}
