package kz.komek.knowledge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KazakhStemsTest {
    private static final Set<String> WORDS = Stream.of(
                    "су суды суу көше бала балалар үй жол жарық жары қоқыс мектеп шұңқыр беру жөндеу төлеу өшу сөну шығару газ сүт"
                            .split(" "))
            .map(Letters::plain)
            .collect(Collectors.toSet());

    private final KazakhStems stems = new KazakhStems(WORDS);

    @ParameterizedTest
    @CsvSource({
        // endings of one place each, from the outside in
        "су, су",
        "суы, су",
        "судың, су",
        "суға, су",
        "суды, су",
        "көшеде, көше",
        "көшемізде, көше",
        "көшемізден, көше",
        "көшедегі, көше",
        "көшелеріміздегі, көше",
        "балаларымыздың, бала",
        "баласын, бала",
        "үйіміздің, үй",
        "жолдар, жол",
        // the last letter softens
        "жарығы, жарық",
        "жарығымыз, жарық",
        "жарықты, жарық",
        // т after a hard letter only: сүті is not су-ті
        "сүті, сүт",
        "мектептің, мектеп",
        "қоқысты, қоқыс",
        "шұңқырлар, шұңқыр",
        // verbs by their noun
        "береді, беру",
        "жөндеңіздер, жөндеу",
        "шығармайды, шығару",
        "шығармайтын, шығару",
        "бермейтін, беру",
        "төлейді, төлеу",
        "сөніп, сөну",
    })
    void endings_are_taken_off(String word, String stem) {
        assertThat(stems.stem(Letters.plain(word))).isEqualTo(Letters.plain(stem));
    }

    @ParameterizedTest
    @CsvSource({
        "Кентаудағы, кентау",
        "Түркістанда, түркістан",
        "Сайрамнан, сайрам",
        "wifi, wifi",
        "ит, ит",
        "109, 109",
    })
    void a_word_that_nobody_knows_loses_only_what_is_surely_an_ending(String word, String stem) {
        assertThat(stems.stem(Letters.plain(word))).isEqualTo(Letters.plain(stem));
    }

    @ParameterizedTest
    @CsvSource({"суы, суы", "жарық, жарык", "кошедеги, көшедегі"})
    void russian_letters_serve_for_kazakh_ones(String one, String other) {
        assertThat(stems.stem(Letters.plain(one))).isEqualTo(stems.stem(Letters.plain(other)));
    }
}
