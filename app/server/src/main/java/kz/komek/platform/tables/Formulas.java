package kz.komek.platform.tables;

import java.util.regex.Pattern;

/** A spreadsheet takes a text that begins like a formula for one, and calculates it: such a text gets an apostrophe. */
final class Formulas {
    /** Phone numbers and plain numbers may begin with a sign. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=@\t\r].*|[+-](?![\\d ()-]*$).*");

    private Formulas() {}

    static String guarded(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String plain(String text) {
        return text.startsWith("'") && FORMULA.matcher(text.substring(1)).matches() ? text.substring(1) : text;
    }
}
