package kz.komek.sla.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kz.komek.calendar.domain.Receipt;
import kz.komek.calendar.domain.Target;
import kz.komek.sla.domain.RuleFault.Why;
import org.jspecify.annotations.Nullable;

/**
 * How long there is for what: of the rules of a kind, the first that fits. An issue's own target comes before a rule that
 * fits everything, and after those that name something.
 *
 * @param version rises by one with every change; a clock names the one it was set by
 */
public record Policy(int version, List<TargetRule> rules) {
    /** What a deadline names that comes from the catalogue. */
    public static final String ISSUE = "ISSUE";

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final Set<ClockKind> FOR_ALL = Set.of(ClockKind.RESOLUTION);

    public Policy {
        rules = List.copyOf(rules);
    }

    /** How long there is, and what says so. @param byOrganisation the rule names who has the ticket */
    public record Given(
            String code, Target target, @Nullable String calendar, Receipt receipt, boolean byOrganisation) {
        static Given of(TargetRule rule) {
            return new Given(
                    rule.code(),
                    rule.target(),
                    rule.calendar(),
                    rule.receipt(),
                    !rule.organisations().isEmpty());
        }
    }

    /**
     * Empty: there is no such clock for it.
     *
     * @param ofIssue what the issue promises; {@code null}: it promises nothing of its own
     */
    public Optional<Given> given(ClockKind kind, Matter matter, @Nullable Target ofIssue) {
        Optional<TargetRule> first = rules.stream()
                .filter(rule -> rule.kind() == kind && rule.fits(matter))
                .findFirst();
        boolean named = first.isPresent() && !first.get().isForAll();
        if (kind == ClockKind.RESOLUTION && ofIssue != null && !named) {
            return Optional.of(new Given(
                    ISSUE, ofIssue, first.map(TargetRule::calendar).orElse(null), Receipt.WHEN_IT_CAME, false));
        }
        return first.map(Given::of);
    }

    /** What exists, for the rules to name. */
    public record Known(Set<String> calendars, Set<String> issues, Set<String> spheres, Set<String> organisations) {}

    public List<RuleFault> faults(Known known) {
        var faults = new ArrayList<RuleFault>();
        var codes = new HashSet<String>();
        var closed = new HashSet<ClockKind>();
        for (int i = 0; i < rules.size(); i++) {
            TargetRule rule = rules.get(i);
            String at = "rules[" + i + "].";
            if (!CODE.matcher(rule.code()).matches() || rule.code().equals(ISSUE)) {
                faults.add(new RuleFault(at + "code", Why.CODE_WRONG, "A code is Latin capitals, digits and _."));
            } else if (!codes.add(rule.code())) {
                faults.add(new RuleFault(at + "code", Why.CODE_TWICE, "There are two rules " + rule.code() + "."));
            }
            if (rule.calendar() != null && !known.calendars().contains(rule.calendar())) {
                faults.add(new RuleFault(
                        at + "calendar", Why.UNKNOWN_CALENDAR, "There is no calendar " + rule.calendar() + "."));
            }
            unknown(rule.issues(), known.issues(), at + "issues", Why.UNKNOWN_ISSUE, faults);
            unknown(rule.spheres(), known.spheres(), at + "spheres", Why.UNKNOWN_SPHERE, faults);
            unknown(
                    rule.organisations(),
                    known.organisations(),
                    at + "organisations",
                    Why.UNKNOWN_ORGANISATION,
                    faults);
            if (closed.contains(rule.kind())) {
                faults.add(new RuleFault(at + "code", Why.NEVER_REACHED, "A rule before it fits everything."));
            }
            if (rule.isForAll()) closed.add(rule.kind());
        }
        for (ClockKind kind : FOR_ALL) {
            if (closed.contains(kind)) continue;
            faults.add(new RuleFault("rules", Why.NO_RULE_FOR_ALL, "No rule of " + kind + " fits whatever comes."));
        }
        return faults;
    }

    private static void unknown(Set<String> named, Set<String> known, String field, Why why, List<RuleFault> faults) {
        named.stream()
                .filter(one -> !known.contains(one))
                .sorted()
                .forEach(one -> faults.add(new RuleFault(field, why, "There is no " + one + ".")));
    }
}
