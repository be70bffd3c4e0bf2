package kz.komek.catalogue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import kz.komek.catalogue.domain.Question.Choice;
import kz.komek.catalogue.domain.Question.Condition;
import kz.komek.catalogue.domain.Wrong.Reason;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssueContentTest {
    private static final Names TEXT = new Names("Су жоқ", "Нет воды", "No water");
    private static final Set<String> SPHERES = Set.of("WATER");

    private static IssueContent asking(Question... questions) {
        return new IssueContent(
                "WATER",
                IssueType.INCIDENT,
                TEXT,
                Synonyms.NONE,
                Priority.HIGH,
                null,
                new ServiceTarget(24, TargetUnit.HOURS),
                true,
                null,
                new Names("", "", ""),
                List.of(questions));
    }

    private static Question yesNo(String code, @Nullable Condition when) {
        return new Question(code, QuestionKind.YES_NO, false, TEXT, List.of(), when);
    }

    private static List<Wrong> wrong(IssueContent content) {
        return content.wrong("WATER_NONE", SPHERES::contains);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var content = new IssueContent(
                "WATTER",
                IssueType.INCIDENT,
                new Names(" ", "Нет воды", "x".repeat(201)),
                new Synonyms(List.of("с".repeat(101)), List.of(), List.of()),
                Priority.NORMAL,
                UrgentClass.LIFE,
                new ServiceTarget(366, TargetUnit.DAYS),
                true,
                null,
                new Names("", "с".repeat(4001), ""),
                List.of());
        assertThat(content.wrong("water-none", SPHERES::contains))
                .containsExactlyInAnyOrder(
                        new Wrong("code", Reason.CODE_MALFORMED),
                        new Wrong("sphere", Reason.SPHERE_UNKNOWN),
                        new Wrong("names.kk", Reason.MISSING),
                        new Wrong("names.en", Reason.TOO_LONG),
                        new Wrong("synonyms.kk", Reason.TOO_LONG),
                        new Wrong("script.ru", Reason.TOO_LONG),
                        new Wrong("urgent", Reason.NOT_URGENT),
                        new Wrong("target", Reason.OUT_OF_RANGE));
        assertThat(wrong(asking())).isEmpty();
    }

    @Test
    void what_differs_in_space_only_is_the_same() {
        var spaced = new IssueContent(
                "WATER",
                IssueType.INCIDENT,
                new Names(" Су жоқ", "Нет воды ", "No water\n"),
                new Synonyms(List.of(" ", ""), List.of(), List.of()),
                Priority.HIGH,
                null,
                new ServiceTarget(24, TargetUnit.HOURS),
                true,
                " ",
                new Names(" ", "", ""),
                List.of());
        assertThat(spaced).isEqualTo(asking());
        assertThat(new Synonyms(List.of("су жоқ", " су жоқ"), List.of(), List.of()).kk())
                .containsExactly("су жоқ");
    }

    @Test
    void questions_that_wait_for_each_other_are_refused() {
        assertThat(wrong(asking(
                        yesNo("A1", new Condition("C1", "YES")),
                        yesNo("B1", new Condition("A1", "YES")),
                        yesNo("C1", new Condition("B1", "NO")),
                        yesNo("D1", new Condition("D1", "YES")),
                        yesNo("E1", new Condition("A1", "YES")))))
                .containsExactly(
                        new Wrong("questions.0.when", Reason.CYCLE),
                        new Wrong("questions.1.when", Reason.CYCLE),
                        new Wrong("questions.2.when", Reason.CYCLE),
                        new Wrong("questions.3.when", Reason.CYCLE));
    }

    @Test
    void a_branch_hangs_on_a_closed_question_that_comes_before_it_and_on_an_answer_it_can_have() {
        assertThat(wrong(asking(
                        yesNo("LATER", new Condition("OPENER", "YES")),
                        yesNo("OPENER", null),
                        yesNo("MAYBE", new Condition("OPENER", "MAYBE")),
                        new Question("TEXT", QuestionKind.TEXT, false, TEXT, List.of(), null),
                        yesNo("FREE", new Condition("TEXT", "YES")),
                        yesNo("NOBODY", new Condition("GONE", "YES")),
                        yesNo("RIGHT", new Condition("OPENER", "NO")))))
                .containsExactly(
                        new Wrong("questions.0.when", Reason.ASKED_TOO_EARLY),
                        new Wrong("questions.2.when", Reason.ANSWER_IMPOSSIBLE),
                        new Wrong("questions.4.when", Reason.BRANCH_OPEN_ENDED),
                        new Wrong("questions.5.when", Reason.QUESTION_UNKNOWN));
    }

    @Test
    void choices_belong_to_a_choice_and_are_two_at_least() {
        var one = List.of(new Choice("ONE", TEXT));
        assertThat(wrong(asking(
                        new Question("PICK", QuestionKind.CHOICE, true, TEXT, one, null),
                        new Question("DATE", QuestionKind.DATE, true, TEXT, one, null),
                        new Question("PICK", QuestionKind.TEXT, true, TEXT, List.of(), null),
                        new Question(
                                "TWICE",
                                QuestionKind.CHOICE,
                                true,
                                TEXT,
                                List.of(new Choice("ONE", TEXT), new Choice("ONE", new Names("", "a", "b"))),
                                null))))
                .containsExactly(
                        new Wrong("questions.0.choices", Reason.TOO_FEW),
                        new Wrong("questions.1.choices", Reason.CHOICES_MISPLACED),
                        new Wrong("questions.2.code", Reason.DUPLICATE),
                        new Wrong("questions.3.choices.1.code", Reason.DUPLICATE),
                        new Wrong("questions.3.choices.1.text.kk", Reason.MISSING));
    }
}
