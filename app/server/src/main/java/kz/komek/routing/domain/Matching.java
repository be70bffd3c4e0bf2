package kz.komek.routing.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.komek.catalogue.domain.Priority;
import kz.komek.catalogue.domain.UrgentClass;
import kz.komek.territory.domain.Outline;
import kz.komek.ticket.domain.RiskStep;
import kz.komek.ticket.domain.RiskTier;
import kz.komek.ticket.domain.Routed;
import kz.komek.ticket.domain.Routed.Triage;
import kz.komek.ticket.domain.Weighed;
import org.jspecify.annotations.Nullable;

/** The rules of a version made ready to decide, any number of times and from any thread. */
public final class Matching {
    private final int version;
    private final Rules rules;
    private final List<Ready> ready;
    private final Set<Integer> broken;

    private final List<Sign> signs;

    private record Ready(Rule rule, Reading reading) {}

    /** @param reading {@code null}: a person says it */
    private record Sign(Factor factor, @Nullable Reading reading) {}

    /** @param faults of these rules today */
    public Matching(int version, Rules rules, Known known, List<Fault> faults) {
        this.version = version;
        this.rules = rules;
        this.broken = Inspection.broken(faults);
        var all = new ArrayList<Ready>();
        for (Rule rule : rules.rules()) {
            if (!rule.on()) continue;
            all.add(new Ready(rule, reading(rule.when(), known)));
        }
        this.ready = List.copyOf(all);
        this.signs = rules.risks().factors().stream()
                .filter(Factor::on)
                .map(factor -> new Sign(factor, factor.when() == null ? null : reading(factor.when(), known)))
                .toList();
    }

    private static Reading reading(When when, Known known) {
        try {
            return new Reading(when, known.deep());
        } catch (Outline.Wrong wrong) {
            // Looked at before it went live; what is stored is read as it was written.
            throw new IllegalStateException("an area of the rules cannot be read any more", wrong);
        }
    }

    public int version() {
        return version;
    }

    public Rules rules() {
        return rules;
    }

    /**
     * What its risk is, and with that where it goes.
     *
     * @param registered factors that are known from its registration; those that hold by themselves are found anew
     * @param considered {@code null}: nobody has considered it yet
     */
    public Routed decide(Case of, @Nullable List<String> registered, @Nullable List<String> considered) {
        var registration = holding(of, RiskStep.REGISTRATION, registered == null ? List.of() : registered);
        var consideration = considered == null ? null : holding(of, RiskStep.CONSIDERATION, considered);
        int points = points(registration) + (consideration == null ? 0 : points(consideration));
        RiskTier tier = rules.risks().tier(points);
        var handling = rules.risks().handling(tier);
        var weighed = new Weighed(
                registration,
                consideration,
                points,
                tier,
                version,
                handling.map(Handling::clock).orElse(null));
        Routed routed = decide(of.weighing(tier));
        return handling.map(how -> raised(routed, how)).orElse(routed).weighing(weighed);
    }

    /** In the order in which they are kept. */
    private List<String> holding(Case of, RiskStep step, List<String> said) {
        return signs.stream()
                .filter(sign -> sign.factor().step() == step)
                .filter(sign -> sign.reading() == null
                        ? said.contains(sign.factor().code())
                        : sign.reading().holds(of))
                .map(sign -> sign.factor().code())
                .toList();
    }

    private int points(List<String> codes) {
        return signs.stream()
                .map(Sign::factor)
                .filter(factor -> codes.contains(factor.code()))
                .mapToInt(Factor::points)
                .sum();
    }

    /** What the tier asks for, where the rules ask for less. */
    private Routed raised(Routed routed, Handling how) {
        Priority priority = how.priority() != null && how.priority().compareTo(routed.priority()) > 0
                ? how.priority()
                : routed.priority();
        return new Routed(
                how.desk() == null ? routed.desk() : how.desk(),
                routed.organisation(),
                priority,
                rules.allowances().of(priority),
                routed.urgent() || how.urgent(),
                how.skill().isEmpty() ? routed.skill() : how.skill(),
                routed.rule(),
                routed.rules(),
                routed.triage(),
                null);
    }

    /** The first rule that speaks of it; a ticket of which none does goes by itself, and is shown. */
    public Routed decide(Case of) {
        for (Ready each : ready) {
            if (each.reading().holds(of)) return decide(of, each.rule());
        }
        return byItself(of, null, Triage.UNMATCHED);
    }

    private Routed decide(Case of, Rule rule) {
        if (broken.contains(rule.number())) return byItself(of, rule, Triage.RULE_BROKEN);
        Then then = rule.then();
        boolean biased = of.complained()
                .speaksAgainst(then.organisation(), List.of(), null)
                .isPresent();
        Priority priority = then.priority() == null ? of.priority() : then.priority();
        return new Routed(
                then.desk(),
                biased ? null : then.organisation(),
                priority,
                rules.allowances().of(priority),
                then.urgent() || isUrgent(of.danger(), priority),
                then.skill(),
                String.valueOf(rule.number()),
                version,
                biased ? Triage.COMPLAINED_OF : null,
                null);
    }

    private Routed byItself(Case of, @Nullable Rule rule, Triage triage) {
        Priority priority = of.priority();
        return new Routed(
                null,
                null,
                priority,
                rules.allowances().of(priority),
                isUrgent(of.danger(), priority),
                "",
                rule == null ? null : String.valueOf(rule.number()),
                version,
                triage,
                null);
    }

    /** No rule takes out of the urgent queue what is in danger. */
    private static boolean isUrgent(@Nullable UrgentClass danger, Priority priority) {
        return danger != null || priority == Priority.URGENT;
    }
}
