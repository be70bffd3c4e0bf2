package kz.komek.catalogue.domain;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.komek.catalogue.domain.Wrong.Reason;
import kz.komek.contract.Language;
import kz.komek.contract.Names;

/** Codes are typed, spoken and put into addresses: plain letters only. */
public final class Codes {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,47}");

    private static final Pattern INNER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{1,47}");

    private Codes() {}

    /** Of questions and choices: they live inside one issue, and are written as one likes. */
    static boolean isInnerCode(String code) {
        return INNER.matcher(code).matches();
    }

    public static boolean isCode(String code) {
        return CODE.matcher(code).matches();
    }

    static List<Wrong> wrongNames(String field, Names names, int longest) {
        return Stream.of(Language.KK, Language.RU, Language.EN)
                .flatMap(language -> {
                    String name = names.in(language);
                    String at = field + "." + language.name().toLowerCase(Locale.ROOT);
                    if (name.isBlank()) return Stream.of(new Wrong(at, Reason.MISSING));
                    return name.length() > longest ? Stream.of(new Wrong(at, Reason.TOO_LONG)) : Stream.of();
                })
                .toList();
    }
}
