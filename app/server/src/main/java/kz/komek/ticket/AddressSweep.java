package kz.komek.ticket;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.InstantSource;
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
 */
@Singleton
class AddressSweep {
    private static final Logger LOG = Logger.getLogger(AddressSweep.class);
    private static final int BATCH = 200;

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
            boolean more = true;
            while (more) more = QuarkusTransaction.requiringNew().call(this::batch);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "unknown addresses were not asked about again (%s); trying in 30 s",
                    e.getClass().getSimpleName());
        }
    }

    /** @return whether there is more to do, and nobody else at it */
    private boolean batch() {
        Sweep sweep = addressed.lockSweep().orElse(null);
        if (sweep == null) return false;
        long version = territory.version();
        if (sweep.asked() == version) return false;
        long after = sweep.running() == version ? sweep.afterId() : 0;
        var ids = addressed.unknownAfter(after, BATCH);
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
        boolean more = ids.size() == BATCH;
        addressed.write(more ? new Sweep(sweep.asked(), version, ids.getLast()) : new Sweep(version, version, 0));
        return more;
    }
}
