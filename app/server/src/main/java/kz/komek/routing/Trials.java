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
import java.util.concurrent.TimeUnit;
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
import kz.komek.routing.store.PastTickets.Spot;
import kz.komek.routing.store.RulesTable;
import kz.komek.routing.store.RulesTable.Kept;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Entry;
import kz.komek.ticket.domain.Complained;
import kz.komek.ticket.domain.Moment;
import kz.komek.ticket.domain.RiskTier;
import kz.komek.ticket.domain.Routed;
import org.jspecify.annotations.Nullable;

/**
 * Rules of a version and those that are in force, side by side on the tickets of the last month as they stand today: a piece
 * at a time, as long as somebody asks on. Each page is read by short statements of its own; nothing is locked, nothing
 * written, nothing kept between two pieces, so that any server does the next one.
 */
@Singleton
public class Trials {
    public static final Duration BACK = Duration.ofDays(30);
    public static final int MOST_TICKETS = 50_000;

    private static final int PAGE = 1_000;
    private static final int PIECE = 5 * PAGE;
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RulesTable table;
    private final References references;
    private final PastTickets tickets;
    private final CatalogueViews catalogue;
    private final Territory territory;
    private final InstantSource time;
    /** One piece at a time in a server: it takes a core. Who waits comes next. */
    private final Semaphore room = new Semaphore(1, true);

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
     * Where it goes on. All pieces of one trial compare the same two.
     *
     * @param revision of the draft that is tried
     * @param live the version it is compared with; 0: there was none
     * @param since how far back it goes
     * @param before the last ticket of the piece before came in then
     * @param ticket its id
     * @param tried so far
     * @param all there are
     */
    public record Place(int revision, int live, Instant since, Instant before, long ticket, int tried, int all) {
        private Spot spot() {
            return new Spot(before, ticket);
        }

        private Place after(Spot last, int soFar) {
            return new Place(revision, live, since, last.receivedAt(), last.id(), soFar, all);
        }
    }

    /**
     * One piece.
     *
     * @param live the version it is compared with
     * @param whole whether all of the month is looked at when it is through
     * @param next {@code null}: it is through
     */
    public record Piece(
            Trial trial,
            @Nullable Integer live,
            Instant since,
            int tried,
            int all,
            boolean whole,
            @Nullable Place next) {}

    /** Others try something here just now, and take long. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** @param from {@code null}: it begins */
    public Piece run(int version, @Nullable Place from) {
        enter();
        try {
            var kept = table.find(version).orElseThrow(() -> new RoutingRefused(new Refusal.NoSuchVersion()));
            if (from != null && from.revision() != kept.version().revision())
                throw new RoutingRefused(new Refusal.Stale(kept.version()));
            Kept live = from == null
                    ? table.live().orElse(null)
                    : table.find(from.live()).orElse(null);
            Place place = from == null ? beginning(kept, live) : from;
            Ready before = live == null
                    ? ready(0, none(kept.rules()))
                    : ready(live.version().number(), live.rules());
            return piece(place, before, ready(version, kept.rules()));
        } finally {
            room.release();
        }
    }

    private void enter() {
        try {
            if (!room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) throw new Busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }

    private Place beginning(Kept kept, @Nullable Kept live) {
        Instant now = time.instant();
        Instant since = now.minus(BACK);
        int all = tickets.count(since, MOST_TICKETS + 1);
        return new Place(
                kept.version().revision(),
                live == null ? 0 : live.version().number(),
                since,
                now.plusSeconds(1),
                Long.MAX_VALUE,
                0,
                all);
    }

    private static Rules none(Rules tried) {
        return new Rules(List.of(), tried.allowances(), tried.risks());
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

    private Piece piece(Place from, Ready before, Ready after) {
        Map<String, Case.Matter> matters = matters();
        var trial = new Trial();
        Spot spot = from.spot();
        int most = Math.min(PIECE, MOST_TICKETS - from.tried());
        boolean more = true;
        // What a piece has to look up first is the same for a large one; who waits wants to see it move.
        long began = System.nanoTime();
        while (more && trial.tried() < most && System.nanoTime() - began < LONGEST.toNanos()) {
            int wanted = Math.min(PAGE, most - trial.tried());
            var page = tickets.page(from.since(), spot, wanted);
            if (!page.isEmpty()) {
                take(page, before, after, matters, trial);
                spot = page.getLast().spot();
            }
            more = page.size() == wanted;
        }
        int tried = from.tried() + trial.tried();
        boolean through = !more || tried >= MOST_TICKETS;
        return new Piece(
                trial,
                from.live() == 0 ? null : Integer.valueOf(from.live()),
                through && more ? spot.receivedAt() : from.since(),
                tried,
                // Some may have come or been merged since they were counted.
                through ? tried : Math.max(Math.min(from.all(), MOST_TICKETS), tried + 1),
                from.all() <= MOST_TICKETS,
                through ? null : from.after(spot, tried));
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
