package kz.komek.workqueue;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import kz.komek.ticket.TicketDesk;
import kz.komek.ticket.TicketViews;
import kz.komek.workqueue.domain.Draft;
import kz.komek.workqueue.domain.Onlooker;
import kz.komek.workqueue.domain.Refusal;
import kz.komek.workqueue.domain.Refused;
import kz.komek.workqueue.store.ClaimTable;
import kz.komek.workqueue.store.TogetherTable;

/** Several people at one ticket: each sees who else is there, and nothing that was begun is lost with a browser. */
@ApplicationScoped
@Transactional
public class Together {
    /** A console says each 5 s that it looks. */
    private static final Duration LOOKS = Duration.ofSeconds(15);

    private static final Duration CLAIMS_KEPT = Duration.ofDays(1);
    private static final Duration DRAFTS_KEPT = Duration.ofDays(90);
    private static final int AT_ONCE = 10_000;

    private final TogetherTable table;
    private final ClaimTable claims;
    private final TicketViews tickets;
    private final InstantSource time;

    Together(TogetherTable table, ClaimTable claims, TicketViews tickets, InstantSource time) {
        this.table = table;
        this.claims = claims;
        this.tickets = tickets;
        this.time = time;
    }

    /** @return who else does */
    public List<Onlooker> looks(String number, String login, boolean writes) {
        long ticket = ticket(number, login);
        var now = time.instant();
        table.looks(ticket, login, writes, now);
        return table.others(ticket, login, now.minus(LOOKS));
    }

    public void looksAway(String number, String login) {
        table.looksAway(ticket(number, login), login);
    }

    /** One's own and those of others, whose ticket it was before; the newest first. */
    public List<Draft> drafts(String number, String login) {
        return table.drafts(ticket(number, login));
    }

    /** Nothing in it: it was sent, or is not wanted any more. */
    public void keep(String number, String login, String text) {
        if (text.length() > TicketDesk.LONGEST_TEXT) {
            throw new Refused(new Refusal.DraftTooLong(TicketDesk.LONGEST_TEXT));
        }
        long ticket = ticket(number, login);
        if (text.isBlank()) table.throwAway(ticket, login);
        else table.keep(ticket, new Draft(login, text, time.instant()));
    }

    private long ticket(String number, String login) {
        return tickets.idFor(number, login).orElseThrow(TicketDesk.NoSuchTicket::new);
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var now = time.instant();
        table.forget(now.minus(LOOKS), now.minus(DRAFTS_KEPT), AT_ONCE);
        claims.forgetBefore(now.minus(CLAIMS_KEPT), AT_ONCE);
    }
}
