package kz.komek.ticket;

import java.time.Instant;
import kz.komek.contract.Channel;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/** Says by which channel an answer would leave now. */
@FunctionalInterface
public interface AnswerWays {
    /** {@code null}: by none, its resident reads it on the tracking page. */
    @Nullable AnswerBy of(Ticket ticket);

    /**
     * @param windowUntil until when the provider lets us write there; {@code null}: for ever, or not at all
     * @param instead what happens when it cannot be said there: TEMPLATE, SMS, CALL; {@code null}: it can
     * @param why it cannot: WINDOW_CLOSED, UNREACHABLE
     * @param inPublic everybody can read it there
     */
    record AnswerBy(
            Channel channel,
            @Nullable Instant windowUntil,
            @Nullable String instead,
            @Nullable String why,
            boolean inPublic) {}
}
