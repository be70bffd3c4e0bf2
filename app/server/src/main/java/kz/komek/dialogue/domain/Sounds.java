package kz.komek.dialogue.domain;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether words stand in a text: side by side, each as it is or with {@code *} at its end as a beginning. */
final class Sounds {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}*]+");

    private Sounds() {}

    static boolean has(String text, List<String> phrases) {
        List<String> said = split(text.replace('*', ' '));
        return phrases.stream().map(Sounds::split).anyMatch(phrase -> stands(phrase, said));
    }

    /** The text is nothing else than one of these. */
    static boolean is(String text, List<String> phrases) {
        List<String> said = split(text.replace('*', ' '));
        return phrases.stream()
                .map(Sounds::split)
                .anyMatch(phrase -> phrase.size() == said.size() && stands(phrase, said));
    }

    static String plain(String text) {
        return String.join(" ", split(text));
    }

    private static List<String> split(String text) {
        return Stream.of(BETWEEN.split(text.toLowerCase(Locale.ROOT).replace('ё', 'е')))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean stands(List<String> phrase, List<String> said) {
        if (phrase.isEmpty()) return false;
        for (int from = 0; from + phrase.size() <= said.size(); from++) {
            if (begins(phrase, said.subList(from, from + phrase.size()))) return true;
        }
        return false;
    }

    private static boolean begins(List<String> phrase, List<String> said) {
        for (int i = 0; i < phrase.size(); i++) {
            String wanted = phrase.get(i);
            boolean same = wanted.endsWith("*")
                    ? said.get(i).startsWith(wanted.substring(0, wanted.length() - 1))
                    : said.get(i).equals(wanted);
            if (!same) return false;
        }
        return true;
    }
}
