package kz.komek.knowledge;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.domain.Found;
import kz.komek.knowledge.domain.Sought;
import kz.komek.knowledge.domain.Sought.By;
import kz.komek.knowledge.domain.Sought.Reading;
import kz.komek.knowledge.store.SearchTable;

/** One box for three languages, all writings and the usual slips. */
@Singleton
public class Search {
    private static final double NEAR = 0.4;
    private static final int MOST_NEAR = 4;
    private static final int SHORTEST_MISTYPED = 4;

    private final Words words;
    private final SearchTable table;

    Search(Words words, SearchTable table) {
        this.words = words;
        this.table = table;
    }

    /** What was typed as it is understood: every word in the readings that something has. */
    public record Understood(Sought sought, Map<String, Double> rarity) {
        /** All that is looked for. */
        public Set<String> lexemes() {
            return sought.words().stream()
                    .flatMap(word -> word.readings().stream().map(Reading::lexeme))
                    .collect(Collectors.toSet());
        }
    }

    /** The best first. Nothing that has none of the words is found. */
    public List<Found> find(String typed, Set<EntryKind> kinds, boolean publicOnly, int most) {
        return find(understood(typed), kinds, publicOnly, most);
    }

    public List<Found> find(Understood understood, Set<EntryKind> kinds, boolean publicOnly, int most) {
        if (understood.sought().words().isEmpty()) return List.of();
        return table.find(understood.sought(), understood.rarity(), kinds, publicOnly, most);
    }

    public Understood understood(String typed) {
        Sought sought = words.sought(typed);
        Map<String, Integer> known = table.known(sought.words().stream()
                .flatMap(word -> word.readings().stream().map(Reading::lexeme))
                .collect(Collectors.toSet()));
        var meant = new ArrayList<Sought.Word>();
        for (Sought.Word word : sought.words()) {
            Sought.Word understood = understood(word, known);
            if (!understood.readings().isEmpty()) meant.add(understood);
        }
        return new Understood(new Sought(meant), rarity(known));
    }

    /** By what is known; by what is written nearly so when nothing is. */
    private Sought.Word understood(Sought.Word word, Map<String, Integer> known) {
        var readings = word.readings().stream()
                .filter(reading -> known.containsKey(reading.lexeme()))
                .toList();
        if (readings.isEmpty() && word.typed().length() >= SHORTEST_MISTYPED) readings = near(word, known);
        return new Sought.Word(word.typed(), readings);
    }

    private List<Reading> near(Sought.Word word, Map<String, Integer> known) {
        var near = new HashMap<String, Double>();
        for (Reading reading : word.readings()) {
            if (reading.lexeme().startsWith("~")) continue;
            table.near(reading.lexeme(), NEAR, MOST_NEAR)
                    .forEach((found, alike) -> near.merge(found, alike * reading.weight(), Math::max));
        }
        known.putAll(table.known(near.keySet()));
        return near.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(MOST_NEAR)
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(found -> new Reading(found.getKey(), By.NEARLY.of("").weight() * found.getValue(), By.NEARLY))
                .toList();
    }

    private Map<String, Double> rarity(Map<String, Integer> known) {
        int entries = Math.max(1, table.size());
        return known.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, word -> Math.log(1 + (entries + 0.5) / (word.getValue() + 0.5))));
    }
}
