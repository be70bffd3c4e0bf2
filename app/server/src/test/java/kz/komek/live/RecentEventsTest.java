package kz.komek.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import kz.komek.contract.Channel;
import kz.komek.contract.TicketEvent;
import org.junit.jupiter.api.Test;

class RecentEventsTest {
    private final RecentEvents recent = new RecentEvents(4);

    @Test
    void a_cursor_is_reached_as_long_as_nothing_after_it_has_left() {
        recent.begin(Map.of(0, 10L, 1, 100L));
        assertThat(recent.cursor()).isEqualTo(Map.of(0, 9L, 1, 99L));
        add(0, 10);
        add(1, 100);
        add(0, 11);
        add(0, 12);
        assertThat(recent.reaches(Map.of(0, 9L, 1, 99L))).isTrue();
        add(1, 101); // 0-10 leaves
        assertThat(recent.reaches(Map.of(0, 9L, 1, 99L))).isFalse();
        assertThat(recent.reaches(Map.of(0, 10L, 1, 99L))).isTrue();
        assertThat(offsets()).containsExactly(100, 11, 12, 101);
    }

    @Test
    void a_cursor_from_before_the_beginning_or_from_another_topic_is_not_reached() {
        recent.begin(Map.of(0, 10L));
        assertThat(recent.reaches(Map.of(0, 8L))).isFalse();
        assertThat(recent.reaches(Map.of(0, 10L))).as("ahead of what was read").isFalse();
        assertThat(recent.reaches(Map.of(7, 9L))).as("other partitions").isFalse();
    }

    @Test
    void a_new_beginning_forgets_what_was_here() {
        recent.begin(Map.of(0, 10L));
        add(0, 10);
        long end = recent.end();
        int before = recent.beginnings();
        recent.begin(Map.of(0, 3L));
        assertThat(recent.beginnings()).isNotEqualTo(before);
        assertThat(recent.end()).isEqualTo(end);
        assertThat(offsets()).isEmpty();
        assertThat(recent.cursor()).isEqualTo(Map.of(0, 2L));
    }

    private void add(int partition, long offset) {
        recent.add(
                partition,
                offset,
                new TicketEvent(
                        "5724093816",
                        1,
                        "RECEIVED",
                        "RECEIVED",
                        Instant.EPOCH,
                        Channel.WEB,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private long[] offsets() {
        return LongStream.range(recent.start(), recent.end())
                .mapToObj(recent::at)
                .filter(Objects::nonNull)
                .mapToLong(RecentEvents.Placed::offset)
                .toArray();
    }
}
