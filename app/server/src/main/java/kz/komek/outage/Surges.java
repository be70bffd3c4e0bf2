package kz.komek.outage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.komek.catalogue.Catalogue;
import kz.komek.outage.domain.Refusal.Why;
import kz.komek.outage.domain.Refused;
import kz.komek.outage.domain.Suggestion;
import kz.komek.outage.domain.Surge;
import kz.komek.outage.store.SurgeTable;
import kz.komek.ticket.TicketChanged;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.Ticket;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Counts what is registered, and suggests a mass outage where far more comes than usual. The register is never counted. */
@Singleton
public class Surges {
    private static final Logger LOG = Logger.getLogger(Surges.class);
    private static final Duration KEPT = Duration.ofDays(7L * Surge.WEEKS + 1);

    private final SurgeTable table;
    private final Catalogue catalogue;
    private final InstantSource time;

    Surges(SurgeTable table, Catalogue catalogue, InstantSource time) {
        this.table = table;
        this.catalogue = catalogue;
        this.time = time;
    }

    void on(@Observes TicketChanged changed) {
        Ticket ticket = changed.ticket();
        String issue = ticket.issue();
        String place = place(ticket);
        if (changed.entry().kind() != EventKind.REGISTERED || issue == null || place == null) return;
        var sphere = catalogue.issue(issue).map(wording -> Suggestion.SPHERE + wording.sphere());
        var what = Stream.concat(Stream.of(issue), sphere.stream()).toList();
        table.count(ticket.id(), what, place, Surge.slot(changed.entry().at()));
    }

    private static @Nullable String place(Ticket ticket) {
        String sector = ticket.whereabouts().sector();
        return sector == null ? ticket.district() : sector;
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "surges were not looked for (%s); trying again in 60 s",
                    e.getClass().getSimpleName());
        }
    }

    /** Any number of replicas may look at once: what they find is one row. */
    void look() {
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = time.instant();
            Surge rule = table.rule();
            Instant since = Surge.slot(now).minus(rule.window()).plus(Surge.SLOT);
            table.pass(now.minus(rule.window()));
            for (SurgeTable.Count count : table.since(since, now, rule.least())) look(rule, count, since, now);
            table.forgetBefore(now.minus(KEPT));
        });
    }

    private void look(Surge rule, SurgeTable.Count count, Instant since, Instant now) {
        double usual = rule.usual(table.before(count.what(), count.place(), since));
        if (!rule.is(count.n(), usual)) return;
        table.suggest(
                new Suggestion(UUID.randomUUID(), count.what(), count.place(), count.n(), usual, since, now),
                now.minus(rule.quiet()));
    }

    /** The newest first. */
    @Transactional
    public List<Suggestion> open() {
        return table.open();
    }

    @Transactional
    public void dismiss(UUID id, String by) {
        table.find(id).orElseThrow(() -> new Refused(Why.NO_SUCH_SUGGESTION, "id", "There is no such suggestion."));
        table.dismiss(id, by, time.instant());
    }
}
