package kz.komek.outage;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.Place;
import kz.komek.outage.domain.PlannedWork;
import kz.komek.outage.domain.Spot;
import kz.komek.outage.domain.WorkPlace;
import kz.komek.outage.store.WorkTable;
import kz.komek.territory.domain.Point;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/** Which works have been announced, and which of them explain what somebody asks about. */
@Singleton
public class PlannedWorks {
    /** What begins later answers nobody who has no light now. */
    private static final Duration SOON = Duration.ofHours(24);

    private static final Duration EVER = Duration.ofDays(4000);

    private final WorkTable table;
    private final Spots spots;
    private final InstantSource time;

    PlannedWorks(WorkTable table, Spots spots, InstantSource time) {
        this.table = table;
        this.spots = spots;
        this.time = time;
    }

    /**
     * Works at a place.
     *
     * @param at of their places the one where it lies; {@code null}: in their outline
     * @param sure false: they are at some houses of the street only, or within an outline that is drawn over it, and it is
     *     not known whether at this one
     */
    public record Here(PlannedWork work, @Nullable WorkPlace at, boolean sure) {}

    /**
     * What is under way at a place, or begins there within a day of the instant; what runs comes first. Every channel asks
     * here before it makes a ticket.
     *
     * @param issue {@code null}: not known yet
     */
    public List<Here> at(Place place, Instant instant, @Nullable String issue) {
        return at(spots.of(place), instant, SOON, issue);
    }

    /** All that has not ended at a place; nothing where the place is not known more exactly than its district. */
    public List<Here> ahead(Place place) {
        Spot spot = spots.of(place);
        return spot.path().size() < 3 ? List.of() : at(spot, time.instant(), EVER, null);
    }

    /** The same of a ticket's place; empty where it has none. */
    public List<Here> at(Ticket ticket, Instant instant) {
        return at(spot(ticket), instant, SOON, ticket.issue());
    }

    Spot spot(Ticket ticket) {
        Place place = ticket.place();
        Point pin = place == null ? null : Point.of(place.latitude(), place.longitude());
        String code = ticket.whereabouts().territory();
        if (code == null) code = ticket.district();
        if (code == null) return new Spot(List.of(), pin, true, null);
        return spots.at(code, place == null ? null : place.address(), pin);
    }

    private List<Here> at(Spot spot, Instant instant, Duration ahead, @Nullable String issue) {
        if (spot.isNowhere()) return List.of();
        var found = new LinkedHashMap<UUID, Here>();
        table.at(spot, instant, instant.plus(ahead)).stream()
                .filter(near -> near.work().explains(issue) && lies(spot, near))
                .map(near -> new Here(near.work(), near.place(), isSure(spot, near)))
                .sorted(Comparator.comparing(Here::sure).reversed())
                .forEach(here -> found.putIfAbsent(here.work().id(), here));
        return found.values().stream()
                .sorted(Comparator.comparing((Here here) -> here.work().state(instant))
                        .reversed()
                        .thenComparing(here -> here.work().from()))
                .toList();
    }

    private static boolean lies(Spot spot, WorkTable.Near near) {
        if (near.place() != null) return near.place().has(spot.house());
        return near.work().polygon() != null
                && spot.point() != null
                && WorkTable.outline(near.work().polygon()).contains(spot.point());
    }

    private static boolean isSure(Spot spot, WorkTable.Near near) {
        WorkPlace place = near.place();
        if (place == null) return spot.exact();
        return place.houses().isEmpty() || spot.house() != null;
    }

    public Optional<PlannedWork> find(UUID id) {
        return table.find(id);
    }

    /** @param by login @param at when it was announced so */
    public record Announced(PlannedWork work, Instant at, String by) {}

    /** Every announcement, the newest first. */
    public List<Announced> versions(UUID id) {
        return table.versions(id).stream()
                .map(said -> new Announced(said.work(), said.at(), said.by()))
                .toList();
    }

    /**
     * What has not ended, the soonest end first; or what is over, the newest first.
     *
     * @param within code of an entry, such as a district; {@code null}: everywhere
     */
    public List<PlannedWork> list(boolean over, @Nullable String within, int limit, int offset) {
        return table.list(time.instant(), over, within, limit, offset);
    }

    /** @param solved to how many it was answer enough to know of them @param watchers how many are told of changes */
    public record Counts(long solved, long watchers) {}

    public Map<UUID, Counts> counts(Collection<UUID> works) {
        var counts = new HashMap<UUID, Counts>();
        table.counts(works).forEach((work, of) -> counts.put(work, new Counts(of.solved(), of.watchers())));
        return counts;
    }
}
