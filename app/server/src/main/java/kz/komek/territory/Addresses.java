package kz.komek.territory;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.contract.District;
import kz.komek.contract.Place;
import kz.komek.territory.domain.Kind;
import kz.komek.territory.domain.Located;
import kz.komek.territory.domain.Outline;
import kz.komek.territory.domain.Point;
import kz.komek.territory.domain.Resolver;
import kz.komek.territory.domain.Resolver.Candidate;
import kz.komek.territory.domain.Sought;
import kz.komek.territory.domain.Spelling;
import kz.komek.territory.store.Gazetteer;
import org.jspecify.annotations.Nullable;

/** Finds which entries people mean by their words and pins. */
@Singleton
public class Addresses {
    private static final int MOST_SUGGESTED = 10;
    private static final int MOST_STREETS = 50;
    private static final Set<String> DISTRICTS =
            District.ALL.stream().map(District::code).collect(Collectors.toUnmodifiableSet());
    /** A little more than the limit of the rule, at the latitude of the oblast. */
    private static final double NORTH = Resolver.STREET_METRES / 111_000;

    private static final double EAST = NORTH / 0.70;

    private final Gazetteer gazetteer;
    private final Territory territory;

    Addresses(Gazetteer gazetteer, Territory territory) {
        this.gazetteer = gazetteer;
        this.territory = territory;
    }

    /** At most four statements, however many places. */
    public Map<Place, Located> locate(Collection<Place> places) {
        var distinct = List.copyOf(new LinkedHashSet<>(places));
        if (distinct.isEmpty()) return Map.of();
        List<Sought> sought = distinct.stream().map(Addresses::sought).toList();
        var byKey = named(sought);
        var houses = houses(sought, byKey);
        var pins = new Pins(distinct);
        var located = new LinkedHashMap<Place, Located>();
        for (int i = 0; i < distinct.size(); i++) {
            Place place = distinct.get(i);
            var named = namedIn(sought.get(i), byKey);
            located.put(
                    place,
                    Resolver.resolve(new Resolver.Clues(
                            sought.get(i),
                            known(place.district()),
                            pins.of(i),
                            named,
                            housesIn(sought.get(i), named, houses),
                            pins.around(i),
                            pins.near(i))));
        }
        return located;
    }

    private static Sought sought(Place place) {
        String address = place.address();
        return address == null ? Sought.NOTHING : Spelling.read(address);
    }

    /** A hint that nobody knows is none. */
    private static @Nullable String known(@Nullable String district) {
        return district != null && DISTRICTS.contains(district) ? district : null;
    }

    private Map<String, List<Candidate>> named(List<Sought> sought) {
        var keys = new HashSet<String>();
        sought.forEach(each -> keys.addAll(each.names()));
        return gazetteer.named(keys).stream().collect(Collectors.groupingBy(Candidate::key));
    }

    private static List<Candidate> namedIn(Sought sought, Map<String, List<Candidate>> byKey) {
        return sought.names().stream()
                .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                .toList();
    }

    private record House(String within, String number) {}

    private Map<House, List<Candidate>> houses(List<Sought> sought, Map<String, List<Candidate>> byKey) {
        var wanted = new LinkedHashSet<House>();
        for (Sought each : sought) {
            for (String number : each.houses()) {
                namedIn(each, byKey).stream()
                        .filter(parent -> Kind.HOUSE.parents().contains(parent.kind()))
                        .forEach(parent -> wanted.add(new House(parent.code(), number)));
            }
        }
        return gazetteer
                .houses(
                        wanted.stream().map(House::within).toList(),
                        wanted.stream().map(House::number).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        house -> new House(house.path().get(house.path().size() - 2), house.key())));
    }

    private static List<Candidate> housesIn(Sought sought, List<Candidate> named, Map<House, List<Candidate>> houses) {
        return named.stream()
                .map(Candidate::code)
                .distinct()
                .flatMap(code -> sought.houses().stream()
                        .flatMap(number -> houses.getOrDefault(new House(code, number), List.of()).stream()))
                .toList();
    }

    /** The pins of a batch, and what lies at each. */
    private final class Pins {
        private final Map<Integer, Point> pins = new HashMap<>();
        private final Map<Integer, List<Candidate>> around = new HashMap<>();
        private final Map<Integer, List<Candidate>> near = new HashMap<>();

        Pins(List<Place> places) {
            var points = new ArrayList<Point>();
            var whose = new ArrayList<Integer>();
            for (int i = 0; i < places.size(); i++) {
                Point point = Point.of(places.get(i).latitude(), places.get(i).longitude());
                if (point == null) continue;
                pins.put(i, point);
                points.add(point);
                whose.add(i);
            }
            var outlines = new HashMap<String, Outline>();
            for (var each : gazetteer.around(points)) {
                Outline outline = outlines.computeIfAbsent(each.candidate().code(), none -> outline(each.polygon()));
                if (outline.contains(points.get(each.pin())))
                    around.computeIfAbsent(whose.get(each.pin()), none -> new ArrayList<>())
                            .add(each.candidate());
            }
            for (var each : gazetteer.near(points, EAST, NORTH)) {
                near.computeIfAbsent(whose.get(each.pin()), none -> new ArrayList<>())
                        .add(each.candidate());
            }
        }

        @Nullable Point of(int place) {
            return pins.get(place);
        }

        List<Candidate> around(int place) {
            return around.getOrDefault(place, List.of());
        }

        List<Candidate> near(int place) {
            return near.getOrDefault(place, List.of());
        }
    }

    private static Outline outline(@Nullable String polygon) {
        try {
            return Outline.of(polygon == null ? "" : polygon);
        } catch (Outline.Wrong wrong) {
            throw new IllegalStateException("an outline was not checked before it was stored", wrong);
        }
    }

    /**
     * What somebody who has typed so far may mean, at most ten.
     *
     * @param within a code, such as that of a district; {@code null}: anywhere
     * @param retired also what is not found any more
     */
    public List<Territory.Standing> suggest(String typed, @Nullable String within, boolean retired) {
        Sought sought = Spelling.read(typed);
        if (sought.segments().isEmpty()) return List.of();
        var codes = new LinkedHashSet<String>();
        var named = beginning(sought.segments().getLast(), within, retired);
        String house = sought.house();
        if (house != null) {
            var under = named.stream().map(Candidate::code).distinct().toList();
            gazetteer.housesBeginning(under, house, MOST_SUGGESTED).forEach(each -> codes.add(each.code()));
        }
        named.forEach(each -> codes.add(each.code()));
        var shown = codes.stream().limit(MOST_SUGGESTED).toList();
        var standing = territory.find(shown);
        return shown.stream().filter(standing::containsKey).map(standing::get).toList();
    }

    /** Words before the name, or half a word after it, do not matter. */
    private List<Candidate> beginning(List<String> words, @Nullable String within, boolean retired) {
        for (int end = words.size(); end > 0; end--) {
            for (int from = 0; from < end; from++) {
                var found =
                        gazetteer.beginning(String.join(" ", words.subList(from, end)), within, retired, MOST_STREETS);
                if (!found.isEmpty()) return found;
            }
            if (words.size() > 4) break;
        }
        return List.of();
    }
}
