package kz.komek.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.knowledge.domain.Sought.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private static final Words WORDS = new Words(new Stems());

    @ParameterizedTest
    @CsvSource({
        // another form of the word
        "вода, 'Нет воды, и воду ждут', 'Нет [воды], и [воду] ждут'",
        // Latin letters
        "zharyk, 'Үйде жарық жоқ', 'Үйде [жарық] жоқ'",
        // Kazakh letters as they are typed where the keyboard has none
        "кокыс, 'Қоқысты кім шығарады?', '[Қоқысты] кім шығарады?'",
        // the wrong keyboard
        "djlf, 'Нет воды', 'Нет [воды]'",
        "газ, 'Нет воды', 'Нет воды'",
    })
    void what_was_looked_for_is_marked_where_it_stands(String typed, String text, String marked) {
        Set<String> sought = WORDS.sought(typed).words().stream()
                .flatMap(word -> word.readings().stream().map(Reading::lexeme))
                .collect(Collectors.toSet());
        assertThat(WORDS.marked(text, sought).stream()
                        .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
                        .collect(Collectors.joining()))
                .isEqualTo(marked);
    }

    @Test
    void texts_are_shown_without_their_marks() {
        assertThat(Markdown.plain("**Су** жоқ:\n\n- бірінші\n- [сайт](https://109.kz)\n"))
                .isEqualTo("Су жоқ: бірінші \"сайт\" (https://109.kz)");
    }
}
