package kz.komek.channel.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who calls, in one form, however exchanges write it. */
final class Numbers {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    /** What exchanges write where there is no number; digits are these words on a telephone's keys. */
    private static final Set<String> WITHHELD = Set.of(
            "anonymous",
            "unknown",
            "unavailable",
            "restricted",
            "private",
            "blocked",
            "266696687", // ANONYMOUS
            "7378742833", // RESTRICTED
            "2562533", // BLOCKED
            "8656696", // UNKNOWN
            "86282452253"); // UNAVAILABLE

    private Numbers() {}

    /** In E.164; empty: withheld, or none that could be called. @param region of a number written without its country */
    static Optional<String> e164(@Nullable String written, String region) {
        if (written == null) return Optional.empty();
        String bare = written.strip().toLowerCase(Locale.ROOT);
        if (bare.isEmpty() || bare.length() > 40) return Optional.empty();
        if (WITHHELD.contains(bare.startsWith("+") ? bare.substring(1) : bare)) return Optional.empty();
        // An address inside the exchange is nobody's number.
        if (bare.chars().anyMatch(Character::isLetter)) return Optional.empty();
        return parsed(bare.startsWith("00") ? "+" + bare.substring(2) : bare, region)
                // A country's own form without its plus: 7 701 ...
                .or(() -> bare.startsWith("+") ? Optional.empty() : parsed("+" + bare, region));
    }

    private static Optional<String> parsed(String number, String region) {
        try {
            var parsed = PHONES.parse(number, region);
            return PHONES.isValidNumber(parsed)
                    ? Optional.of(PHONES.format(parsed, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
