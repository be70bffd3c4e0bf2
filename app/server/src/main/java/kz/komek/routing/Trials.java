package kz.komek.routing;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.catalogue.CatalogueViews;
import kz.komek.catalogue.domain.Issue;
import kz.komek.routing.domain.Case;
import kz.komek.routing.domain.Inspection;
import kz.komek.routing.domain.Known;
import kz.komek.routing.domain.Matching;
import kz.komek.routing.domain.Past;
import kz.komek.routing.domain.Refusal;
import kz.komek.routing.domain.RoutingRefused;
import kz.komek.routing.domain.Rules;
import kz.komek.routing.domain.Trial;
import kz.komek.routing.domain.Words;
import kz.komek.routing.store.PastTickets;
import kz.komek.routing.store.PastTickets.One;
import kz.komek.routing.store.RulesTable;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Entry;
import kz.komek.ticket.domain.Complained;
import kz.komek.ticket.domain.Moment;
import kz.komek.ticket.domain.RiskTier;
import kz.komek.ticket.domain.Routed;
import org.jspecify.annotations.Nullable;

/**
 * Rules of a version and those that are in force, side by side on the tickets of the last month as they stand today. Each
 * page is read by short statements of its own; nothing is locked, nothing written.
 */
@Singleton
public class Trials {
    public static final Duration BACK = Duration.ofDays(30);
    public static final int MOST_TICKETS = 50_000;
    static final Duration LONGEST = Duration.ofSeconds(25);

    private static final int PAGE = 1_000;

    private final RulesTable table;
    private final References references;
    private final PastTickets tickets;
    private final CatalogueViews catalogue;
    private final Territory territory;
    private final InstantSource time;
    /** One at a time in a server: it takes a core. */
    private final Semaphore room = new Semaphore(1);

    Trials(
            RulesTable table,
            References references,
            PastTickets tickets,
            CatalogueViews catalogue,
            Territory territory,
            InstantSource time) {
        this.table = table;
        this.references = references;
        this.tickets = tickets;
        this.catalogue = catalogue;
        this.territory = territory;
        this.time = time;
    }

    /**
     * @param since how far back it came: all of the month, unless there were too many tickets or it took too long
     * @param whole whether all of the month was looked at
     */
    public record Result(
            Trial trial,
            Instant since,
            boolean whole,
            @Nullable Integer live) {}

    /** Somebody else tries something here just now. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    public Result run(int version) {
        if (!room.tryAcquire()) throw new Busy();
        try {
            var kept = table.find(version).orElseThrow(() -> new RoutingRefused(new Refusal.NoSuchVersion()));
            var live = table.live();
            Rules none = new Rules(
                    List.of(),
                    kept.rules().allowances(),
                    List.of(),
                    kept.rules().risks());
            return run(
                    live.map(found -> ready(found.version().number(), found.rules()))
                            .orElseGet(() -> ready(0, none)),
                    ready(version, kept.rules()),
                    live.map(found -> found.version().number()).orElse(null));
        } finally {
            room.release();
        }
    }

    /** Made ready, with what it has to look up. */
    private record Ready(Matching matching, boolean words, boolean past, boolean path) {}

    private Ready ready(int version, Rules rules) {
        Known known = references.of(rules);
        return new Ready(
                new Matching(version, rules, known, Inspection.faults(rules, known)),
                rules.conditions().anyMatch(when -> !when.words().isEmpty()),
                rules.conditions().anyMatch(when -> when.repeat() != null),
                !known.deep().isEmpty());
    }

    private Result run(Ready before, Ready after, @Nullable Integer live) {
        long began = System.nanoTime();
        Instant now = time.instant();
        Instant since = now.minus(BACK);
        Map<String, Case.Matter> matters = matters();
        var trial = new Trial();
        One last = null;
        while (trial.tried() < MOST_TICKETS && System.nanoTime() - began < LONGEST.toNanos()) {
            var page = tickets.page(since, now.plusSeconds(1), last, Math.min(PAGE, MOST_TICKETS - trial.tried()));
            if (page.isEmpty()) return new Result(trial, since, true, live);
            take(page, before, after, matters, trial);
            last = page.getLast();
        }
        return new Result(trial, last == null ? now : last.receivedAt(), false, live);
    }

    /** As they are worded today. */
    private Map<String, Case.Matter> matters() {
        return catalogue.whole().issues().stream()
                .map(Issue::current)
                .collect(Collectors.toMap(
                        wording -> wording.code(),
                        wording -> new Case.Matter(
                                wording.code(), wording.sphere(), wording.priority(), wording.urgent())));
    }

    private void take(List<One> page, Ready before, Ready after, Map<String, Case.Matter> matters, Trial trial) {
        var ids = page.stream().map(One::id).toList();
        Map<Long, String> words = before.words() || after.words() ? tickets.words(ids) : Map.of();
        Map<Long, Past> pasts = before.past() || after.past() ? tickets.pasts(page) : Map.of();
        Map<String, Set<String>> paths = before.path() || after.path() ? paths(page) : Map.of();
        for (One one : page) {
            Case as = as(one, matters, words, pasts, paths);
            trial.take(one.number(), one.title(), decide(before, as, one), decide(after, as, one));
        }
    }

    private static Routed decide(Ready rules, Case of, One one) {
        return of.moment() == Moment.RECEIVED
                ? rules.matching().decide(of)
                : rules.matching().decide(of, one.registration(), one.consideration());
    }

    private Map<String, Set<String>> paths(List<One> page) {
        var codes = page.stream().map(One::territory).filter(Objects::nonNull).collect(Collectors.toSet());
        var paths = new HashMap<String, Set<String>>();
        territory
                .find(codes)
                .forEach((code, found) ->
                        paths.put(code, found.line().stream().map(Entry::code).collect(Collectors.toSet())));
        return paths;
    }

    private static Case as(
            One one,
            Map<String, Case.Matter> matters,
            Map<Long, String> words,
            Map<Long, Past> pasts,
            Map<String, Set<String>> paths) {
        var near = Stream.of(one.territory(), one.sector(), one.district())
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toCollection(HashSet::new));
        return new Case(
                one.type() == null ? Moment.RECEIVED : Moment.REGISTERED,
                one.type(),
                one.issue() == null ? null : matters.get(one.issue()),
                () -> Words.of(one.title() + "\n" + words.getOrDefault(one.id(), "")),
                near,
                () -> one.territory() == null ? Set.of() : paths.getOrDefault(one.territory(), Set.of()),
                one.pin(),
                one.language(),
                one.channel(),
                () -> pasts.get(one.id()),
                RiskTier.NONE,
                Complained.NOBODY,
                one.receivedAt());
    }
}
