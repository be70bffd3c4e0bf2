package kz.komek.catalogue.domain;

import java.util.List;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;

/**
 * What is asked when such an issue is registered.
 *
 * @param choices of a {@link QuestionKind#CHOICE} only
 * @param when the branch it belongs to; {@code null}: always asked
 */
public record Question(
        String code,
        QuestionKind kind,
        boolean required,
        Names text,
        List<Choice> choices,
        @Nullable Condition when) {
    public Question {
        code = code.strip();
        text = tidy(text);
        choices = List.copyOf(choices);
    }

    public record Choice(String code, Names text) {
        public Choice {
            code = code.strip();
            text = tidy(text);
        }
    }

    /** Asked only when that question was answered so: YES or NO, or the code of a choice. */
    public record Condition(String question, String answer) {}

    /** Whether that is one of the answers this question can have; only closed questions open branches. */
    boolean canBeAnswered(String answer) {
        return switch (kind) {
            case YES_NO -> answer.equals("YES") || answer.equals("NO");
            case CHOICE -> choices.stream().anyMatch(choice -> choice.code().equals(answer));
            case TEXT, NUMBER, DATE, PLACE, PHOTO -> false;
        };
    }

    static Names tidy(Names names) {
        return new Names(names.kk().strip(), names.ru().strip(), names.en().strip());
    }
}
