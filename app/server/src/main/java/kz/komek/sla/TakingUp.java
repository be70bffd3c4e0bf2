package kz.komek.sla;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import kz.komek.sla.store.TakingUpTable;
import kz.komek.ticket.Terms;
import kz.komek.ticket.domain.Ticket;
import org.jboss.logging.Logger;

/**
 * Gives the tickets that were open before there were clocks those that their state asks for, once: in small transactions,
 * by one server at a time, and from where the last one stopped, whoever that was.
 */
@Singleton
class TakingUp {
    private static final Logger LOG = Logger.getLogger(TakingUp.class);
    private static final int BATCH = 200;

    private final TakingUpTable table;
    private final Terms terms;
    private final Pending pending;
    private final Keeping keeping;
    private final InstantSource time;

    private volatile boolean done;

    TakingUp(TakingUpTable table, Terms terms, Pending pending, Keeping keeping, InstantSource time) {
        this.table = table;
        this.terms = terms;
        this.pending = pending;
        this.keeping = keeping;
        this.time = time;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void goOn() {
        if (done) return;
        try {
            while (batch(BATCH)) {
                // Until all are looked at, or somebody else is at it.
            }
            done = table.look().isEnd();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "older tickets were not given their clocks (%s); going on in 10 s",
                    e.getClass().getSimpleName());
        }
    }

    /** @return false: there is nothing more, or somebody else is at it */
    boolean batch(int most) {
        return QuarkusTransaction.requiringNew()
                .call(() -> table.lock()
                        .filter(place -> !place.isEnd())
                        .map(place -> takeUp(place, most))
                        .orElse(false));
    }

    private boolean takeUp(TakingUpTable.Place place, int most) {
        List<Long> ids = table.next(place, most);
        pending.read(ids);
        for (Ticket ticket : terms.lockAll(ids)) {
            // It may have ended while its lock was waited for.
            if (!ticket.status().isOver()) keeping.takeUp(ticket, time.instant());
        }
        table.reach(ids.size() < most ? place.last() : ids.getLast());
        return ids.size() == most;
    }
}
