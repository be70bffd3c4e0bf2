package kz.komek.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidentsDatesTest {
    private static final Instant NOW = Instant.parse("2025-11-18T05:00:00Z");
    /** A Friday, six in the evening in Turkistan (UTC+5 since 2024-03-01). */
    private static final Instant FRIDAY = Instant.parse("2025-11-21T13:00:00Z");

    @Test
    void a_promise_is_said_as_people_say_it() {
        assertThat(in(Language.KK).by(FRIDAY)).isEqualTo("21 қараша, жұма, 18:00-ге дейін");
        assertThat(in(Language.RU).by(FRIDAY)).isEqualTo("до пятницы, 21 ноября, 18:00");
        assertThat(in(Language.EN).by(FRIDAY)).isEqualTo("by Friday 21 November, 18:00");
    }

    @Test
    void another_year_is_named() {
        assertThat(in(Language.RU).at(Instant.parse("2024-02-29T20:00:00Z"))).isEqualTo("1 марта 2024, пятница, 01:00");
        assertThat(in(Language.KK).day(FRIDAY)).isEqualTo("21 қараша");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,ге",
        "3,0,ке",
        "4,0,ке",
        "5,0,ке",
        "6,0,ға",
        "9,0,ға",
        "10,0,ға",
        "15,0,ке",
        "18,0,ге",
        "20,0,ға",
        "23,0,ке",
        "18,30,ға",
        "18,40,қа",
        "18,50,ге",
        "18,59,ға",
        "12,1,ге"
    })
    void the_kazakh_ending_follows_the_last_spoken_number(int hour, int minute, String ending) {
        assertThat(ResidentsDates.kazakhDative(hour, minute)).isEqualTo(ending);
    }

    private static ResidentsDates in(Language language) {
        return new ResidentsDates(language, NOW);
    }
}
