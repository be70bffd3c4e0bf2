package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.Complained;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.domain.TicketType;
import kz.komek.ticket.store.ComplainedTable;
import kz.komek.ticket.store.Conversations;
import kz.komek.ticket.store.TicketIds;
import kz.komek.ticket.store.TicketRepository;
import org.jspecify.annotations.Nullable;

/** Complaints about answers: tickets of their own, tied to the one that was answered, kept from those who answered it. */
@ApplicationScoped
@Transactional
public class Complaints {
    private final InHand inHand;
    private final TicketIds ids;
    private final TicketRepository tickets;
    private final Conversations conversations;
    private final ComplainedTable complained;
    private final TicketJournal journal;
    private final Organisations organisations;
    private final Staff staff;
    private final NumberBlocks blocks;
    private final InstantSource time;

    Complaints(
            InHand inHand,
            TicketIds ids,
            TicketRepository tickets,
            Conversations conversations,
            ComplainedTable complained,
            TicketJournal journal,
            Organisations organisations,
            Staff staff,
            NumberBlocks blocks,
            InstantSource time) {
        this.inHand = inHand;
        this.ids = ids;
        this.tickets = tickets;
        this.conversations = conversations;
        this.complained = complained;
        this.journal = journal;
        this.organisations = organisations;
        this.staff = staff;
        this.blocks = blocks;
        this.time = time;
    }

    /**
     * Ties a complaint to what it is about, in the transaction that opens it.
     *
     * @param about locked by the caller
     * @param by {@code null}: the resident
     */
    public void tie(Ticket complaint, Ticket about, @Nullable String by, Instant at) {
        journal.write(complaint, complaint.complain(about, by, at));
        journal.write(about, about.complainedOf(complaint, by, at));
        complained.add(complaint.id(), withTheirBodies(behind(about)), null);
    }

    /** What it was worked under, or a part of, was answered for it as well. */
    private Complained behind(Ticket about) {
        var whom = Complained.NOBODY;
        var seen = new HashSet<Long>();
        var ahead = new ArrayDeque<>(List.of(about));
        while (!ahead.isEmpty()) {
            Ticket one = ahead.remove();
            if (!seen.add(one.id())) continue;
            whom = whom.and(Complained.behind(one, conversations.messages(one.id()), conversations.history(one.id())));
            Stream.of(one.mergedInto(), one.parent())
                    .filter(Objects::nonNull)
                    .map(tickets::findById)
                    .forEach(ahead::add);
        }
        return whom;
    }

    /** Where an executor belongs is complained of too, also when another part of that body had the ticket. */
    private Complained withTheirBodies(Complained whom) {
        var bodies = new HashSet<>(whom.organisations());
        for (String login : whom.people()) {
            staff.active(login).map(Colleague::organisation).ifPresent(bodies::add);
        }
        return new Complained(bodies, whom.people());
    }

    /**
     * For somebody who complains by phone or at the counter.
     *
     * @param id chosen by the writer: the same id again answers with the same complaint
     * @return its number
     */
    public String register(String about, UUID id, String text, String by) {
        InHand.requireText(text);
        Ticket first = inHand.take(about, Act.COMPLAIN, by);
        var already = conversations.message(id);
        if (already.isPresent()) {
            Ticket made = tickets.findById(already.get().ticketId());
            boolean same = made.complainsOf() != null
                    && made.complainsOf() == first.id()
                    && already.get().text().equals(text.strip());
            if (!same) throw new TicketRefused(new Refusal.MessageIsAnother());
            return made.number();
        }
        Instant at = time.instant();
        var complaint = new Ticket(
                ids.next(),
                new Ticket.Beginning(
                        blocks.next(),
                        first.channel(),
                        first.account(),
                        at,
                        text,
                        first.language(),
                        first.place(),
                        first.residentId(),
                        first.anonymous(),
                        null));
        complaint.begins(first);
        var received = complaint.received(null);
        var message = new Message(
                id,
                complaint.id(),
                received.version(),
                Message.Direction.IN,
                Message.Kind.RESIDENT,
                at,
                null,
                text.strip(),
                null,
                null);
        journal.open(complaint, received, message, List.of(), null);
        tickets.addParticipants(
                complaint.id(), tickets.participants(List.of(first.id())).getOrDefault(first.id(), Set.of()));
        tie(complaint, first, by, at);
        return complaint.number();
    }

    /** Says whom a complaint is about; in place of what was said before. What follows from who answered stays. */
    public void name(String number, int version, Complained whom, String by) {
        Ticket complaint = inHand.take(number, version, Act.REGISTER, by);
        if (complaint.type() != TicketType.COMPLAINT) throw new TicketRefused(new Refusal.NoComplaint());
        whom.organisations().forEach(this::requireOrganisation);
        whom.people().forEach(this::requirePerson);
        var execution = complaint.execution();
        whom.speaksAgainst(execution.organisation(), execution.coExecutors(), execution.responsible())
                .ifPresent(refusal -> {
                    throw new TicketRefused(new Refusal.WithThemNow());
                });
        complained.rename(complaint.id(), whom, by);
        journal.write(complaint, complaint.named(whom, by, time.instant()));
    }

    private void requireOrganisation(String code) {
        if (organisations.find(code).isEmpty()) throw new TicketRefused(new Refusal.UnknownOrganisation(code));
    }

    private void requirePerson(String login) {
        if (staff.active(login).isEmpty()) throw new TicketRefused(new Refusal.UnknownColleague(login));
    }
}
