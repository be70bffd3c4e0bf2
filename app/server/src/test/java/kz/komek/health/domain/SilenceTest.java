package kz.komek.health.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");

    @Test
    void a_busy_channel_is_missed_within_minutes() {
        // A hundred an hour: in five minutes about eight.
        assertThat(Silence.is(weeks(6, 100 / 12.0))).isTrue();
        assertThat(Silence.is(weeks(6, 100 / 20.0)))
                .as("three minutes may be chance")
                .isFalse();
    }

    @Test
    void a_channel_where_two_come_a_day_is_not_missed_after_an_hour() {
        assertThat(Silence.is(weeks(6, 2 / 24.0))).isFalse();
        assertThat(Silence.is(weeks(6, 2))).as("after a day").isFalse();
    }

    @Test
    void nobody_is_alarmed_by_a_night() {
        assertThat(Silence.is(List.of(0.0, 0.2, 0.0, 0.1, 0.0, 0.0))).isFalse();
    }

    @Test
    void what_was_as_quiet_in_one_of_the_weeks_is_no_alarm() {
        assertThat(Silence.is(List.of(30.0, 28.0, 0.0, 31.0, 29.0, 30.0)))
                .as("a holiday")
                .isFalse();
        assertThat(Silence.is(List.of(30.0, 28.0, 2.0, 31.0, 29.0, 30.0))).isTrue();
    }

    @Test
    void two_weeks_are_not_enough_to_say_what_is_usual() {
        assertThat(Silence.is(weeks(2, 500))).isFalse();
        assertThat(Silence.is(weeks(3, 500))).isTrue();
        assertThat(Silence.is(List.of())).isFalse();
    }

    @Test
    void only_weeks_are_compared_of_which_there_is_a_record() {
        var silent = Silence.now(NOON.minus(Duration.ofMinutes(20)), NOON);
        assertThat(silent).isEqualTo(new Silence.Span(NOON.minus(Duration.ofMinutes(20)), NOON));
        assertThat(Silence.before(silent, NOON.minus(Duration.ofDays(30)))).hasSize(4);
        assertThat(Silence.before(silent, NOON.minus(Duration.ofDays(300)))).hasSize(Silence.WEEKS);
        assertThat(Silence.before(silent, NOON)).isEmpty();
        assertThat(Silence.before(silent, NOON.minus(Duration.ofDays(30)))
                        .getFirst()
                        .until())
                .isEqualTo(NOON.minus(Duration.ofDays(7)));
    }

    @Test
    void of_a_long_silence_the_last_day_is_looked_at() {
        assertThat(Silence.now(NOON.minus(Duration.ofDays(40)), NOON).from())
                .isEqualTo(NOON.minus(Duration.ofHours(24)));
    }

    @Test
    void a_part_of_an_hour_counts_as_a_part_of_what_came_in_it() {
        Map<Instant, Integer> hours = new HashMap<>(Map.of(NOON, 60, NOON.plusSeconds(3600), 30));
        var span = new Silence.Span(NOON.plusSeconds(1800), NOON.plusSeconds(3600 + 1200));
        assertThat(Silence.sum(hours, span)).isEqualTo(40.0);
        assertThat(Silence.sum(hours, new Silence.Span(NOON.minusSeconds(60), NOON)))
                .isZero();
    }

    private static List<Double> weeks(int many, double came) {
        return Collections.nCopies(many, came);
    }
}
