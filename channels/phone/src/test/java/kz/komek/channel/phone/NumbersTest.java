package kz.komek.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "+77011234567",
                "87011234567",
                "77011234567",
                "7011234567",
                "+7 (701) 123-45-67",
                "8 701 123 45 67",
                "0077011234567"
            })
    void all_forms_of_one_number_are_one_person(String written) {
        assertThat(Numbers.e164(written, "KZ")).contains("+77011234567");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "  ",
                "anonymous",
                "Anonymous",
                "+266696687",
                "266696687",
                "+7378742833",
                "Restricted",
                "client:aigul",
                "sip:204@pbx.komek.test",
                "12",
                "+++",
                "999999999999999999999999999999999999999999999"
            })
    void withheld_and_impossible_numbers_are_nobody(@Nullable String written) {
        assertThat(Numbers.e164(written, "KZ")).isEmpty();
    }

    @Test
    void a_stranger_from_abroad_keeps_their_country() {
        assertThat(Numbers.e164("+14158675310", "KZ")).contains("+14158675310");
    }
}
