package kz.komek.knowledge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipsTest {
    @ParameterizedTest
    @CsvSource({
        // a letter too few, too many, another one, two in the wrong order
        "жрик, жарик",
        "кезеек, кезек",
        "вада, вода",
        "сведаф, сведфа",
    })
    void one_slip_leads_there(String typed, String meant) {
        assertThat(Slips.of(typed)).contains(meant);
        assertThat(Slips.of(meant)).as("and back").contains(typed);
    }

    @Test
    void two_slips_do_not_and_a_word_is_no_slip_of_itself() {
        assertThat(Slips.of("жрк")).doesNotContain("жарик");
        assertThat(Slips.of("су")).doesNotContain("су");
    }

    @ParameterizedTest
    @CsvSource({
        // vowels are mixed up, letters left out and swapped; consonants less, the first letter hardly ever
        "вада, вода, 1",
        "жрик, жарик, 1",
        "лигтх, лигхт, 1",
        "ток, тот, 0.7",
        "вода, сода, 0.35",
        "йама, яма, 0.5",
    })
    void some_are_likelier_than_others(String typed, String meant, double likelihood) {
        assertThat(Slips.likelihood(typed, meant)).isEqualTo(likelihood);
    }
}
