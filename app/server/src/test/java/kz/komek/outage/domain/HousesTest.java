package kz.komek.outage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HousesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // nothing named: the whole street
                "''               | 5     | true",
                // one house is that house, not its neighbours with letters
                "14               | 14    | true",
                "14               | 14А   | false",
                "14               | 14/2  | false",
                "14               | 15    | false",
                "14А              | 14а   | true",
                "14-А             | 14А   | true",
                "№ 14 А           | 14а   | true",
                // a letter typed on the other keyboard
                "14A              | 14А   | true",
                "14/2             | 14/2  | true",
                "14/2             | 14    | false",
                "14 корпус 2      | 14/2  | true",
                // a range has all buildings in it, and what stands behind its last figure
                "10-20            | 10    | true",
                "10-20            | 14А   | true",
                "10-20            | 14/2  | true",
                "10-20            | 20    | true",
                "10-20            | 20Б   | true",
                "10 – 20          | 15    | true",
                "10-20            | 9     | false",
                "10-20            | 21    | false",
                // with letters it ends at its letter
                "14А-14В          | 14Б   | true",
                "14А-14В          | 14Д   | false",
                "14А-14В          | 14    | false",
                // one side of the street
                "1-25 тақ         | 7     | true",
                "1-25 тақ         | 8     | false",
                "1-25 (нечётные)  | 7А    | true",
                "2-30 жұп         | 8     | true",
                "2-30 even        | 9     | false",
                "четные           | 44    | true",
                "четные           | 45    | false",
                "нечетные         | 45    | true",
                // lists
                "1-9 odd, 14А, 40/2 | 14А | true",
                "1-9 odd; 14А; 40/2 | 40/2 | true",
                "1-9 odd, 14А, 40/2 | 40  | false",
                // a flat is in its house
                "10-20            | 14-5  | true",
                "10-20            | 40-15 | false",
                // what is no number is none of them
                "10-20            | магазин | false",
            })
    void a_house_is_among_those_that_were_announced(String announced, String house, boolean among) {
        assertThat(Houses.unreadable(announced)).isEmpty();
        assertThat(Houses.read(announced).have(house)).isEqualTo(among);
    }

    @Test
    void who_says_only_the_street_may_live_in_one_of_them() {
        @Nullable String unknown = null;
        assertThat(Houses.read("1-9").have(unknown)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "20-10", "14-5", "1-9, у магазина"})
    void what_names_no_houses_is_said_back(String text) {
        assertThat(Houses.unreadable(text)).isPresent();
    }
}
