package kz.komek.catalogue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.komek.catalogue.domain.Question.Choice;
import kz.komek.catalogue.domain.Question.Condition;
import kz.komek.catalogue.domain.Wrong.Reason;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersTest {
    private static final Names TEXT = new Names("Сұрақ", "Вопрос", "Question");

    /** A burst pipe: is there water in the cellar, and if so since when and how deep; where; a photo if there is one. */
    private static final List<Question> BURST = List.of(
            asked("CELLAR", QuestionKind.YES_NO, true, null),
            asked("SINCE", QuestionKind.DATE, true, new Condition("CELLAR", "YES")),
            asked("WIRES", QuestionKind.CHOICE, false, new Condition("CELLAR", "YES")),
            asked("DEPTH", QuestionKind.NUMBER, true, new Condition("WIRES", "WET")),
            asked("WHERE", QuestionKind.PLACE, true, null),
            asked("PHOTO", QuestionKind.PHOTO, false, null),
            asked("MORE", QuestionKind.TEXT, false, null));

    private static Question asked(String code, QuestionKind kind, boolean required, @Nullable Condition when) {
        var choices = kind == QuestionKind.CHOICE
                ? List.of(new Choice("DRY", TEXT), new Choice("WET", TEXT))
                : List.<Choice>of();
        return new Question(code, kind, required, TEXT, choices, when);
    }

    @Test
    void what_is_required_and_open_must_be_answered() {
        assertThat(Answers.check(BURST, Map.of()))
                .containsExactly(new Wrong("CELLAR", Reason.MISSING), new Wrong("WHERE", Reason.MISSING));
        assertThat(Answers.check(BURST, Map.of("CELLAR", "NO", "WHERE", "Тәуке хан 12")))
                .isEmpty();
        assertThat(Answers.check(BURST, Map.of("CELLAR", "YES", "WHERE", "Тәуке хан 12")))
                .containsExactly(new Wrong("SINCE", Reason.MISSING));
    }

    @Test
    void a_blank_answer_is_none() {
        assertThat(Answers.check(BURST, Map.of("CELLAR", "NO", "WHERE", "  ")))
                .containsExactly(new Wrong("WHERE", Reason.MISSING));
        assertThat(Answers.check(BURST, Map.of("CELLAR", "NO", "WHERE", "Арыс", "SINCE", "")))
                .isEmpty();
    }

    @Test
    void what_is_answered_although_its_branch_is_closed_is_wrong_also_two_branches_deep() {
        assertThat(Answers.check(BURST, Map.of("CELLAR", "NO", "WIRES", "WET", "DEPTH", "3", "WHERE", "Арыс")))
                .containsExactly(new Wrong("WIRES", Reason.NOT_ASKED), new Wrong("DEPTH", Reason.NOT_ASKED));
        var wet = Map.of("CELLAR", "YES", "SINCE", "2026-11-20", "WIRES", "WET", "WHERE", "Арыс");
        assertThat(Answers.check(BURST, wet)).containsExactly(new Wrong("DEPTH", Reason.MISSING));
        assertThat(Answers.open(BURST, wet)).contains("DEPTH");
    }

    @Test
    void answers_to_what_nobody_asks_are_named_last() {
        assertThat(Answers.check(BURST, Map.of("COLOUR", "red", "CELLAR", "MAYBE", "WHERE", "Арыс")))
                .containsExactly(
                        new Wrong("CELLAR", Reason.NOT_YES_OR_NO), new Wrong("COLOUR", Reason.QUESTION_UNKNOWN));
    }

    static Stream<Arguments> typed() {
        return Stream.of(
                Arguments.of(QuestionKind.TEXT, "any", null),
                Arguments.of(QuestionKind.TEXT, "x".repeat(2001), Reason.TOO_LONG),
                Arguments.of(QuestionKind.NUMBER, "-12,5", null), // a comma parts decimals here
                Arguments.of(QuestionKind.NUMBER, "12e9", Reason.NOT_A_NUMBER),
                Arguments.of(QuestionKind.NUMBER, "екі", Reason.NOT_A_NUMBER),
                Arguments.of(QuestionKind.YES_NO, "YES", null),
                Arguments.of(QuestionKind.YES_NO, "yes", Reason.NOT_YES_OR_NO), // stored as it is compared
                Arguments.of(QuestionKind.CHOICE, "WET", null),
                Arguments.of(QuestionKind.CHOICE, "DAMP", Reason.NOT_A_CHOICE),
                Arguments.of(QuestionKind.DATE, "2026-02-28", null),
                Arguments.of(QuestionKind.DATE, "2026-02-30", Reason.NOT_A_DATE),
                Arguments.of(QuestionKind.DATE, "28.02.2026", Reason.NOT_A_DATE),
                Arguments.of(QuestionKind.DATE, "0001-01-01", Reason.NOT_A_DATE),
                Arguments.of(QuestionKind.PLACE, "43.2973, 68.2518", null),
                Arguments.of(QuestionKind.PLACE, "143.2973, 68.2518", Reason.NOT_A_PLACE), // not on earth
                Arguments.of(QuestionKind.PLACE, "???", Reason.NOT_A_PLACE),
                Arguments.of(QuestionKind.PLACE, "12", Reason.NOT_A_PLACE), // a house without a street
                Arguments.of(QuestionKind.PLACE, "у".repeat(301), Reason.TOO_LONG),
                Arguments.of(QuestionKind.PHOTO, "20261120/ab12-cd", null),
                Arguments.of(QuestionKind.PHOTO, "../etc passwd", Reason.NOT_A_PHOTO));
    }

    @ParameterizedTest
    @MethodSource("typed")
    void an_answer_has_the_type_of_its_question(QuestionKind kind, String answer, @Nullable Reason reason) {
        var found = Answers.check(List.of(asked("Q1", kind, true, null)), Map.of("Q1", answer));
        assertThat(found.stream().map(Wrong::reason).toList()).isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void questions_that_wait_for_each_other_are_never_asked_instead_of_for_ever() {
        var circle = List.of(
                asked("A1", QuestionKind.YES_NO, true, new Condition("B1", "YES")),
                asked("B1", QuestionKind.YES_NO, true, new Condition("A1", "YES")));
        assertThat(Answers.check(circle, Map.of())).isEmpty();
        assertThat(Answers.open(circle, Map.of("A1", "YES", "B1", "YES"))).isEmpty();
    }
}
