package kz.komek.outage;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import kz.komek.catalogue.Catalogue;
import kz.komek.contract.Names;
import kz.komek.contract.Place;
import kz.komek.outage.domain.MassOutage;
import kz.komek.outage.store.OutageTable;
import kz.komek.territory.Territory;
import kz.komek.ticket.Incidents;
import org.jspecify.annotations.Nullable;

/** What neighbours have reported already, where somebody asks about the same. */
@Singleton
public class Nearby {
    /** Who writes wants to say something; more is not read. */
    private static final int MOST_ANNOUNCED = 2;

    private final OutageTable table;
    private final Spots spots;
    private final Territory territory;
    private final Incidents incidents;
    private final Catalogue catalogue;
    private final AskedAbout asked;

    Nearby(
            OutageTable table,
            Spots spots,
            Territory territory,
            Incidents incidents,
            Catalogue catalogue,
            AskedAbout asked) {
        this.table = table;
        this.spots = spots;
        this.territory = territory;
        this.incidents = incidents;
        this.catalogue = catalogue;
        this.asked = asked;
    }

    /** @param neighbours how many tickets are under it */
    public record Incident(long ticket, long neighbours, Names greeting) {}

    /** Nothing is held: whoever joins it is put there by the act that opens their ticket. */
    public Optional<Incident> at(Place place, @Nullable String issue, String words) {
        List<MassOutage> running = table.running();
        if (running.isEmpty()) return Optional.empty();
        var path = new HashSet<>(spots.of(place).path());
        return fitting(at(path, running), issue, words).map(this::incident);
    }

    /** Those whose place is one of these, the newest first. @param path codes from the top down to where somebody is */
    static List<MassOutage> at(Set<String> path, List<MassOutage> running) {
        return running.stream()
                .filter(outage -> path.contains(outage.place()))
                .sorted(Comparator.comparing(MassOutage::begunAt).reversed())
                .toList();
    }

    private Incident incident(MassOutage outage) {
        var parts = incidents.parts(List.of(outage.ticket())).get(outage.ticket());
        return new Incident(outage.ticket(), parts == null ? 0 : parts.all(), outage.greeting());
    }

    /**
     * What is told before anything is asked: what goes on everywhere, and where somebody lives; the newest first.
     *
     * @param home where they wrote from last, asked for only when something goes on; {@code null}: nobody knows
     */
    public List<Names> announced(Supplier<@Nullable Place> home) {
        List<MassOutage> running = table.running();
        if (running.isEmpty()) return List.of();
        Place place = home.get();
        var path = place == null ? Set.<String>of() : Set.copyOf(spots.of(place).path());
        var places = territory.find(running.stream().map(MassOutage::place).toList());
        return running.stream()
                .filter(outage -> path.contains(outage.place()) || isEverywhere(places.get(outage.place())))
                .sorted((one, other) -> other.begunAt().compareTo(one.begunAt()))
                .limit(MOST_ANNOUNCED)
                .map(MassOutage::greeting)
                .toList();
    }

    private static boolean isEverywhere(Territory.@Nullable Standing standing) {
        return standing != null && standing.line().size() == 1;
    }

    /** By the issue, or before there is one by the words. */
    Optional<MassOutage> fitting(List<MassOutage> here, @Nullable String issue, @Nullable String words) {
        if (issue != null)
            return here.stream().filter(outage -> outage.issue().equals(issue)).findFirst();
        if (words == null) return Optional.empty();
        return here.stream()
                .filter(outage -> catalogue
                        .issue(outage.issue())
                        .filter(wording -> asked.isAbout(wording, words))
                        .isPresent())
                .findFirst();
    }
}
