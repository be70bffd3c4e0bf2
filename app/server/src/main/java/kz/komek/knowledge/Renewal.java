package kz.komek.knowledge;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import kz.komek.knowledge.domain.EntryKind;
import org.jboss.logging.Logger;

/**
 * Keeps articles findable as they are published: each with its transaction, and all of them at the start, for this server
 * may take words apart in another way.
 */
@ApplicationScoped
public class Renewal {
    private static final Logger LOG = Logger.getLogger(Renewal.class);

    private final SearchIndex index;
    private final Entries entries;
    private final IssueShelf issues;
    private final TicketIndex tickets;
    private volatile boolean looked;

    Renewal(SearchIndex index, Entries entries, IssueShelf issues, TicketIndex tickets) {
        this.index = index;
        this.entries = entries;
        this.issues = issues;
        this.tickets = tickets;
    }

    /** Every replica looks; what another one has renewed costs it no writing. */
    @Scheduled(every = "{komek.knowledge.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (looked) return;
        try {
            index.renew(EntryKind.ARTICLE, entries::articles);
            looked = true;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "articles are found by the words they had (%s); trying again",
                    e.getClass().getSimpleName());
        }
    }

    /**
     * From nothing. Planned works come back by themselves, tickets one after the other from the newest on.
     *
     * @return how many articles and issues can be found
     */
    public int anew() {
        index.throwAway();
        tickets.renewAll();
        return index.renew(EntryKind.ARTICLE, entries::articles) + issues.renew();
    }
}
