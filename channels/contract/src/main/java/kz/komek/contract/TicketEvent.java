package kz.komek.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a ticket. Topic {@code ticket.event}, type {@code kz.komek.ticket.event.v1}, key: the number.
 * No personal data, no words: who needs them asks the register, with rights.
 *
 * @param version of the ticket after this event; every act raises it by one, so it is the place in the history too
 * @param kind of act, as in the ticket's history, {@link #DELIVERY_CHANGED}, {@link #WORDS_CHANGED} or
 *     {@link #OFFER_CHANGED}
 * @param status after the event
 * @param actor login of the staff member; {@code null}: the resident or the system
 * @param sector in which it lies; {@code null}: none, or not known so closely
 * @param assignee login of the staff member who has it in hand; {@code null}: nobody
 * @param offeredTo login of the staff member who is asked to take it; {@code null}: nobody
 * @param organisations codes of those that execute it, or have just lost it; {@code null}: none ever did
 * @param desks of the centre at which it waits, or waited until just now; {@code null}: none
 */
public record TicketEvent(
        String number,
        int version,
        String kind,
        String status,
        Instant at,
        Channel channel,
        @Nullable String district,
        @Nullable String sector,
        @Nullable Instant dueAt,
        @Nullable String actor,
        @Nullable String assignee,
        @Nullable String offeredTo,
        @Nullable List<String> organisations,
        @Nullable List<String> desks) {
    /** A message on its way to the resident came further: no act, hence the version and the history stay. */
    public static final String DELIVERY_CHANGED = "DELIVERY_CHANGED";

    /** A resident said again in other words what was said, took it back, or added a file to it. No act either. */
    public static final String WORDS_CHANGED = "WORDS_CHANGED";

    /** Somebody is asked to take it, or is asked no more. Neither an act. */
    public static final String OFFER_CHANGED = "OFFER_CHANGED";
}
