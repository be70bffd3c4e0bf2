package kz.komek.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.komek.catalogue.domain.Issue;
import kz.komek.catalogue.domain.IssueContent;
import kz.komek.catalogue.domain.IssueState;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.catalogue.domain.Sphere;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetReader;
import kz.komek.platform.tables.SheetWriter;
import org.junit.jupiter.api.Test;

class ImportPlanTest {
    private static final String SPHERES = "code,kk,ru,en\nWATER,Су,Вода,Water\n";
    private static final String ISSUES =
            "code,sphere,type,kk,ru,en,synonyms_kk,synonyms_ru,synonyms_en,priority,urgent,"
                    + "target_days,target_hours,public,organisation,script_kk,script_ru,script_en\n";
    private static final String NONE =
            "WATER_NONE,WATER,INCIDENT,Су жоқ,Нет воды,No water,су келмейді; су жок,,,HIGH,,,24,yes,SU,,,\n";
    private static final String QUESTIONS =
            "issue,code,position,kind,required,kk,ru,en,choices,when_question,when_answer\n";
    private static final String HOUSE = "WATER_NONE,HOUSE,1,YES_NO,yes,Бүкіл үй ме?,Во всём доме?,Whole house?,,,\n";
    private static final String SINCE = "WATER_NONE,SINCE,2,DATE,no,Қашаннан?,С какого дня?,Since?,,HOUSE,yes\n";

    private static final ImportPlan.Known NOTHING = new ImportPlan.Known(Map.of(), Map.of(), "SU"::equals);

    private static ImportPlan plan(ImportPlan.Known known, String... files) {
        var sheets = new HashMap<String, Sheet>();
        var names = List.of(CatalogueSheets.SPHERES, CatalogueSheets.ISSUES, CatalogueSheets.QUESTIONS);
        for (int i = 0; i < files.length; i++) {
            if (files[i].isEmpty()) continue;
            String name = names.get(i);
            sheets.put(name, SheetReader.read(files[i].getBytes(UTF_8), CatalogueSheets.columns(name), List.of()));
        }
        return new ImportPlan(known, sheets);
    }

    private static List<String> faults(ImportPlan plan) {
        return plan.faults().stream()
                .map(each -> each.sheet() + " " + each.fault().row() + " "
                        + each.fault().field() + " " + each.fault().code())
                .toList();
    }

    private static ImportPlan.Known after(ImportPlan plan) {
        return new ImportPlan.Known(
                plan.changedSpheres().stream().collect(Collectors.toMap(Sphere::code, sphere -> sphere)),
                plan.changedIssues().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> issue(each.getKey(), each.getValue()))),
                "SU"::equals);
    }

    private static Issue issue(String code, IssueContent content) {
        return new Issue(new IssueWording(code, 1, content, Instant.EPOCH, "aigul"), IssueState.ACTIVE);
    }

    @Test
    void what_is_read_is_what_was_written_and_a_second_time_changes_nothing() {
        var choice = "WATER_NONE,TAP,3,CHOICE,no,Қай кран?,Какой кран?,Which tap?,"
                + "HOT=Ыстық|Горячий|Hot;COLD=Суық|Холодный|Cold,,\n";
        var first = plan(NOTHING, SPHERES, ISSUES + NONE, QUESTIONS + SINCE + HOUSE + choice);
        assertThat(faults(first)).isEmpty();
        var content = first.changedIssues().get("WATER_NONE");
        assertThat(content.synonyms().kk()).containsExactly("су келмейді", "су жок");
        assertThat(content.questions().stream().map(question -> question.code()))
                .as("by position, not by row")
                .containsExactly("HOUSE", "SINCE", "TAP");

        var known = after(first);
        var written = CatalogueSheets.of(new CatalogueViews.Whole(
                1,
                List.copyOf(known.spheres().values()),
                List.copyOf(known.issues().values())));
        var again = new HashMap<String, Sheet>();
        SheetReader.parts(SheetWriter.zip(written))
                .forEach((name, part) -> again.put(name, part.read(CatalogueSheets.columns(name), List.of())));
        var fromXlsx = new HashMap<String, Sheet>();
        SheetReader.parts(SheetWriter.xlsx(written))
                .forEach((name, part) -> fromXlsx.put(name, part.read(CatalogueSheets.columns(name), List.of())));
        assertThat(again).containsOnlyKeys("spheres", "issues", "questions");
        for (var sheets : List.of(again, fromXlsx)) {
            var second = new ImportPlan(known, sheets);
            assertThat(faults(second)).isEmpty();
            assertThat(second.changedSpheres()).isEmpty();
            assertThat(second.changedIssues()).isEmpty();
        }
    }

    @Test
    void every_fault_is_told_by_row_and_field() {
        assertThat(
                        faults(
                                plan(
                                        NOTHING,
                                        SPHERES + "WATER,Су,Вода,Water\nгаз,Газ,,Gas\n",
                                        ISSUES + NONE + NONE
                                                + "GAS_SMELL,GAS,ACCIDENT,Газ иісі,Запах газа,Smell,,,,HIGH,LIFE,1,2,maybe,NOBODY,,,\n"
                                                + "WATER_BAD,WATER,INCIDENT,Лас су,Грязная вода,Dirty,,,,URGENT,HEALTH,soon,,no,,,,\n")))
                .containsExactly(
                        "spheres 3 code DUPLICATE",
                        "spheres 4 code CODE_MALFORMED",
                        "spheres 4 ru MISSING",
                        "issues 3 code DUPLICATE",
                        "issues 4 type NOT_A_TYPE",
                        "issues 4 target_days TWO_TARGETS",
                        "issues 4 public NOT_YES",
                        "issues 4 sphere SPHERE_UNKNOWN",
                        "issues 4 urgent NOT_URGENT",
                        "issues 4 organisation ORGANISATION_UNKNOWN",
                        "issues 5 target_days NOT_A_NUMBER");
    }

    @Test
    void faults_of_questions_are_told_at_their_own_rows_whatever_their_order() {
        String circle = "WATER_NONE,A1,5,YES_NO,no,а,а,a,,B1,yes\n" + "WATER_NONE,B1,4,YES_NO,no,б,б,b,,A1,no\n";
        assertThat(faults(plan(
                        NOTHING,
                        SPHERES,
                        ISSUES + NONE,
                        QUESTIONS + circle + "GONE,X1,1,TEXT,no,x,x,x,,,\n"
                                + "WATER_NONE,C1,6,CHOICE,no,в,в,c,HOT;COLD,,\n"
                                + "WATER_NONE,D1,7,TEXT,yes,г,г,,,HOUSE,maybe\n" + HOUSE)))
                .containsExactly(
                        "questions 2 when_question CYCLE",
                        "questions 3 when_question CYCLE",
                        "questions 4 issue ISSUE_UNKNOWN",
                        "questions 5 choices CHOICES_MALFORMED",
                        "questions 5 choices TOO_FEW",
                        "questions 6 en MISSING",
                        "questions 6 when_answer ANSWER_IMPOSSIBLE");
    }

    @Test
    void questions_alone_change_only_the_issues_they_name_and_issues_alone_keep_their_questions() {
        var known = after(plan(NOTHING, SPHERES, ISSUES + NONE, QUESTIONS + HOUSE));
        var questions = plan(known, "", "", QUESTIONS + HOUSE + SINCE);
        assertThat(questions.changedIssues().get("WATER_NONE").questions()).hasSize(2);
        var issues = plan(known, "", ISSUES + NONE.replace("HIGH", "LOW"), "");
        assertThat(issues.changedIssues().get("WATER_NONE").questions()).hasSize(1);
        var together = plan(known, "", ISSUES + NONE, QUESTIONS);
        assertThat(together.changedIssues().get("WATER_NONE").questions())
                .as("all questions of these issues came, and there are none")
                .isEmpty();
    }

    @Test
    void a_retired_issue_does_not_come_back_by_a_file() {
        var known = after(plan(NOTHING, SPHERES, ISSUES + NONE));
        var retired = new ImportPlan.Known(
                known.spheres(),
                Map.of("WATER_NONE", new Issue(known.issues().get("WATER_NONE").current(), IssueState.RETIRED)),
                "SU"::equals);
        assertThat(faults(plan(retired, "", ISSUES + NONE, QUESTIONS + HOUSE))).contains("issues 2 code ISSUE_RETIRED");
        assertThat(faults(plan(retired, "", "", QUESTIONS + HOUSE))).containsExactly("questions 2 issue ISSUE_RETIRED");
    }
}
