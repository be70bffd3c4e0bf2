package kz.komek.ticket;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import kz.komek.territory.Addresses;
import kz.komek.territory.Territory;
import kz.komek.territory.TerritoryChanged;
import kz.komek.territory.domain.Located;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.store.AddressedTickets;
import kz.komek.ticket.store.AddressedTickets.Sweep;
import kz.komek.ticket.store.TicketRepository;
import org.jboss.logging.Logger;

/**
 * Asks the register again about addresses that it did not know, whenever it has changed: in small transactions, by one
 * replica at a time, and from where the last one stopped, whoever that was.
 *
 * <p>A ticket that asked just before the change and commits just after it is not seen by a pass that began in between. So
 * a pass counts only if it began when all transactions of that time had ended. Intake pays nothing for it: whoever asks
 * the register has written before in the same transaction, so that its id is known.
 */
@Singleton
class AddressSweep {
    private static final Logger LOG = Logger.getLogger(AddressSweep.class);
    private static final int BATCH = 200;
    /** Together as long as the transactions of intake last at most; longer ones are an import of an older register. */
    private static final int MOST_WAITS = 50;

    private static final Duration WAIT = Duration.ofMillis(100);

    private final AddressedTickets addressed;
    private final TicketRepository tickets;
    private final Territory territory;
    private final Addresses addresses;
    private final TicketJournal journal;
    private final InstantSource time;

    AddressSweep(
            AddressedTickets addressed,
            TicketRepository tickets,
            Territory territory,
            Addresses addresses,
            TicketJournal journal,
            InstantSource time) {
        this.addressed = addressed;
        this.tickets = tickets;
        this.territory = territory;
        this.addresses = addresses;
        this.journal = journal;
        this.time = time;
    }

    /** The methodologist who added a street looks at the list at once. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) TerritoryChanged change) {
        Thread.startVirtualThread(this::sweep);
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            Step step = Step.MORE;
            for (int waits = 0; step != Step.NOTHING; ) {
                boolean patient = waits < MOST_WAITS;
                step = QuarkusTransaction.requiringNew().call(() -> batch(patient));
                if (step == Step.WAIT && waits++ == MOST_WAITS) return;
                if (step == Step.WAIT) Thread.sleep(WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "unknown addresses were not asked about again (%s); trying in 30 s",
                    e.getClass().getSimpleName());
        }
    }

    private enum Step {
        MORE,
        /** Somebody who may have asked the older register has not committed yet. */
        WAIT,
        /** All is done, or somebody else is at it. */
        NOTHING
    }

    /** @param patient a pass that would have to be made again later is waited with */
    private Step batch(boolean patient) {
        Sweep sweep = addressed.lockSweep().orElse(null);
        if (sweep == null) return Step.NOTHING;
        long version = territory.version();
        if (sweep.asked() == version) return Step.NOTHING;
        // Only now: whoever asked before the change was visible is before the horizon.
        if (sweep.running() != version) sweep = new Sweep(sweep.asked(), version, 0, addressed.horizon(), false);
        if (sweep.afterId() == 0) {
            boolean settled = addressed.isPast(sweep.horizon());
            if (!settled && (sweep.early() || patient)) {
                addressed.write(sweep);
                return Step.WAIT;
            }
            sweep = sweep.begins(!settled);
        }
        var ids = addressed.unknownAfter(sweep.afterId(), BATCH);
        askAgain(ids);
        boolean all = ids.size() < BATCH;
        addressed.write(all ? sweep.ended() : sweep.upTo(ids.getLast()));
        return all && !sweep.early() ? Step.NOTHING : Step.MORE;
    }

    private void askAgain(List<Long> ids) {
        var locked = tickets.lockAll(ids);
        var places = locked.values().stream()
                .map(Ticket::place)
                .filter(Objects::nonNull)
                .toList();
        var located = addresses.locate(places);
        for (Long id : ids) {
            Ticket ticket = locked.get(id);
            if (ticket == null || ticket.place() == null) continue;
            Located found = located.get(ticket.place());
            if (found != null && ticket.isBetterLocated(found))
                journal.write(ticket, ticket.located(found, time.instant()));
        }
    }
}
