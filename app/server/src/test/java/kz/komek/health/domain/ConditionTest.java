package kz.komek.health.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.komek.contract.Channel;
import kz.komek.contract.Health;
import kz.komek.contract.Health.Cause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    private static final Account BOT = new Account(Channel.TELEGRAM, "komek");

    private @Nullable Condition condition;

    @Test
    void a_refused_token_is_a_trouble_at_once() {
        seen(0, Health.wrong(Cause.TOKEN_REFUSED));
        assertThat(troubles(0)).containsExactly(Trouble.TOKEN_REFUSED);
        seen(1, Health.well());
        assertThat(troubles(1)).isEmpty();
    }

    @Test
    void what_one_look_may_meet_by_chance_has_to_last() {
        for (Cause cause : List.of(Cause.UNREACHABLE, Cause.RATE_LIMITED, Cause.NOT_DELIVERED)) {
            condition = null;
            seen(0, Health.wrong(cause));
            assertThat(troubles(1)).as("%s once", cause).isEmpty();
            seen(1, Health.wrong(cause));
            seen(2, Health.wrong(cause));
            assertThat(troubles(2)).containsExactly(Trouble.of(cause));
        }
    }

    @Test
    void a_cause_that_comes_and_goes_begins_anew() {
        seen(0, Health.wrong(Cause.UNREACHABLE));
        seen(1, Health.well());
        seen(2, Health.wrong(Cause.UNREACHABLE));
        assertThat(troubles(3)).isEmpty();
    }

    @Test
    void an_account_of_which_nobody_speaks_is_not_looked_after() {
        seen(0, Health.well());
        assertThat(troubles(3)).isEmpty();
        assertThat(troubles(4)).containsExactly(Trouble.NOT_WATCHED);
        seen(5, Health.well());
        assertThat(troubles(5)).isEmpty();
    }

    @Test
    void what_waits_and_never_becomes_less_is_not_taken() {
        seen(0, Health.well().waiting(4L));
        seen(1, Health.well().waiting(4L));
        assertThat(troubles(2)).isEmpty();
        seen(2, Health.well().waiting(5L));
        seen(3, Health.well().waiting(9L));
        assertThat(condition.troubles(NOON.plus(Duration.ofMinutes(3))))
                .containsExactly(Found.of(BOT, Trouble.NOT_TAKEN, NOON, 9));
        seen(4, Health.well().waiting(8L));
        assertThat(troubles(4)).as("somebody takes").isEmpty();
        seen(5, Health.well().waiting(0L));
        assertThat(condition.waitingSince()).isNull();
    }

    @Test
    void where_nothing_can_be_taken_it_is_one_trouble_not_two() {
        for (int minute = 0; minute < 5; minute++)
            seen(minute, Health.wrong(Cause.NOT_DELIVERED).waiting(3L));
        assertThat(troubles(4)).containsExactly(Trouble.NOT_DELIVERED);
    }

    @Test
    void what_was_told_before_changes_nothing() {
        seen(2, Health.well());
        seen(1, Health.wrong(Cause.TOKEN_REFUSED));
        assertThat(troubles(2)).isEmpty();
    }

    @Test
    void the_first_of_a_line_is_stuck_when_it_stays_the_first() {
        var two = Duration.ofMinutes(2);
        var heads = Heads.NONE.next(Map.of(0, 5L, 7, 9L), NOON);
        heads = heads.next(Map.of(0, 6L, 7, 9L), NOON.plusSeconds(60));
        assertThat(heads.isStuck(two, NOON.plusSeconds(119))).isFalse();
        assertThat(heads.isStuck(two, NOON.plusSeconds(120))).isTrue();
        assertThat(heads.next(Map.of(0, 8L), NOON.plusSeconds(120)).isStuck(two, NOON.plusSeconds(120)))
                .isFalse();
    }

    private void seen(int minute, Health health) {
        Instant at = NOON.plus(Duration.ofMinutes(minute));
        condition = Condition.after(condition, BOT, health, at, at);
    }

    private List<Trouble> troubles(int minute) {
        return condition.troubles(NOON.plus(Duration.ofMinutes(minute))).stream()
                .map(Found::trouble)
                .toList();
    }
}
