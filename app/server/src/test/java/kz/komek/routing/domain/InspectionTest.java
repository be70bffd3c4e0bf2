package kz.komek.routing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.komek.contract.Names;
import kz.komek.routing.domain.Fault.Cause;
import kz.komek.ticket.domain.RiskTier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTest {
    private static final Known TODAY = new Known(
            Map.of("GAS_OLD", Cause.ISSUE_RETIRED),
            Map.of("MAGIC", Cause.SPHERE_UNKNOWN),
            Map.of("atlantis", Cause.PLACE_UNKNOWN),
            Map.of("SU_CLOSED", Cause.ORGANISATION_INACTIVE, "SU_EMPTY", Cause.NOBODY_IN_IT),
            Map.of("DIVING", Cause.SKILL_UNKNOWN),
            Set.of());

    @Test
    void everything_that_is_wrong_is_told_at_once_with_rule_field_and_reason() {
        var asks = new MatchingTest.Asks()
                .issues("GAS_OLD", "WATER_NONE")
                .spheres("MAGIC")
                .places("atlantis")
                .words("га*з", "*", "...", "пожар*")
                .area("{\"type\":\"Point\"}")
                .repeat(Repeat.Status.WROTE, 0);
        var then = new Then(null, "SU_CLOSED", null, false, "DIVING");
        assertThat(faults(MatchingTest.rule(14, asks.when(), then)))
                .extracting(Fault::rule, Fault::field, Fault::reason)
                .containsExactly(
                        tuple(14, "when.issues", Cause.ISSUE_RETIRED),
                        tuple(14, "when.spheres", Cause.SPHERE_UNKNOWN),
                        tuple(14, "when.places", Cause.PLACE_UNKNOWN),
                        tuple(14, "when.words", Cause.WORD_WRONG),
                        tuple(14, "when.words", Cause.WORD_WRONG),
                        tuple(14, "when.words", Cause.WORD_WRONG),
                        tuple(14, "when.area", Cause.AREA_WRONG),
                        tuple(14, "when.repeat.days", Cause.OUT_OF_RANGE),
                        tuple(14, "then.organisation", Cause.ORGANISATION_INACTIVE),
                        tuple(14, "then.skill", Cause.SKILL_UNKNOWN));
    }

    @Test
    void nothing_is_wrong_with_what_a_rule_names_while_it_is_off() {
        var then = new Then(null, "SU_EMPTY", null, false, "");
        assertThat(faults(MatchingTest.rule(1, When.ALWAYS, then))).hasSize(1);
        assertThat(faults(new Rule(1, MatchingTest.NAMES, false, When.ALWAYS, then)))
                .isEmpty();
    }

    @Test
    void a_rule_has_a_name_in_each_language_and_a_number_of_its_own() {
        var nameless = new Rule(3, new Names("Ереже", " ", "R".repeat(121)), true, When.ALWAYS, Then.BY_ITSELF);
        assertThat(faults(nameless, MatchingTest.rule(3, When.ALWAYS, Then.BY_ITSELF)))
                .extracting(Fault::field)
                .containsExactly("names.ru", "names.en", "number");
    }

    @ParameterizedTest
    @CsvSource({
        "1,  3,   6, true",
        // two tiers at the same points
        "1,  1,   6, false",
        "1,  6,   3, false",
        // nothing is yellow of nothing
        "0,  3,   6, false",
    })
    void tiers_rise(int yellow, int orange, int red, boolean right) {
        var tiers = List.of(tier(RiskTier.RED, red), tier(RiskTier.YELLOW, yellow), tier(RiskTier.ORANGE, orange));
        var rules = new Rules(List.of(), Allowances.USUAL, new Risks(List.of(), tiers));
        assertThat(Inspection.faults(rules, TODAY).isEmpty()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"0, NONE", "1, YELLOW", "2, YELLOW", "3, ORANGE", "5, ORANGE", "6, RED", "40, RED"})
    void points_make_a_tier(int points, RiskTier tier) {
        assertThat(Risks.NONE.tier(points)).isEqualTo(tier);
    }

    private static Handling tier(RiskTier tier, int from) {
        return new Handling(tier, from, null, null, false, "", null);
    }

    private static List<Fault> faults(Rule... rules) {
        return Inspection.faults(new Rules(Stream.of(rules).toList(), Allowances.USUAL, Risks.NONE), TODAY);
    }
}
