package kz.komek.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import kz.komek.knowledge.domain.Letters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the dictionary that is in the jar. */
class StemsTest {
    private static final Stems STEMS = new Stems();

    @ParameterizedTest
    @CsvSource({
        "вода, воды",
        "дороги, дорогу",
        "квартире, квартиры",
        "отопление, отопления",
        "outages, outage",
        "street, streets",
        "жарықты, жарығымыз",
        "қоқыстар, кокысты",
        "балабақшаға, балабакша",
        "жәрдемақысын, жәрдемақы",
        "жөндеңіздер, жөндейді",
        "ауруханада, аурухананың",
        "мұғалімдер, мугалимнин",
    })
    void forms_of_one_word_meet(String one, String other) {
        var shared = new HashSet<>(STEMS.of(Letters.plain(one), Letters.isKazakh(one)));
        shared.retainAll(STEMS.of(Letters.plain(other), Letters.isKazakh(other)));
        assertThat(shared).as("%s and %s", one, other).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"су, сут", "жол, жолбарыс", "газ, газет", "мектеп, мекен", "school, scholar"})
    void other_words_do_not(String one, String other) {
        var shared = new HashSet<>(STEMS.of(Letters.plain(one), Letters.isKazakh(one)));
        shared.retainAll(STEMS.of(Letters.plain(other), Letters.isKazakh(other)));
        assertThat(shared).as("%s and %s", one, other).isEmpty();
    }
}
