package kz.komek.knowledge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.komek.knowledge.domain.Slips;
import kz.komek.knowledge.domain.Sought;
import kz.komek.knowledge.domain.Sought.By;
import kz.komek.knowledge.domain.Sought.Reading;

/** Words that nothing has, and what they are one slip away from. All of a question's are asked for at once. */
final class Mistyped {
    private static final int MOST_WORDS = 6;
    private static final int MOST_MEANT = 4;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 24;

    /** By a word's bones: what it may have been. */
    private final Map<String, Set<String>> slips = new HashMap<>();

    Mistyped(List<Sought.Word> unknown) {
        unknown.stream()
                .limit(MOST_WORDS)
                .flatMap(word -> Words.sounds(word).stream())
                .forEach(bones -> {
                    if (bones.length() >= SHORTEST && bones.length() <= LONGEST) slips.put(bones, Slips.of(bones));
                });
    }

    /** All that is to be looked up. */
    Set<String> lexemes() {
        var all = new HashSet<String>();
        for (Set<String> some : slips.values()) {
            some.stream()
                    .filter(bones -> bones.length() >= SHORTEST)
                    .map(Words::sounded)
                    .forEach(all::add);
        }
        return all;
    }

    /** The likeliest of what is known; of those equally likely the most frequent. */
    List<Reading> meant(Sought.Word word, Map<String, Integer> known) {
        var likely = new HashMap<String, Double>();
        for (String bones : Words.sounds(word)) {
            for (String meant : slips.getOrDefault(bones, Set.of())) {
                String lexeme = Words.sounded(meant);
                if (known.containsKey(lexeme)) likely.merge(lexeme, Slips.likelihood(bones, meant), Math::max);
            }
        }
        double best = likely.values().stream().mapToDouble(each -> each).max().orElse(0);
        return likely.keySet().stream()
                .filter(lexeme -> likely.get(lexeme) == best)
                .sorted(Comparator.<String>comparingInt(known::get).reversed().thenComparing(Comparator.naturalOrder()))
                .limit(MOST_MEANT)
                .map(lexeme -> new Reading(lexeme, By.NEARLY.of("").weight() * best, By.NEARLY))
                .toList();
    }
}
