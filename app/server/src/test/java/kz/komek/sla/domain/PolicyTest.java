package kz.komek.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import kz.komek.calendar.domain.ClockUnit;
import kz.komek.calendar.domain.Receipt;
import kz.komek.calendar.domain.Target;
import kz.komek.catalogue.domain.Priority;
import kz.komek.contract.Channel;
import kz.komek.ticket.domain.TicketType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final Target ISSUE = new Target(2, ClockUnit.HOURS);
    private static final Policy.Known KNOWN =
            new Policy.Known(Set.of("OFFICE"), Set.of("WATER_NONE"), Set.of("WATER"), Set.of("SU"));

    private final TargetRule water = rule("WATER", Set.of("WATER_NONE"), null);
    private final TargetRule urgent = rule("URGENT", Set.of(), true);
    private final TargetRule all = rule("ALL", Set.of(), null);
    private final Policy policy = new Policy(1, List.of(water, urgent, all));

    @Test
    void the_first_rule_that_fits_says_it() {
        assertThat(code(matter("WATER_NONE", true), null)).isEqualTo("WATER");
        assertThat(code(matter("ROAD_PIT", true), null)).isEqualTo("URGENT");
        assertThat(code(matter("ROAD_PIT", false), null)).isEqualTo("ALL");
        assertThat(code(matter(null, false), null)).as("nobody knows yet").isEqualTo("ALL");
    }

    @Test
    void an_issue_promises_before_what_fits_everything_and_after_what_names_something() {
        assertThat(code(matter("ROAD_PIT", false), ISSUE)).isEqualTo(Policy.ISSUE);
        assertThat(code(matter("WATER_NONE", false), ISSUE)).isEqualTo("WATER");
        assertThat(code(matter("ROAD_PIT", true), ISSUE)).isEqualTo("URGENT");
    }

    @Test
    void a_kind_without_a_rule_has_no_clock() {
        assertThat(policy.given(ClockKind.STATUTORY, matter(null, false), ISSUE))
                .isEmpty();
    }

    @Test
    void rules_that_name_what_is_not_there_or_that_nothing_reaches_are_refused() {
        var wrong = new Policy(2, List.of(all, rule("WATER", Set.of("GONE"), null), rule("ALL", Set.of(), true)));
        assertThat(wrong.faults(KNOWN))
                .extracting(RuleFault::why)
                .containsExactlyInAnyOrder(
                        RuleFault.Why.UNKNOWN_ISSUE,
                        RuleFault.Why.NEVER_REACHED,
                        RuleFault.Why.CODE_TWICE,
                        RuleFault.Why.NEVER_REACHED);
        assertThat(new Policy(2, List.of(water)).faults(KNOWN))
                .extracting(RuleFault::why)
                .containsExactly(RuleFault.Why.NO_RULE_FOR_ALL);
        assertThat(policy.faults(KNOWN)).isEmpty();
    }

    private String code(Matter matter, @Nullable Target ofIssue) {
        return policy.given(ClockKind.RESOLUTION, matter, ofIssue).orElseThrow().code();
    }

    private static Matter matter(@Nullable String issue, boolean urgent) {
        return new Matter(TicketType.INCIDENT, issue, null, Priority.NORMAL, urgent, Channel.WEB, null);
    }

    private static TargetRule rule(String code, Set<String> issues, @Nullable Boolean urgent) {
        return new TargetRule(
                code,
                ClockKind.RESOLUTION,
                Set.of(),
                issues,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                urgent,
                new Target(1, ClockUnit.DAYS),
                null,
                Receipt.WHEN_IT_CAME,
                null);
    }
}
