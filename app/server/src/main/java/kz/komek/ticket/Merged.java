package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import kz.komek.ticket.domain.Attachment;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.store.TicketRepository;
import org.jspecify.annotations.Nullable;

/**
 * Tickets that are worked under another one. Each keeps its own people and its own conversation: what they write stands
 * there, what the other ticket's residents are told is told them there as well, and taking the merge back moves nothing.
 */
@Singleton
class Merged {
    private final TicketRepository tickets;
    private final TicketJournal journal;

    Merged(TicketRepository tickets, TicketJournal journal) {
        this.tickets = tickets;
        this.journal = journal;
    }

    /** Those worked under it, over any number of merges; read only. */
    List<Ticket> under(Ticket lead) {
        List<Long> ids = tickets.idsMergedInto(lead.id());
        return ids.isEmpty() ? List.of() : tickets.list("id in ?1 order by id", ids);
    }

    /** The ticket under which this one is worked, itself where it is not merged. Nothing is locked. */
    Ticket leadOf(Ticket ticket) {
        Ticket lead = ticket;
        while (lead.mergedInto() != null) lead = tickets.findById(lead.mergedInto());
        return lead;
    }

    /** What was said on the ticket to its resident is said to those of the tickets worked under it. */
    void tell(Ticket lead, Message said, List<Attachment> sent, EventKind what, @Nullable String by, Instant at) {
        inOrder(tickets.lockAll(tickets.idsMergedInto(lead.id())).values()).forEach(ticket -> {
            var entry = ticket.saidWhileMerged(what, by, at);
            UUID id = copyOf(said.id(), ticket);
            var copy = new Message(
                    id, ticket.id(), entry.version(), said.direction(), said.kind(), at, by, said.text(), null, null);
            journal.write(ticket, entry, copy, copies(id, sent), null);
        });
    }

    /** The id under which a message of the lead was told on a ticket that is worked under it: always the same. */
    static UUID copyOf(UUID said, Ticket told) {
        return UUID.nameUUIDFromBytes((said + " told on " + told.number()).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Attachment> copies(UUID message, List<Attachment> sent) {
        var copies = new ArrayList<Attachment>();
        for (Attachment one : sent) copies.add(new Attachment(message, copies.size(), one.ref(), false));
        return copies;
    }

    private static List<Ticket> inOrder(Collection<Ticket> tickets) {
        return tickets.stream().sorted(Comparator.comparing(Ticket::id)).toList();
    }
}
