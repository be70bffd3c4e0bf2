package kz.komek.ticket.domain;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kz.komek.catalogue.domain.Priority;
import kz.komek.catalogue.domain.UrgentClass;
import org.jspecify.annotations.Nullable;

/**
 * Where the rules send a ticket, and which of them.
 *
 * @param desk {@code null}: where its status says
 * @param organisation proposed to whoever sends it; {@code null}: none
 * @param allowance by how much its priority puts it before others of the same deadline
 * @param urgent it waits in the queue of its own
 * @param skill that whoever works it must have; empty: none
 * @param rule its number; {@code null}: none matched
 * @param rules version of the rules; 0: there are none
 * @param triage why no rule could say it; {@code null}: one could
 * @param weighed its risk; {@code null}: it was not weighed
 */
public record Routed(
        @Nullable Desk desk,
        @Nullable String organisation,
        Priority priority,
        Duration allowance,
        boolean urgent,
        String skill,
        @Nullable String rule,
        int rules,
        @Nullable Triage triage,
        @Nullable Weighed weighed) {
    /** Nobody has made any rules: it goes where its status says. */
    public static final Routed BY_ITSELF = byItself(Priority.NORMAL, null);

    public static Routed byItself(Priority priority, @Nullable UrgentClass danger) {
        boolean urgent = danger != null || priority == Priority.URGENT;
        return new Routed(null, null, priority, Duration.ZERO, urgent, "", null, 0, null, null);
    }

    /** The same, shown to those who keep the rules: they failed. */
    public Routed broken() {
        return new Routed(
                desk, organisation, priority, allowance, urgent, skill, rule, rules, Triage.RULE_BROKEN, null);
    }

    public Routed weighing(Weighed risk) {
        return new Routed(desk, organisation, priority, allowance, urgent, skill, rule, rules, triage, risk);
    }

    /** Why a ticket is shown to those who keep the rules. */
    public enum Triage {
        /** None of the rules speaks of it. */
        UNMATCHED,
        /** The rule that does names something that is no more. */
        RULE_BROKEN,
        /** It would have gone to whom it complains about. */
        COMPLAINED_OF
    }

    Map<String, String> details() {
        var details = new HashMap<String, String>();
        if (rule != null) details.put("rule", rule);
        if (rules > 0) details.put("rules", String.valueOf(rules));
        if (desk != null) details.put("desk", desk.name());
        if (organisation != null) details.put("proposed", organisation);
        if (triage != null) details.put("triage", triage.name());
        if (weighed != null && weighed.tier() != RiskTier.NONE) details.putAll(weighed.details());
        return details;
    }
}
