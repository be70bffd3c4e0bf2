package kz.komek.territory.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kz.komek.territory.domain.Located.How;
import org.jspecify.annotations.Nullable;

/** Which entry somebody means: words first, because people know where they live better than their telephone does. */
public final class Resolver {
    /** A pin is put on the roof, or on the pavement before it. */
    public static final double HOUSE_METRES = 40;

    public static final double STREET_METRES = 150;

    private Resolver() {}

    /**
     * An entry that may be meant.
     *
     * @param key by which it was found
     * @param path from the top down to itself
     * @param village the settlement it is a part of
     * @param sector that it is, or is a part of
     */
    public record Candidate(
            String key,
            String code,
            Kind kind,
            List<String> path,
            @Nullable String village,
            @Nullable String sector,
            @Nullable Point point) {
        public Candidate {
            path = List.copyOf(path);
        }

        /** What stands under the oblast. */
        public @Nullable String district() {
            return path.size() < 2 ? null : path.get(1);
        }

        @Nullable String parent() {
            return path.size() < 2 ? null : path.get(path.size() - 2);
        }
    }

    /**
     * @param named entries by the names of the text
     * @param houses by their numbers under those
     * @param around areas in which the pin lies
     * @param near houses and streets in its neighbourhood
     */
    public record Clues(
            Sought sought,
            @Nullable String district,
            @Nullable Point pin,
            Collection<Candidate> named,
            Collection<Candidate> houses,
            Collection<Candidate> around,
            Collection<Candidate> near) {}

    public static Located resolve(Clues clues) {
        Located words = clues.sought.isEmpty() ? new Located.Nothing() : byWords(clues);
        Located pin = clues.pin == null ? new Located.Nothing() : byPin(clues.pin, clues);
        return switch (words) {
            case Located.Found found when found.key() == null -> found;
            case Located.Found found -> better(found, pin);
            case Located.Ambiguous several -> chosen(several, clues, pin);
            case Located.Unknown unknown -> pinned(pin, unknown.key(), unknown);
            case Located.Nothing nothing -> pin;
        };
    }

    private static Located byWords(Clues clues) {
        List<Candidate> named = longest(clues.named);
        String key = clues.sought.key();
        Set<String> areas = named.stream()
                .filter(each -> each.kind != Kind.STREET)
                .map(Candidate::code)
                .collect(Collectors.toSet());
        List<Candidate> streets = named.stream()
                .filter(each -> each.kind == Kind.STREET)
                .filter(inOneOf(areas, clues.district))
                .toList();
        if (!streets.isEmpty()) return among(inTown(streets, areas), named, clues);
        List<Candidate> places = deepest(named.stream()
                .filter(each -> each.kind != Kind.STREET)
                .filter(each -> clues.district == null || each.path.contains(clues.district))
                .toList());
        if (places.isEmpty()) return new Located.Unknown(key);
        return among(places, named, clues);
    }

    /** In what the text names, if it names any place, and in the district that was chosen beside it. */
    private static Predicate<Candidate> inOneOf(Set<String> areas, @Nullable String district) {
        return each -> (areas.isEmpty() || each.path.stream().anyMatch(areas::contains))
                && (district == null || each.path.contains(district));
    }

    /** Who means the street of that name in a village says the village, where the town has one too. */
    private static List<Candidate> inTown(List<Candidate> streets, Set<String> areas) {
        var inTown = streets.stream()
                .filter(each -> each.village == null || areas.contains(each.village))
                .toList();
        return inTown.isEmpty() ? streets : inTown;
    }

    private static Located among(List<Candidate> places, List<Candidate> named, Clues clues) {
        Set<String> codes = places.stream().map(Candidate::code).collect(Collectors.toSet());
        String key = clues.sought.key();
        for (String number : clues.sought.houses()) {
            var houses = clues.houses.stream()
                    .filter(each -> each.key.equals(number) && codes.contains(each.parent()))
                    .toList();
            if (!houses.isEmpty()) return oneOf(houses, null, key);
        }
        boolean whole = clues.sought.house() == null && understood(named) >= clues.sought.words();
        return oneOf(places, whole ? null : key, key);
    }

    private static Located oneOf(List<Candidate> candidates, @Nullable String left, String key) {
        Candidate first = candidates.getFirst();
        if (candidates.stream().map(Candidate::code).distinct().count() == 1)
            return new Located.Found(first.code, first.kind, How.TEXT, first.district(), first.sector, left);
        boolean together =
                candidates.stream().map(Candidate::district).distinct().count() == 1;
        return new Located.Ambiguous(
                candidates.stream().map(Candidate::code).distinct().sorted().toList(),
                together ? first.district() : null,
                key);
    }

    /** How many words the names account for. */
    private static int understood(List<Candidate> named) {
        return named.stream()
                .map(Candidate::key)
                .distinct()
                .mapToInt(key -> key.split(" ").length)
                .sum();
    }

    /** "Жаңа" is not asked for where "Жаңа қала" is. */
    private static List<Candidate> longest(Collection<Candidate> named) {
        var keys = named.stream().map(Candidate::key).distinct().toList();
        var covered = new HashSet<String>();
        for (String shorter : keys) {
            for (String longer : keys) {
                if (longer.length() > shorter.length() && (" " + longer + " ").contains(" " + shorter + " "))
                    covered.add(shorter);
            }
        }
        return named.stream().filter(each -> !covered.contains(each.key)).toList();
    }

    /** Without those that only say where another one is. */
    private static List<Candidate> deepest(List<Candidate> places) {
        return places.stream()
                .filter(each -> places.stream()
                        .noneMatch(other -> !other.code.equals(each.code) && other.path.contains(each.code)))
                .toList();
    }

    private static Located byPin(Point pin, Clues clues) {
        var house = nearest(pin, clues.near, Kind.HOUSE, HOUSE_METRES);
        if (house != null) return pinned(house);
        var street = nearest(pin, clues.near, Kind.STREET, STREET_METRES);
        if (street != null) return pinned(street);
        return clues.around.stream()
                .max(Comparator.comparing((Candidate each) -> each.path.size()).thenComparing(Candidate::code))
                .filter(area -> area.kind != Kind.OBLAST)
                .map(Resolver::pinned)
                .orElse(new Located.Unknown(null));
    }

    private static @Nullable Candidate nearest(Point pin, Collection<Candidate> near, Kind kind, double limit) {
        return near.stream()
                .filter(each -> each.kind == kind && each.point != null && pin.metresTo(each.point) <= limit)
                .min(Comparator.comparing((Candidate each) -> pin.metresTo(Objects.requireNonNull(each.point)))
                        .thenComparing(Candidate::code))
                .orElse(null);
    }

    private static Located pinned(Candidate entry) {
        return new Located.Found(entry.code, entry.kind, How.PIN, entry.district(), entry.sector, null);
    }

    /** The words were understood in part: the pin says more only where it speaks of the same district. */
    private static Located better(Located.Found words, Located pin) {
        if (!(pin instanceof Located.Found exact)) return words;
        boolean same = Objects.equals(exact.district(), words.district());
        if (!same || exact.exact().compareTo(words.exact()) <= 0) return words;
        return new Located.Found(exact.code(), exact.exact(), How.PIN, exact.district(), exact.sector(), words.key());
    }

    /** Several streets of one name: the pin may say which. */
    private static Located chosen(Located.Ambiguous several, Clues clues, Located pin) {
        if (clues.pin == null) return several;
        Set<String> areas = clues.around.stream().map(Candidate::code).collect(Collectors.toSet());
        var all = List.of(clues.houses, clues.named).stream()
                .flatMap(Collection::stream)
                .filter(each -> several.codes().contains(each.code))
                .toList();
        int most = all.stream().mapToInt(each -> inCommon(each, areas)).max().orElse(0);
        var there = all.stream()
                .filter(each -> inCommon(each, areas) == most && most > 1)
                .toList();
        if (there.stream().map(Candidate::code).distinct().count() == 1) {
            Candidate one = there.getFirst();
            boolean whole = clues.sought.house() == null || one.kind == Kind.HOUSE;
            return new Located.Found(
                    one.code, one.kind, How.TEXT, one.district(), one.sector, whole ? null : several.key());
        }
        return pinned(pin, several.key(), several);
    }

    private static int inCommon(Candidate entry, Set<String> areas) {
        return (int) entry.path.stream().filter(areas::contains).count();
    }

    private static Located pinned(Located pin, @Nullable String key, Located otherwise) {
        return pin instanceof Located.Found found
                ? new Located.Found(found.code(), found.exact(), How.PIN, found.district(), found.sector(), key)
                : otherwise;
    }
}
