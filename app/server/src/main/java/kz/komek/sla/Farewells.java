package kz.komek.sla;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import kz.komek.contract.Language;

/** What a resident reads who did not answer our question. */
@Singleton
class Farewells {
    private final Map<Language, String> texts = new EnumMap<>(Language.class);

    Farewells() {
        for (Language language : Language.values()) texts.put(language, read("silence." + language.code() + ".txt"));
    }

    String text(Language language) {
        return Objects.requireNonNull(texts.get(language));
    }

    private static String read(String name) {
        try (InputStream text = Farewells.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
