package kz.komek.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What people ask, in turn: words that nearly all use, words with a rare one among them, and slips. */
final class Questions {
    private static final int KINDS = 4;

    private final Library library;

    Questions(Library library) {
        this.library = library;
    }

    /** @param query the same for PostgreSQL, of the lexemes that the server made */
    record Question(String typed, String query) {}

    Question question(int index) {
        var text = text(index);
        String rare = library.word(500 + index * 37 % 40_000);
        return switch (index % KINDS) {
            case 0 -> frequent(index);
            case 1 -> new Question(firstWords(text, 1) + " " + rare, all(lexemes(text, 1)) + " & '" + rare + "'");
            case 2 -> new Question(rare, "'" + rare + "'");
            default -> new Question(misspelt(rare), "'" + rare + "'");
        };
    }

    /** Two words of what is most often written. */
    Question frequent(int index) {
        var text = library.texts().get(index % Math.min(8, library.texts().size()));
        return new Question(firstWords(text, 2), all(lexemes(text, 2)));
    }

    /** What somebody types who has a resident on the telephone. */
    String written(int index) {
        return text(index).title() + ", тағы " + library.word(200 + index * 13 % 5_000) + " және "
                + library.word(50 + index * 7 % 500) + " " + library.word(20 + index % 100);
    }

    String address(int index) {
        return Library.street(index % 100) + " " + index % 90;
    }

    private Library.Text text(int index) {
        return library.texts().get(index * 11 % library.texts().size());
    }

    private static String firstWords(Library.Text text, int count) {
        return Arrays.stream(text.title().split("[^\\p{L}]+"))
                .filter(word -> word.length() > 3)
                .limit(count)
                .collect(Collectors.joining(" "));
    }

    private static List<String> lexemes(Library.Text text, int count) {
        return text.lexemes().stream().limit(count).toList();
    }

    private static String all(List<String> lexemes) {
        return lexemes.stream().map(word -> "'" + word.replace("'", "''") + "'").collect(Collectors.joining(" & "));
    }

    private static String misspelt(String word) {
        return word.substring(0, 5) + "о" + word.substring(6);
    }
}
