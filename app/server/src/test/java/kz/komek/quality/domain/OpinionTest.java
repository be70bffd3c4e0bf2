package kz.komek.quality.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.komek.contract.Rating;
import kz.komek.quality.domain.Opinion.Verdict;
import org.junit.jupiter.api.Test;

class OpinionTest {
    private static final Instant CLOSED = Instant.parse("2026-11-20T07:00:00Z");
    private static final Rating LOW = new Rating(7, 2, List.of(Rating.Reason.LATE), null);

    @Test
    void the_first_word_is_taken_a_second_thought_corrects_it_and_later_ones_change_nothing() {
        var given = new Opinion(LOW, CLOSED.plusSeconds(60), CLOSED.plusSeconds(60));
        assertThat(Opinion.judge(CLOSED, null, CLOSED.plusSeconds(60))).isEqualTo(Verdict.TAKEN);
        assertThat(Opinion.judge(CLOSED, given, CLOSED.plusSeconds(61))).isEqualTo(Verdict.CORRECTED);
        assertThat(Opinion.judge(CLOSED, given, CLOSED.plusSeconds(61).plus(Duration.ofDays(1))))
                .isEqualTo(Verdict.USED);
    }

    @Test
    void an_older_word_that_comes_late_does_not_overwrite_a_newer_one() {
        var corrected = new Opinion(LOW, CLOSED.plusSeconds(60), CLOSED.plusSeconds(90));
        assertThat(Opinion.judge(CLOSED, corrected, CLOSED.plusSeconds(70))).isEqualTo(Verdict.OVERTAKEN);
    }

    @Test
    void what_never_ended_or_ended_long_ago_is_not_rated() {
        assertThat(Opinion.judge(null, null, CLOSED)).isEqualTo(Verdict.NOTHING_TO_RATE);
        assertThat(Opinion.judge(CLOSED, null, CLOSED.plus(Duration.ofDays(31))))
                .isEqualTo(Verdict.TOO_LATE);
        for (Verdict refused : List.of(Verdict.NOTHING_TO_RATE, Verdict.TOO_LATE, Verdict.USED, Verdict.OVERTAKEN)) {
            assertThat(refused.counts()).isFalse();
        }
    }
}
