package kz.komek.ticket;

import kz.komek.contract.Handle;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/**
 * Raised in process, inside the transaction that changes the ticket. Who observes it may call ticket back and takes part
 * in the same transaction: all of it is kept or nothing.
 *
 * @param message what was said with it, if anything was
 * @param last it is said with the closing of the ticket
 * @param writer who wrote it, where a channel told us; not kept
 */
public record TicketChanged(
        Ticket ticket,
        HistoryEntry entry,
        @Nullable Message message,
        boolean last,
        @Nullable Handle writer) {}
