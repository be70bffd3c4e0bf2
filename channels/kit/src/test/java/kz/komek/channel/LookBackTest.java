package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookBackTest {
    private Instant now = Instant.parse("2026-11-20T07:00:00Z");
    private Instant marked;
    private final List<String> told = new ArrayList<>();
    private String failsAt = "";

    private final Marks.Mark mark = new Marks.Mark(() -> Optional.ofNullable(marked), upTo -> marked = upTo);

    private void catchUp() throws IOException {
        new LookBack("test", this::tell, mark, () -> now).catchUp();
    }

    private void tell(Instant from, Instant to) throws IOException {
        if (from.toString().equals(failsAt)) throw new IOException("refused");
        told.add(from + "/" + to);
    }

    @Test
    void from_where_it_was_read_to_until_now_and_no_more() throws IOException {
        marked = now.minus(Duration.ofMinutes(10));
        catchUp();
        assertThat(told).containsExactly("2026-11-20T06:50:00Z/2026-11-20T07:00:00Z");
        now = now.plus(Duration.ofMinutes(10));
        catchUp();
        assertThat(told).last().isEqualTo("2026-11-20T07:00:00Z/2026-11-20T07:10:00Z");
    }

    @Test
    void after_nine_days_without_anybody_who_reads_nothing_is_missing_between() throws IOException {
        marked = now.minus(Duration.ofDays(9));
        catchUp();
        assertThat(told).hasSize(36).first().asString().startsWith("2026-11-11T07:00:00Z/");
        for (int i = 1; i < told.size(); i++) {
            assertThat(told.get(i)).startsWith(told.get(i - 1).replaceFirst(".*/", "") + "/");
        }
        assertThat(told).last().asString().endsWith("/2026-11-20T07:00:00Z");
    }

    @Test
    void what_failed_is_read_again_from_there() throws IOException {
        marked = now.minus(Duration.ofHours(24));
        failsAt = "2026-11-19T19:00:00Z";
        assertThatThrownBy(this::catchUp).isInstanceOf(IOException.class);
        assertThat(marked).isEqualTo(failsAt);
        failsAt = "";
        catchUp();
        assertThat(told)
                .containsExactly(
                        "2026-11-19T07:00:00Z/2026-11-19T13:00:00Z",
                        "2026-11-19T13:00:00Z/2026-11-19T19:00:00Z",
                        "2026-11-19T19:00:00Z/2026-11-20T01:00:00Z",
                        "2026-11-20T01:00:00Z/2026-11-20T07:00:00Z");
    }

    @Test
    void an_account_that_was_never_read_begins_two_days_ago() throws IOException {
        catchUp();
        assertThat(told).first().asString().startsWith("2026-11-18T07:00:00Z/");
        assertThat(marked).isEqualTo(now);
    }

    @Test
    void a_mark_of_a_clock_that_was_wrong_is_none() throws IOException {
        marked = now.plus(Duration.ofDays(365));
        catchUp();
        assertThat(told).first().asString().startsWith("2026-11-18T07:00:00Z/");
        assertThat(marked).isEqualTo(now);
    }
}
