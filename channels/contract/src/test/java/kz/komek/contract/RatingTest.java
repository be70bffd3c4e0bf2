package kz.komek.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.komek.contract.Rating.Reason;
import kz.komek.contract.Rating.Verdict;
import org.junit.jupiter.api.Test;

class RatingTest {
    private static final Instant CLOSED = Instant.parse("2026-11-20T07:00:00Z");

    @Test
    void an_end_can_be_rated_for_thirty_days_and_a_rating_corrected_for_one() {
        var last = CLOSED.plus(Duration.ofDays(30));
        assertThat(Rating.verdict(CLOSED, null, CLOSED)).isEqualTo(Verdict.OPEN);
        assertThat(Rating.verdict(CLOSED, null, last)).isEqualTo(Verdict.OPEN);
        assertThat(Rating.verdict(CLOSED, null, last.plusMillis(1))).isEqualTo(Verdict.TOO_LATE);
        // Who rated on the last day has a day for second thoughts as well.
        assertThat(Rating.verdict(CLOSED, last, last.plus(Duration.ofDays(1)))).isEqualTo(Verdict.MAY_CORRECT);
        assertThat(Rating.verdict(CLOSED, last, last.plus(Duration.ofDays(1)).plusMillis(1)))
                .isEqualTo(Verdict.USED);
    }

    @Test
    void reasons_say_what_was_wrong_and_a_good_mark_has_none() {
        var ticked = List.of(Reason.LATE, Reason.INCOMPLETE, Reason.LATE);
        assertThat(new Rating(7, 3, ticked, null).reasons()).containsExactly(Reason.INCOMPLETE, Reason.LATE);
        assertThat(new Rating(7, 4, ticked, null).reasons()).isEmpty();
    }

    @Test
    void a_mark_is_from_one_to_five() {
        for (int stars : new int[] {0, 6, -1}) {
            assertThatThrownBy(() -> new Rating(7, stars, List.of(), null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
