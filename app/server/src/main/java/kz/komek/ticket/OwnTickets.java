package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.komek.contract.Channel;
import kz.komek.contract.PublicTicket.PublicStatus;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.store.TicketRepository;

/** What residents may know of tickets in a conversation: of their own more than of a number. */
@Singleton
public class OwnTickets {
    private final TicketRepository tickets;
    private final Merged merged;

    OwnTickets(TicketRepository tickets, Merged merged) {
        this.tickets = tickets;
        this.merged = merged;
    }

    /** @param changedAt when its status changed, or something was said, last */
    public record Own(long id, String number, String title, PublicStatus status, Instant changedAt) {}

    /** The newest first. @param residents all rows of one person */
    public List<Own> of(Set<Long> residents, int most) {
        return tickets.ofPerson(residents, null, most).stream().map(this::own).toList();
    }

    /** @param number as it was given, also when it leads elsewhere now */
    public Optional<Own> find(String number) {
        return tickets.byOwnNumber(number)
                .or(() -> tickets.idByNumber(number).flatMap(tickets::findByIdOptional))
                .map(this::own);
    }

    private Own own(Ticket ticket) {
        Ticket lead = merged.leadOf(ticket);
        return new Own(
                ticket.id(), ticket.number(), ticket.title(), lead.status().forResidents(), lead.changedAt());
    }

    /**
     * A ticket that is not closed and on which one of ours has said something to its resident.
     *
     * @param saidAt when last
     */
    public record Spoken(long ticket, String number, long resident, Channel channel, String account, Instant saidAt) {}

    /** One statement, however many residents. */
    public List<Spoken> spokenWith(Collection<Long> residents) {
        return residents.isEmpty()
                ? List.of()
                : tickets.spokenWith(residents).stream()
                        .map(row -> new Spoken(
                                ((Number) row[0]).longValue(),
                                (String) row[1],
                                ((Number) row[2]).longValue(),
                                Channel.valueOf((String) row[3]),
                                (String) row[4],
                                (Instant) row[5]))
                        .toList();
    }
}
