package kz.komek.catalogue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import kz.komek.catalogue.domain.Crosswalk.Step;
import org.junit.jupiter.api.Test;

class CrosswalkTest {
    private static Step step(String from, String to) {
        return new Step(from, to, StepKind.SPLIT, Instant.EPOCH, "aigul", "");
    }

    @Test
    void an_old_code_leads_through_every_step_to_what_stands_now() {
        var ways =
                new Crosswalk(List.of(step("A", "B"), step("A", "C"), step("C", "D"), step("C", "E"), step("B", "E")));
        assertThat(ways.successors("A")).containsExactly("D", "E");
        assertThat(ways.successors("C")).containsExactly("D", "E");
        assertThat(ways.successors("D")).isEmpty();
    }

    @Test
    void a_circle_is_seen_before_it_is_closed_and_survived_should_it_be_there() {
        var ways = new Crosswalk(List.of(step("A", "B"), step("B", "C")));
        assertThat(ways.wouldCircle("C", "A")).isTrue();
        assertThat(ways.wouldCircle("A", "A")).isTrue();
        assertThat(ways.wouldCircle("A", "C")).isFalse();
        assertThat(new Crosswalk(List.of(step("A", "B"), step("B", "A"))).successors("A"))
                .isEmpty();
    }
}
