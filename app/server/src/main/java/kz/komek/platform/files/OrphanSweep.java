package kz.komek.platform.files;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import kz.komek.contract.files.FileStore;
import kz.komek.platform.time.SystemTime;
import org.jboss.logging.Logger;

/**
 * Deletes files that nobody refers to: of submissions that were never finished, of a process that died between storing
 * and publishing. Every replica sweeps; the second finds nothing.
 */
@Singleton
class OrphanSweep {
    private static final Logger LOG = Logger.getLogger(OrphanSweep.class);
    private static final int BATCH = 500;

    private final FileStore files;
    private final List<KeepsFiles> keepers;
    private final SystemTime time;
    /** A day that was swept once holds no orphans any more: files are written on their own day only. */
    private LocalDate swept = LocalDate.MIN;

    OrphanSweep(FileStore files, @All List<KeepsFiles> keepers, SystemTime time) {
        this.files = files;
        this.keepers = keepers;
        this.time = time;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        // Whole days by the machine's clock: a demo's clock that was moved ahead makes no file older.
        var last = LocalDate.ofInstant(time.unmoved(), ZoneOffset.UTC).minusDays(2);
        if (!last.isAfter(swept)) return;
        // Before the lookup: what is read while we look is younger than these files.
        if (!keepers.stream().allMatch(KeepsFiles::knowsAll)) {
            LOG.info("orphaned files stay for now: records that may name them are still unread");
            return;
        }
        try {
            int deleted = sweepUpTo(last);
            swept = last;
            if (deleted > 0) LOG.infof("%d files up to %s belonged to nothing and were deleted", deleted, last);
        } catch (IOException | IllegalStateException e) {
            LOG.warnf(
                    "sweeping orphaned files failed (%s); trying again in an hour",
                    e.getClass().getSimpleName());
        }
    }

    private int sweepUpTo(LocalDate last) throws IOException {
        var candidates = new ArrayList<String>();
        files.upTo(last, id -> {
            if (LocalDate.parse(id.substring(0, 10)).isAfter(swept)) candidates.add(id);
        });
        int deleted = 0;
        for (int from = 0; from < candidates.size(); from += BATCH) {
            deleted += sweep(candidates.subList(from, Math.min(from + BATCH, candidates.size())));
        }
        return deleted;
    }

    private int sweep(List<String> ids) throws IOException {
        var orphans = new HashSet<>(ids);
        for (KeepsFiles keeper : keepers) orphans.removeAll(keeper.kept(ids));
        for (String orphan : orphans) files.delete(orphan);
        return orphans.size();
    }
}
