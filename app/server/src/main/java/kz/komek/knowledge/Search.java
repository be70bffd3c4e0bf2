package kz.komek.knowledge;

import jakarta.inject.Singleton;
import java.time.InstantSource;
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
    /** Entries that are weighed for a question, and for a text that is still being written. */
    private static final int MOST_READ = 4_000;

    private static final int FEWER_READ = 400;

    /** Of those, the likeliest are weighed word by word. */
    private static final int MOST_WEIGHED = 400;

    private static final int FEWER_WEIGHED = 60;

    private final Words words;
    private final SearchTable table;
    private final InstantSource time;

    Search(Words words, SearchTable table, InstantSource time) {
        this.words = words;
        this.table = table;
        this.time = time;
    }

    /** The best first. Nothing that has none of the words is found. */
    public List<Found> find(String typed, Set<EntryKind> kinds, boolean publicOnly, int most) {
        return find(words.sought(typed), kinds, publicOnly, most).found();
    }

    /** @param understood what the words were taken for: only what is known somewhere */
    public record Finding(List<Found> found, Sought understood) {}

    public Finding find(Sought sought, Set<EntryKind> kinds, boolean publicOnly, int most) {
        Map<String, Integer> known = table.known(sought.lexemes());
        var slips = new Mistyped(unknown(sought, known));
        known.putAll(table.known(slips.lexemes()));
        var meant = new ArrayList<Sought.Word>();
        for (Sought.Word word : sought.words()) {
            Sought.Word understood = understood(word, slips, known);
            if (!understood.readings().isEmpty()) meant.add(understood);
        }
        var understood = new Sought(meant);
        if (meant.isEmpty()) return new Finding(List.of(), understood);
        return new Finding(
                table.find(
                        understood,
                        rarest(understood, known, MOST_READ),
                        rarity(known),
                        kinds,
                        publicOnly,
                        time.instant(),
                        MOST_WEIGHED,
                        most),
                understood);
    }

    /**
     * What a longer text is about: by its rarest words as they are written, at least two of them where it has two.
     *
     * @param words of it that are looked for
     */
    public List<About> about(Sought text, Set<EntryKind> kinds, int words, int most) {
        Map<String, Integer> known = table.known(text.lexemes());
        var all = text.words().stream()
                .map(word -> known(word, known))
                .filter(word -> !word.readings().isEmpty())
                .distinct()
                .toList();
        var meant = all.stream()
                .sorted(Comparator.comparingInt(word -> entries(word, known)))
                .limit(words)
                .toList();
        if (meant.isEmpty()) return List.of();
        var sought = new Sought(meant);
        var asTheyStand = new Sought(all.stream().filter(meant::contains).toList());
        var found = table.find(
                asTheyStand,
                rarest(sought, known, FEWER_READ),
                rarity(known),
                kinds,
                false,
                time.instant(),
                FEWER_WEIGHED,
                2 * most);
        var had = table.had(found, sought);
        int atLeast = Math.min(2, meant.size());
        return found.stream()
                .map(one -> new About(one, had.getOrDefault(one, List.of())))
                .filter(one -> one.words().size() >= atLeast)
                .limit(most)
                .toList();
    }

    /** @param words of the text that it has, as they were typed */
    public record About(Found found, List<String> words) {}

    /** The words by which entries are taken at all, so that few are weighed; the others only weigh. */
    private static Sought rarest(Sought sought, Map<String, Integer> known, int most) {
        var taken = new ArrayList<Sought.Word>();
        int read = 0;
        for (Sought.Word word : sought.words().stream()
                .sorted(Comparator.comparingInt(word -> entries(word, known)))
                .toList()) {
            read += entries(word, known);
            if (read > most && !taken.isEmpty()) break;
            taken.add(word);
        }
        return new Sought(taken);
    }

    private static int entries(Sought.Word word, Map<String, Integer> known) {
        return word.readings().stream()
                .mapToInt(reading -> known.getOrDefault(reading.lexeme(), 0))
                .sum();
    }

    private static Sought.Word known(Sought.Word word, Map<String, Integer> known) {
        return new Sought.Word(
                word.typed(),
                word.readings().stream()
                        .filter(reading -> known.containsKey(reading.lexeme()))
                        .toList());
    }

    private static List<Sought.Word> unknown(Sought sought, Map<String, Integer> known) {
        return sought.words().stream()
                .filter(word -> word.typed().length() >= SHORTEST_MISTYPED)
                .filter(word -> known(word, known).readings().isEmpty())
                .toList();
    }

    /** By what is known; when nothing is, by what is one slip away; when nothing is, by what is written nearly so. */
    private Sought.Word understood(Sought.Word word, Mistyped slips, Map<String, Integer> known) {
        var readings = known(word, known).readings();
        if (readings.isEmpty()) readings = slips.meant(word, known);
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
