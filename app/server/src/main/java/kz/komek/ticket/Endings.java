package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.komek.contract.Rating;
import kz.komek.ticket.domain.Ending;
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
    private final Merged merged;

    Endings(TicketRepository tickets, Conversations conversations, TicketJournal journal, Merged merged) {
        this.tickets = tickets;
        this.conversations = conversations;
        this.journal = journal;
        this.merged = merged;
    }

    /** By number, wherever merges have led it, locked in the order of ids; without those that the register lacks. */
    public Map<String, Ticket> lock(Collection<String> numbers) {
        Map<String, Long> ids = tickets.idsByNumber(numbers);
        Map<Long, Ticket> locked = tickets.lockAll(new HashSet<>(ids.values()));
        var found = new HashMap<String, Ticket>();
        ids.forEach((number, id) -> found.put(number, locked.get(id)));
        return found;
    }

    /** Of these, of what they are worked under, and of the incidents. */
    public Map<Long, List<HistoryEntry>> histories(Collection<Ticket> of) {
        var ids = new HashSet<Long>();
        for (Ticket ticket : of) {
            Ticket lead = merged.leadOf(ticket);
            ids.addAll(List.of(ticket.id(), lead.id()));
            if (lead.parent() != null) ids.add(lead.parent());
        }
        return conversations.histories(ids);
    }

    /**
     * The end of what it is worked under is its end.
     *
     * @param closing the version at which that was closed
     * @param histories of this ticket and of what it is worked under
     */
    public Optional<Ending> ending(Ticket ticket, int closing, Map<Long, List<HistoryEntry>> histories) {
        Ticket lead = merged.leadOf(ticket);
        var own = histories.getOrDefault(ticket.id(), List.of());
        var above = lead.parent() == null ? List.<HistoryEntry>of() : histories.getOrDefault(lead.parent(), List.of());
        return Ending.of(histories.getOrDefault(lead.id(), List.of()), closing)
                .or(() -> Ending.of(own, closing))
                .map(ending -> ending.workedUnder(above).judgedIn(own));
    }

    /** @param ticket locked by the caller */
    public void rated(Ticket ticket, Rating rating, Instant at) {
        journal.write(ticket, ticket.rated(rating, at));
    }
}
