package kz.komek.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a ticket. Topic {@code ticket.event}, type {@code kz.komek.ticket.event.v1}, key: the number.
 * No personal data, no words: who needs them asks the register, with rights.
 *
 * @param eventId of the ticket's history; grows, without promise of no gaps
 * @param version of the ticket after this event
 * @param kind of act, as in the ticket's history
 * @param status after the event
 * @param actor login of the staff member; {@code null}: the resident or the system
 */
public record TicketEvent(
        long eventId,
        String number,
        int version,
        String kind,
        String status,
        Instant at,
        Channel channel,
        @Nullable String district,
        @Nullable Instant dueAt,
        @Nullable String actor) {}
