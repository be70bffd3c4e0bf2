package kz.komek.notice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import kz.komek.notice.domain.Digest.Part;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final Instant DUE = Instant.parse("2026-03-02T13:00:00Z");

    @Test
    void of_each_clock_the_worst_word_is_said_and_only_that() {
        var digest = Digest.of(List.of(
                notice(1, 7, NoticeKind.WARNED, "RESOLUTION"),
                notice(2, 7, NoticeKind.ESCALATED, "RESOLUTION"),
                // Told late, after the breach: no news any more.
                notice(3, 7, NoticeKind.WARNED, "RESOLUTION"),
                notice(4, 7, NoticeKind.WARNED, "STATUTORY")));
        assertThat(digest.lines())
                .extracting(line -> line.part() + " " + line.told().kind() + " "
                        + line.told().what())
                .containsExactly("OVERDUE ESCALATED RESOLUTION", "COMING WARNED STATUTORY");
        assertThat(digest.counts()).isEqualTo(Map.of(Part.OVERDUE, 1, Part.COMING, 1));
    }

    @Test
    void after_fifty_lines_the_others_are_counted() {
        var notices = LongStream.rangeClosed(1, 300)
                .mapToObj(id -> notice(id, id, NoticeKind.BREACHED, "RESOLUTION"))
                .toList();
        var digest = Digest.of(notices);
        assertThat(digest.lines()).hasSize(50);
        assertThat(digest.more()).isEqualTo(250);
        assertThat(digest.counts()).isEqualTo(Map.of(Part.OVERDUE, 300));
    }

    @Test
    void what_is_urgent_comes_first_then_what_belongs_to_one_organisation_stands_together() {
        var digest = Digest.of(List.of(
                told(1, "SU", 3600, false),
                told(2, "GAS", 7200, false),
                told(3, "SU", 0, false),
                told(4, "SU", 9000, true),
                told(5, null, 100, false)));
        assertThat(digest.lines()).extracting(line -> line.told().ticketId()).containsExactly(4L, 5L, 2L, 3L, 1L);
    }

    private static Notice notice(long id, long ticket, NoticeKind kind, String what) {
        var told = new Told("arman", kind, ticket, "number" + ticket, what, DUE, 1, false, "SU", null, DUE);
        return new Notice(id, told, null);
    }

    private static Notice told(long ticket, @Nullable String organisation, int seconds, boolean urgent) {
        Instant due = DUE.plusSeconds(seconds);
        var told = new Told(
                "arman", NoticeKind.BREACHED, ticket, "n", "RESOLUTION", due, 1, urgent, organisation, null, DUE);
        return new Notice(ticket, told, null);
    }
}
