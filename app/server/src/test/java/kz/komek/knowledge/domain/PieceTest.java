package kz.komek.knowledge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import kz.komek.knowledge.domain.Piece.Span;
import org.junit.jupiter.api.Test;

class PieceTest {
    @Test
    void a_text_is_cut_where_it_has_what_was_looked_for() {
        assertThat(Piece.of("су жоқ бүгін", List.of(new Span(0, 2), new Span(3, 6)), 100))
                .containsExactly(
                        new Piece("су", true),
                        new Piece(" ", false),
                        new Piece("жоқ", true),
                        new Piece(" бүгін", false));
    }

    @Test
    void nothing_is_lost_of_a_text_that_is_short_enough() {
        String text = "Абай көшесі 14";
        assertThat(text(Piece.of(text, List.of(), 14))).isEqualTo(text);
        assertThat(Piece.of("", List.of(), 14)).isEmpty();
    }

    @Test
    void a_long_text_begins_shortly_before_the_first_word_that_was_found() {
        String text = "слово ".repeat(40) + "вода";
        var pieces = Piece.of(text, List.of(new Span(240, 244)), 80);
        assertThat(text(pieces)).startsWith("… слово").endsWith("вода").hasSizeLessThan(90);
        assertThat(pieces.getLast()).isEqualTo(new Piece("вода", true));
    }

    @Test
    void a_long_text_without_them_is_its_beginning_and_ends_with_a_word() {
        assertThat(text(Piece.of("слово ".repeat(40), List.of(), 20))).isEqualTo("слово слово слово …");
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
