package kz.komek.catalogue.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.komek.catalogue.domain.Wrong.Reason;
import org.jspecify.annotations.Nullable;

/** What a list of questions must be, so that every one of them can be reached and answered. */
final class Questionnaire {
    private static final int MOST = 30;
    private static final int MOST_CHOICES = 40;
    private static final int LONGEST = 300;
    private static final Pattern RESERVED = Pattern.compile("[;|]");

    private Questionnaire() {}

    static Stream<Wrong> wrong(List<Question> questions) {
        var found = new ArrayList<Wrong>();
        if (questions.size() > MOST) found.add(new Wrong("questions", Reason.TOO_MANY));
        var first = new HashMap<String, Integer>();
        for (int i = 0; i < questions.size(); i++)
            first.putIfAbsent(questions.get(i).code(), i);
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            String at = "questions." + i + ".";
            if (!Codes.isInnerCode(question.code())) found.add(new Wrong(at + "code", Reason.CODE_MALFORMED));
            else if (first.get(question.code()) != i) found.add(new Wrong(at + "code", Reason.DUPLICATE));
            found.addAll(Codes.wrongNames(at + "text", question.text(), LONGEST));
            found.addAll(choices(at + "choices", question));
            Reason branch = branch(question, i, questions, first);
            if (branch != null) found.add(new Wrong(at + "when", branch));
        }
        return found.stream();
    }

    private static List<Wrong> choices(String field, Question question) {
        var choices = question.choices();
        if (question.kind() != QuestionKind.CHOICE) {
            return choices.isEmpty() ? List.of() : List.of(new Wrong(field, Reason.CHOICES_MISPLACED));
        }
        var found = new ArrayList<Wrong>();
        if (choices.size() < 2) found.add(new Wrong(field, Reason.TOO_FEW));
        if (choices.size() > MOST_CHOICES) found.add(new Wrong(field, Reason.TOO_MANY));
        var seen = new HashSet<String>();
        for (int i = 0; i < choices.size(); i++) {
            var choice = choices.get(i);
            String at = field + "." + i + ".";
            if (!Codes.isInnerCode(choice.code())) found.add(new Wrong(at + "code", Reason.CODE_MALFORMED));
            else if (!seen.add(choice.code())) found.add(new Wrong(at + "code", Reason.DUPLICATE));
            found.addAll(Codes.wrongNames(at + "text", choice.text(), LONGEST));
            var text = choice.text();
            if (RESERVED.matcher(text.kk() + text.ru() + text.en()).find())
                found.add(new Wrong(at + "text", Reason.SIGN_RESERVED));
        }
        return found;
    }

    private static @Nullable Reason branch(
            Question question, int position, List<Question> questions, Map<String, Integer> first) {
        var when = question.when();
        if (when == null) return null;
        Integer above = first.get(when.question());
        if (above == null) return Reason.QUESTION_UNKNOWN;
        if (leadsBack(question.code(), questions, first)) return Reason.CYCLE;
        Question opener = questions.get(above);
        if (opener.kind() != QuestionKind.YES_NO && opener.kind() != QuestionKind.CHOICE)
            return Reason.BRANCH_OPEN_ENDED;
        if (!opener.canBeAnswered(when.answer())) return Reason.ANSWER_IMPOSSIBLE;
        return above > position ? Reason.ASKED_TOO_EARLY : null;
    }

    private static boolean leadsBack(String code, List<Question> questions, Map<String, Integer> first) {
        var seen = new HashSet<String>();
        String at = code;
        while (seen.add(at)) {
            Integer position = first.get(at);
            var when = position == null ? null : questions.get(position).when();
            if (when == null) return false;
            at = when.question();
        }
        return at.equals(code);
    }
}
