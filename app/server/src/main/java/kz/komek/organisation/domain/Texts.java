package kz.komek.organisation.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.komek.contract.Names;
import kz.komek.organisation.domain.Refusal.Why;
import org.jspecify.annotations.Nullable;

/** What codes, names, phones and addresses look like. */
final class Texts {
    static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_.-]{0,62}");
    static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");
    static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,62}");
    static final Pattern PHONE = Pattern.compile("[+0-9][0-9 ()-]{1,31}");
    static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}\\.[^@\\s.]{2,60}");
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

    static Optional<Refusal> like(Pattern pattern, String field, @Nullable String text, String words) {
        return text == null || pattern.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(new Refusal(Why.TEXT_WRONG, field, words));
    }
}
