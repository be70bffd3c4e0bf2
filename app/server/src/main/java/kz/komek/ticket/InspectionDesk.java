package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Set;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.domain.Organisation;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.AnswerCheck;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.domain.TicketStatus;

/** What inspectors do: send registered tickets to those who execute, and weigh their answers. */
@ApplicationScoped
@Transactional
public class InspectionDesk {
    private final InHand inHand;
    private final TicketJournal journal;
    private final Organisations organisations;
    private final Guard guard;
    private final InstantSource time;

    InspectionDesk(InHand inHand, TicketJournal journal, Organisations organisations, Guard guard, InstantSource time) {
        this.inHand = inHand;
        this.journal = journal;
        this.organisations = organisations;
        this.guard = guard;
        this.time = time;
    }

    /** @param version the version the sender saw */
    public void send(String number, int version, Ticket.Dispatch to, String by) {
        requireSomebodyAt(to.organisation());
        to.coExecutors().forEach(this::known);
        Ticket ticket = inHand.take(number, version, Act.SEND, by);
        guard.requireImpartial(ticket, to.organisation(), to.coExecutors(), to.responsible());
        boolean byArbiter = ticket.status() == TicketStatus.DISPUTED;
        journal.write(ticket, ticket.send(to, byArbiter, by, time.instant()));
    }

    /** The executor's answer does not do. */
    public void sendBack(String number, int version, String reason, Set<AnswerCheck> missing, String by) {
        String why = InHand.reason(reason);
        Ticket ticket = inHand.take(number, version, Act.SEND_BACK, by);
        journal.write(ticket, ticket.sendBack(why, missing, by, time.instant()));
    }

    private Organisation known(String code) {
        return organisations
                .find(code)
                .filter(Organisation::active)
                .orElseThrow(() -> new TicketRefused(new Refusal.UnknownOrganisation(code)));
    }

    private void requireSomebodyAt(String code) {
        known(code);
        if (!organisations.hasExecutors(code)) throw new TicketRefused(new Refusal.NobodyThere(code));
    }
}
