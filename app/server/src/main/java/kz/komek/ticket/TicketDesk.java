package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import kz.komek.contract.District;
import kz.komek.contract.Language;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Outcome;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.domain.TicketStatus;
import kz.komek.ticket.domain.TicketType;
import kz.komek.ticket.store.Conversations;
import kz.komek.ticket.store.TicketRepository;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What staff do to tickets. Every command may come twice: the second time changes nothing. */
@ApplicationScoped
@Transactional
public class TicketDesk {
    public static final int LONGEST_TEXT = 20_000;

    private final TicketRepository tickets;
    private final Conversations conversations;
    private final TicketJournal journal;
    private final InstantSource time;
    private final Period target;

    TicketDesk(
            TicketRepository tickets,
            Conversations conversations,
            TicketJournal journal,
            InstantSource time,
            @ConfigProperty(name = "komek.ticket.target") Period target) {
        this.tickets = tickets;
        this.conversations = conversations;
        this.journal = journal;
        this.time = time;
        this.target = target;
    }

    /** The ticket changed since it was read: the caller shows its present state and keeps what was typed. */
    public static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    public static final class NoSuchTicket extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** @param version the version the writer saw */
    public void register(
            String number,
            int version,
            TicketType type,
            String title,
            @Nullable String district,
            Language language,
            String by) {
        if (district != null
                && District.ALL.stream().noneMatch(known -> known.code().equals(district))) {
            throw new TicketRefused(new Refusal.UnknownDistrict(district));
        }
        requireText(title);
        change(number, version, ticket -> ticket.register(type, title, district, language, by, time.instant()));
    }

    public void take(String number, String by) {
        Ticket ticket = lock(number);
        if (by.equals(ticket.assignee())) return;
        if (ticket.assignee() != null) throw new TicketRefused(new Refusal.TakenByAnother(ticket.assignee()));
        journal.write(ticket, ticket.take(by, time.instant()));
    }

    public void release(String number, String by) {
        Ticket ticket = lock(number);
        if (ticket.assignee() == null) return;
        journal.write(ticket, ticket.release(by, time.instant()));
    }

    /**
     * Says something on a ticket.
     *
     * @param id chosen by the writer: the same id with the same words is the same message
     */
    public void write(String number, UUID id, Message.Kind kind, String text, String by) {
        requireText(text);
        Ticket ticket = lock(number);
        Optional<Message> already = conversations.message(id);
        if (already.isPresent()) {
            requireSame(already.get(), ticket, kind, text);
            return;
        }
        say(ticket, id, kind, text, by);
    }

    /** @param answer sent to the resident with the closure; {@code null} when they were answered before */
    public void close(String number, int version, Outcome outcome, UUID answerId, @Nullable String answer, String by) {
        Ticket ticket = lock(number);
        if (ticket.status() == TicketStatus.CLOSED && ticket.outcome() == outcome) return;
        requireVersion(ticket, version);
        if (ticket.status() == TicketStatus.CLOSED) throw new TicketRefused(new Refusal.TicketClosed());
        boolean withAnswer = answer != null && !answer.isBlank();
        if (withAnswer && ticket.type() != null) {
            requireText(answer);
            say(ticket, answerId, Message.Kind.REPLY, answer, by);
        }
        boolean answered = withAnswer || conversations.answered(ticket.id());
        journal.write(ticket, ticket.close(outcome, answered, by, time.instant()));
    }

    public void reopen(String number, int version, String reason, String by) {
        if (reason.isBlank()) throw new TicketRefused(new Refusal.ReasonMissing());
        change(number, version, ticket -> ticket.reopen(reason.strip(), by, time.instant(), target));
    }

    private void say(Ticket ticket, UUID id, Message.Kind kind, String text, String by) {
        var at = time.instant();
        HistoryEntry entry = switch (kind) {
            case REPLY -> ticket.reply(by, at);
            case QUESTION -> ticket.ask(by, at);
            case NOTE -> ticket.note(by, at);
            case RESIDENT, MACHINE, UNREADABLE, ACKNOWLEDGEMENT ->
                throw new IllegalArgumentException("staff do not write " + kind);
        };
        var direction = kind == Message.Kind.NOTE ? Message.Direction.NOTE : Message.Direction.OUT;
        var message = new Message(id, ticket.id(), entry.version(), direction, kind, at, by, text.strip(), null, null);
        journal.write(ticket, entry, message, List.of(), null);
    }

    private void change(String number, int version, Function<Ticket, HistoryEntry> act) {
        Ticket ticket = lock(number);
        requireVersion(ticket, version);
        journal.write(ticket, act.apply(ticket));
    }

    private Ticket lock(String number) {
        return tickets.lockByNumber(number).orElseThrow(NoSuchTicket::new);
    }

    private static void requireVersion(Ticket ticket, int version) {
        if (ticket.version() != version) throw new Stale();
    }

    private static void requireText(@Nullable String text) {
        if (text == null || text.isBlank()) throw new TicketRefused(new Refusal.TextMissing());
        if (text.length() > LONGEST_TEXT) throw new TicketRefused(new Refusal.TextTooLong(LONGEST_TEXT));
    }

    private static void requireSame(Message already, Ticket ticket, Message.Kind kind, String text) {
        if (already.ticketId() != ticket.id()
                || already.kind() != kind
                || !already.text().equals(text.strip())) {
            throw new TicketRefused(new Refusal.MessageIsAnother());
        }
    }
}
