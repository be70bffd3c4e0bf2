package kz.komek.catalogue.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.komek.catalogue.domain.Wrong.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Answers to the questions of an issue, each a string: YES or NO, a choice's code, a date as 2026-11-20, a number, an
 * address or "43.30, 68.27", the id of an attachment.
 */
public final class Answers {
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_PLACE = 300;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}([.,]\\d{1,6})?");
    private static final Pattern POINT =
            Pattern.compile("(-?\\d{1,3}(?:\\.\\d{1,9})?)\\s*,\\s*(-?\\d{1,3}(?:\\.\\d{1,9})?)");
    private static final Pattern PHOTO = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/._-]{0,99}");

    private Answers() {}

    /** What is missing or wrong, in the order of the questions, unknown ones last; empty: nothing. */
    public static List<Wrong> check(List<Question> questions, Map<String, String> answers) {
        var wrong = new ArrayList<Wrong>();
        Set<String> open = open(questions, answers);
        for (Question question : questions) {
            String answer = given(answers, question.code());
            Reason reason = open.contains(question.code())
                    ? reason(question, answer)
                    : answer == null ? null : Reason.NOT_ASKED;
            if (reason != null) wrong.add(new Wrong(question.code(), reason));
        }
        var known = questions.stream().map(Question::code).collect(Collectors.toSet());
        answers.keySet().stream()
                .filter(code -> !known.contains(code))
                .sorted()
                .forEach(code -> wrong.add(new Wrong(code, Reason.QUESTION_UNKNOWN)));
        return wrong;
    }

    /** The questions to be asked, given what was answered so far; a branch under a closed branch is closed. */
    public static Set<String> open(List<Question> questions, Map<String, String> answers) {
        var byCode = questions.stream()
                .collect(Collectors.toMap(
                        Question::code, Function.identity(), (first, second) -> first, LinkedHashMap::new));
        var open = new HashSet<String>();
        for (Question question : byCode.values()) {
            if (isOpen(question, byCode, answers)) open.add(question.code());
        }
        return open;
    }

    private static boolean isOpen(Question question, Map<String, Question> questions, Map<String, String> answers) {
        var seen = new HashSet<String>();
        Question at = question;
        while (at.when() != null) {
            var when = at.when();
            Question above = questions.get(when.question());
            // Such catalogues are refused; should one be there nevertheless, nobody is asked in circles.
            if (above == null || !seen.add(at.code())) return false;
            if (!when.answer().equals(given(answers, above.code()))) return false;
            at = above;
        }
        return true;
    }

    private static @Nullable Reason reason(Question question, @Nullable String answer) {
        if (answer == null) return question.required() ? Reason.MISSING : null;
        return switch (question.kind()) {
            case TEXT -> answer.length() > LONGEST_TEXT ? Reason.TOO_LONG : null;
            case NUMBER -> NUMBER.matcher(answer).matches() ? null : Reason.NOT_A_NUMBER;
            case YES_NO -> question.canBeAnswered(answer) ? null : Reason.NOT_YES_OR_NO;
            case CHOICE -> question.canBeAnswered(answer) ? null : Reason.NOT_A_CHOICE;
            case DATE -> isDate(answer) ? null : Reason.NOT_A_DATE;
            case PLACE -> place(answer);
            case PHOTO -> PHOTO.matcher(answer).matches() ? null : Reason.NOT_A_PHOTO;
        };
    }

    private static boolean isDate(String answer) {
        try {
            int year = LocalDate.parse(answer).getYear();
            return year >= 1900 && year <= 2200;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static @Nullable Reason place(String answer) {
        if (answer.length() > LONGEST_PLACE) return Reason.TOO_LONG;
        var point = POINT.matcher(answer);
        if (!point.matches()) return answer.codePoints().anyMatch(Character::isLetter) ? null : Reason.NOT_A_PLACE;
        boolean onEarth = within(point.group(1), 90) && within(point.group(2), 180);
        return onEarth ? null : Reason.NOT_A_PLACE;
    }

    private static boolean within(String degrees, int most) {
        return new BigDecimal(degrees).abs().compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    /** Blank is not answered. */
    private static @Nullable String given(Map<String, String> answers, String code) {
        String answer = answers.get(code);
        return answer == null || answer.isBlank() ? null : answer.strip();
    }
}
