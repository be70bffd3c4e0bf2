package kz.komek.outage;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.knowledge.Words;

/** Whether somebody's words ask about an issue, by its names and what people say instead. */
@Singleton
class AskedAbout {
    /** The rest of a long letter is about something else. */
    private static final int MOST_WORDS = 400;

    private final Words words;

    AskedAbout(Words words) {
        this.words = words;
    }

    /** All words of one of its names stand side by side: "нет горячей воды" is not "нет воды". */
    boolean isAbout(IssueWording issue, String text) {
        List<Set<String>> said = taken(text);
        return names(issue).map(this::taken).anyMatch(name -> name.size() > 1 && stands(name, said));
    }

    private static Stream<String> names(IssueWording issue) {
        var synonyms = issue.content().synonyms();
        return Stream.of(
                        Stream.of(
                                issue.names().kk(),
                                issue.names().ru(),
                                issue.names().en()),
                        synonyms.kk().stream(),
                        synonyms.ru().stream(),
                        synonyms.en().stream())
                .flatMap(each -> each);
    }

    private List<Set<String>> taken(String text) {
        var taken = new ArrayList<Set<String>>();
        for (String word : text.split("[^\\p{L}\\p{N}]+")) {
            if (taken.size() == MOST_WORDS) break;
            Set<String> lexemes = new HashSet<>(words.lexemes(word));
            if (!lexemes.isEmpty()) taken.add(lexemes);
        }
        return taken;
    }

    /** In whatever order. */
    private static boolean stands(List<Set<String>> name, List<Set<String>> said) {
        for (int from = 0; from + name.size() <= said.size(); from++) {
            var window = said.subList(from, from + name.size());
            if (name.stream().allMatch(word -> window.stream().anyMatch(other -> share(word, other)))) return true;
        }
        return false;
    }

    private static boolean share(Set<String> one, Set<String> other) {
        return one.stream().anyMatch(other::contains);
    }
}
