package kz.komek.call;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import kz.komek.contract.files.FileStore;
import org.jboss.logging.Logger;

/** Deletes recordings whose time is over. Every replica looks; rows that another one has are skipped. */
@Singleton
class RecordingSweep {
    private static final Logger LOG = Logger.getLogger(RecordingSweep.class);

    private final Recordings recordings;
    private final FileStore files;

    RecordingSweep(Recordings recordings, FileStore files) {
        this.recordings = recordings;
        this.files = files;
    }

    @Scheduled(every = "1h", delayed = "6m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        int due;
        int gone = 0;
        do {
            var deleted = new ArrayList<String>();
            due = recordings.end(deleted);
            delete(deleted);
            gone += deleted.size();
        } while (due > 0);
        if (gone > 0) LOG.infof("%d recordings of calls had been kept for their time and were deleted", gone);
    }

    /** What cannot be deleted now belongs to nobody any more: the sweep of orphans finds it. */
    private void delete(List<String> ended) {
        for (String file : ended) {
            try {
                files.delete(file);
            } catch (IOException e) {
                LOG.warnf(
                        "recording %s was not deleted (%s); the sweep of orphans tries again after a new start",
                        file, e.getClass().getSimpleName());
            }
        }
    }
}
