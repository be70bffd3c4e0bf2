package kz.komek.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.catalogue.domain.Issue;
import kz.komek.catalogue.domain.IssueContent;
import kz.komek.catalogue.domain.IssueType;
import kz.komek.catalogue.domain.Priority;
import kz.komek.catalogue.domain.Question;
import kz.komek.catalogue.domain.QuestionKind;
import kz.komek.catalogue.domain.ServiceTarget;
import kz.komek.catalogue.domain.Sphere;
import kz.komek.catalogue.domain.Synonyms;
import kz.komek.catalogue.domain.TargetUnit;
import kz.komek.catalogue.domain.UrgentClass;
import kz.komek.catalogue.domain.Wrong;
import kz.komek.catalogue.domain.Wrong.Reason;
import kz.komek.contract.Names;
import kz.komek.platform.tables.Fault;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.Sheet.Row;
import org.jspecify.annotations.Nullable;

/**
 * What the sheets would change in the catalogue as it is, and everything that is wrong with them. Sheets add and change;
 * what is not in them stays. The questions of an issue are replaced together: by the sheet of questions where it names
 * the issue, or where the issue is in a sheet that came with it.
 */
final class ImportPlan {

    private final Known known;
    private final List<SheetFault> faults = new ArrayList<>();
    private final Map<String, Sphere> spheres = new LinkedHashMap<>();
    private final Map<String, IssueContent> issues = new LinkedHashMap<>();
    private final Map<String, Row> issueRows = new HashMap<>();
    private final Map<String, List<Row>> questionRows = new LinkedHashMap<>();

    /** The catalogue as it is. */
    record Known(Map<String, Sphere> spheres, Map<String, Issue> issues, Predicate<String> organisationWorks) {}

    /** @param sheet which of the three; empty where it cannot be told */
    record SheetFault(String sheet, Fault fault) {}

    ImportPlan(Known known, Map<String, Sheet> sheets) {
        this.known = known;
        if (sheets.containsKey(CatalogueSheets.SPHERES)) readSpheres(sheets.get(CatalogueSheets.SPHERES));
        if (sheets.containsKey(CatalogueSheets.ISSUES)) readIssues(sheets.get(CatalogueSheets.ISSUES));
        if (sheets.containsKey(CatalogueSheets.QUESTIONS)) readQuestions(sheets.get(CatalogueSheets.QUESTIONS));
        issues.forEach(this::checkIssue);
        faults.sort(Comparator.comparing((SheetFault each) -> order(each.sheet()))
                .thenComparingInt(each -> each.fault().row()));
    }

    private static int order(String sheet) {
        return List.of(CatalogueSheets.SPHERES, CatalogueSheets.ISSUES, CatalogueSheets.QUESTIONS)
                .indexOf(sheet);
    }

    List<SheetFault> faults() {
        return faults;
    }

    /** Those that are new or named otherwise now. */
    List<Sphere> changedSpheres() {
        return spheres.values().stream()
                .filter(sphere -> {
                    Sphere before = known.spheres.get(sphere.code());
                    return before == null || !before.names().equals(sphere.names());
                })
                .toList();
    }

    /** Those that are new or worded otherwise now. */
    Map<String, IssueContent> changedIssues() {
        var changed = new LinkedHashMap<String, IssueContent>();
        issues.forEach((code, content) -> {
            Issue before = known.issues.get(code);
            if (before == null || !before.current().content().equals(content)) changed.put(code, content);
        });
        return changed;
    }

    int sphereRows() {
        return spheres.size();
    }

    int issueRows() {
        return issues.size();
    }

    private void fault(String sheet, Row row, String field, Reason reason) {
        String said = row.get(field);
        String what = said.isEmpty() ? field : field + " “" + shortened(said) + "”";
        faults.add(new SheetFault(sheet, row.fault(field, reason.name(), what + " " + reason.words() + ".")));
    }

    private static String shortened(String said) {
        return said.length() <= 40 ? said : said.substring(0, 40) + "…";
    }

    private void readSpheres(Sheet sheet) {
        for (Row row : sheet.rows()) {
            String code = row.get("code");
            Sphere before = known.spheres.get(code);
            var sphere = new Sphere(code, before == null ? 1 : before.version() + 1, names(row));
            for (Wrong wrong : sphere.wrong())
                fault(CatalogueSheets.SPHERES, row, column(wrong.field()), wrong.reason());
            if (spheres.putIfAbsent(code, sphere) != null)
                fault(CatalogueSheets.SPHERES, row, "code", Reason.DUPLICATE);
        }
    }

    private void readIssues(Sheet sheet) {
        for (Row row : sheet.rows()) {
            String code = row.get("code");
            if (issues.containsKey(code)) {
                fault(CatalogueSheets.ISSUES, row, "code", Reason.DUPLICATE);
                continue;
            }
            Issue before = known.issues.get(code);
            if (before != null && !before.active()) fault(CatalogueSheets.ISSUES, row, "code", Reason.ISSUE_RETIRED);
            issueRows.put(code, row);
            issues.put(
                    code,
                    content(row, before == null ? List.of() : before.current().questions()));
        }
    }

    private IssueContent content(Row row, List<Question> questions) {
        return new IssueContent(
                row.get("sphere"),
                oneOf(row, "type", IssueType.class, IssueType.INCIDENT),
                names(row),
                new Synonyms(words(row, "synonyms_kk"), words(row, "synonyms_ru"), words(row, "synonyms_en")),
                oneOf(row, "priority", Priority.class, Priority.URGENT),
                row.get("urgent").isEmpty() ? null : oneOf(row, "urgent", UrgentClass.class, UrgentClass.LIFE),
                target(row),
                yes(CatalogueSheets.ISSUES, row, "public"),
                row.get("organisation").isEmpty() ? null : row.get("organisation"),
                new Names(row.get("script_kk"), row.get("script_ru"), row.get("script_en")),
                questions);
    }

    private @Nullable ServiceTarget target(Row row) {
        var targets = new EnumMap<TargetUnit, String>(TargetUnit.class);
        if (!row.get("target_days").isEmpty()) targets.put(TargetUnit.DAYS, "target_days");
        if (!row.get("target_hours").isEmpty()) targets.put(TargetUnit.HOURS, "target_hours");
        if (targets.size() == 2) fault(CatalogueSheets.ISSUES, row, "target_days", Reason.TWO_TARGETS);
        if (targets.size() != 1) return null;
        var target = targets.entrySet().iterator().next();
        Integer amount = whole(CatalogueSheets.ISSUES, row, target.getValue());
        return amount == null ? null : new ServiceTarget(amount, target.getKey());
    }

    private void readQuestions(Sheet sheet) {
        // Whoever brings issues and questions together brings all questions of these issues.
        issues.replaceAll((code, content) -> content.asking(List.of()));
        var unknown = new LinkedHashSet<String>();
        for (Row row : sheet.rows()) {
            String issue = row.get("issue");
            Issue before = known.issues.get(issue);
            if (!issues.containsKey(issue) && (before == null || !before.active())) {
                fault(
                        CatalogueSheets.QUESTIONS,
                        row,
                        "issue",
                        before == null ? Reason.ISSUE_UNKNOWN : Reason.ISSUE_RETIRED);
                unknown.add(issue);
            }
            questionRows.computeIfAbsent(issue, first -> new ArrayList<>()).add(row);
        }
        questionRows.forEach((issue, rows) -> {
            var placed = new HashMap<Row, Integer>();
            for (Row row : rows) {
                Integer position = whole(CatalogueSheets.QUESTIONS, row, "position");
                placed.put(row, position == null ? 0 : position);
            }
            rows.sort(Comparator.comparing(placed::get));
            var questions =
                    withConditionsAsStored(rows.stream().map(this::question).toList());
            if (unknown.contains(issue)) return;
            issues.compute(
                    issue,
                    (code, content) -> (content == null
                                    ? known.issues.get(issue).current().content()
                                    : content)
                            .asking(questions));
        });
    }

    private Question question(Row row) {
        var kind = oneOf(CatalogueSheets.QUESTIONS, row, "kind", QuestionKind.class, QuestionKind.TEXT);
        String when = row.get("when_question");
        String answer = row.get("when_answer");
        return new Question(
                row.get("code"),
                kind,
                yes(CatalogueSheets.QUESTIONS, row, "required"),
                names(row),
                choices(row),
                when.isEmpty() && answer.isEmpty() ? null : new Question.Condition(when, answer));
    }

    /** People write yes for YES; a choice's code stands as it is. */
    private static List<Question> withConditionsAsStored(List<Question> questions) {
        var yesNo = questions.stream()
                .filter(question -> question.kind() == QuestionKind.YES_NO)
                .map(Question::code)
                .collect(Collectors.toSet());
        return questions.stream()
                .map(question -> {
                    var when = question.when();
                    if (when == null || !yesNo.contains(when.question())) return question;
                    String small = when.answer().toLowerCase(Locale.ROOT);
                    String stored = Sheet.YES.contains(small) ? "YES" : Sheet.NO.contains(small) ? "NO" : when.answer();
                    return new Question(
                            question.code(),
                            question.kind(),
                            question.required(),
                            question.text(),
                            question.choices(),
                            new Question.Condition(when.question(), stored));
                })
                .toList();
    }

    private List<Question.Choice> choices(Row row) {
        var choices = new ArrayList<Question.Choice>();
        for (String each : row.get("choices").split(";")) {
            if (each.isBlank()) continue;
            String[] parts = each.split("[=|]", -1);
            if (parts.length != 4 || each.indexOf('=') != parts[0].length()) {
                fault(CatalogueSheets.QUESTIONS, row, "choices", Reason.CHOICES_MALFORMED);
                return choices;
            }
            choices.add(new Question.Choice(parts[0], new Names(parts[1], parts[2], parts[3])));
        }
        return choices;
    }

    private void checkIssue(String code, IssueContent content) {
        Predicate<String> isSphere = sphere -> spheres.containsKey(sphere) || known.spheres.containsKey(sphere);
        Row row = issueRows.get(code);
        var asked = questionRows.getOrDefault(code, List.of());
        for (Wrong wrong : content.wrong(code, isSphere)) {
            if (wrong.field().startsWith("questions.")) {
                String[] path = wrong.field().split("\\.", 3);
                int position = Integer.parseInt(path[1]);
                if (position < asked.size())
                    fault(
                            CatalogueSheets.QUESTIONS,
                            asked.get(position),
                            questionColumn(path[2], wrong),
                            wrong.reason());
            } else if (wrong.field().equals("questions")) {
                if (!asked.isEmpty()) fault(CatalogueSheets.QUESTIONS, asked.getLast(), "position", wrong.reason());
            } else if (row != null) {
                String column = wrong.field().equals("target")
                        ? row.get("target_days").isEmpty() ? "target_hours" : "target_days"
                        : column(wrong.field());
                fault(CatalogueSheets.ISSUES, row, column, wrong.reason());
            }
        }
        if (row != null && !keepsOrganisation(code, content) && !known.organisationWorks.test(content.organisation()))
            fault(CatalogueSheets.ISSUES, row, "organisation", Reason.ORGANISATION_UNKNOWN);
    }

    /** Who was there before is not asked again: an organisation that closed is no reason to refuse a new synonym. */
    private boolean keepsOrganisation(String code, IssueContent content) {
        Issue before = known.issues.get(code);
        return content.organisation() == null
                || (before != null
                        && content.organisation().equals(before.current().organisation()));
    }

    private static String column(String field) {
        return field.replace("names.", "").replace('.', '_');
    }

    private static String questionColumn(String field, Wrong wrong) {
        if (field.startsWith("choices")) return "choices";
        if (field.equals("when")) return wrong.reason() == Reason.ANSWER_IMPOSSIBLE ? "when_answer" : "when_question";
        return field.replace("text.", "");
    }

    private static Names names(Row row) {
        return new Names(row.get("kk"), row.get("ru"), row.get("en"));
    }

    private static List<String> words(Row row, String field) {
        return Stream.of(row.get(field)).toList();
    }

    private boolean yes(String sheet, Row row, String field) {
        String said = row.get(field).toLowerCase(Locale.ROOT);
        if (Sheet.YES.contains(said)) return true;
        if (!Sheet.NO.contains(said)) fault(sheet, row, field, said.isEmpty() ? Reason.MISSING : Reason.NOT_YES);
        return false;
    }

    private @Nullable Integer whole(String sheet, Row row, String field) {
        String said = row.get(field);
        if (said.matches("\\d{1,6}")) return Integer.parseInt(said);
        fault(sheet, row, field, said.isEmpty() ? Reason.MISSING : Reason.NOT_A_NUMBER);
        return null;
    }

    private <E extends Enum<E>> E oneOf(Row row, String field, Class<E> type, E whileWrong) {
        return oneOf(CatalogueSheets.ISSUES, row, field, type, whileWrong);
    }

    private <E extends Enum<E>> E oneOf(String sheet, Row row, String field, Class<E> type, E whileWrong) {
        String said = row.get(field).toUpperCase(Locale.ROOT);
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(said)) return each;
        }
        fault(sheet, row, field, said.isEmpty() ? Reason.MISSING : Reason.NOT_A_TYPE);
        return whileWrong;
    }
}
