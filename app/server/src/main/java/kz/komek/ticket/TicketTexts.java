package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.ticket.domain.Rights;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.Written;
import kz.komek.ticket.store.TicketRepository;
import kz.komek.ticket.store.WrittenTable;

/** The words of tickets, for those who look for them; and which of what they find is for whose eyes. */
@ApplicationScoped
@Transactional
public class TicketTexts {
    private final WrittenTable written;
    private final TicketRepository tickets;
    private final Guard guard;
    private final Staff staff;

    TicketTexts(WrittenTable written, TicketRepository tickets, Guard guard, Staff staff) {
        this.written = written;
        this.tickets = tickets;
        this.guard = guard;
        this.staff = staff;
    }

    public List<Written> byNumber(Collection<String> numbers) {
        return written.byNumber(numbers);
    }

    public List<Written> byId(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : written.byId(ids);
    }

    /** The newest of those that are older. */
    public List<Written> below(long id, int most) {
        return written.below(id, most);
    }

    public long highestId() {
        return written.highestId();
    }

    /** What its resident was answered last, by ticket. */
    public Map<Long, String> answers(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : written.answers(ids);
    }

    /** Those that this person may see, as the lists have it, in the order in which they are asked for. */
    public List<Ticket> forEyesOf(Colleague who, List<Long> ids) {
        if (ids.isEmpty()) return List.of();
        var found = new java.util.HashMap<Long, Ticket>();
        tickets.<Ticket>list("id in ?1", ids).forEach(ticket -> found.put(ticket.id(), ticket));
        return ids.stream()
                .map(found::get)
                .filter(ticket -> ticket != null && guard.isFor(who, ticket))
                .toList();
    }

    public Optional<Colleague> reader(String login) {
        return staff.active(login);
    }

    /** Whoever has the register open; others find what their organisation executes, or nothing. */
    public static boolean isOpenTo(Colleague who) {
        return Rights.isOfTheCentre(who);
    }
}
