package kz.komek.routing.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.komek.catalogue.domain.Priority;
import kz.komek.catalogue.domain.UrgentClass;
import kz.komek.territory.domain.Outline;
import kz.komek.ticket.domain.Routed;
import kz.komek.ticket.domain.Routed.Triage;
import org.jspecify.annotations.Nullable;

/** The rules of a version made ready to decide, any number of times and from any thread. */
public final class Matching {
    private final int version;
    private final Rules rules;
    private final List<Ready> ready;
    private final Set<Integer> broken;

    private record Ready(Rule rule, Reading reading) {}

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
                biased ? Triage.COMPLAINED_OF : null);
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
                triage);
    }

    /** No rule takes out of the urgent queue what is in danger. */
    private static boolean isUrgent(@Nullable UrgentClass danger, Priority priority) {
        return danger != null || priority == Priority.URGENT;
    }
}
