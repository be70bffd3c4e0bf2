package kz.komek.knowledge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {
    @ParameterizedTest
    @CsvSource({"Қоқыс, кокыс", "ШҰҢҚЫР, шункыр", "ещё, еще", "Әкімдік, акимдик", "Wi-Fi, wi-fi"})
    void kazakh_letters_become_those_they_are_typed_by(String word, String plain) {
        assertThat(Letters.plain(word)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "su zhok, су жоқ", "su joq, су жоқ", "jaryq, жарық", "zharyk, жарық", "qoqys, қоқыс", "kokys, қоқыс",
        "shuńqyr, шұңқыр", "svet, свет", "musor, мусор", "äkim, әкім", "kóshe, көше", "ýaqyt, уақыт",
    })
    void latin_letters_are_read_by_their_sound(String latin, String cyrillic) {
        assertThat(Letters.bones(Letters.fromLatin(latin))).isEqualTo(Letters.bones(Letters.plain(cyrillic)));
    }

    @ParameterizedTest
    @CsvSource({"kelmeidi, келмейди", "uyde, уйде", "bermeıdi, бермейди", "aiyl, айыл", "poyezd, поезд", "iisi, ииси"})
    void after_a_vowel_an_i_is_short(String latin, String spoken) {
        assertThat(Letters.fromLatinAsSpoken(latin)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource({"djls ytn, воды нет", "cdtn, свет", "щтдшту, online", "-it, өше", "0j0sc, қоқыс"})
    void a_forgotten_keyboard_is_understood(String typed, String meant) {
        assertThat(Letters.otherKeyboard(typed)).isEqualTo(meant);
    }

    @Test
    void only_kazakh_letters_tell_kazakh() {
        assertThat(Letters.isKazakh("жоқ")).isTrue();
        assertThat(Letters.isKazakh("ещё")).isFalse();
        assertThat(Letters.isCyrillic("ещё")).isTrue();
        assertThat(Letters.isLatin("svet")).isTrue();
    }
}
