package kz.komek.workqueue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import kz.komek.workqueue.domain.WorkRecord;
import kz.komek.workqueue.store.RecordTables;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Deletes what nobody asks for any more: who was where, took, closed and was offered what. A piece at a time, each its
 * own transaction, so that nobody who works waits for it; every replica may, and none waits for another.
 */
@Singleton
class Records {
    private static final Logger LOG = Logger.getLogger(Records.class);
    private static final int PIECE = 1_000;
    /** What is more than that is left to the next time. */
    private static final int MOST_PIECES = 100;

    private final RecordTables tables;
    private final InstantSource time;
    private final Duration kept;
    private final Duration claimsKept;

    Records(
            RecordTables tables,
            InstantSource time,
            @ConfigProperty(name = "komek.work.records-kept") Duration kept,
            @ConfigProperty(name = "komek.work.claims-kept") Duration claimsKept) {
        this.tables = tables;
        this.time = time;
        this.kept = kept;
        this.claimsKept = claimsKept;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetWhatIsOld() {
        for (WorkRecord kind : WorkRecord.values()) {
            int gone = forget(kind, time.instant().minus(kept(kind)));
            if (gone > 0) LOG.infof("%d rows of %s are older than they are kept and were deleted", gone, kind);
        }
    }

    private int forget(WorkRecord kind, Instant before) {
        int all = 0;
        for (int piece = 0; piece < MOST_PIECES; piece++) {
            int gone = QuarkusTransaction.requiringNew().call(() -> tables.forget(kind, before, PIECE));
            all += gone;
            if (gone < PIECE) break;
        }
        return all;
    }

    private Duration kept(WorkRecord kind) {
        return switch (kind) {
            case SPELL, TAKEN, CLOSED, OFFER, BULK_ACT -> kept;
            case CLAIM -> claimsKept;
        };
    }
}
