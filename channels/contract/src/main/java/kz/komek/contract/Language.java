package kz.komek.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages Komek speaks; Kazakh first. On the wire: the ISO 639-1 code. */
public enum Language {
    KK,
    RU,
    EN;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Language of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The language of an Accept-Language or Content-Language value; Kazakh where it names none of ours. */
    public static Language preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) return KK;
        try {
            var tags = java.util.List.of("kk", "ru", "en");
            String best = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), tags);
            return best == null ? KK : of(best);
        } catch (IllegalArgumentException malformed) {
            return KK;
        }
    }
}
