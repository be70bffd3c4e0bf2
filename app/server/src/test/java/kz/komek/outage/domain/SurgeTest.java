package kz.komek.outage.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurgeTest {
    private static final Surge RULE = new Surge(3, 6, 0.5, 1e-6, Duration.ofHours(3));

    @ParameterizedTest
    @CsvSource({
        // by the book: one minus the sum of what comes before
        "0, 2.0, 1",
        "1, 2.0, 0.864664716763387",
        "3, 2.0, 0.323323583816936",
        "10, 5.0, 0.0318280573062076",
        "1, 0.5, 0.393469340287367",
        // far out, where one minus the rest would be nought
        "17, 1.0, 1.094e-15",
        "40, 100.0, 0.9999999999",
    })
    void the_tail_is_that_of_Poisson(int seen, double usual, double tail) {
        assertThat(Surge.tail(seen, usual)).isCloseTo(tail, within(Math.max(tail * 2e-3, 1e-18)));
    }

    @ParameterizedTest
    @CsvSource({
        // four hours of the weeks before: eight windows of thirty minutes
        "0, 0.5",
        "4, 0.5",
        "8, 1.0",
        "80, 10.0",
    })
    void usual_is_what_the_weeks_before_had_and_never_less_than_the_floor(int before, double usual) {
        assertThat(RULE.usual(before)).isEqualTo(usual);
    }

    @ParameterizedTest
    @CsvSource({
        // seventeen where one is usual
        "17, 8, true",
        // few are never a surge, however quiet the place
        "5, 0, false",
        // the floor keeps six in a quiet village from being one
        "6, 0, false",
        "8, 0, true",
        // a busy street on a busy day
        "17, 80, false",
        "40, 80, true",
    })
    void a_surge_is_far_above_the_usual_rate(int seen, int before, boolean surge) {
        assertThat(RULE.is(seen, RULE.usual(before))).isEqualTo(surge);
    }

    @Test
    void slots_begin_every_ten_minutes() {
        assertThat(Surge.slot(Instant.parse("2026-03-02T09:19:59.9Z"))).isEqualTo("2026-03-02T09:10:00Z");
        assertThat(Surge.slot(Instant.parse("2026-03-02T09:20:00Z"))).isEqualTo("2026-03-02T09:20:00Z");
    }
}
