package kz.komek.notice;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import kz.komek.contract.Language;
import kz.komek.contract.ResidentsDates;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.notice.domain.Digest;
import kz.komek.notice.domain.NoticeKind;
import kz.komek.notice.domain.Told;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.domain.Organisation;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The words of the one mail that says what has gathered, one file a language. */
@Singleton
class DigestLetter {
    private final Map<Language, Properties> words = new EnumMap<>(Language.class);
    private final Organisations organisations;
    private final String console;

    DigestLetter(Organisations organisations, @ConfigProperty(name = "komek.console.url") String console) {
        this.organisations = organisations;
        this.console = console.replaceFirst("/+$", "");
        for (Language language : Language.values()) words.put(language, read(language));
    }

    String subject(Digest digest, Language language) {
        return digest.counts().entrySet().stream()
                .map(part -> word(language, "subject." + part.getKey()).replace("{n}", "" + part.getValue()))
                .collect(Collectors.joining(", ", "109: ", ""));
    }

    String text(Digest digest, Language language, Instant now) {
        var names = organisations.all().stream()
                .collect(Collectors.toMap(
                        Organisation::code, body -> body.names().in(language)));
        var text = new StringBuilder(word(language, "greeting"));
        Digest.Part part = null;
        String group = "";
        for (Digest.Line line : digest.lines()) {
            if (line.part() != part) {
                part = line.part();
                group = "";
                text.append("\n\n")
                        .append(word(language, "part." + part)
                                .replace("{n}", "" + digest.counts().get(part)));
            }
            String theirs = line.told().organisation() == null
                    ? word(language, "centre")
                    : names.getOrDefault(line.told().organisation(), line.told().organisation());
            if (!theirs.equals(group)) text.append("\n\n").append(theirs);
            group = theirs;
            text.append("\n- ").append(line(line.told(), language, new ResidentsDates(language, now)));
        }
        if (digest.more() > 0) {
            text.append("\n\n").append(word(language, "more").replace("{n}", "" + digest.more()));
        }
        return text.append("\n\n")
                .append(word(language, "end").replace("{console}", console))
                .toString();
    }

    private String line(Told told, Language language, ResidentsDates dates) {
        Instant due = told.due();
        String when =
                due == null ? "" : ", " + word(language, dueKey(told.kind())).replace("{due}", dates.at(due));
        return (told.urgent() ? word(language, "urgent") + " " : "")
                + TicketNumbers.spoken(told.number())
                + " — "
                + clock(told, language)
                + when
                + ": "
                + console
                + "/tickets/"
                + told.number();
    }

    private static String dueKey(NoticeKind kind) {
        return switch (kind) {
            case BREACHED, ESCALATED -> "due.over";
            case WARNED, PLAN_DATE, CLOSED_BY_SILENCE, OTHER -> "due.coming";
        };
    }

    /** A clock that these files do not know yet is a deadline. */
    private String clock(Told told, Language language) {
        String named = of(language, "what." + told.what());
        return switch (told.kind()) {
            case PLAN_DATE, CLOSED_BY_SILENCE -> word(language, "kind." + told.kind());
            case WARNED, BREACHED, ESCALATED, OTHER -> named == null ? word(language, "kind.OTHER") : named;
        };
    }

    private String word(Language language, String key) {
        return Objects.requireNonNull(of(language, key), key);
    }

    private @Nullable String of(Language language, String key) {
        return words.get(language).getProperty(key);
    }

    private static Properties read(Language language) {
        try (var file = new InputStreamReader(
                Objects.requireNonNull(
                        DigestLetter.class.getResourceAsStream("digest." + language.code() + ".properties")),
                StandardCharsets.UTF_8)) {
            var read = new Properties();
            read.load(file);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
