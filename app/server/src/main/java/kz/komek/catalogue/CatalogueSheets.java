package kz.komek.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kz.komek.catalogue.domain.Issue;
import kz.komek.catalogue.domain.Question;
import kz.komek.catalogue.domain.ServiceTarget;
import kz.komek.catalogue.domain.Sphere;
import kz.komek.catalogue.domain.TargetUnit;
import kz.komek.platform.tables.SheetWriter.Table;
import org.jspecify.annotations.Nullable;

/** The three tables by which the catalogue is carried in spreadsheets, and how it is written into them. */
public final class CatalogueSheets {
    public static final String SPHERES = "spheres";
    public static final String ISSUES = "issues";
    public static final String QUESTIONS = "questions";

    static final List<String> SPHERE_COLUMNS = List.of("code", "kk", "ru", "en");
    static final List<String> ISSUE_COLUMNS = List.of(
            "code",
            "sphere",
            "type",
            "kk",
            "ru",
            "en",
            "synonyms_kk",
            "synonyms_ru",
            "synonyms_en",
            "priority",
            "urgent",
            "target_days",
            "target_hours",
            "public",
            "organisation",
            "script_kk",
            "script_ru",
            "script_en");
    static final List<String> QUESTION_COLUMNS = List.of(
            "issue",
            "code",
            "position",
            "kind",
            "required",
            "kk",
            "ru",
            "en",
            "choices",
            "when_question",
            "when_answer");

    private CatalogueSheets() {}

    static List<String> columns(String sheet) {
        return switch (sheet) {
            case SPHERES -> SPHERE_COLUMNS;
            case ISSUES -> ISSUE_COLUMNS;
            case QUESTIONS -> QUESTION_COLUMNS;
            default -> throw new IllegalArgumentException("no such sheet: " + sheet);
        };
    }

    /** Without retired issues: what comes back from a spreadsheet is what counts now. */
    public static List<Table> of(CatalogueViews.Whole whole) {
        var active = whole.issues().stream().filter(Issue::active).toList();
        return List.of(
                new Table(
                        SPHERES,
                        SPHERE_COLUMNS,
                        whole.spheres().stream().map(CatalogueSheets::row).toList()),
                new Table(
                        ISSUES,
                        ISSUE_COLUMNS,
                        active.stream().map(CatalogueSheets::row).toList()),
                new Table(
                        QUESTIONS,
                        QUESTION_COLUMNS,
                        active.stream()
                                .flatMap(issue -> questions(issue).stream())
                                .toList()));
    }

    private static List<String> row(Sphere sphere) {
        var names = sphere.names();
        return List.of(sphere.code(), names.kk(), names.ru(), names.en());
    }

    private static List<String> row(Issue issue) {
        var content = issue.current().content();
        ServiceTarget target = content.target();
        return List.of(
                issue.code(),
                content.sphere(),
                content.type().name(),
                content.names().kk(),
                content.names().ru(),
                content.names().en(),
                String.join(";", content.synonyms().kk()),
                String.join(";", content.synonyms().ru()),
                String.join(";", content.synonyms().en()),
                content.priority().name(),
                content.urgent() == null ? "" : content.urgent().name(),
                amount(target, TargetUnit.DAYS),
                amount(target, TargetUnit.HOURS),
                content.published() ? "yes" : "no",
                content.organisation() == null ? "" : content.organisation(),
                content.script().kk(),
                content.script().ru(),
                content.script().en());
    }

    private static String amount(@Nullable ServiceTarget target, TargetUnit unit) {
        return target != null && target.unit() == unit ? String.valueOf(target.amount()) : "";
    }

    private static List<List<String>> questions(Issue issue) {
        var rows = new ArrayList<List<String>>();
        for (Question question : issue.current().questions()) {
            var when = question.when();
            rows.add(List.of(
                    issue.code(),
                    question.code(),
                    String.valueOf(rows.size() + 1),
                    question.kind().name(),
                    question.required() ? "yes" : "no",
                    question.text().kk(),
                    question.text().ru(),
                    question.text().en(),
                    question.choices().stream().map(CatalogueSheets::cell).collect(Collectors.joining(";")),
                    when == null ? "" : when.question(),
                    when == null ? "" : when.answer()));
        }
        return rows;
    }

    /** {@code WET=Су бар|Вода есть|There is water}; these signs cannot be in the names of choices. */
    private static String cell(Question.Choice choice) {
        var text = choice.text();
        return choice.code() + "=" + text.kk() + "|" + text.ru() + "|" + text.en();
    }
}
