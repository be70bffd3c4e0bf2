package kz.komek.channel.web;

import static kz.komek.channel.web.Violation.Rule.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import kz.komek.channel.web.Submission.Reading;
import kz.komek.channel.web.Violation.Rule;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubmissionTest {
    private static final Map<String, String> ANONYMOUS = Map.of("text", "Су жоқ", "anonymous", "true");

    static Stream<Arguments> refusals() {
        return Stream.of(
                // nothing at all, and only what cannot be seen
                arguments(Map.of("text", ""), TEXT_EMPTY),
                arguments(Map.of("text", " \n\t\u0000\u0007 "), TEXT_EMPTY),
                // 10,001 characters; people count an emoji as one, so does the limit (see below)
                arguments(Map.of("text", "а".repeat(10_001)), TEXT_TOO_LONG),
                // 100 kB
                arguments(Map.of("text", "a".repeat(100 * 1024)), TEXT_TOO_LONG),
                arguments(Map.of("address", "а".repeat(301)), ADDRESS_TOO_LONG),
                arguments(Map.of("name", "а".repeat(101)), NAME_TOO_LONG),
                // a district of the neighbours, one in the wrong case
                arguments(Map.of("district", "almaty"), DISTRICT_UNKNOWN),
                arguments(Map.of("district", "Kentau"), DISTRICT_UNKNOWN),
                arguments(Map.of("latitude", "43.5"), COORDINATES_HALF),
                arguments(Map.of("longitude", "68.5"), COORDINATES_HALF),
                arguments(Map.of("latitude", "43,5", "longitude", "68,5"), COORDINATES_UNREADABLE),
                arguments(Map.of("latitude", "90.1", "longitude", "68.5"), COORDINATES_IMPOSSIBLE),
                arguments(Map.of("latitude", "43.5", "longitude", "-180.5"), COORDINATES_IMPOSSIBLE),
                // what Double.parseDouble takes and a map does not
                arguments(Map.of("latitude", "NaN", "longitude", "NaN"), COORDINATES_IMPOSSIBLE),
                arguments(Map.of("latitude", "1e999", "longitude", "1"), COORDINATES_IMPOSSIBLE),
                // a device that does not know where it is
                arguments(Map.of("latitude", "0", "longitude", "-0.0"), COORDINATES_ZERO),
                arguments(Map.of("email", "aigerim"), EMAIL_INVALID),
                arguments(Map.of("email", "aigerim@mail"), EMAIL_INVALID),
                arguments(Map.of("email", "a b@mail.kz"), EMAIL_INVALID),
                arguments(Map.of("email", "a@mail..kz"), EMAIL_INVALID),
                // a header smuggled in: line ends become spaces, and no address has spaces
                arguments(Map.of("email", "a@mail.kz\r\nBcc: b@mail.kz"), EMAIL_INVALID),
                arguments(Map.of("email", "a".repeat(65) + "@mail.kz"), EMAIL_INVALID),
                arguments(Map.of("phone", "109"), PHONE_INVALID),
                arguments(Map.of("phone", "8 701 234 56"), PHONE_INVALID),
                arguments(Map.of("phone", "call me"), PHONE_INVALID),
                arguments(Map.of("language", "de"), LANGUAGE_UNKNOWN),
                // consent: for everybody who is not anonymous, and for who is but typed an address
                arguments(Map.of("consent", "false", "anonymous", "false"), CONSENT_MISSING),
                arguments(Map.of("consent", "", "anonymous", "on", "email", "a@mail.kz"), CONSENT_MISSING));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void one_wrong_thing_is_refused_by_its_one_rule(Map<String, String> wrong, Rule rule) {
        var typed = new HashMap<>(Map.of("text", "Су жоқ", "consent", "true"));
        typed.putAll(wrong);
        assertThat(read(typed))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.violations().stream().map(Violation::rule))
                                .containsExactly(rule));
    }

    @Test
    void everything_wrong_is_said_at_once() {
        var refused = (Reading.Refused) read(Map.of("email", "x", "phone", "1", "district", "moon"));
        assertThat(refused.violations().stream().map(Violation::field))
                .containsExactly("text", "district", "email", "phone", "consent");
    }

    static Stream<Arguments> phones() {
        return Stream.of(
                // one person, however they write it
                arguments("8 701 234 56 78", "+77012345678"),
                arguments("+7 (701) 234-56-78", "+77012345678"),
                arguments("0077012345678", "+77012345678"),
                arguments("701 234 56 78", "+77012345678"),
                arguments("8 (725 33) 5-12-34", "+77253351234"),
                // a neighbour's
                arguments("+998 90 123 45 67", "+998901234567"));
    }

    @ParameterizedTest
    @MethodSource("phones")
    void a_phone_is_one_person_in_every_form(String typed, String canonical) {
        var submission = accepted(Map.of("text", "Су жоқ", "consent", "true", "phone", typed));
        assertThat(submission.handles()).containsExactly(new Handle(Handle.Kind.PHONE, canonical, null));
    }

    @Test
    void the_email_is_answered_first_and_the_phone_is_kept() {
        var submission = accepted(Map.of(
                "text",
                "Су жоқ",
                "consent",
                "on",
                "phone",
                "87012345678",
                "email",
                " Aigerim@Mail.KZ ",
                "name",
                "Айгерім"));
        assertThat(submission.handles())
                .containsExactly(
                        new Handle(Handle.Kind.EMAIL, "aigerim@mail.kz", "Айгерім"),
                        new Handle(Handle.Kind.PHONE, "+77012345678", "Айгерім"));
    }

    @Test
    void who_stays_anonymous_leaves_nothing_even_when_typed() {
        var submission = accepted(Map.of(
                "text", "Су жоқ", "anonymous", "true", "consent", "true", "email", "a@mail.kz", "name", "Айгерім"));
        assertThat(submission.handles()).isEmpty();
        assertThat(submission.anonymous()).isTrue();
        assertThat(submission.text()).isEqualTo("Су жоқ");
    }

    @Test
    void a_name_without_an_address_signs_the_letter() {
        assertThat(accepted(Map.of("text", "Су жоқ", "consent", "true", "name", "Айгерім"))
                        .text())
                .isEqualTo("Су жоқ\n\n— Айгерім");
    }

    @Test
    void ten_thousand_emoji_fit_and_text_becomes_storable() {
        assertThat(accepted(Map.of("text", "💧".repeat(10_000), "anonymous", "true"))
                        .text())
                .hasSize(20_000);
        assertThat(accepted(Map.of("text", " а\r\nб\u0000\rв\ud83d ", "anonymous", "true"))
                        .text())
                .isEqualTo("а\nб\nв\ufffd");
    }

    @Test
    void a_place_keeps_what_was_said_and_none_is_no_place() {
        assertThat(accepted(ANONYMOUS).place()).isNull();
        // Outside the oblast is asked about on the page, and accepted.
        var typed = new HashMap<>(ANONYMOUS);
        typed.putAll(Map.of("latitude", "51.1", "longitude", "71.4"));
        assertThat(accepted(typed).place()).isEqualTo(new Place(null, null, 51.1, 71.4));
    }

    @Test
    void the_language_of_the_page_is_the_default() {
        assertThat(accepted(ANONYMOUS).language()).isEqualTo(Language.RU);
    }

    private static Submission accepted(Map<String, String> typed) {
        assertThat(read(typed)).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) read(typed)).submission();
    }

    private static Reading read(Map<String, String> typed) {
        return Submission.read(Json.MAPPER.convertValue(typed, Typed.class), Language.RU, "KZ");
    }
}
