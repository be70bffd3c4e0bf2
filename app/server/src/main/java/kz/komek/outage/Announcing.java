package kz.komek.outage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.catalogue.Catalogue;
import kz.komek.contract.Names;
import kz.komek.contract.Place;
import kz.komek.organisation.Organisations;
import kz.komek.outage.domain.Houses;
import kz.komek.outage.domain.PlannedWork;
import kz.komek.outage.domain.Refusal;
import kz.komek.outage.domain.Refusal.Why;
import kz.komek.outage.domain.Refused;
import kz.komek.outage.domain.WorkPlace;
import kz.komek.outage.store.WatchTable;
import kz.komek.outage.store.WorkTable;
import kz.komek.platform.api.Expected;
import kz.komek.platform.problem.Stale;
import kz.komek.platform.tables.Fault;
import kz.komek.platform.tables.Imported;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetRefused;
import kz.komek.territory.Addresses;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Located;
import kz.komek.territory.domain.Outline;
import org.jspecify.annotations.Nullable;

/** Announces works, changes what was announced, and calls it off: typed, by a program, or from a service's table. */
@ApplicationScoped
@Transactional
public class Announcing {
    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_PLACES = 2000;
    private static final Duration LONGEST = Duration.ofDays(400);

    private final WorkTable table;
    private final WatchTable watches;
    private final WorkSheets sheets;
    private final Territory territory;
    private final Addresses addresses;
    private final Organisations organisations;
    private final Catalogue catalogue;
    private final Event<WorksChanged> changed;
    private final InstantSource time;

    Announcing(
            WorkTable table,
            WatchTable watches,
            WorkSheets sheets,
            Territory territory,
            Addresses addresses,
            Organisations organisations,
            Catalogue catalogue,
            Event<WorksChanged> changed,
            InstantSource time) {
        this.table = table;
        this.watches = watches;
        this.sheets = sheets;
        this.territory = territory;
        this.addresses = addresses;
        this.organisations = organisations;
        this.catalogue = catalogue;
        this.changed = changed;
        this.time = time;
    }

    /** The same again changes nothing. @param typed with the version that its writer saw, {@link Expected#NEW} for new */
    public PlannedWork put(PlannedWork typed, String by) {
        PlannedWork wanted = typed.outlined(written(typed.polygon()));
        table.lock();
        PlannedWork before = table.lock(wanted.id()).orElse(null);
        if (before != null && isSame(before, wanted)) return before;
        if (wanted.version() != (before == null ? Expected.NEW : before.version())) throw new Stale();
        var refusals = refusals(wanted);
        if (wanted.outerId() != null
                && table.lock(wanted.organisation(), List.of(wanted.outerId())).stream()
                        .anyMatch(other -> !other.id().equals(wanted.id())))
            refusals.add(new Refusal(
                    Why.OUTER_ID_TAKEN, "outerId", "Other works of this service are called " + wanted.outerId() + "."));
        if (!refusals.isEmpty()) throw new Refused(refusals);
        PlannedWork after = wanted.versioned(wanted.version() + 1);
        write(after, by);
        return after;
    }

    /**
     * Takes a service's table in, or nothing of it. Works are known again by the service's own id; what the table does not
     * name stays as it is.
     */
    public Imported bring(Sheet sheet, boolean dryRun, String by) {
        if (!dryRun) table.lock();
        var faults = new ArrayList<Fault>();
        List<WorkSheets.Read> read = sheets.read(sheet, faults);
        Map<String, PlannedWork> known = known(read);
        var fresh = new ArrayList<PlannedWork>();
        var others = new ArrayList<PlannedWork>();
        for (WorkSheets.Read each : read) {
            PlannedWork before =
                    known.get(each.work().organisation() + " " + each.work().outerId());
            PlannedWork after = before == null
                    ? each.work().versioned(1)
                    : each.work().identified(before.id(), before.version() + 1);
            // What was drawn by hand stays where the service's table knows no outlines.
            if (before != null && !each.outlined()) after = after.outlined(before.polygon());
            if (before != null && isSame(before, after)) continue;
            refusals(after)
                    .forEach(refusal -> faults.add(
                            each.row().fault(refusal.field(), refusal.why().name(), refusal.words())));
            (before == null ? fresh : others).add(after);
        }
        if (!faults.isEmpty())
            throw new SheetRefused(faults.stream()
                    .sorted(java.util.Comparator.comparingInt(Fault::row))
                    .toList());
        if (!dryRun) Stream.concat(fresh.stream(), others.stream()).forEach(work -> write(work, by));
        return new Imported(
                dryRun, sheet.rows().size(), fresh.size(), others.size(), read.size() - fresh.size() - others.size());
    }

    private Map<String, PlannedWork> known(List<WorkSheets.Read> read) {
        var known = new HashMap<String, PlannedWork>();
        read.stream()
                .map(WorkSheets.Read::work)
                .collect(Collectors.groupingBy(PlannedWork::organisation))
                .forEach((organisation, works) -> table.lock(
                                organisation,
                                works.stream().map(PlannedWork::outerId).toList())
                        .forEach(work -> known.put(organisation + " " + work.outerId(), work)));
        return known;
    }

    private void write(PlannedWork work, String by) {
        Instant now = time.instant();
        if (!table.put(work, areas(work), by, now)) throw new Stale();
        if (work.version() > 1) watches.wake(work.id(), work.isOver(now), now);
        changed.fire(new WorksChanged(work));
    }

    private Set<String> areas(PlannedWork work) {
        var areas = new LinkedHashSet<String>();
        Collection<String> codes = work.places().stream().map(WorkPlace::code).toList();
        territory.find(codes).values().forEach(standing -> standing.line().forEach(entry -> areas.add(entry.code())));
        if (work.polygon() != null) areas.addAll(under(WorkTable.outline(work.polygon())));
        return areas;
    }

    /** Where the register knows no outlines, what is near to the middle. */
    private Collection<String> under(Outline outline) {
        var known = territory.under(outline);
        return known.isEmpty() ? around(outline) : known;
    }

    /** What lies around the middle of an outline. */
    private List<String> around(Outline outline) {
        var middle =
                new Place(null, null, (outline.south() + outline.north()) / 2, (outline.west() + outline.east()) / 2);
        return addresses.locate(List.of(middle)).get(middle) instanceof Located.Found found
                ? territory.path(found.code())
                : List.of();
    }

    private List<Refusal> refusals(PlannedWork work) {
        var found = new ArrayList<Refusal>();
        texts(work.text(), found);
        if (!work.from().isBefore(work.to()))
            found.add(new Refusal(Why.WINDOW_WRONG, "to", "They would end before they begin."));
        else if (Duration.between(work.from(), work.to()).compareTo(LONGEST) > 0)
            found.add(
                    new Refusal(Why.WINDOW_WRONG, "to", "They would last longer than " + LONGEST.toDays() + " days."));
        if (organisations.find(work.organisation()).isEmpty())
            found.add(new Refusal(
                    Why.ORGANISATION_UNKNOWN,
                    "organisation",
                    "There is no organisation with the code " + work.organisation() + "."));
        var issues = catalogue.activeIssues();
        work.issues().stream()
                .filter(issue -> !issues.contains(issue))
                .forEach(issue -> found.add(
                        new Refusal(Why.ISSUE_UNKNOWN, "issues", "There is no issue with the code " + issue + ".")));
        places(work, found);
        return found;
    }

    private static void texts(Names text, List<Refusal> found) {
        if (text.kk().isEmpty()) found.add(new Refusal(Why.TEXT_MISSING, "kk", "Say it in Kazakh."));
        if (text.ru().isEmpty()) found.add(new Refusal(Why.TEXT_MISSING, "ru", "Say it in Russian."));
        Stream.of(Map.entry("kk", text.kk()), Map.entry("ru", text.ru()), Map.entry("en", text.en()))
                .filter(each -> each.getValue().length() > LONGEST_TEXT)
                .forEach(each -> found.add(new Refusal(
                        Why.TEXT_TOO_LONG, each.getKey(), "It is longer than " + LONGEST_TEXT + " letters.")));
    }

    private void places(PlannedWork work, List<Refusal> found) {
        if (work.places().isEmpty() && work.polygon() == null)
            found.add(new Refusal(Why.PLACE_MISSING, "places", "Say where: streets, districts, or an outline."));
        if (work.places().size() > MOST_PLACES)
            found.add(new Refusal(
                    Why.PLACE_UNKNOWN, "places", "More than " + MOST_PLACES + " places; name a district instead."));
        Set<String> known =
                territory.known(work.places().stream().map(WorkPlace::code).toList());
        for (WorkPlace place : work.places()) {
            if (!known.contains(place.code()))
                found.add(new Refusal(
                        Why.PLACE_UNKNOWN, "places", "There is no entry with the code " + place.code() + "."));
            Houses.unreadable(place.houses())
                    .ifPresent(part -> found.add(new Refusal(
                            Why.HOUSES_UNREADABLE,
                            "houses",
                            "\"" + part + "\" names no houses; write 1-25, 14А, 40/2.")));
        }
        wrongOutline(work.polygon()).ifPresent(words -> found.add(new Refusal(Why.POLYGON_WRONG, "polygon", words)));
    }

    private static boolean isSame(PlannedWork before, PlannedWork after) {
        return before.outlined(written(before.polygon())).same(after.outlined(written(after.polygon())));
    }

    /** However it was written: spaces and noughts move nothing. What is wrong stays, to be refused. */
    private static @Nullable String written(@Nullable String polygon) {
        if (polygon == null) return null;
        try {
            return Outline.of(polygon).geoJson();
        } catch (Outline.Wrong wrong) {
            return polygon;
        }
    }

    private static Optional<String> wrongOutline(@Nullable String polygon) {
        if (polygon == null) return Optional.empty();
        try {
            Outline.of(polygon);
            return Optional.empty();
        } catch (Outline.Wrong wrong) {
            return Optional.of(wrong.words());
        }
    }
}
