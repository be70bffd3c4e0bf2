package kz.komek.knowledge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PassageTest {
    @Test
    void it_stands_where_most_of_what_was_looked_for_is() {
        var pieces = List.of(
                new Piece("Бас. ".repeat(40), false),
                new Piece("су", true),
                new Piece(" " + "орта ".repeat(60), false),
                new Piece("су", true),
                new Piece(" келген ", false),
                new Piece("жоқ", true),
                new Piece(" соң", false));
        String passage = words(Passage.of(pieces, 80));
        assertThat(passage).contains("[су] келген [жоқ]").startsWith("… ").doesNotContain("Бас");
    }

    @Test
    void what_has_none_of_it_is_shown_from_its_beginning_in_whole_words() {
        assertThat(words(Passage.of(List.of(new Piece("бір екі үш төрт бес", false)), 13)))
                .isEqualTo("бір екі үш …");
        assertThat(words(Passage.of(List.of(new Piece("бір екі", false)), 11))).isEqualTo("бір екі");
        assertThat(Passage.of(List.of(), 11)).isEmpty();
    }

    @Test
    void nothing_is_lost_of_a_text_that_is_short_enough() {
        var pieces = List.of(new Piece("сөз ".repeat(15), false), new Piece("су", true));
        assertThat(Passage.of(pieces, 62)).isEqualTo(pieces);
        assertThat(words(Passage.of(pieces, 61))).startsWith("… ");
    }

    private static String words(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.found() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }
}
