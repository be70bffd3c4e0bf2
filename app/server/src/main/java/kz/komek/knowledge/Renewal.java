package kz.komek.knowledge;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import kz.komek.catalogue.CatalogueViews;
import kz.komek.knowledge.domain.EntryKind;
import org.jboss.logging.Logger;

/** Keeps what can be found true to what it describes. Articles are renewed as they are published; the catalogue is looked at. */
@ApplicationScoped
public class Renewal {
    private static final Logger LOG = Logger.getLogger(Renewal.class);
    private static final long NEVER = -1;

    private final SearchIndex index;
    private final Entries entries;
    private final CatalogueViews catalogue;
    private volatile long renewed = NEVER;

    Renewal(SearchIndex index, Entries entries, CatalogueViews catalogue) {
        this.index = index;
        this.entries = entries;
        this.catalogue = catalogue;
    }

    /** Every replica looks; what another one has renewed costs it no writing. */
    @Scheduled(every = "{komek.knowledge.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            long version = catalogue.version();
            if (version == renewed) return;
            if (renewed == NEVER) index.renew(EntryKind.ARTICLE, entries.articles());
            index.renew(EntryKind.ISSUE, entries.issues());
            renewed = version;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "what can be found was not renewed (%s); trying again",
                    e.getClass().getSimpleName());
        }
    }

    /** From nothing. @return how many can be found */
    @Transactional
    public int anew() {
        index.throwAway();
        return index.renew(EntryKind.ARTICLE, entries.articles()) + index.renew(EntryKind.ISSUE, entries.issues());
    }
}
