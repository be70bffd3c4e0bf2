package kz.komek.workqueue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.komek.ticket.TicketChanged;
import kz.komek.ticket.domain.EventKind;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Brings together what waits and who is ready: after every commit that lets something arrive or somebody be free, and
 * each second besides. Whichever of the two commits last looks afterwards and sees the other, on any replica; a server
 * that dies between its commit and its look leaves it to the next second of the others.
 */
@Singleton
class Dealer {
    private static final Logger LOG = Logger.getLogger(Dealer.class);
    private static final int MOST_PEOPLE = 500;
    private static final int MOST_AT_ONCE = 200;

    private final Offers offers;
    private final Shift shift;
    private final InstantSource time;
    private final Duration silent;
    private final Duration gone;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("deals-work-out").factory());
    private final AtomicBoolean wanted = new AtomicBoolean();

    Dealer(
            Offers offers,
            Shift shift,
            InstantSource time,
            @ConfigProperty(name = "komek.work.silent") Duration silent,
            @ConfigProperty(name = "komek.work.gone") Duration gone) {
        this.offers = offers;
        this.shift = shift;
        this.time = time;
        this.silent = silent;
        this.gone = gone;
    }

    /** Whoever takes one lets nothing arrive and frees nobody. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) TicketChanged change) {
        if (change.entry().kind() != EventKind.TAKEN) wake();
    }

    void freed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Shift.Freed free) {
        wake();
    }

    void stop(@Observes ShutdownEvent stopped) {
        thread.shutdown();
    }

    private void wake() {
        if (wanted.compareAndSet(false, true) && !thread.isShutdown()) thread.execute(this::dealWhatIsWanted);
    }

    private void dealWhatIsWanted() {
        wanted.set(false);
        try {
            deal();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "work was not dealt out (%s); trying again in 1 s",
                    e.getClass().getSimpleName());
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            for (String login : offers.expire(MOST_AT_ONCE)) offers.restIfUnanswered(login);
            shift.missThoseSilentSince(time.instant().minus(silent), MOST_AT_ONCE);
            shift.giveBackOfThoseGoneSince(time.instant().minus(gone), 10);
            wake();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "the work queue was not looked after (%s); trying again in 1 s",
                    e.getClass().getSimpleName());
        }
    }

    /** One for each in turn, until nobody has room or nothing waits that suits anybody. */
    void deal() {
        boolean any = true;
        while (any) {
            any = false;
            for (var person : offers.asked(MOST_PEOPLE).entrySet()) {
                any |= offers.offer(person.getKey(), person.getValue());
            }
        }
    }
}
