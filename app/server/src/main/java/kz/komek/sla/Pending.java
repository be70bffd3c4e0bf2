package kz.komek.sla;

import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.komek.notice.domain.Step;
import kz.komek.sla.domain.Clock;
import kz.komek.sla.domain.TicketClocks;
import kz.komek.sla.store.ClockTable;
import kz.komek.ticket.domain.Ticket;

/**
 * The clocks that one transaction touches: read once, written in one batch as the last thing before the commit, however
 * many acts there were and on however many tickets.
 */
@Singleton
class Pending {
    private final TransactionSynchronizationRegistry transactions;
    private final ClockTable table;
    private final Tellings tellings;
    private final Targets targets;

    Pending(TransactionSynchronizationRegistry transactions, ClockTable table, Tellings tellings, Targets targets) {
        this.transactions = transactions;
        this.table = table;
        this.tellings = tellings;
        this.targets = targets;
    }

    private static final class Touched {
        final Map<Long, TicketClocks> tickets = new HashMap<>();
        /** With the ticket as it stands at the end; in the order in which they were touched. */
        final Map<TicketClocks, Ticket> changed = new LinkedHashMap<>();
    }

    /** A ticket that comes in has none yet. */
    TicketClocks fresh(long ticket) {
        return touched().tickets.computeIfAbsent(ticket, id -> new TicketClocks(id, List.of()));
    }

    /** @param ticket locked by the caller */
    TicketClocks of(long ticket) {
        Touched touched = touched();
        if (!touched.tickets.containsKey(ticket)) read(List.of(ticket));
        return touched.tickets.get(ticket);
    }

    /** In one statement. @param tickets locked by the caller */
    void read(Collection<Long> tickets) {
        Touched touched = touched();
        var unread = new HashSet<>(tickets);
        unread.removeAll(touched.tickets.keySet());
        if (unread.isEmpty()) return;
        Map<Long, List<Clock>> found = table.of(unread);
        for (long ticket : unread) {
            touched.tickets.put(ticket, new TicketClocks(ticket, found.getOrDefault(ticket, List.of())));
        }
    }

    void changed(TicketClocks clocks, Ticket ticket) {
        touched().changed.put(clocks, ticket);
    }

    /** Only the ticket as it stands in the end says whose ladder counts. */
    private List<Clock> armed(Map<TicketClocks, Ticket> changed) {
        var all = new ArrayList<Clock>();
        changed.forEach((clocks, ticket) -> {
            List<Step> ladder = tellings.ladder(ticket);
            for (Clock clock : clocks.takeChanged()) {
                clock.arm(ladder, targets.versions());
                all.add(clock);
            }
        });
        return all;
    }

    private Touched touched() {
        var known = (Touched) transactions.getResource(Pending.class);
        if (known != null) return known;
        var fresh = new Touched();
        transactions.putResource(Pending.class, fresh);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                table.write(armed(fresh.changed));
            }

            @Override
            public void afterCompletion(int status) {
                // committed: they are written; rolled back: nothing happened
            }
        });
        return fresh;
    }
}
