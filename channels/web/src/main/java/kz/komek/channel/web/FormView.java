package kz.komek.channel.web;

import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.channel.web.Submissions.Reservation;
import kz.komek.contract.District;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/**
 * The form, empty or with everything that was typed.
 *
 * @param number reserved for it with its key; {@code ""} when none could be, then the submission draws one
 * @param errors by field
 * @param banner why it was not sent, when it was not the resident's doing; {@code ""}
 * @param here what is under way at its place, when that was found; {@code null}
 * @param script settings and words for the page's script, as JSON
 */
public record FormView(
        Texts t,
        String number,
        String key,
        Map<String, String> typed,
        List<Error> errors,
        String banner,
        @Nullable HereView here,
        RawString script) {

    FormView asking(HereView here) {
        return new FormView(t, number, key, typed, errors, banner, here, script);
    }

    public record Error(String field, String message) {}

    public record Choice(String code, String name, boolean chosen) {}

    static FormView of(
            Texts t,
            @Nullable Reservation reservation,
            Typed typed,
            List<Violation> violations,
            String banner,
            RawString script) {
        return new FormView(
                t,
                reservation == null ? "" : reservation.number(),
                reservation == null ? "" : reservation.key(),
                values(typed),
                violations.stream()
                        .map(violation -> new Error(violation.field(), violation.message(t)))
                        .toList(),
                banner,
                null,
                script);
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public boolean on(String field) {
        return Submission.flag(value(field));
    }

    /** What is wrong with a field; empty when nothing is. */
    public String error(String field) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .map(Error::message)
                .findFirst()
                .orElse("");
    }

    public List<Choice> districts() {
        Language language = t.language();
        return District.ALL.stream()
                .map(district -> new Choice(
                        district.code(),
                        district.name(language),
                        district.code().equals(value("district"))))
                .toList();
    }

    private static Map<String, String> values(Typed typed) {
        return Stream.of(
                        value("text", typed.text()),
                        value("address", typed.address()),
                        value("district", typed.district()),
                        value("latitude", typed.latitude()),
                        value("longitude", typed.longitude()),
                        value("email", typed.email()),
                        value("phone", typed.phone()),
                        value("name", typed.name()),
                        value("consent", typed.consent()),
                        value("anonymous", typed.anonymous()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<String, String> value(String field, @Nullable String typed) {
        return Map.entry(field, typed == null ? "" : typed);
    }
}
