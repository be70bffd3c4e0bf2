package kz.komek.routing.domain;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.komek.territory.domain.Spelling;

/** What somebody wrote, word by word, in the one spelling in which everything is compared. */
public final class Words {
    /** What matters is said before that. */
    private static final int MOST_LETTERS = 5_000;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SOUGHT_BETWEEN = Pattern.compile("[^\\p{L}\\p{N}*]+");

    private final List<String> words;

    private Words(List<String> words) {
        this.words = words;
    }

    public static Words of(String text) {
        return new Words(split(BETWEEN, text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) : text));
    }

    /** A word or several in a row, each as it is, or with {@code *} at its end as a beginning. */
    record Sought(List<String> words) {
        static Sought of(String text) {
            return new Sought(split(SOUGHT_BETWEEN, text));
        }

        boolean isSense() {
            return !words.isEmpty()
                    && words.stream()
                            .noneMatch(
                                    word -> word.substring(0, word.length() - 1).contains("*") || word.equals("*"));
        }
    }

    private static List<String> split(Pattern between, String text) {
        return Stream.of(between.split(Spelling.letters(text)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    boolean contain(Sought sought) {
        int length = sought.words().size();
        for (int i = 0; i + length <= words.size(); i++) {
            if (matches(sought, i)) return true;
        }
        return false;
    }

    private boolean matches(Sought sought, int from) {
        for (int i = 0; i < sought.words().size(); i++) {
            String wanted = sought.words().get(i);
            String word = words.get(from + i);
            boolean same = wanted.endsWith("*")
                    ? word.startsWith(wanted.substring(0, wanted.length() - 1))
                    : word.equals(wanted);
            if (!same) return false;
        }
        return true;
    }
}
