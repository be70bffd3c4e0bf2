package kz.komek.dialogue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import kz.komek.dialogue.store.TalkTable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Lets go of talks in which nothing goes on any more: their language is known of the resident, their tickets of the
 * register. Who comes back after so long begins anew. What waits to become a ticket is never let go of.
 */
@Singleton
class Forgetting {
    private static final Logger LOG = Logger.getLogger(Forgetting.class);
    private static final int PIECE = 500;
    /** The rest is for tomorrow. */
    private static final int MOST_PIECES = 200;

    private final TalkTable table;
    private final InstantSource time;
    private final Duration kept;

    Forgetting(TalkTable table, InstantSource time, @ConfigProperty(name = "komek.dialogue.kept") Duration kept) {
        this.table = table;
        this.time = time;
        this.kept = kept;
    }

    @Scheduled(every = "24h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetWhatIsOld() {
        int gone = forget();
        if (gone > 0) LOG.infof("%d talks at rest are older than they are kept and were deleted", gone);
    }

    /** @return how many */
    int forget() {
        var before = time.instant().minus(kept);
        int all = 0;
        for (int piece = 0; piece < MOST_PIECES; piece++) {
            int gone = QuarkusTransaction.requiringNew().call(() -> table.forget(before, PIECE));
            all += gone;
            if (gone < PIECE) break;
        }
        return all;
    }
}
