package kz.komek.catalogue.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kz.komek.catalogue.domain.Wrong.Reason;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;

/**
 * What methodologists say about an issue. Two that are equal say the same: texts are stripped, so that a file read a
 * second time changes nothing.
 *
 * @param published whether residents may choose it themselves
 * @param organisation who executes it where no responsibility says otherwise
 * @param script what the operator says; any language may be empty
 */
public record IssueContent(
        String sphere,
        IssueType type,
        Names names,
        Synonyms synonyms,
        Priority priority,
        @Nullable UrgentClass urgent,
        @Nullable ServiceTarget target,
        boolean published,
        @Nullable String organisation,
        Names script,
        List<Question> questions) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SYNONYM = 100;
    private static final int MOST_SYNONYMS = 40;
    private static final int LONGEST_SCRIPT = 4000;

    public IssueContent {
        names = Question.tidy(names);
        script = Question.tidy(script);
        questions = List.copyOf(questions);
        if (organisation != null && organisation.isBlank()) organisation = null;
    }

    public IssueContent asking(List<Question> other) {
        return new IssueContent(
                sphere, type, names, synonyms, priority, urgent, target, published, organisation, script, other);
    }

    /** Everything that is wrong at once, but for the organisation: who knows organisations looks at that. */
    public List<Wrong> wrong(String code, Predicate<String> isSphere) {
        var found = new ArrayList<Wrong>();
        if (!Codes.isCode(code)) found.add(new Wrong("code", Reason.CODE_MALFORMED));
        if (!isSphere.test(sphere)) found.add(new Wrong("sphere", Reason.SPHERE_UNKNOWN));
        found.addAll(Codes.wrongNames("names", names, LONGEST_NAME));
        wrongTexts().forEach(found::add);
        if (urgent != null && priority != Priority.URGENT) found.add(new Wrong("urgent", Reason.NOT_URGENT));
        if (target != null && !target.reasonable()) found.add(new Wrong("target", Reason.OUT_OF_RANGE));
        Questionnaire.wrong(questions).forEach(found::add);
        return found;
    }

    private Stream<Wrong> wrongTexts() {
        return Stream.of(Language.KK, Language.RU, Language.EN).flatMap(language -> {
            String end = "." + language.name().toLowerCase(Locale.ROOT);
            var words = switch (language) {
                case KK -> synonyms.kk();
                case RU -> synonyms.ru();
                case EN -> synonyms.en();
            };
            var found = new ArrayList<Wrong>();
            if (words.size() > MOST_SYNONYMS) found.add(new Wrong("synonyms" + end, Reason.TOO_MANY));
            if (words.stream().anyMatch(word -> word.length() > LONGEST_SYNONYM))
                found.add(new Wrong("synonyms" + end, Reason.TOO_LONG));
            if (script.in(language).length() > LONGEST_SCRIPT) found.add(new Wrong("script" + end, Reason.TOO_LONG));
            return found.stream();
        });
    }
}
