package kz.komek.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {
    @ParameterizedTest
    @CsvSource({
        "a, 160, 1", // the GSM alphabet
        "a, 161, 2",
        "a, 306, 2",
        "a, 307, 3",
        "€, 80, 1", // each takes the place of two
        "€, 81, 2",
        "қ, 70, 1", // any other letter
        "қ, 71, 2",
        "қ, 134, 2",
        "қ, 135, 3",
    })
    void a_text_has_so_many_parts(String letter, int times, int parts) {
        assertThat(SmsText.parts(letter.repeat(times))).isEqualTo(parts);
    }

    @Test
    void what_is_too_long_is_cut_between_words() {
        String cut = SmsText.of("Өтініш қабылданды. ".repeat(200)).body();
        assertThat(cut).hasSizeLessThanOrEqualTo(SmsText.MOST_CHARACTERS).endsWith("…");
        assertThat(SmsText.of("🙂".repeat(2_000)).body().codePoints())
                .noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }
}
