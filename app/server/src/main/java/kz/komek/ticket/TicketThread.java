package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.komek.contract.AttachmentRef;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.store.Conversations;
import kz.komek.ticket.store.TicketRepository;
import org.jspecify.annotations.Nullable;

/** The conversation of a ticket, for those who carry it to the resident. */
@Singleton
public class TicketThread {
    private final TicketRepository tickets;
    private final Conversations conversations;
    private final TicketJournal journal;

    TicketThread(TicketRepository tickets, Conversations conversations, TicketJournal journal) {
        this.tickets = tickets;
        this.conversations = conversations;
        this.journal = journal;
    }

    /**
     * How far a message has come.
     *
     * @param why for staff, in English; {@code null} when all is well
     * @param lost it will not reach the resident: the ticket's history says so
     */
    public record Delivered(
            UUID messageId,
            long ticketId,
            Message.Delivery how,
            @Nullable String why,
            boolean lost,
            Instant at) {
        /** Of a silence, what was said at an earlier try explains nothing. */
        String reason() {
            return why == null || how == Message.Delivery.UNKNOWN ? how.name() : why;
        }
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

    /** To be read only. */
    public Ticket ticket(long id) {
        return tickets.findById(id);
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

    /** It waits to be sent. @param why it goes by another way than it was meant to; {@code null}: it does not. Part of the act that wrote it. */
    public void queued(UUID messageId, @Nullable String why) {
        conversations.message(messageId).ifPresent(message -> message.delivered(Message.Delivery.QUEUED, why));
    }

    /** It will not be sent: somebody has to reach the resident otherwise. Part of the act that found it out. */
    public void lost(Ticket ticket, UUID messageId, Message.Delivery how, String why, Instant at) {
        conversations.message(messageId).ifPresent(message -> message.delivered(how, why));
        journal.write(ticket, ticket.undelivered(why, at));
    }

    /** Of a message of ours, as its resident may see them. */
    public List<AttachmentRef> files(UUID message) {
        return conversations.files(message).stream()
                .filter(file -> !file.original())
                .flatMap(file -> file.shown().stream())
                .filter(file -> file.refused() == null)
                .toList();
    }

    public Optional<Message> message(UUID id) {
        return conversations.message(id);
    }

    /**
     * How far messages have come, in the order of the news. Consoles hear of it; only what is lost is an act in the
     * ticket's history. Costs two reads, however many there are.
     */
    public void delivered(List<Delivered> news) {
        if (news.isEmpty()) return;
        var locked = tickets.lockAll(each(news, Delivered::ticketId));
        var messages = conversations.messages(each(news, Delivered::messageId)).stream()
                .collect(Collectors.toMap(Message::id, Function.identity()));
        for (Delivered each : news) {
            Ticket ticket = locked.get(each.ticketId());
            Message message = messages.get(each.messageId());
            if (ticket == null || message == null) continue;
            boolean seen = message.delivered(each.how(), each.why());
            if (each.lost()) {
                journal.write(ticket, ticket.undelivered(each.reason(), each.at()));
            } else if (seen) {
                journal.tellOfDelivery(ticket, each.at());
            }
        }
    }

    private static <T> Set<T> each(List<Delivered> news, Function<Delivered, T> value) {
        return news.stream().map(value).collect(Collectors.toSet());
    }
}
