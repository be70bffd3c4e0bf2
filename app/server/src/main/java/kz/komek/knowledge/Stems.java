package kz.komek.knowledge;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import kz.komek.knowledge.domain.KazakhStems;
import kz.komek.knowledge.domain.Letters;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * The stems of a word in every language that its letters allow: nobody says in which language they search, and a sentence
 * often has two.
 */
@Singleton
public class Stems {
    private static final String WORDS = "words/kk_KZ.dic";

    private final KazakhStems kazakh = new KazakhStems(words());

    /** @param plain as {@link Letters#plain} writes it; @param kazakh it had a letter that only Kazakh has */
    public Set<String> of(String plain, boolean isKazakh) {
        var stems = new LinkedHashSet<String>();
        if (Letters.isCyrillic(plain)) {
            stems.add(kazakh.stem(plain));
            if (!isKazakh) stems.add(stem(new RussianStemmer(), plain));
        } else if (Letters.isLatin(plain)) {
            stems.add(stem(new EnglishStemmer(), plain));
        } else {
            stems.add(plain);
        }
        return stems;
    }

    private static String stem(SnowballStemmer stemmer, String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    private static Set<String> words() {
        try (InputStream list = Stems.class.getResourceAsStream(WORDS);
                var lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(list, "the Kazakh words are not in the jar"), StandardCharsets.UTF_8))) {
            var words = new HashSet<String>();
            lines.readLine(); // how many there are
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int rules = line.indexOf('/');
                words.add(Letters.plain((rules < 0 ? line : line.substring(0, rules)).strip()));
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
