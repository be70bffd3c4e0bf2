package kz.komek.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table();

    @Test
    void a_rate_is_shown_as_a_share_of_its_ceiling() {
        table.rates("contact to visible ticket", "1000 preloaded", 600, "typed", 1500);

        assertThat(table.print()).contains("| 600 ", "| typed 1500/s |", "| 0.40 ");
    }

    @Test
    void times_are_shares_too_so_that_one_is_as_good_as_the_ceiling() throws InterruptedException {
        var ours = Load.open(1000, Duration.ofMillis(20), i -> {});

        table.times("queue page", "1000/s open", ours, "empty endpoint", ours);

        assertThat(table.print()).contains("1.00 / 1.00");
    }

    @Test
    void what_failed_is_counted_apart_and_shown() throws InterruptedException {
        var failing = Load.all(2, 10, i -> {
            if (i % 5 == 0) throw new java.io.IOException("planted");
        });
        table.times("x", "10", failing, "y", failing);

        assertThat(failing.failed()).isEqualTo(2);
        assertThat(failing.latencies().getTotalCount()).isEqualTo(8);
        assertThat(table.print()).contains("(2 FAILED)");
    }
}
