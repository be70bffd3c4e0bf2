package kz.komek.catalogue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.komek.catalogue.domain.FrequentWords.Counted;
import org.junit.jupiter.api.Test;

class FrequentWordsTest {
    @Test
    void words_that_several_titles_share_show_what_the_catalogue_lacks() {
        var titles = List.of(
                "Ит қауып алды, Дрон ұшып жүр",
                "Дрон үйдің үстінде ұшып жүр",
                "Летает дрон, дрон мешает спать",
                "Здравствуйте, прошу убрать ДРОН!!!",
                "Ұшып жүрген зат туралы");
        assertThat(FrequentWords.of(titles, 5)).containsExactly(new Counted("дрон", 4), new Counted("ұшып", 3));
    }

    @Test
    void what_only_one_or_two_wrote_may_be_a_name_and_is_not_told() {
        assertThat(FrequentWords.of(List.of("Серікбаев Асқар", "Серікбаев шағымданады", "87015551234"), 5))
                .isEmpty();
        assertThat(FrequentWords.of(List.of("и на для", "что это как", "және үшін бұл"), 5))
                .isEmpty();
    }
}
