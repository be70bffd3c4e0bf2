package kz.komek.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lengths of time as people type them. */
final class Spans {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(s|m|min|h)");

    private Spans() {}

    /** "90s", "10m", "10min", "1h". */
    static Duration parse(String text) {
        var form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "a length of time is a number and s, m or h, as in 10m, not \"" + text + "\"");
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
