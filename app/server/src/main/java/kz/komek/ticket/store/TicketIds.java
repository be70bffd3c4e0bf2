package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import kz.komek.platform.database.Statements;

/**
 * Ids of tickets that are not in the register yet. The clocks and the rules speak of a ticket before it is written, so
 * that it is written once, as they leave it.
 */
@Singleton
public class TicketIds {
    /** As the sequence counts: a value stands for the block that ends before it. */
    private static final int BLOCK = 50;

    private final Statements statements;
    private long next;
    private long end;

    TicketIds(Statements statements) {
        this.statements = statements;
    }

    /** What a replica that dies has not given is never given. */
    public synchronized long next() {
        if (next == end) {
            end = drawn();
            next = end - BLOCK;
        }
        return next++;
    }

    private long drawn() {
        long value;
        // The first value of a new sequence ends no block.
        do {
            value = statements
                    .one("select nextval('ticket_id')", none -> {}, row -> row.getLong(1))
                    .orElseThrow();
        } while (value <= BLOCK);
        return value;
    }
}
