package kz.komek.calendar.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.komek.calendar.domain.Refusal.Why;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;

/** What codes and names look like. */
final class Texts {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_.-]{0,62}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST = 300;

    private Texts() {}

    static Optional<Refusal> code(String field, String code) {
        return CODE.matcher(code).matches()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Why.CODE_WRONG,
                        field,
                        "A code is made of capital Latin letters, digits, _ . and -, at most 63 of them."));
    }

    static List<Refusal> names(Names names) {
        return Stream.of(text("kk", names.kk()), text("ru", names.ru()), text("en", names.en()))
                .flatMap(Optional::stream)
                .toList();
    }

    static Optional<Refusal> text(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.of(new Refusal(Why.TEXT_MISSING, field, "The field " + field + " is empty."));
        }
        if (text.length() > LONGEST || CONTROL.matcher(text).find()) {
            return Optional.of(new Refusal(
                    Why.TEXT_WRONG, field, "The field " + field + " is one line of at most " + LONGEST + " letters."));
        }
        return Optional.empty();
    }
}
