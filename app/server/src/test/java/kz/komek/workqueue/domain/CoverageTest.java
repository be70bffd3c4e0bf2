package kz.komek.workqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.komek.contract.Language;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Medium;
import kz.komek.ticket.domain.Sought;
import kz.komek.ticket.domain.Sought.Waiting;
import kz.komek.workqueue.domain.Coverage.Fallback;
import kz.komek.workqueue.domain.Coverage.Uncovered;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Waiting WATER = new Waiting(Desk.OPERATORS, Medium.MAIL, Language.KK, "WATER");

    @Test
    void what_somebody_on_shift_is_fit_for_falls_to_nobody_else() {
        var people = Map.of(
                "expert",
                who(Desk.OPERATORS, Set.of(Language.KK), "WATER"),
                "other",
                who(Desk.OPERATORS, Set.of(Language.KK)));
        var coverage = Coverage.of(List.of(WATER), people);
        assertThat(coverage.uncovered()).isEmpty();
        assertThat(coverage.sought().get("other").suits(WATER)).isFalse();
    }

    @Test
    void then_it_falls_to_whoever_speaks_the_language_before_whoever_does_not() {
        var people = Map.of(
                "kazakh",
                who(Desk.OPERATORS, Set.of(Language.KK)),
                "russian",
                who(Desk.OPERATORS, Set.of(Language.RU), "WATER"));
        var coverage = Coverage.of(List.of(WATER), people);
        assertThat(coverage.uncovered()).containsExactly(new Uncovered(WATER, Fallback.OTHER_SKILL));
        assertThat(coverage.sought().get("kazakh").suits(WATER)).isTrue();
        assertThat(coverage.sought().get("russian").suits(WATER)).isFalse();
    }

    @Test
    void then_to_whoever_works_at_the_desk() {
        var coverage = Coverage.of(List.of(WATER), Map.of("russian", who(Desk.OPERATORS, Set.of(Language.RU))));
        assertThat(coverage.uncovered()).containsExactly(new Uncovered(WATER, Fallback.OTHER_LANGUAGE));
        assertThat(coverage.sought().get("russian").suits(WATER)).isTrue();
    }

    @Test
    void then_to_the_supervisors_and_an_inspector_is_none() {
        var people = Map.of(
                "saule",
                who(Desk.SUPERVISORS, Set.of(Language.KK)),
                "bolat",
                who(Desk.INSPECTORS, Set.of(Language.KK)));
        var coverage = Coverage.of(List.of(WATER), people);
        assertThat(coverage.uncovered()).containsExactly(new Uncovered(WATER, Fallback.SUPERVISOR));
        assertThat(coverage.sought().get("saule").suits(WATER)).isTrue();
        assertThat(coverage.sought().get("bolat").suits(WATER)).isFalse();
    }

    @Test
    void while_nobody_is_there_it_is_seen_that_nobody_is() {
        assertThat(Coverage.of(List.of(WATER), Map.of()).uncovered())
                .containsExactly(new Uncovered(WATER, Fallback.NOBODY));
    }

    private static Sought who(Desk desk, Set<Language> languages, String... skills) {
        return new Sought(Set.of(desk), EnumSet.allOf(Medium.class), languages, Set.of(skills), null);
    }
}
