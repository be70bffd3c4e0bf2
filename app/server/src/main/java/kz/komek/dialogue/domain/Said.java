package kz.komek.dialogue.domain;

import java.util.regex.Pattern;
import kz.komek.contract.Place;
import org.jspecify.annotations.Nullable;

/** What somebody said, as far as it can be told apart without knowing what was asked. */
public sealed interface Said {
    /** What there is to keep of it. */
    Item item();

    /** Words, perhaps with files. @param number of a ticket, when they are nothing else */
    record Words(Item item, @Nullable String number) implements Said {}

    /** Files or something unreadable, without a word. */
    record Files(Item item) implements Said {}

    record Here(Item item, Place place) implements Said {}

    /** Their own telephone number, and nothing else. */
    record Shared(Item item) implements Said {}

    record Pressed(Item item, Press press) implements Said {}

    /** A button that was pressed. @param run {@code -1}: of no run */
    record Press(String step, int run, String value) {
        /** Pressed at any question: it is none of theirs. */
        public static final String ANY = "any";

        private static final Pattern FORM = Pattern.compile("([a-z]+):(\\d{1,9}):([\\p{Alnum}_.-]{1,40})");

        public static String id(String step, int run, String value) {
            return step + ":" + run + ":" + value;
        }

        /** {@code null}: no button of ours. */
        public static @Nullable Press parse(String id) {
            var parts = FORM.matcher(id);
            return parts.matches() ? new Press(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3)) : null;
        }
    }
}
