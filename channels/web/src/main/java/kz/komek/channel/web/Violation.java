package kz.komek.channel.web;

import java.util.Locale;

/** One thing a resident has to change, next to the field where it is. */
record Violation(String field, Rule rule) {
    enum Rule {
        LANGUAGE_UNKNOWN,
        TEXT_EMPTY,
        TEXT_TOO_LONG,
        ADDRESS_TOO_LONG,
        DISTRICT_UNKNOWN,
        COORDINATES_HALF,
        COORDINATES_UNREADABLE,
        COORDINATES_IMPOSSIBLE,
        COORDINATES_ZERO,
        EMAIL_INVALID,
        PHONE_INVALID,
        NAME_TOO_LONG,
        CONSENT_MISSING,
        STARS_MISSING,
        RATING_TOO_LONG
    }

    String message(Texts texts) {
        return texts.of("violation." + rule.name().toLowerCase(Locale.ROOT));
    }
}
