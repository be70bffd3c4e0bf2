package kz.komek.outage.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.komek.territory.domain.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * Houses of a street as announcements name them: "1-25 тақ, 30, 14А-14Д, 40/2". Nothing named: all of them.
 *
 * <p>A range from 10 to 20 has 14А and 14/2 in it, and 20Б at its end: who announces "houses 10 to 20" means buildings,
 * not figures. A single 14 is that house alone.
 */
public final class Houses {
    public static final Houses ALL = new Houses(List.of());

    private static final Pattern PART = Pattern.compile("[,;\\n]+");
    private static final Pattern ODD =
            Pattern.compile("(?iu)(?<!\\p{L})(odd|тақ|нечетные|нечётные|нечет|нечёт)(?!\\p{L})");
    private static final Pattern EVEN = Pattern.compile("(?iu)(?<!\\p{L})(even|жұп|четные|чётные|чет|чёт)(?!\\p{L})");
    private static final Pattern SPAN =
            Pattern.compile("(\\S+(?:\\s+\\p{L})?)\\s*(?:[-–—]|\\s(?:to|до)\\s)\\s*(\\d\\S*)");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,5})([а-яa-z]?)((?:[/-]\\d{1,5}[а-яa-z]?)*)");
    private static final Pattern LETTER_AFTER_HYPHEN = Pattern.compile("(?iu)(\\d)\\s*-\\s*(\\p{L})(?!\\p{L})");

    private static final String LATIN = "abcehkmoptxy";
    private static final String CYRILLIC = "авсенкмортху";

    private final List<Span> spans;

    private Houses(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    private enum Side {
        BOTH,
        ODD,
        EVEN;

        boolean has(int number) {
            return this == BOTH || (number % 2 == 1) == (this == ODD);
        }
    }

    /** @param rest "/2" of 14/2 */
    private record Number(int figure, String letter, String rest) {
        static Optional<Number> read(String text) {
            var match = NUMBER.matcher(Spelling.house(text));
            return match.matches()
                    ? Optional.of(
                            new Number(Integer.parseInt(match.group(1)), cyrillic(match.group(2)), match.group(3)))
                    : Optional.empty();
        }
    }

    /** Of a letter alone nobody sees on which keyboard it was typed. */
    private static String cyrillic(String letter) {
        int looksLike = letter.isEmpty() ? -1 : LATIN.indexOf(letter.charAt(0));
        return looksLike < 0 ? letter : CYRILLIC.substring(looksLike, looksLike + 1);
    }

    private record Span(@Nullable Number from, @Nullable Number to, Side side) {
        boolean has(Number house) {
            if (!side.has(house.figure)) return false;
            if (from == null || to == null) return true;
            if (from.equals(to)) return house.equals(from);
            return isNotBefore(house, from) && isNotAfter(house, to);
        }

        /** A bound without a letter means the whole figure, with whatever stands behind it. */
        private static boolean isNotBefore(Number house, Number from) {
            return house.figure > from.figure
                    || house.figure == from.figure && house.letter.compareTo(from.letter) >= 0;
        }

        private static boolean isNotAfter(Number house, Number to) {
            return house.figure < to.figure
                    || house.figure == to.figure && (to.letter.isEmpty() || house.letter.compareTo(to.letter) <= 0);
        }
    }

    /** What cannot be read, in its own words; empty: all of it can. */
    public static Optional<String> unreadable(String text) {
        for (String part : PART.split(text))
            if (!part.isBlank() && span(part).isEmpty()) return Optional.of(part.strip());
        return Optional.empty();
    }

    /** @throws IllegalArgumentException when a part of it cannot be read, see {@link #unreadable} */
    public static Houses read(String text) {
        var spans = new ArrayList<Span>();
        for (String part : PART.split(text)) {
            if (part.isBlank()) continue;
            spans.add(span(part).orElseThrow(() -> new IllegalArgumentException("no houses: " + part)));
        }
        return spans.isEmpty() ? ALL : new Houses(spans);
    }

    private static Optional<Span> span(String part) {
        Side side = ODD.matcher(part).find() ? Side.ODD : EVEN.matcher(part).find() ? Side.EVEN : Side.BOTH;
        String bare = EVEN.matcher(ODD.matcher(part).replaceAll(" "))
                .replaceAll(" ")
                .replaceAll("[()]", " ")
                .strip();
        if (bare.isEmpty()) return side == Side.BOTH ? Optional.empty() : Optional.of(new Span(null, null, side));
        // "14-А" is one house, "14-16" are three.
        bare = LETTER_AFTER_HYPHEN.matcher(bare).replaceAll("$1$2");
        var span = SPAN.matcher(bare);
        if (!span.matches()) return Number.read(bare).map(one -> new Span(one, one, side));
        var from = Number.read(span.group(1));
        var to = Number.read(span.group(2));
        if (from.isEmpty() || to.isEmpty() || from.get().figure > to.get().figure) return Optional.empty();
        return Optional.of(new Span(from.get(), to.get(), side));
    }

    public boolean areAll() {
        return spans.isEmpty();
    }

    /** @param house as people write it; {@code null}: the street is known, the house is not, so it may be one of them */
    public boolean have(@Nullable String house) {
        if (spans.isEmpty() || house == null) return true;
        // "14-5" is the flat 5 of the house 14.
        String bare = house.toLowerCase(Locale.ROOT).replaceAll("(\\d\\p{L}?)\\s*-\\s*\\d+$", "$1");
        return Number.read(bare)
                .map(number -> spans.stream().anyMatch(span -> span.has(number)))
                .orElse(false);
    }
}
