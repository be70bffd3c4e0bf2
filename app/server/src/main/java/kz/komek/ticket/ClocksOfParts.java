package kz.komek.ticket;

import java.time.Instant;
import kz.komek.ticket.domain.Ticket;

/** Begins the clocks of what is split off. */
@FunctionalInterface
public interface ClocksOfParts {
    /**
     * Before a part of what was said comes in as a ticket of its own: what was done for the whole was done for it.
     *
     * @param whole locked
     */
    void split(Ticket part, Ticket whole, Instant at);
}
