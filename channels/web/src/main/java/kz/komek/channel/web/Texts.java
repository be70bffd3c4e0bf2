package kz.komek.channel.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.komek.contract.Language;

/** The words of the site in one language: {@code texts_kk.properties} and its sisters, all with the same keys. */
public final class Texts {
    private static final Texts KK = read(Language.KK);
    private static final Texts RU = read(Language.RU);
    private static final Texts EN = read(Language.EN);

    private final Language language;
    private final Map<String, String> texts;

    private Texts(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    public static Texts in(Language language) {
        return switch (language) {
            case KK -> KK;
            case RU -> RU;
            case EN -> EN;
        };
    }

    public Language language() {
        return language;
    }

    /** @throws IllegalArgumentException when no such text was written */
    public String of(String key) {
        String text = texts.get(key);
        if (text == null) throw new IllegalArgumentException("no text " + key + " in " + language);
        return text;
    }

    /** The text with {@code {0}} replaced. */
    public String of(String key, Object value) {
        return of(key).replace("{0}", String.valueOf(value));
    }

    /** The texts under a prefix, without it: what the page's script says. */
    Map<String, String> under(String prefix) {
        return texts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(prefix.length()),
                        Map.Entry::getValue,
                        (one, other) -> one,
                        TreeMap::new));
    }

    Map<String, String> all() {
        return texts;
    }

    private static Texts read(Language language) {
        var properties = new Properties();
        String name = "texts_" + language.code() + ".properties";
        try (var file = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var texts = new TreeMap<String, String>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return new Texts(language, Map.copyOf(texts));
    }
}
