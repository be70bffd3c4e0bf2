package kz.komek.knowledge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.komek.knowledge.domain.Alike.Reason;
import org.junit.jupiter.api.Test;

class AlikeTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void it_says_why_it_is_shown() {
        assertThat(one(1, 0, 5, true, true).reasons())
                .containsExactly(Reason.WORDS, Reason.SAME_ISSUE, Reason.SAME_STREET);
        assertThat(one(1, 0, 5, false, false).reasons()).containsExactly(Reason.WORDS);
    }

    @Test
    void the_same_issue_says_more_than_the_same_street_and_age_takes_from_both() {
        var plain = one(1, 0, 5, false, false);
        var street = one(2, 0, 5, false, true);
        var issue = one(3, 0, 5, true, false);
        var old = one(4, 800, 5, true, false);
        assertThat(Stream.of(plain, old, street, issue).sorted(Alike.likest(NOW)))
                .containsExactly(issue, street, plain, old);
    }

    @Test
    void of_two_that_are_alike_the_newer_comes_first() {
        assertThat(Stream.of(one(1, 1, 5, false, false), one(2, 1, 5, false, false))
                        .sorted(Alike.likest(NOW)))
                .extracting(Alike::ticket)
                .containsExactly(2L, 1L);
    }

    @Test
    void no_issue_is_like_no_issue() {
        assertThat(Alike.same(null, null)).isFalse();
        assertThat(Alike.same("WATER", "WATER")).isTrue();
        assertThat(Alike.same("WATER", null)).isFalse();
    }

    @Test
    void what_is_sure_comes_before_what_may_be_and_nothing_twice() {
        assertThat(Together.oneAfterTheOther(List.of(3L, 1L), List.of(1L, 2L, 4L), 3))
                .containsExactly(3L, 1L, 2L);
        assertThat(Together.oneAfterTheOther(List.of(), List.of(2L), 3)).containsExactly(2L);
    }

    @Test
    void the_rarest_word_says_how_many_there_can_be() {
        var water = new Meant.Word("су", Set.of("су"), 800);
        var burst = new Meant.Word("жарылды", Set.of("жарил"), 20);
        var meant = new Meant(List.of(water, burst), 1_000);
        assertThat(meant.words()).containsExactly(burst, water);
        assertThat(meant.share()).isEqualTo(0.02);
        assertThat(meant.rarer().words()).containsExactly(burst);
        assertThat(meant.rarity(burst)).isGreaterThan(meant.rarity(water));
        assertThat(new Meant(List.of(), 0).share()).isZero();
    }

    private static Alike one(long ticket, int daysAgo, double rarity, boolean issue, boolean street) {
        return Alike.of(ticket, NOW.minus(Duration.ofDays(daysAgo)), List.of("су"), rarity, issue, street);
    }
}
