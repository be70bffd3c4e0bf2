package kz.komek.channel;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.Taken;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells the core what was taken, so that it can see whether all of it has arrived. What this gateway takes along when it
 * is killed is missing from the count only: the core then has more than was counted, which is no gap.
 */
@Singleton
class TellsOfCounting implements Thrives {
    private static final Logger LOG = Logger.getLogger(TellsOfCounting.class);

    private final Counting counting;
    private final ChannelEvents events;
    private final InstantSource time;
    private final Duration every;
    private final Thread thread = Thread.ofVirtual().name("tells-of-counting").unstarted(this::run);
    private volatile boolean stopping;

    TellsOfCounting(
            Counting counting,
            ChannelEvents events,
            InstantSource time,
            @ConfigProperty(name = "komek.counted.every", defaultValue = "PT5S") Duration every) {
        this.counting = counting;
        this.events = events;
        this.time = time;
        this.every = every;
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
        thread.interrupt();
        tell();
    }

    @Override
    public boolean alive() {
        return stopping || thread.isAlive();
    }

    private void run() {
        try {
            while (!stopping) {
                Thread.sleep(every);
                tell();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void tell() {
        try {
            counting.all().forEach(this::tell);
        } catch (RuntimeException e) {
            LOG.debugf("what was taken is told later (%s)", e.getClass().getSimpleName());
        }
    }

    private void tell(Counting.Account account, List<Taken.One> all) {
        for (int from = 0; from < all.size(); from += Taken.MOST) {
            var part = all.subList(from, Math.min(all.size(), from + Taken.MOST));
            var taken = new Taken(part, null, null);
            events.publish(
                    ChannelEvent.of(UUID.randomUUID(), account.channel(), account.name(), time.instant(), taken));
            counting.told(account, part);
        }
    }
}
