package kz.komek.notice.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import kz.komek.notice.domain.Refusal.Why;
import org.jspecify.annotations.Nullable;

/**
 * Whom an organisation's broken deadlines are told to, and when.
 *
 * @param organisation code; {@code null}: for all that have none of their own
 * @param steps {@code null}: as what it is part of
 * @param deputies of the akim: in the one for all only
 * @param version rises with every change; the ETag; 0: nobody has set it
 */
public record Escalation(
        @Nullable String organisation,
        @Nullable List<Step> steps,
        List<Head> heads,
        List<Deputy> deputies,
        int version) {
    public static final int MOST_STEPS = 20;
    private static final int MOST_PEOPLE = 100;

    public Escalation {
        steps = steps == null ? null : List.copyOf(steps);
        heads = List.copyOf(heads);
        deputies = List.copyOf(deputies);
    }

    public static Escalation none(String organisation) {
        return new Escalation(organisation, null, List.of(), List.of(), 0);
    }

    public Escalation versioned(int other) {
        return new Escalation(organisation, steps, heads, deputies, other);
    }

    /**
     * Everything that is wrong with it.
     *
     * @param staff logins that there are
     * @param active those of them who work here
     */
    public List<Refusal> refusals(
            Predicate<String> staff, Predicate<String> active, Predicate<String> spheres, Predicate<String> districts) {
        var found = new ArrayList<Refusal>();
        steps(found);
        people("heads", heads.stream().map(Head::login).toList(), staff, active, found);
        people("deputies", deputies.stream().map(Deputy::login).toList(), staff, active, found);
        if (new HashSet<>(heads.stream().map(Head::login).toList()).size() < heads.size()
                || Set.copyOf(deputies).size() < deputies.size()) {
            found.add(new Refusal(
                    Why.PERSON_TWICE, organisation == null ? "deputies" : "heads", "Somebody is named twice."));
        }
        for (Deputy deputy : deputies) {
            if (deputy.sphere() != null && !spheres.test(deputy.sphere())) {
                found.add(new Refusal(Why.SPHERE_UNKNOWN, "deputies", "There is no sphere " + deputy.sphere() + "."));
            }
            if (deputy.district() != null && !districts.test(deputy.district())) {
                found.add(new Refusal(
                        Why.DISTRICT_UNKNOWN, "deputies", "There is no district " + deputy.district() + "."));
            }
        }
        return found;
    }

    private void steps(List<Refusal> found) {
        if (steps == null && organisation != null) return;
        if (steps == null || steps.isEmpty()) {
            found.add(new Refusal(Why.STEPS_MISSING, "steps", "A ladder has at least one step."));
            return;
        }
        if (steps.size() > MOST_STEPS) {
            found.add(new Refusal(Why.TOO_MANY, "steps", "A ladder has at most " + MOST_STEPS + " steps."));
        }
        for (int i = 0; i < steps.size(); i++) step(i, steps, found);
        if (Set.copyOf(steps).size() < steps.size()) {
            found.add(new Refusal(Why.STEP_TWICE, "steps", "Two steps are the same."));
        }
    }

    private static void step(int index, List<Step> steps, List<Refusal> found) {
        Step step = steps.get(index);
        String named = "Step " + (index + 1);
        if (!step.isPossible()) {
            found.add(new Refusal(
                    Why.STEP_WRONG,
                    "steps",
                    named + ": from 1 to 99 per cent, or from 1 to 1000 hours or days; 0 at the breach."));
        }
        if (step.when() == StepWhen.BEFORE && step.whom() != Whom.RESPONSIBLE) {
            found.add(new Refusal(
                    Why.WARNING_TO_OTHERS, "steps", named + ": only who is responsible is warned before the breach."));
        }
        if (index == 0) return;
        Step before = steps.get(index - 1);
        if (before.isSurelyAfter(step)) {
            found.add(new Refusal(Why.STEPS_ORDER, "steps", named + " comes earlier than the one before it."));
        } else if (before.whom().compareTo(step.whom()) > 0) {
            found.add(new Refusal(Why.STEPS_ORDER, "steps", named + " goes down the ladder again."));
        }
    }

    private static void people(
            String field, List<String> logins, Predicate<String> staff, Predicate<String> active, List<Refusal> found) {
        if (logins.size() > MOST_PEOPLE) {
            found.add(new Refusal(Why.TOO_MANY, field, "At most " + MOST_PEOPLE + " people can be named."));
        }
        for (String login : Set.copyOf(logins)) {
            if (!staff.test(login)) {
                found.add(new Refusal(Why.PERSON_UNKNOWN, field, "Nobody has the login " + login + "."));
            } else if (!active.test(login)) {
                found.add(new Refusal(Why.PERSON_INACTIVE, field, login + " does not work here any more."));
            }
        }
    }
}
