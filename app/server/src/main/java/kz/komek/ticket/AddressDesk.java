package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Entry;
import kz.komek.territory.domain.Kind;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.Rights;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.domain.Whereabouts;
import kz.komek.ticket.store.AddressedTickets;
import kz.komek.ticket.store.AddressedTickets.UnknownAddress;
import org.jspecify.annotations.Nullable;

/** Where tickets are: corrected by those who register them, and what else there was at the same address. */
@ApplicationScoped
@Transactional
public class AddressDesk {
    /** More are "20+": nobody counts on, and the cost does not grow. */
    public static final int MOST_COUNTED = 20;

    private static final int MOST_PARTS = 500;
    private static final int LOOKED_AT = 5000;

    private final InHand inHand;
    private final AddressedTickets tickets;
    private final TicketJournal journal;
    private final Territory territory;
    private final Staff staff;
    private final Guard guard;
    private final InstantSource time;

    AddressDesk(
            InHand inHand,
            AddressedTickets tickets,
            TicketJournal journal,
            Territory territory,
            Staff staff,
            Guard guard,
            InstantSource time) {
        this.inHand = inHand;
        this.tickets = tickets;
        this.journal = journal;
        this.territory = territory;
        this.staff = staff;
        this.guard = guard;
        this.time = time;
    }

    /**
     * Where a ticket is.
     *
     * @param line from the oblast down to the entry; empty: none was found
     * @param others at the same house, at most {@link #MOST_COUNTED}
     * @param more there are more of them
     */
    public record Seen(Whereabouts whereabouts, List<Entry> line, int others, boolean more) {}

    /** {@code null}: no address was given. */
    public @Nullable Seen seen(Ticket ticket, String login) {
        Whereabouts whereabouts = ticket.whereabouts();
        String code = whereabouts.territory();
        if (whereabouts.how() == null) return null;
        if (code == null) return new Seen(whereabouts, List.of(), 0, false);
        var line = territory.find(code).map(Territory.Standing::line).orElse(List.of());
        boolean counted = whereabouts.isHouse()
                && staff.active(login).filter(Rights::isOfTheCentre).isPresent();
        int others = counted ? tickets.others(code, ticket.id(), MOST_COUNTED + 1) : 0;
        return new Seen(whereabouts, line, Math.min(others, MOST_COUNTED), others > MOST_COUNTED);
    }

    /** Says which entry was meant. @param version the version the writer saw */
    public void locate(String number, int version, String code, String by) {
        Ticket ticket = inHand.take(number, version, Act.REGISTER, by);
        var found = territory
                .find(code)
                .filter(standing -> standing.entry().active())
                .orElseThrow(() -> new TicketRefused(new Refusal.UnknownEntry(code)));
        Whereabouts before = ticket.whereabouts();
        if (Objects.equals(before.territory(), code) && before.how() == Whereabouts.How.STAFF) return;
        String district = found.line().size() < 2 ? null : found.line().get(1).code();
        String sector = found.line().stream()
                .filter(entry -> entry.kind() == Kind.SECTOR)
                .map(Entry::code)
                .findFirst()
                .orElse(null);
        journal.write(ticket, ticket.locate(code, found.entry().kind(), district, sector, by, time.instant()));
    }

    /** @param next the id before which the following page begins; {@code null} on the last */
    public record Page(List<Ticket> tickets, @Nullable Long next) {}

    /** At an entry and directly beneath it, the newest first. */
    public Page history(String code, String login, @Nullable Long before, int limit) {
        Colleague who = staff.active(login).orElseThrow(TicketViews.NotYourQueue::new);
        var codes = Stream.concat(
                        Stream.of(code),
                        territory.parts(code, null, MOST_PARTS).entries().stream()
                                .map(Entry::code))
                .toList();
        String organisation = who.organisation() == null ? "" : who.organisation();
        var found = Rights.isOfTheCentre(who)
                ? tickets.at(codes, before, limit + 1)
                : tickets.at(codes, organisation, before, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                shown.stream().filter(ticket -> guard.isFor(who, ticket)).toList(),
                found.size() > limit ? shown.getLast().id() : null);
    }

    /** What the register does not know, among the newest tickets. */
    public List<UnknownAddressSeen> unknown(int limit) {
        return tickets.unknown(LOOKED_AT, limit).stream()
                .map(UnknownAddressSeen::of)
                .toList();
    }

    /** @param text as the last who gave it wrote it */
    public record UnknownAddressSeen(
            String key, @Nullable String district, String text, long tickets, java.time.Instant last) {
        static UnknownAddressSeen of(UnknownAddress address) {
            return new UnknownAddressSeen(
                    address.key(), address.district(), address.text(), address.tickets(), address.last());
        }
    }
}
