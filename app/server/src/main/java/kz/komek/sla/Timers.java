package kz.komek.sla;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import kz.komek.contract.Language;
import kz.komek.intake.Heard;
import kz.komek.sla.domain.Clock;
import kz.komek.sla.domain.ClockKind;
import kz.komek.sla.domain.Stage;
import kz.komek.sla.domain.TicketClocks;
import kz.komek.sla.store.ClockTable;
import kz.komek.ticket.Terms;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketStatus;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Wakes clocks when their time has come. What has to be looked at, and when, is a column with an index: a million that wait
 * cost nothing. Any number of servers do it: each takes tickets that nobody holds, and a clock is written with what came of
 * it in one transaction, so that a server that dies leaves all of it or nothing. After an outage the oldest come first.
 */
@Singleton
public class Timers {
    private static final Logger LOG = Logger.getLogger(Timers.class);
    private static final int BATCH = 250;
    /** While one waits for the disk, another thinks. */
    private static final int AT_ONCE = 3;

    private final Heard heard;
    private final ClockTable table;
    private final Pending pending;
    private final Targets targets;
    private final Terms terms;
    private final Farewells farewells;
    private final Tellings tellings;
    private final InstantSource time;

    Timers(
            Heard heard,
            ClockTable table,
            Pending pending,
            Targets targets,
            Terms terms,
            Farewells farewells,
            Tellings tellings,
            InstantSource time) {
        this.heard = heard;
        this.table = table;
        this.pending = pending;
        this.targets = targets;
        this.terms = terms;
        this.farewells = farewells;
        this.tellings = tellings;
        this.time = time;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            ring();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "clocks were not looked at (%s); trying again in 1 s",
                    e.getClass().getSimpleName());
        }
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweepSilences() {
        try {
            endSilences();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "silences were not looked at (%s); trying again in 10 s",
                    e.getClass().getSimpleName());
        }
    }

    /** Until nothing is due that somebody else does not hold. @return how many clocks were looked at */
    public int ring() {
        Instant now = time.instant();
        return ring(after -> table.wakes(now, after, BATCH), now, Sweep.PROMISES);
    }

    /**
     * A resident is silent only when everything that residents have said until now has been read: after an outage their
     * answer may still lie there. By itself, for nothing that was promised waits until the broker has been asked.
     *
     * @return how many clocks were looked at
     */
    public int endSilences() {
        Instant now = time.instant();
        if (table.silences(now, null, 1).isEmpty()) return 0;
        if (!heard.all()) {
            LOG.info("what residents said may lie unread: no silence ends now; asking again in 10 s");
            return 0;
        }
        return ring(after -> table.silences(now, after, BATCH), now, Sweep.SILENCES);
    }

    private enum Sweep {
        PROMISES,
        SILENCES;

        boolean looksAt(Clock clock) {
            return (clock.kind() == ClockKind.SILENCE) == (this == SILENCES);
        }
    }

    @FunctionalInterface
    private interface Wakes {
        List<ClockTable.Wake> after(ClockTable.@Nullable Wake last);
    }

    private int ring(Wakes wakes, Instant now, Sweep sweep) {
        var free = new Semaphore(AT_ONCE);
        var rung = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // What others hold is left behind; they look at it themselves, or the next second does.
            for (var due = wakes.after(null); !due.isEmpty(); due = wakes.after(due.getLast())) {
                List<ClockTable.Wake> some = due;
                free.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        rung.addAndGet(ringAll(some, now, sweep));
                    } finally {
                        free.release();
                    }
                });
            }
        }
        return rung.get();
    }

    /** Of promises, these. */
    int ringAll(List<ClockTable.Wake> due, Instant now) {
        return ringAll(due, now, Sweep.PROMISES);
    }

    /** One that cannot be rung does not keep the others waiting; it is tried again by the next sweep. */
    private int ringAll(List<ClockTable.Wake> due, Instant now, Sweep sweep) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> ring(due, now, sweep));
        } catch (RuntimeException e) {
            if (due.size() > 1)
                return due.stream()
                        .mapToInt(one -> ringAll(List.of(one), now, sweep))
                        .sum();
            LOG.warnf(
                    "a clock of ticket %d was not looked at (%s); the next sweep tries again",
                    due.getFirst().ticket(),
                    (e.getCause() == null ? e : e.getCause()).getClass().getSimpleName());
            return 0;
        }
    }

    private int ring(List<ClockTable.Wake> due, Instant now, Sweep sweep) {
        var ids = new LinkedHashSet<Long>();
        due.forEach(wake -> ids.add(wake.ticket()));
        var tickets = new HashMap<Long, Ticket>();
        terms.lockFree(ids).forEach(ticket -> tickets.put(ticket.id(), ticket));
        pending.read(tickets.keySet());
        var told = new ArrayList<Tellings.Telling>();
        int rung = 0;
        for (long id : ids) {
            Ticket ticket = tickets.get(id);
            if (ticket == null) continue;
            TicketClocks clocks = pending.of(id);
            for (Clock clock : clocks.all()) {
                if (sweep.looksAt(clock) && ring(ticket, clocks, clock, now, told)) rung++;
            }
        }
        tellings.tell(told);
        return rung;
    }

    private boolean ring(Ticket ticket, TicketClocks clocks, Clock clock, Instant now, List<Tellings.Telling> told) {
        Instant wakes = clock.wakes();
        if (clock.isOver() || wakes == null || wakes.isAfter(now)) return false;
        List<Clock.Moment> moments = clock.ring(now, tellings.ladder(ticket), targets.versions());
        clocks.changed(clock);
        pending.changed(clocks, ticket);
        told.addAll(Tellings.worth(ticket, clock, moments));
        moments.stream()
                .filter(moment -> moment.stage() instanceof Stage.Due)
                .forEach(moment -> passed(ticket, clocks, clock, now, told, moment));
        return true;
    }

    private void passed(
            Ticket ticket,
            TicketClocks clocks,
            Clock clock,
            Instant now,
            List<Tellings.Telling> told,
            Clock.Moment moment) {
        switch (clock.kind()) {
            case FIRST_RESPONSE, REGISTRATION, ACCEPTANCE, RESOLUTION, STATUTORY, FORWARDING, EXTENSION_NOTICE -> {
                // Whom it is told to, the ladder says.
                if (clock.kind().isInHistory()) {
                    terms.passed(ticket, EventKind.OVERDUE, clock.kind().name(), clock.due(), now);
                }
            }
            case PLAN -> {
                clocks.stop(ClockKind.PLAN, now);
                if (ticket.status() != TicketStatus.PLANNED) return;
                terms.passed(ticket, EventKind.PLAN_PASSED, clock.kind().name(), clock.due(), now);
                told.add(new Tellings.Telling(ticket, clock, moment));
            }
            case SILENCE -> {
                clocks.stop(ClockKind.SILENCE, now);
                if (ticket.status() != TicketStatus.WAITING_FOR_RESIDENT) return;
                terms.endSilence(ticket, farewells.text(language(ticket)), now);
                told.add(new Tellings.Telling(ticket, clock, moment));
            }
        }
    }

    private static Language language(Ticket ticket) {
        @Nullable Language known = ticket.language();
        return known == null ? Language.KK : known;
    }
}
