package kz.komek.routing;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.platform.bell.Bell;
import kz.komek.platform.bell.Hears;
import kz.komek.routing.domain.Case;
import kz.komek.routing.domain.Factor;
import kz.komek.routing.domain.Fault;
import kz.komek.routing.domain.Inspection;
import kz.komek.routing.domain.Known;
import kz.komek.routing.domain.Matching;
import kz.komek.routing.domain.Words;
import kz.komek.routing.store.Pasts;
import kz.komek.routing.store.RulesTable;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Point;
import kz.komek.ticket.Routes;
import kz.komek.ticket.domain.Moment;
import kz.komek.ticket.domain.Routed;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The rules that are in force, at hand in every server: a ticket is routed without a look at them in the database.
 *
 * <p>Every server is told at once when another version is live, and reads all anew every ten seconds besides: a body that
 * closed, or an issue that was retired, breaks a rule within that time, and so a server that lost its ear hears of the
 * version too. While the database does not answer, what was known stays.
 */
@Singleton
public class Rulebook implements Routes, Hears {
    static final String BELL = "routing";

    private static final Logger LOG = Logger.getLogger(Rulebook.class);

    private final RulesTable table;
    private final References references;
    private final Territory territory;
    private final Pasts pasts;
    private final Tally tally;
    private final MeterRegistry meters;
    private final Bell bell;

    private volatile @Nullable Open open;

    Rulebook(
            RulesTable table,
            References references,
            Territory territory,
            Pasts pasts,
            Tally tally,
            MeterRegistry meters,
            Bell bell) {
        this.table = table;
        this.references = references;
        this.territory = territory;
        this.pasts = pasts;
        this.tally = tally;
        this.meters = meters;
        this.bell = bell;
    }

    /** Another version decides from now on. */
    record WentLive(int version) {}

    /** @param matching {@code null}: there are no rules at all */
    private record Open(@Nullable Matching matching, List<Fault> faults) {}

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookForBroken() {
        quietly(this::read);
    }

    /** Whoever put it in force here sees it with the answer. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) WentLive change) {
        quietly(this::read);
    }

    void changing(@Observes WentLive change) {
        bell.ring(BELL);
    }

    @Override
    public String bell() {
        return BELL;
    }

    /** The one who rang has read it already. */
    @Override
    public void heard() {
        quietly(() -> {
            if (table.liveVersion() != version()) read();
        });
    }

    private void quietly(Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException e) {
            LOG.warnf("the rules of routing cannot be read (%s); what was known stays", e.getMessage());
        }
    }

    void read() {
        open = table.live()
                .map(kept -> {
                    Known known = references.of(kept.rules());
                    List<Fault> faults = Inspection.faults(kept.rules(), known);
                    return new Open(new Matching(kept.version().number(), kept.rules(), known, faults), faults);
                })
                .orElseGet(() -> new Open(null, List.of()));
    }

    private int version() {
        Open now = open;
        return now == null || now.matching() == null ? -1 : now.matching().version();
    }

    /** What is wrong with the rules that are in force, as far as this server knows. */
    public List<Fault> faults() {
        return open().faults();
    }

    /** Of risk, that count today. */
    public List<Factor> factors() {
        Matching matching = open().matching();
        return matching == null
                ? List.of()
                : matching.rules().risks().factors().stream().filter(Factor::on).toList();
    }

    private Open open() {
        Open now = open;
        if (now != null) return now;
        // The first to ask may stand in a transaction that writes: it is not the one to fail.
        QuarkusTransaction.suspendingExisting().run(this::read);
        return Objects.requireNonNull(open);
    }

    @Override
    public Routed route(Facts facts) {
        Routed routed = decide(facts);
        tally.count(facts.moment(), routed, facts.at());
        return routed;
    }

    @Override
    public Routed wouldRoute(Facts facts) {
        return decide(facts);
    }

    private Routed decide(Facts facts) {
        IssueWording wording = facts.wording();
        Routed byItself = wording == null ? Routed.BY_ITSELF : Routed.byItself(wording.priority(), wording.urgent());
        try {
            Matching matching = open().matching();
            if (matching == null) return byItself;
            // Before anybody has looked at it, nobody knows what depends on it.
            if (facts.moment() == Moment.RECEIVED) return matching.decide(of(facts));
            return matching.decide(
                    of(facts), facts.factors().registration(), facts.factors().consideration());
        } catch (RuntimeException e) {
            meters.counter("komek_routing_failed").increment();
            LOG.errorf(
                    "a ticket could not be routed by the rules (%s); it goes by its status, and is shown to those who keep"
                            + " them",
                    e.getClass().getSimpleName());
            return byItself.broken();
        }
    }

    private Case of(Facts facts) {
        IssueWording wording = facts.wording();
        Long resident = facts.resident();
        Double latitude = facts.latitude();
        Double longitude = facts.longitude();
        return new Case(
                facts.moment(),
                facts.type(),
                wording == null
                        ? null
                        : new Case.Matter(wording.code(), wording.sphere(), wording.priority(), wording.urgent()),
                () -> Words.of(facts.words().get()),
                near(facts),
                () -> path(facts.whereabouts().territory()),
                latitude == null || longitude == null ? null : new Point(latitude, longitude),
                facts.language(),
                facts.channel(),
                () -> resident == null
                        ? null
                        : pasts.of(resident, facts.ticket()).and(facts.justNow()),
                facts.factors().tier(),
                facts.complained(),
                facts.at());
    }

    private static Set<String> near(Facts facts) {
        var near = new HashSet<String>();
        Stream.of(facts.whereabouts().territory(), facts.whereabouts().sector(), facts.district())
                .flatMap(Stream::ofNullable)
                .forEach(near::add);
        return near;
    }

    private Set<String> path(@Nullable String entry) {
        return entry == null ? Set.of() : Set.copyOf(territory.path(entry));
    }
}
