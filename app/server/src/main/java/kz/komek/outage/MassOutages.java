package kz.komek.outage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import kz.komek.catalogue.Catalogue;
import kz.komek.contract.Names;
import kz.komek.contract.Place;
import kz.komek.contract.PublicOutage;
import kz.komek.outage.domain.MassOutage;
import kz.komek.outage.domain.Refusal;
import kz.komek.outage.domain.Refusal.Why;
import kz.komek.outage.domain.Refused;
import kz.komek.outage.store.OutageTable;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Entry;
import kz.komek.territory.domain.Kind;
import kz.komek.ticket.Incidents;
import kz.komek.ticket.domain.Outcome;
import org.jspecify.annotations.Nullable;

/** One switch for what many ask about: on, with a greeting; off; and one end for all of them. */
@ApplicationScoped
@Transactional
public class MassOutages {
    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_SHOWN = 50;
    /** Nobody looks at more of them in a list of outages. */
    private static final int MOST_NAMED = 100;

    private final OutageTable table;
    private final Surges surges;
    private final Incidents incidents;
    private final Catalogue catalogue;
    private final Territory territory;
    private final Spots spots;
    private final InstantSource time;

    MassOutages(
            OutageTable table,
            Surges surges,
            Incidents incidents,
            Catalogue catalogue,
            Territory territory,
            Spots spots,
            InstantSource time) {
        this.table = table;
        this.surges = surges;
        this.incidents = incidents;
        this.catalogue = catalogue;
        this.territory = territory;
        this.spots = spots;
        this.time = time;
    }

    /**
     * @param number of the incident
     * @param parts tickets under it
     * @param open of them those that are not closed
     * @param left could not be closed with the others
     * @param leftNumbers of the first of those
     */
    public record Seen(
            MassOutage outage,
            String number,
            List<Entry> line,
            long parts,
            long open,
            int left,
            List<String> leftNumbers) {}

    /** Those that go on first. */
    public List<Seen> list() {
        return seen(table.newest(MOST_SHOWN));
    }

    public Seen find(UUID id) {
        return seen(table.find(id).orElseThrow(MassOutages::unknown));
    }

    private Seen seen(MassOutage outage) {
        return seen(List.of(outage)).getFirst();
    }

    /** Some statements, however many. */
    private List<Seen> seen(List<MassOutage> outages) {
        var places = territory.find(outages.stream().map(MassOutage::place).toList());
        var parts = incidents.parts(outages.stream().map(MassOutage::ticket).toList());
        var ids = outages.stream().map(MassOutage::id).toList();
        var left = table.left(ids);
        var named = table.ticketsLeft(ids, MOST_NAMED);
        var numbers =
                incidents.numbers(named.values().stream().flatMap(List::stream).toList());
        return outages.stream()
                .map(outage -> {
                    var standing = places.get(outage.place());
                    var counted = parts.get(outage.ticket());
                    return new Seen(
                            outage,
                            counted.number(),
                            standing == null ? List.of() : standing.line(),
                            counted.all(),
                            counted.open(),
                            left.getOrDefault(outage.id(), 0),
                            named.getOrDefault(outage.id(), List.of()).stream()
                                    .map(numbers::get)
                                    .filter(Objects::nonNull)
                                    .toList());
                })
                .toList();
    }

    /** On. Two switches at once, or the same one twice, are one outage. */
    public Seen begin(UUID id, String issue, String place, Names greeting, String by) {
        table.lock();
        var already = table.find(id).or(() -> table.running(issue, place));
        if (already.isPresent()) return seen(already.get());
        Names words = worded("greeting", greeting);
        if (!catalogue.activeIssues().contains(issue))
            throw new Refused(Why.ISSUE_UNKNOWN, "issue", "There is no issue with the code " + issue + ".");
        var standing = territory
                .find(place)
                .filter(found -> found.entry().active() && found.entry().kind() != Kind.HOUSE)
                .orElseThrow(() ->
                        new Refused(Why.PLACE_UNKNOWN, "place", "There is no place with the code " + place + "."));
        Instant now = time.instant();
        var incident = incidents.open(
                new Incidents.Beginning(
                        id,
                        words.kk(),
                        issue,
                        place,
                        standing.entry().kind(),
                        standing.line().size() < 2
                                ? null
                                : standing.line().get(1).code(),
                        standing.line().stream()
                                .filter(entry -> entry.kind() == Kind.SECTOR)
                                .map(Entry::code)
                                .findFirst()
                                .orElse(null)),
                by,
                now);
        var outage = new MassOutage(id, issue, place, incident.id(), words, now, by, null, null, null, null);
        table.add(outage);
        surges.take(outage);
        return seen(outage);
    }

    public Seen greet(UUID id, Names greeting) {
        require(id);
        table.greet(id, worded("greeting", greeting));
        return find(id);
    }

    /** Off: nobody is greeted or put under it any more. Its tickets stay as they are. */
    public Seen end(UUID id, String by) {
        require(id);
        table.end(id, by, time.instant());
        return find(id);
    }

    /** Off, and all of its tickets end with one message, each in its language; in small pieces, see {@link Closing}. */
    public Seen close(UUID id, Outcome outcome, Names answers, String by) {
        MassOutage outage = require(id);
        if (outage.closing() != null) return find(id);
        table.end(id, by, time.instant());
        table.close(id, new MassOutage.Closing(outcome.name(), worded("answers", answers), by));
        return find(id);
    }

    private MassOutage require(UUID id) {
        return table.lock(id).orElseThrow(MassOutages::unknown);
    }

    private static Refused unknown() {
        return new Refused(Why.NO_SUCH_OUTAGE, "id", "There is no such outage.");
    }

    /** Whoever asks next may speak any of the three: none of them reads an empty line. */
    private static Names worded(String field, Names texts) {
        var found = new ArrayList<Refusal>();
        Stream.of(texts.kk(), texts.ru(), texts.en()).forEach(text -> {
            if (text.isBlank()) found.add(new Refusal(Why.TEXT_MISSING, field, "Say it in all three languages."));
            if (text.length() > LONGEST_TEXT)
                found.add(new Refusal(Why.TEXT_TOO_LONG, field, "It is longer than " + LONGEST_TEXT + " letters."));
        });
        if (!found.isEmpty()) throw new Refused(found);
        return new Names(texts.kk().strip(), texts.ru().strip(), texts.en().strip());
    }

    /**
     * What somebody is told before they ask.
     *
     * @param place what it is called
     * @param theirs they live there; false: nobody knows, so they are told where it is
     */
    public record Told(Names greeting, Names place, boolean theirs) {}

    /**
     * Theirs first, then the newest; what is surely elsewhere is left out.
     *
     * @param place where they live; {@code null}: nobody knows
     */
    public List<Told> told(@Nullable Place place) {
        var running = table.running();
        if (running.isEmpty()) return List.of();
        var names = territory.find(running.stream().map(MassOutage::place).toList());
        var path = place == null ? List.<String>of() : spots.of(place).path();
        return running.stream()
                .filter(outage -> names.containsKey(outage.place()))
                .sorted(Comparator.comparing(MassOutage::begunAt).reversed())
                .filter(outage -> path.contains(outage.place()) || mayBeIn(path, names.get(outage.place())))
                .map(outage -> new Told(
                        outage.greeting(), names.get(outage.place()).entry().names(), path.contains(outage.place())))
                .sorted(Comparator.comparing(Told::theirs).reversed())
                .toList();
    }

    /** It is in a part of what is known of where they live, such as a street of their district. */
    private static boolean mayBeIn(List<String> path, Territory.Standing place) {
        return path.isEmpty()
                || place.line().stream().anyMatch(entry -> entry.code().equals(path.getLast()));
    }

    /** What every channel tells before it asks anything: its callers choose by place. */
    public List<PublicOutage> greetings() {
        var running = table.running();
        var places = territory.find(running.stream().map(MassOutage::place).toList());
        return running.stream()
                .filter(outage -> places.containsKey(outage.place()))
                .map(outage -> {
                    var standing = places.get(outage.place());
                    var district =
                            standing.line().get(Math.min(1, standing.line().size() - 1));
                    return new PublicOutage(
                            outage.id(),
                            outage.greeting(),
                            standing.entry().names(),
                            district.code(),
                            outage.begunAt());
                })
                .toList();
    }
}
