package kz.komek.workqueue;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import kz.komek.ticket.TicketChanged;
import kz.komek.ticket.TicketDesk;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.domain.Message;
import kz.komek.workqueue.domain.Draft;
import kz.komek.workqueue.domain.Onlooker;
import kz.komek.workqueue.domain.Refusal;
import kz.komek.workqueue.domain.Refused;
import kz.komek.workqueue.store.TogetherTable;
import org.jspecify.annotations.Nullable;

/** Several people at one ticket: each sees who else is there, and nothing that was begun is lost with a browser. */
@ApplicationScoped
@Transactional
public class Together {
    /** A console says each 5 s that it looks. */
    private static final Duration LOOKS = Duration.ofSeconds(15);

    private static final Duration DRAFTS_KEPT = Duration.ofDays(90);
    private static final int AT_ONCE = 10_000;

    private final TogetherTable table;
    private final TicketViews tickets;
    private final InstantSource time;

    Together(TogetherTable table, TicketViews tickets, InstantSource time) {
        this.table = table;
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

    /**
     * @param at when it was kept
     * @param other what another window of the same person had begun: it is kept beside
     */
    public record Kept(Instant at, Draft.@Nullable Words other) {}

    /**
     * Nothing in it: it is not wanted any more.
     *
     * @param page the window that writes
     * @param seen when what this window knows of was written; {@code null}: it knows of nothing
     */
    public Kept keep(String number, String login, Draft.Words words, UUID page, @Nullable Instant seen) {
        if (words.text().length() > TicketDesk.LONGEST_TEXT) {
            throw new Refused(new Refusal.DraftTooLong(TicketDesk.LONGEST_TEXT));
        }
        long ticket = ticket(number, login);
        // As exact as it is stored: it comes back as what was seen.
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        var other = words.text().isBlank()
                ? table.throwAway(ticket, login, page, seen)
                : table.keep(ticket, login, words, page, seen, now);
        return new Kept(now, other.orElse(null));
    }

    /** They have seen what their other window had begun, and do not want it. */
    public void forgetOther(String number, String login) {
        table.forgetOther(ticket(number, login), login);
    }

    /** In the transaction that says it: no crash leaves it to be said twice. */
    void said(@Observes TicketChanged change) {
        Message message = change.message();
        if (message == null || message.author() == null) return;
        table.said(change.ticket().id(), message.author(), message.text(), time.instant());
    }

    private long ticket(String number, String login) {
        return tickets.idFor(number, login).orElseThrow(TicketDesk.NoSuchTicket::new);
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var now = time.instant();
        table.forget(now.minus(LOOKS), now.minus(DRAFTS_KEPT), AT_ONCE);
    }
}
