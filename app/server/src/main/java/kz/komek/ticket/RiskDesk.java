package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import kz.komek.organisation.Staff;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.Rights;
import kz.komek.ticket.domain.RiskStep;
import kz.komek.ticket.domain.Routed;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.domain.Weighed;

/** What makes a ticket a risk, as people say it: who registers it, and who considers it. */
@ApplicationScoped
@Transactional
public class RiskDesk {
    private final InHand inHand;
    private final Routing routing;
    private final TicketJournal journal;
    private final Staff staff;
    private final InstantSource time;

    RiskDesk(InHand inHand, Routing routing, TicketJournal journal, Staff staff, InstantSource time) {
        this.inHand = inHand;
        this.routing = routing;
        this.journal = journal;
        this.staff = staff;
        this.time = time;
    }

    /**
     * @param version that one saw
     * @param said codes of factors; those that hold by themselves are added
     */
    public void weigh(String number, int version, RiskStep step, List<String> said, String by) {
        var ticket = inHand.take(number, Act.REGISTER, by);
        if (step == RiskStep.CONSIDERATION
                && staff.active(by).filter(Rights::inspects).isEmpty())
            throw new TicketRefused(new Refusal.NotYours(Act.SEND));
        var at = time.instant();
        Routed routed = routing.weigh(ticket, step, said.stream().distinct().toList(), at);
        Weighed weighed = routed.weighed();
        List<String> held = weighed == null ? List.of() : weighed.of(step);
        for (String code : said) {
            if (held == null || !held.contains(code)) throw new TicketRefused(new Refusal.UnknownFactor(code));
        }
        if (weighed == null || ticket.isWeighedSo(weighed)) return;
        if (ticket.version() != version) throw new TicketDesk.Stale();
        journal.write(ticket, ticket.weigh(step, weighed, routed, by, at));
    }
}
