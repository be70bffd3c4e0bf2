package kz.komek.correspondence.domain;

import static kz.komek.contract.DeliveryReported.Outcome.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.DeliveryReported;
import org.junit.jupiter.api.Test;

class ReplyTest {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    private final Reply byMail = new Reply(new UUID(0, 1), 1L, Channel.EMAIL, new byte[0], "key", NOON);
    private final Reply elsewhere = new Reply(new UUID(0, 2), 1L, Channel.WEB, new byte[0], "key", NOON);

    @Test
    void what_was_sent_stays_sent_when_an_older_report_comes_late() {
        assertThat(report(byMail, SENT)).isFalse();
        assertThat(report(byMail, NOT_ACCEPTED)).isFalse();
        assertThat(byMail.state()).isEqualTo(ReplyState.SENT);
    }

    @Test
    void what_was_sent_can_come_back_and_the_ticket_is_told_once() {
        report(byMail, SENT);
        assertThat(report(byMail, RETURNED)).isTrue();
        assertThat(report(byMail, RETURNED)).isFalse();
    }

    @Test
    void what_was_not_accepted_is_tried_again_after_a_pause() {
        report(byMail, NOT_ACCEPTED);
        assertThat(byMail.nextTryAt()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
        assertThat(byMail.timeIsUp(NOON)).isTrue();
        assertThat(byMail.state()).isEqualTo(ReplyState.QUEUED);
    }

    @Test
    void silence_of_a_channel_that_cannot_deduplicate_is_never_answered_by_sending_again() {
        assertThat(elsewhere.timeIsUp(NOON)).isFalse();
        assertThat(elsewhere.state()).isEqualTo(ReplyState.UNKNOWN);
    }

    private static boolean report(Reply reply, DeliveryReported.Outcome outcome) {
        return reply.report(new DeliveryReported(reply.id(), outcome, NOON, null, null));
    }
}
