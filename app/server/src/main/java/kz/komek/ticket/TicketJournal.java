package kz.komek.ticket;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import kz.komek.contract.Handle;
import kz.komek.contract.TicketEvent;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.organisation.Staff;
import kz.komek.platform.outbox.Outbox;
import kz.komek.ticket.domain.Attachment;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Execution;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketNumber;
import kz.komek.ticket.store.Conversations;
import kz.komek.ticket.store.TicketRepository;
import org.jspecify.annotations.Nullable;

/** State, history and outbox row commit together: the one way in which what happened is written down. */
@Singleton
class TicketJournal {
    private final TicketRepository tickets;
    private final Conversations conversations;
    private final TicketNumbers numbers;
    private final Outbox outbox;
    private final Topics topics;
    private final Staff staff;
    private final Clocks clocks;
    private final Event<TicketChanged> changed;

    TicketJournal(
            TicketRepository tickets,
            Conversations conversations,
            TicketNumbers numbers,
            Outbox outbox,
            Topics topics,
            Staff staff,
            Clocks clocks,
            Event<TicketChanged> changed) {
        this.tickets = tickets;
        this.conversations = conversations;
        this.numbers = numbers;
        this.outbox = outbox;
        this.topics = topics;
        this.staff = staff;
        this.clocks = clocks;
        this.changed = changed;
    }

    /** The first act on a ticket: with it the ticket comes into the register, under its number. */
    void open(
            Ticket ticket, HistoryEntry entry, Message message, List<Attachment> attachments, @Nullable Handle writer) {
        HistoryEntry kept = timed(ticket, entry);
        // Not earlier: whatever changed it after this would be a second statement.
        tickets.persist(ticket);
        conversations.give(new TicketNumber(ticket.number(), numbers.serial(ticket.number()), ticket.id()));
        tell(ticket, kept, message, attachments, writer, false);
    }

    void write(Ticket ticket, HistoryEntry entry) {
        write(ticket, entry, null, List.of(), null);
    }

    void write(
            Ticket ticket,
            HistoryEntry entry,
            @Nullable Message message,
            List<Attachment> attachments,
            @Nullable Handle writer) {
        write(ticket, entry, message, attachments, writer, false);
    }

    /** @param last it is said with the closing of the ticket */
    void write(
            Ticket ticket,
            HistoryEntry entry,
            @Nullable Message message,
            List<Attachment> attachments,
            @Nullable Handle writer,
            boolean last) {
        letGoWhereNotTheirs(ticket);
        tell(ticket, timed(ticket, entry), message, attachments, writer, last);
    }

    private HistoryEntry timed(Ticket ticket, HistoryEntry entry) {
        return clocks.act(ticket, entry)
                .map(promised -> promise(ticket, entry, promised))
                .orElse(entry);
    }

    private void tell(
            Ticket ticket,
            HistoryEntry kept,
            @Nullable Message message,
            List<Attachment> attachments,
            @Nullable Handle writer,
            boolean last) {
        conversations.add(kept);
        if (message != null) conversations.add(message, attachments);
        outbox.add(
                topics.ticketEvent(),
                ticket.number(),
                new Envelope(ticket.number() + "-" + kept.version(), Envelope.TICKET_EVENT, "/ticket", kept.at()),
                event(
                        ticket,
                        kept.kind().name(),
                        kept.at(),
                        kept.actor(),
                        kept.details().values().get("from")));
        changed.fire(new TicketChanged(ticket, kept, message, last, writer));
    }

    private static HistoryEntry promise(Ticket ticket, HistoryEntry entry, Clocks.Promised promised) {
        ticket.promise(promised.due(), promised.in(), promised.since(), promised.broken());
        return entry.with(promised.details());
    }

    /** What has moved on to a desk where its holder does not work is there for those who do. */
    private void letGoWhereNotTheirs(Ticket ticket) {
        String holder = ticket.assignee();
        Desk desk = ticket.turn().desk();
        if (holder == null || desk == null) return;
        if (staff.active(holder).filter(desk::isOf).isEmpty()) ticket.letGo();
    }

    /** A message came further on its way: news for who looks at the ticket, no act on it. Its version stays. */
    void tellOfDelivery(Ticket ticket, Instant at) {
        outbox.add(
                topics.ticketEvent(),
                ticket.number(),
                new Envelope(UUID.randomUUID().toString(), Envelope.TICKET_EVENT, "/ticket", at),
                event(ticket, TicketEvent.DELIVERY_CHANGED, at, null, null));
    }

    /** A resident changed what they had said: no act on it, but whoever looks for words finds the new ones. */
    void tellOfWords(Ticket ticket, Instant at) {
        outbox.add(
                topics.ticketEvent(),
                ticket.number(),
                new Envelope(UUID.randomUUID().toString(), Envelope.TICKET_EVENT, "/ticket", at),
                event(ticket, TicketEvent.WORDS_CHANGED, at, null, null));
    }

    /** Somebody is asked to take it, or is asked no more: no act on it. */
    void tellOfOffer(Ticket ticket, Instant at) {
        outbox.add(
                topics.ticketEvent(),
                ticket.number(),
                new Envelope(UUID.randomUUID().toString(), Envelope.TICKET_EVENT, "/ticket", at),
                event(ticket, TicketEvent.OFFER_CHANGED, at, null, null));
    }

    /** @param lost the organisation that had it until now: it hears that it is gone */
    private static TicketEvent event(
            Ticket ticket, String kind, Instant at, @Nullable String actor, @Nullable String lost) {
        return new TicketEvent(
                ticket.number(),
                ticket.version(),
                kind,
                ticket.status().name(),
                at,
                ticket.channel(),
                ticket.district(),
                ticket.whereabouts().sector(),
                ticket.dueAt(),
                actor,
                ticket.assignee(),
                ticket.turn().offeredTo(),
                executing(ticket.execution(), lost),
                desks(ticket));
    }

    private static @Nullable List<String> desks(Ticket ticket) {
        var desks = Stream.of(ticket.turn().desk(), ticket.turn().left())
                .filter(Objects::nonNull)
                .map(Desk::name)
                .distinct()
                .toList();
        return desks.isEmpty() ? null : desks;
    }

    private static @Nullable List<String> executing(Execution execution, @Nullable String lost) {
        if (execution.organisation() == null) return null;
        return Stream.of(Stream.of(execution.organisation()), execution.coExecutors().stream(), Stream.ofNullable(lost))
                .flatMap(codes -> codes)
                .distinct()
                .toList();
    }
}
