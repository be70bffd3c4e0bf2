package kz.komek.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** How often somebody writes. */
record Rate(double perSecond) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,3})?)/(s|min|h)");

    /** "600/min", "10/s", "36000/h". */
    static Rate parse(String text) {
        var form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) throw unreadable(text);
        double number = Double.parseDouble(form.group(1));
        if (number <= 0) throw unreadable(text);
        return new Rate(
                switch (form.group(2)) {
                    case "s" -> number;
                    case "min" -> number / 60;
                    default -> number / 3600;
                });
    }

    /** When the n-th begins, counted from the start: never dependent on how long the others took. */
    Duration start(int n) {
        return Duration.ofNanos(Math.round(n * 1e9 / perSecond));
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "a rate is a number above 0 and /min or /s, as in 600/min, not \"" + text + "\"");
    }
}
