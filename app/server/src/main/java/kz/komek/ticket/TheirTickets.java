package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kz.komek.contract.Place;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.store.TicketRepository;
import org.jspecify.annotations.Nullable;

/** What a machine may say to whoever asked before, or of them. */
@Singleton
public class TheirTickets {
    private static final int LATEST = 20;

    private final TicketRepository tickets;

    TheirTickets(TicketRepository tickets) {
        this.tickets = tickets;
    }

    /**
     * @param open of the latest, how many are being worked on
     * @param place where the newest was that had one
     */
    public record Summary(int open, @Nullable Place place) {}

    /** @param rows of one person */
    public Summary of(Set<Long> rows) {
        List<Ticket> latest = tickets.ofPerson(rows, null, LATEST);
        return new Summary(
                (int) latest.stream()
                        .filter(ticket -> !ticket.status().isOver())
                        .count(),
                latest.stream()
                        .map(Ticket::place)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }
}
