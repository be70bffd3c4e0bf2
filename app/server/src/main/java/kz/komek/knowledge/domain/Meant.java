package kz.komek.knowledge.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that are looked for in tickets, the rarest first.
 *
 * @param tickets how many there are in all
 */
public record Meant(List<Word> words, long tickets) {
    public Meant {
        words = words.stream()
                .sorted(Comparator.comparingLong(Word::tickets).thenComparing(Word::typed))
                .toList();
    }

    /**
     * @param lexemes any of them
     * @param tickets that have one
     */
    public record Word(String typed, Set<String> lexemes, long tickets) {
        public boolean isKnown() {
            return !lexemes.isEmpty();
        }
    }

    /** Of all tickets, those that have the rarest word: all of them have at most so many. */
    public double share() {
        if (words.isEmpty() || tickets == 0) return 0;
        return Math.min(1, (double) words.getFirst().tickets() / tickets);
    }

    /** How much it says that a ticket has this word. */
    public double rarity(Word word) {
        return Math.log(1 + (tickets + 0.5) / (word.tickets() + 0.5));
    }

    /** The rarer half: what says most of what is looked for. */
    public Meant rarer() {
        return new Meant(words.subList(0, (words.size() + 1) / 2), tickets);
    }

    public Meant atMost(int most) {
        return words.size() <= most ? this : new Meant(words.subList(0, most), tickets);
    }

    public Set<String> lexemes() {
        return words.stream().flatMap(word -> word.lexemes().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
