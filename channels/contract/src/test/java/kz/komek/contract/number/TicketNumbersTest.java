package kz.komek.contract.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import kz.komek.contract.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketNumbersTest {
    private final TicketNumbers numbers = new TicketNumbers(new Secrets("A".repeat(43)));
    private final String number = numbers.number(42);

    @Test
    void every_serial_has_its_own_number_and_comes_back() {
        var seen = new HashSet<String>();
        for (long serial = 0; serial < 5_000; serial++) {
            String given = numbers.number(serial);
            assertThat(seen.add(given)).isTrue();
            assertThat(numbers.serial(given)).isEqualTo(serial);
        }
        assertThat(numbers.serial(numbers.number(999_999_999))).isEqualTo(999_999_999);
    }

    @Test
    void the_check_digit_is_that_of_the_thesis() {
        assertThat(Damm.digit("572")).isEqualTo(4);
    }

    @Test
    void one_wrong_digit_or_two_swapped_neighbours_are_noticed() {
        for (int i = 0; i < 10; i++) {
            for (char wrong = '0'; wrong <= '9'; wrong++) {
                if (wrong == number.charAt(i)) continue;
                assertThat(TicketNumbers.isValid(number.substring(0, i) + wrong + number.substring(i + 1)))
                        .isFalse();
            }
            if (i < 9 && number.charAt(i) != number.charAt(i + 1)) {
                String swapped =
                        number.substring(0, i) + number.charAt(i + 1) + number.charAt(i) + number.substring(i + 2);
                assertThat(TicketNumbers.isValid(swapped)).isFalse();
            }
        }
    }

    @Test
    void another_installation_has_other_numbers() {
        assertThat(new TicketNumbers(new Secrets("B".repeat(43))).number(42)).isNotEqualTo(number);
    }

    @Test
    void what_people_type_or_read_out_is_understood() {
        String spoken = TicketNumbers.spoken(number);
        assertThat(TicketNumbers.parse(" № " + spoken + " ")).contains(number);
        assertThat(TicketNumbers.parse(spoken.replace(' ', '-'))).contains(number);
        assertThat(TicketNumbers.parse(number.replace('0', 'O').replace('1', 'l')))
                .contains(number);
        assertThat(TicketNumbers.parse(String.join(" ", number.split("")))).contains(number);
    }

    @ParameterizedTest
    @CsvSource({
        "''", // nothing
        "123456789", // nine digits
        "12345678901", // eleven
        "'; drop table'" // something else
    })
    void what_is_no_number_is_refused(String typed) {
        assertThat(TicketNumbers.parse(typed)).isEmpty();
    }

    @Test
    void numbers_are_found_in_a_subject_only_where_they_stand_free() {
        String other = numbers.number(7);
        assertThat(TicketNumbers.in("Re: [" + TicketNumbers.spoken(number) + "] and " + other + " again " + number))
                .containsExactly(number, other);
        assertThat(TicketNumbers.in("AB" + number + " x" + other + "9")).isEmpty();
    }
}
