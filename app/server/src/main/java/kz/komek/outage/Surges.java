package kz.komek.outage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.catalogue.Catalogue;
import kz.komek.outage.domain.MassOutage;
import kz.komek.outage.domain.Refusal.Why;
import kz.komek.outage.domain.Refused;
import kz.komek.outage.domain.Suggestion;
import kz.komek.outage.domain.Surge;
import kz.komek.outage.store.OutageTable;
import kz.komek.outage.store.SurgeTable;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Entry;
import kz.komek.ticket.Incidents;
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
    private final OutageTable outages;
    private final Catalogue catalogue;
    private final Territory territory;
    private final InstantSource time;

    Surges(SurgeTable table, OutageTable outages, Catalogue catalogue, Territory territory, InstantSource time) {
        this.table = table;
        this.outages = outages;
        this.catalogue = catalogue;
        this.territory = territory;
        this.time = time;
    }

    /** After {@link Joining}: who stands under an incident is led already, and registered with it when it is closed. */
    void on(@Observes @Priority(Joining.LAST + 1) TicketChanged changed) {
        Ticket ticket = changed.ticket();
        if (ticket.parent() != null || Incidents.isOurs(ticket)) return;
        String issue = ticket.issue();
        String place = place(ticket);
        if (changed.entry().kind() != EventKind.REGISTERED || issue == null || place == null) return;
        table.count(
                ticket.id(),
                List.copyOf(what(issue)),
                place,
                Surge.slot(changed.entry().at()));
    }

    /** An issue and its sphere. */
    private Set<String> what(String issue) {
        return Stream.concat(
                        Stream.of(issue),
                        catalogue.issue(issue).stream().map(wording -> Suggestion.SPHERE + wording.sphere()))
                .collect(Collectors.toSet());
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
        look(time.instant());
    }

    void look(Instant now) {
        QuarkusTransaction.requiringNew().run(() -> {
            Surge rule = table.rule();
            Instant since = Surge.slot(now).minus(rule.window()).plus(Surge.SLOT);
            table.pass(now.minus(rule.window()));
            List<Led> led = led(since);
            take(led);
            for (SurgeTable.Count count : table.since(since, now, rule.least())) look(rule, count, led, since, now);
            table.forgetBefore(now.minus(KEPT));
        });
    }

    private void look(Surge rule, SurgeTable.Count count, List<Led> led, Instant since, Instant now) {
        double usual = rule.usual(table.before(count.what(), count.place(), since));
        if (!rule.is(count.n(), usual)) return;
        var same = concerning(led, count.what(), count.place());
        if (same.stream().anyMatch(Led::isSettled)) return;
        Instant news = same.stream()
                .map(Led::newsSince)
                .max(Comparator.naturalOrder())
                .filter(since::isBefore)
                .orElse(since);
        int seen = news.equals(since) ? count.n() : table.since(count.what(), count.place(), news, now);
        if (!rule.is(seen, usual)) return;
        table.suggest(
                new Suggestion(UUID.randomUUID(), count.what(), count.place(), seen, usual, news, now),
                now.minus(rule.quiet()));
    }

    /**
     * A mass outage beside what is counted at a place.
     *
     * @param all the place lies in that of the outage; false: the outage is in a part of it
     */
    private record Led(MassOutage outage, Set<String> what, List<String> path, boolean all) {
        Led beside(boolean all) {
            return new Led(outage, what, path, all);
        }

        /** All of it is led now: whatever comes there is no news. */
        boolean isSettled() {
            return all && outage.isRunning();
        }

        /** What came before led to the outage. After its end, or beside it, it is news. */
        Instant newsSince() {
            Instant ended = outage.endedAt();
            return all && ended != null
                    ? Surge.slot(ended)
                    : Surge.slot(outage.begunAt()).plus(Surge.SLOT);
        }
    }

    /** Those that go on, and those that went on within the window. */
    private List<Led> led(Instant since) {
        var found = outages.since(since);
        var places = territory.find(found.stream().map(MassOutage::place).toList());
        return found.stream()
                .map(outage -> {
                    var standing = places.get(outage.place());
                    var path = standing == null
                            ? List.of(outage.place())
                            : standing.line().stream().map(Entry::code).toList();
                    return new Led(outage, what(outage.issue()), path, false);
                })
                .toList();
    }

    private List<Led> concerning(List<Led> led, String what, String place) {
        var about = led.stream().filter(each -> each.what().contains(what)).toList();
        if (about.isEmpty()) return about;
        var path = territory.path(place);
        return about.stream()
                .filter(each ->
                        path.contains(each.outage().place()) || each.path().contains(place))
                .map(each -> each.beside(path.contains(each.outage().place())))
                .toList();
    }

    /** Somebody leads an outage: what was suggested of the same is settled, of its parts, of what it is in and of its sphere. */
    void take(MassOutage outage) {
        take(led(outage.begunAt()).stream()
                .filter(each -> each.outage().id().equals(outage.id()))
                .toList());
    }

    private void take(List<Led> led) {
        for (Suggestion open : table.open())
            if (concerning(led, open.what(), open.place()).stream()
                    .anyMatch(each -> each.outage().isRunning() && !open.at().isAfter(settlesUntil(each))))
                table.taken(open.id());
    }

    /** A suggestion of a wider place that was found anew since the outage began is about others. */
    private static Instant settlesUntil(Led each) {
        return each.all() ? Instant.MAX : each.newsSince();
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
