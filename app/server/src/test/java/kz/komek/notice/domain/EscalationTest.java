package kz.komek.notice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.komek.notice.domain.Refusal.Why;
import org.junit.jupiter.api.Test;

class EscalationTest {
    private static final Set<String> STAFF = Set.of("arman", "left");
    private static final Step BREACH = new Step(Whom.RESPONSIBLE, StepWhen.AT_BREACH, 0, StepUnit.HOURS);

    @Test
    void a_ladder_that_climbs_from_warnings_to_the_deputy_is_taken() {
        assertThat(wrong(
                        before(75, StepUnit.PERCENT),
                        before(90, StepUnit.PERCENT),
                        before(4, StepUnit.WORKING_HOURS),
                        before(1, StepUnit.WORKING_HOURS),
                        BREACH,
                        after(Whom.DEPARTMENT_HEAD, 4, StepUnit.WORKING_HOURS),
                        after(Whom.ORGANISATION_HEAD, 1, StepUnit.WORKING_DAYS),
                        after(Whom.DEPUTY_AKIM, 3, StepUnit.WORKING_DAYS)))
                .isEmpty();
    }

    @Test
    void a_ladder_without_steps_is_refused_and_one_that_has_none_of_its_own_is_not() {
        assertThat(wrong()).containsExactly(Why.STEPS_MISSING);
        assertThat(refusals(new Escalation("SU", null, List.of(), List.of(), 0)))
                .isEmpty();
        assertThat(refusals(new Escalation(null, null, List.of(), List.of(), 0)))
                .as("the one for all has nobody above")
                .containsExactly(Why.STEPS_MISSING);
    }

    @Test
    void steps_out_of_order_are_refused() {
        Step hours = after(Whom.DEPARTMENT_HEAD, 12, StepUnit.WORKING_HOURS);
        // Twelve working hours are a day and a half.
        assertThat(wrong(hours, after(Whom.ORGANISATION_HEAD, 1, StepUnit.WORKING_DAYS)))
                .containsExactly(Why.STEPS_ORDER);
        // What comes first depends on the calendar.
        assertThat(wrong(hours, after(Whom.ORGANISATION_HEAD, 10, StepUnit.HOURS)))
                .isEmpty();
        assertThat(wrong(BREACH, before(1, StepUnit.HOURS))).containsExactly(Why.STEPS_ORDER);
        assertThat(wrong(before(90, StepUnit.PERCENT), before(75, StepUnit.PERCENT)))
                .containsExactly(Why.STEPS_ORDER);
        assertThat(wrong(before(1, StepUnit.HOURS), before(2, StepUnit.HOURS))).containsExactly(Why.STEPS_ORDER);
        assertThat(wrong(before(1, StepUnit.HOURS), before(90, StepUnit.PERCENT)))
                .containsExactly(Why.STEPS_ORDER);
        // Down again.
        assertThat(wrong(
                        after(Whom.DEPUTY_AKIM, 1, StepUnit.WORKING_DAYS),
                        after(Whom.ORGANISATION_HEAD, 2, StepUnit.WORKING_DAYS)))
                .containsExactly(Why.STEPS_ORDER);
    }

    @Test
    void steps_that_nobody_means_are_refused() {
        assertThat(wrong(before(100, StepUnit.PERCENT))).containsExactly(Why.STEP_WRONG);
        assertThat(wrong(after(Whom.DEPUTY_AKIM, 0, StepUnit.HOURS))).containsExactly(Why.STEP_WRONG);
        assertThat(wrong(after(Whom.DEPUTY_AKIM, 50, StepUnit.PERCENT))).containsExactly(Why.STEP_WRONG);
        assertThat(wrong(new Step(Whom.RESPONSIBLE, StepWhen.AT_BREACH, 1, StepUnit.HOURS)))
                .containsExactly(Why.STEP_WRONG);
        assertThat(wrong(BREACH, BREACH)).containsExactly(Why.STEP_TWICE);
        assertThat(wrong(new Step(Whom.DEPUTY_AKIM, StepWhen.BEFORE, 1, StepUnit.HOURS)))
                .as("nobody above hears of what has not happened")
                .containsExactly(Why.WARNING_TO_OTHERS);
    }

    @Test
    void heads_are_people_who_work_here_and_named_once() {
        assertThat(heads(new Head("arman", false))).isEmpty();
        assertThat(heads(new Head("nobody", false))).containsExactly(Why.PERSON_UNKNOWN);
        assertThat(heads(new Head("left", true))).containsExactly(Why.PERSON_INACTIVE);
        assertThat(heads(new Head("arman", false), new Head("arman", true))).containsExactly(Why.PERSON_TWICE);
    }

    @Test
    void deputies_have_spheres_and_districts_that_exist() {
        assertThat(deputies(new Deputy("arman", "WATER", "arys"), new Deputy("arman", null, null)))
                .as("one person may answer for several")
                .isEmpty();
        assertThat(deputies(new Deputy("arman", "WAR", null))).containsExactly(Why.SPHERE_UNKNOWN);
        assertThat(deputies(new Deputy("arman", null, "mars"))).containsExactly(Why.DISTRICT_UNKNOWN);
    }

    @Test
    void a_step_whose_people_are_away_goes_up_and_from_the_top_down() {
        Step toDepartment = after(Whom.DEPARTMENT_HEAD, 1, StepUnit.HOURS);
        assertThat(levels(List.of("a"), List.of("b"), List.of("c"), List.of("d"))
                        .told(toDepartment))
                .containsExactly("b");
        assertThat(levels(List.of("a"), List.of(), List.of(), List.of("d")).told(toDepartment))
                .containsExactly("d");
        assertThat(levels(List.of("a"), List.of(), List.of(), List.of()).told(toDepartment))
                .containsExactly("a");
        assertThat(levels(List.of(), List.of("b"), List.of("c"), List.of())
                        .told(after(Whom.DEPUTY_AKIM, 1, StepUnit.HOURS)))
                .as("the nearest below")
                .containsExactly("c");
        assertThat(new Levels(Map.of()).told(toDepartment)).isEmpty();
    }

    @Test
    void who_stands_in_is_told_only_while_no_head_is_there() {
        var heads = List.of(new Head("stands-in", true), new Head("first", false), new Head("second", false));
        assertThat(Levels.heads(heads, login -> true)).containsExactly("first", "second");
        assertThat(Levels.heads(heads, login -> !login.equals("first"))).containsExactly("second");
        assertThat(Levels.heads(heads, "stands-in"::equals)).containsExactly("stands-in");
    }

    @Test
    void of_the_deputies_the_one_for_the_matter_and_the_place_is_told() {
        var deputies = List.of(
                new Deputy("all", null, null),
                new Deputy("arys", null, "arys"),
                new Deputy("water", "WATER", null),
                new Deputy("water-arys", "WATER", "arys"));
        assertThat(Levels.deputies(deputies, "WATER", "arys", login -> true)).containsExactly("water-arys");
        assertThat(Levels.deputies(deputies, "WATER", "kentau", login -> true)).containsExactly("water");
        assertThat(Levels.deputies(deputies, "ROADS", "arys", login -> true)).containsExactly("arys");
        assertThat(Levels.deputies(deputies, null, null, login -> true)).containsExactly("all");
        assertThat(Levels.deputies(deputies, "WATER", "arys", login -> login.length() < 5))
                .as("the narrower are away")
                .containsExactly("arys");
    }

    private static Levels levels(
            List<String> responsible, List<String> department, List<String> organisation, List<String> deputy) {
        return new Levels(Map.of(
                Whom.RESPONSIBLE, responsible,
                Whom.DEPARTMENT_HEAD, department,
                Whom.ORGANISATION_HEAD, organisation,
                Whom.DEPUTY_AKIM, deputy));
    }

    private static Step before(int amount, StepUnit unit) {
        return new Step(Whom.RESPONSIBLE, StepWhen.BEFORE, amount, unit);
    }

    private static Step after(Whom whom, int amount, StepUnit unit) {
        return new Step(whom, StepWhen.AFTER, amount, unit);
    }

    private static List<Why> wrong(Step... steps) {
        return refusals(new Escalation("SU", List.of(steps), List.of(), List.of(), 0));
    }

    private static List<Why> heads(Head... heads) {
        return refusals(new Escalation("SU", null, List.of(heads), List.of(), 0));
    }

    private static List<Why> deputies(Deputy... deputies) {
        return refusals(new Escalation(null, List.of(BREACH), List.of(), List.of(deputies), 0));
    }

    private static List<Why> refusals(Escalation escalation) {
        return escalation.refusals(STAFF::contains, "arman"::equals, "WATER"::equals, "arys"::equals).stream()
                .map(Refusal::why)
                .toList();
    }
}
