package kz.komek.notice.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is there at each level of the ladder for one ticket, now.
 *
 * @param of logins; none where nobody is there
 */
public record Levels(Map<Whom, List<String>> of) {
    public Levels {
        of = Map.copyOf(of);
    }

    /** A step whose people are not there goes to those above, and where nobody is above, to those below: it is not lost. */
    public List<String> told(Step step) {
        Whom[] all = Whom.values();
        for (int level = step.whom().ordinal(); level < all.length; level++) {
            if (!at(all[level]).isEmpty()) return at(all[level]);
        }
        for (int level = step.whom().ordinal() - 1; level >= 0; level--) {
            if (!at(all[level]).isEmpty()) return at(all[level]);
        }
        return List.of();
    }

    private List<String> at(Whom whom) {
        return of.getOrDefault(whom, List.of());
    }

    /** Those who head it; who stands in, while none of them is there. */
    public static List<String> heads(List<Head> heads, Predicate<String> there) {
        List<String> first = those(heads, false, there);
        return first.isEmpty() ? those(heads, true, there) : first;
    }

    private static List<String> those(List<Head> heads, boolean standIn, Predicate<String> there) {
        return heads.stream()
                .filter(head -> head.standsIn() == standIn)
                .map(Head::login)
                .filter(there)
                .toList();
    }

    /** The narrowest for the place and the matter; where none of them is there, the next wider. */
    public static List<String> deputies(
            List<Deputy> deputies, @Nullable String sphere, @Nullable String district, Predicate<String> there) {
        var byNarrowness = new TreeMap<Integer, List<String>>(Comparator.reverseOrder());
        for (Deputy deputy : deputies) {
            if (deputy.isFor(sphere, district) && there.test(deputy.login())) {
                byNarrowness
                        .computeIfAbsent(deputy.narrowness(), narrowness -> new ArrayList<>())
                        .add(deputy.login());
            }
        }
        return byNarrowness.isEmpty() ? List.of() : byNarrowness.firstEntry().getValue();
    }
}
