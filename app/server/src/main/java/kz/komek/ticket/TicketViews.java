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
import kz.komek.ticket.domain.TicketStatus;
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

    private final TicketThread thread;

    TicketViews(TicketRepository tickets, Conversations conversations, Residents residents, TicketThread thread) {
        this.tickets = tickets;
        this.conversations = conversations;
        this.residents = residents;
        this.thread = thread;
    }

    /**
     * Everything about one ticket.
     *
     * @param continues number of the ticket that was closed too long ago to hear what opened this one
     * @param continuedBy number of the ticket that goes on with this one
     */
    public record Whole(
            Ticket ticket,
            List<Message> messages,
            Map<UUID, List<Attachment>> attachments,
            List<HistoryEntry> history,
            @Nullable Person resident,
            @Nullable String continues,
            @Nullable String continuedBy) {}

    public record Tracked(
            Ticket ticket,
            List<Message> messages,
            Map<UUID, List<Attachment>> attachments,
            List<HistoryEntry> history,
            @Nullable String continuedBy) {}

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
                        conversations.history(ticket.id()),
                        withKey ? continuedBy(ticket) : null));
    }

    private @Nullable String continuedBy(Ticket ticket) {
        return ticket.status() == TicketStatus.CLOSED
                ? tickets.continuedBy(ticket.id()).orElse(null)
                : null;
    }

    private Whole whole(Ticket ticket) {
        return new Whole(
                ticket,
                conversations.messages(ticket.id()),
                conversations.attachments(ticket.id()),
                conversations.history(ticket.id()),
                ticket.residentId() == null ? null : person(ticket.residentId(), thread.people(ticket)),
                ticket.continues() == null
                        ? null
                        : tickets.findById(ticket.continues()).number(),
                continuedBy(ticket));
    }

    private Person person(long id, List<Long> people) {
        return new Person(
                residents.find(id).map(resident -> resident.displayName()).orElse(null), residents.masked(people));
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
