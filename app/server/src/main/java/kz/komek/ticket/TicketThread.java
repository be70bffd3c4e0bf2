package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.store.Conversations;
import kz.komek.ticket.store.TicketRepository;
import org.jspecify.annotations.Nullable;

/** The conversation of a ticket, for those who carry it to the resident. */
@Singleton
public class TicketThread {
    private final Conversations conversations;
    private final TicketRepository tickets;

    TicketThread(Conversations conversations, TicketRepository tickets) {
        this.conversations = conversations;
        this.tickets = tickets;
    }

    /** The resident's messages that a channel knows by an id of its own; oldest first. */
    public List<Message> known(long ticketId) {
        return conversations.messages(ticketId).stream()
                .filter(message -> message.direction() == Message.Direction.IN && message.providerId() != null)
                .toList();
    }

    /** Whose addresses were given with the ticket, the first one first: nobody else gets its answers. */
    public List<Long> people(Ticket ticket) {
        var people = new ArrayList<Long>();
        if (ticket.residentId() != null) people.add(ticket.residentId());
        people.addAll(tickets.participants(List.of(ticket.id())).getOrDefault(ticket.id(), Set.of()));
        return people;
    }

    /** What Komek says by itself stands in the conversation too; it is no event of its own. */
    public void acknowledged(Ticket ticket, UUID id, String text, Instant at) {
        conversations.add(
                new Message(
                        id,
                        ticket.id(),
                        ticket.version(),
                        Message.Direction.OUT,
                        Message.Kind.ACKNOWLEDGEMENT,
                        at,
                        null,
                        text,
                        null,
                        null),
                List.of());
    }

    /** How far a message has come; unknown ids are ignored. */
    public void delivered(UUID messageId, Message.Delivery how, @Nullable String why) {
        conversations.message(messageId).ifPresent(message -> message.delivered(how, why));
    }
}
