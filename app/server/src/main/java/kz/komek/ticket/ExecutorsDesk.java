package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.domain.Organisation;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Outcome;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.domain.TicketStatus;
import org.jspecify.annotations.Nullable;

/** What the people of an organisation do with a ticket that was sent to them. Each may come twice. */
@ApplicationScoped
@Transactional
public class ExecutorsDesk {
    private final InHand inHand;
    private final TicketJournal journal;
    private final SentFiles files;
    private final Guard guard;
    private final Organisations organisations;
    private final InstantSource time;

    ExecutorsDesk(
            InHand inHand,
            TicketJournal journal,
            SentFiles files,
            Guard guard,
            Organisations organisations,
            InstantSource time) {
        this.inHand = inHand;
        this.journal = journal;
        this.files = files;
        this.guard = guard;
        this.organisations = organisations;
        this.time = time;
    }

    public void accept(String number, String by) {
        Ticket ticket = inHand.take(number, Act.ACCEPT, by);
        if (ticket.status() == TicketStatus.IN_WORK) return;
        journal.write(ticket, ticket.accept(by, time.instant()));
    }

    /** @param suggestion code of the organisation that should have it, where they know */
    public void giveBack(String number, int version, String reason, @Nullable String suggestion, String by) {
        String why = InHand.reason(reason);
        requireKnown(suggestion);
        Ticket ticket = inHand.take(number, version, Act.RETURN, by);
        guard.requireImpartial(ticket, suggestion, List.of(), null);
        journal.write(ticket, ticket.giveBack(why, suggestion, by, time.instant()));
    }

    private void requireKnown(@Nullable String suggestion) {
        if (suggestion == null
                || organisations.find(suggestion).filter(Organisation::active).isPresent()) return;
        throw new TicketRefused(new Refusal.UnknownOrganisation(suggestion));
    }

    /** @param date when it will be done, or when the funds are expected */
    public void plan(
            String number, int version, @Nullable LocalDate date, boolean waitsForFunds, String note, String by) {
        InHand.requireShort(note);
        Ticket ticket = inHand.take(number, version, Act.PLAN, by);
        journal.write(ticket, ticket.plan(date, waitsForFunds, note, by, time.instant()));
    }

    /**
     * Answers, with proof; an inspector checks it before the resident gets it.
     *
     * @param id chosen by the writer: the same id with the same words and outcome is the same answer
     * @param proof ids of files uploaded before
     */
    public void answer(String number, UUID id, Outcome outcome, String text, List<String> proof, String by) {
        InHand.requireText(text);
        Ticket ticket = inHand.take(number, Act.PROPOSE, by);
        if (inHand.wasProposed(id, ticket, outcome, text)) return;
        var at = time.instant();
        var entry = ticket.propose(outcome, by, at);
        var message = new Message(
                id,
                ticket.id(),
                entry.version(),
                Message.Direction.NOTE,
                Message.Kind.PROPOSAL,
                at,
                by,
                text.strip(),
                null,
                null);
        journal.write(ticket, entry, message, files.attach(id, proof, by), null);
    }
}
