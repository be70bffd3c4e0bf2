package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.komek.resident.Residents;
import kz.komek.ticket.domain.Attachment;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.store.Conversations;
import kz.komek.ticket.store.TicketRepository;
import org.jspecify.annotations.Nullable;

/** What is read of tickets. */
@ApplicationScoped
@Transactional
public class TicketViews {
    private final TicketRepository tickets;
    private final Conversations conversations;
    private final Residents residents;

    TicketViews(TicketRepository tickets, Conversations conversations, Residents residents) {
        this.tickets = tickets;
        this.conversations = conversations;
        this.residents = residents;
    }

    /** Everything about one ticket. */
    public record Whole(
            Ticket ticket,
            List<Message> messages,
            Map<UUID, List<Attachment>> attachments,
            List<HistoryEntry> history,
            @Nullable Person resident) {}

    public record Tracked(
            Ticket ticket,
            List<Message> messages,
            Map<UUID, List<Attachment>> attachments,
            List<HistoryEntry> history) {}

    /** Whom it is about, masked. */
    public record Person(@Nullable String name, List<Residents.Masked> handles) {}

    public enum Queue {
        OPEN,
        MINE,
        WAITING,
        CLOSED
    }

    /** @param next where the following page begins; {@code null} on the last */
    public record Page(List<Ticket> tickets, @Nullable Position next) {}

    public record Position(Instant at, long id) {}

    public Optional<Whole> whole(String number) {
        return tickets.byNumber(number).map(this::whole);
    }

    /** What the resident's page needs: by number alone only where it stands, with the link's key what was said. */
    public Optional<Tracked> tracked(String number, boolean withKey) {
        return tickets.byNumber(number)
                .map(ticket -> new Tracked(
                        ticket,
                        withKey ? conversations.messages(ticket.id()) : List.of(),
                        withKey ? conversations.attachments(ticket.id()) : Map.of(),
                        conversations.history(ticket.id())));
    }

    private Whole whole(Ticket ticket) {
        return new Whole(
                ticket,
                conversations.messages(ticket.id()),
                conversations.attachments(ticket.id()),
                conversations.history(ticket.id()),
                ticket.residentId() == null ? null : person(ticket.residentId()));
    }

    private Person person(long id) {
        return new Person(
                residents.find(id).map(resident -> resident.displayName()).orElse(null), residents.masked(id));
    }

    /** One page of a queue: its cost does not grow with the register. */
    public Page page(Queue queue, String login, @Nullable Position after, int limit) {
        var position = after == null ? null : new TicketRepository.Position(after.at(), after.id());
        List<Ticket> found = switch (queue) {
            case OPEN -> tickets.inWork(position, limit + 1);
            case MINE -> tickets.of(login, position, limit + 1);
            case WAITING -> tickets.withResident(position, limit + 1);
            case CLOSED -> tickets.closed(position, limit + 1);
        };
        if (found.size() <= limit) return new Page(found, null);
        List<Ticket> shown = found.subList(0, limit);
        Ticket last = shown.getLast();
        return new Page(shown, new Position(queue == Queue.CLOSED ? last.changedAt() : last.dueAt(), last.id()));
    }

    /** Whether the file belongs to the ticket; an id guessed right is not enough. */
    public Optional<Attachment> attachment(String number, String fileId) {
        return tickets.byNumber(number).stream()
                .flatMap(ticket -> conversations.attachments(ticket.id()).values().stream())
                .flatMap(List::stream)
                .filter(attachment -> !fileId.isEmpty() && attachment.ref().id().equals(fileId))
                .findFirst();
    }
}
