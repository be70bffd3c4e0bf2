package kz.komek.outage;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import kz.komek.contract.Language;
import kz.komek.contract.ResidentsDates;
import kz.komek.outage.domain.News;
import kz.komek.outage.domain.PlannedWork;

/** What residents read of works and outages, in their language. */
@Singleton
class WorkLetters {
    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    WorkLetters() {
        for (Language language : Language.values()) texts.put(language, read(language));
    }

    String subject(PlannedWork work, Language language) {
        return of("subject", language).replace("{what}", what(work, language));
    }

    /** @param asked they have asked to be told; false: they have written to us from there */
    String news(News news, PlannedWork work, Language language, boolean asked, Instant now) {
        return inChat(news, work, language, now) + "\n\n" + of(asked ? "footer.asked" : "footer.wrote", language);
    }

    /** To somebody who has just been spoken to: it is no letter, and they know why they get it. */
    String inChat(News news, PlannedWork work, Language language, Instant now) {
        return fill("news." + news.name().toLowerCase(Locale.ROOT), work, language, now);
    }

    /** Beside what is said to somebody who writes from there. */
    String mention(PlannedWork work, Language language, Instant now) {
        return fill("mention." + work.state(now).name().toLowerCase(Locale.ROOT), work, language, now);
    }

    private String fill(String text, PlannedWork work, Language language, Instant now) {
        var dates = new ResidentsDates(language, now);
        return of(text, language)
                .replace("{what}", what(work, language))
                .replace("{from}", dates.at(work.from()))
                .replace("{to}", dates.at(work.to()))
                .replace("{text}", work.text(language));
    }

    private String what(PlannedWork work, Language language) {
        return of("what." + work.resource().name().toLowerCase(Locale.ROOT), language);
    }

    String of(String key, Language language) {
        return Objects.requireNonNull(
                Objects.requireNonNull(texts.get(language)).getProperty(key), key);
    }

    private static Properties read(Language language) {
        var texts = new Properties();
        String name = "letters_" + language.code() + ".properties";
        try (var file = Objects.requireNonNull(WorkLetters.class.getResourceAsStream(name), name)) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
