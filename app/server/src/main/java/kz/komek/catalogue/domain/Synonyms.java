package kz.komek.catalogue.domain;

import java.util.Arrays;
import java.util.List;

/** What people say instead of the name, colloquial and mistyped, in each language; a semicolon parts them. */
public record Synonyms(List<String> kk, List<String> ru, List<String> en) {
    public static final Synonyms NONE = new Synonyms(List.of(), List.of(), List.of());

    public Synonyms {
        kk = tidy(kk);
        ru = tidy(ru);
        en = tidy(en);
    }

    private static List<String> tidy(List<String> words) {
        return words.stream()
                .flatMap(word -> Arrays.stream(word.split(";")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
