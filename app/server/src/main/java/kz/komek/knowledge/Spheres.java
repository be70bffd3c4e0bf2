package kz.komek.knowledge;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.CatalogueViews;
import kz.komek.catalogue.domain.Issue;
import kz.komek.catalogue.domain.Sphere;
import kz.komek.knowledge.store.ArticleTable;
import org.jspecify.annotations.Nullable;

/**
 * By which spheres articles are looked for. Residents' pages ask with every call: the catalogue is read again when it has
 * another version, and articles are counted again after some seconds.
 */
@Singleton
class Spheres {
    private static final Duration COUNTED_FOR = Duration.ofSeconds(5);

    private final Catalogue catalogue;
    private final CatalogueViews views;
    private final ArticleTable articles;
    private final InstantSource time;
    private volatile @Nullable Known known;
    private volatile @Nullable Counted counted;

    Spheres(Catalogue catalogue, CatalogueViews views, ArticleTable articles, InstantSource time) {
        this.catalogue = catalogue;
        this.views = views;
        this.articles = articles;
        this.time = time;
    }

    /**
     * The catalogue as of a version.
     *
     * @param sphereOf by code of an issue, retired ones too
     * @param successors of retired issues, as far as anybody asked
     */
    private record Known(
            long version,
            List<Sphere> spheres,
            Map<String, String> sphereOf,
            Set<String> active,
            Map<String, List<String>> successors) {}

    private record Counted(Instant at, Map<Set<String>, Integer> byIssues) {}

    /** How many articles each has that residents may read; those without one are left out. In the catalogue's order. */
    List<Library.SphereOf> open() {
        Known now = known();
        var counts = new HashMap<String, Integer>();
        counted()
                .byIssues()
                .forEach((attached, count) -> attached.stream()
                        .flatMap(issue -> Stream.ofNullable(now.sphereOf().get(issue)))
                        .distinct()
                        .forEach(sphere -> counts.merge(sphere, count, Integer::sum)));
        return now.spheres().stream()
                .filter(sphere -> counts.containsKey(sphere.code()))
                .map(sphere -> new Library.SphereOf(sphere, counts.get(sphere.code())))
                .toList();
    }

    Set<String> issuesOf(String sphere) {
        return known().sphereOf().entrySet().stream()
                .filter(issue -> issue.getValue().equals(sphere))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** With retired issues that articles are still about and of which one of these took the place. */
    Set<String> withForerunners(Set<String> issues) {
        Known now = known();
        var all = new HashSet<>(issues);
        for (String attached : articles.issues()) {
            if (now.active().contains(attached)) continue;
            if (successors(attached, now).stream().anyMatch(issues::contains)) all.add(attached);
        }
        return all;
    }

    /** Asked outside of the map: it would let nobody else in meanwhile. */
    private List<String> successors(String retired, Known now) {
        List<String> before = now.successors().get(retired);
        if (before != null) return before;
        List<String> read = catalogue.successors(retired);
        now.successors().put(retired, read);
        return read;
    }

    private Known known() {
        Known before = known;
        if (before != null && before.version() == views.version()) return before;
        var whole = views.whole();
        Known read = new Known(
                whole.version(),
                whole.spheres(),
                whole.issues().stream()
                        .collect(Collectors.toMap(
                                Issue::code, issue -> issue.current().sphere())),
                whole.issues().stream().filter(Issue::active).map(Issue::code).collect(Collectors.toSet()),
                new ConcurrentHashMap<>());
        known = read;
        return read;
    }

    private Counted counted() {
        Counted before = counted;
        Instant now = time.instant();
        if (before != null && now.isBefore(before.at().plus(COUNTED_FOR))) return before;
        Counted read = new Counted(now, articles.openByIssues());
        counted = read;
        return read;
    }
}
