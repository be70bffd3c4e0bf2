package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.territory.domain.Kind;
import kz.komek.territory.domain.Located;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.RiskTier;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketType;
import kz.komek.ticket.store.Conversations;
import kz.komek.ticket.store.TicketRepository;
import org.jspecify.annotations.Nullable;

/** Incidents that the centre opens itself, because many ask about one thing. In the caller's transaction. */
@Singleton
public class Incidents {
    private static final String ACCOUNT = "console";

    private final TicketRepository tickets;
    private final Reception reception;
    private final TicketDesk desk;
    private final TicketJournal journal;
    private final Conversations conversations;
    private final Routing routing;
    private final NumberBlocks numbers;

    Incidents(
            TicketRepository tickets,
            Reception reception,
            TicketDesk desk,
            TicketJournal journal,
            Conversations conversations,
            Routing routing,
            NumberBlocks numbers) {
        this.tickets = tickets;
        this.reception = reception;
        this.desk = desk;
        this.journal = journal;
        this.conversations = conversations;
        this.routing = routing;
        this.numbers = numbers;
    }

    /**
     * What an incident begins with.
     *
     * @param id of its first words
     * @param place code of the entry where it is
     * @param district code; {@code null}: the whole oblast
     */
    public record Beginning(
            UUID id,
            String words,
            String issue,
            String place,
            Kind kind,
            @Nullable String district,
            @Nullable String sector) {}

    /** Registered, with nobody to answer. */
    public Ticket open(Beginning beginning, String by, Instant at) {
        var located = new Located.Found(
                beginning.place(), beginning.kind(), Located.How.STAFF, beginning.district(), beginning.sector(), null);
        var words = new Reception.Words(
                beginning.id(), at, null, Message.Kind.RESIDENT, beginning.words(), null, null, List.of(), null);
        Ticket incident = reception.open(
                new Ticket.Beginning(
                        numbers.next(),
                        Channel.WEB,
                        ACCOUNT,
                        at,
                        beginning.words(),
                        Language.KK,
                        new Place(null, beginning.district(), null, null),
                        null,
                        true,
                        null),
                located,
                words,
                by,
                at);
        desk.register(
                incident,
                new Ticket.Matter(
                        TicketType.INCIDENT,
                        incident.title(),
                        beginning.district(),
                        Language.KK,
                        beginning.issue(),
                        null),
                by);
        return incident;
    }

    /** Puts a ticket that just changed under an incident, if that still goes on. @param part locked by the caller, or new */
    public void join(Ticket part, long incident, String why, Instant at) {
        join(part, incident, why, at, () -> true);
    }

    /** @param goesOn asked while the incident is held: whoever ends it comes before, or waits */
    public void join(Ticket part, long incident, String why, Instant at, BooleanSupplier goesOn) {
        if (part.parent() != null || part.id() == incident || part.status().isOver()) return;
        if (isOurs(part) || isAwaited(part) || !tickets.idsOfParts(part.id()).isEmpty()) return;
        if (!tickets.holdAsWhole(incident) || !goesOn.getAsBoolean()) return;
        Ticket whole = tickets.findById(incident);
        if (!wasTakenOut(part, whole)) journal.write(part, part.joins(whole, why, at));
    }

    /** Opened here, and asked by nobody: it is no part of another incident because it is near to that. */
    public static boolean isOurs(Ticket ticket) {
        return ticket.residentId() == null && ticket.anonymous() && ACCOUNT.equals(ticket.account());
    }

    /**
     * Before one of ours has read it, nobody knows what else stands in its words. What is a danger by its words, or was put
     * at a desk, is not taken from there because some of them are about the incident.
     */
    private static boolean isAwaited(Ticket part) {
        return part.type() == null
                && (part.turn().urgent()
                        || part.risk().tier() != RiskTier.NONE
                        || part.turn().isPut());
    }

    /** Somebody has taken it out of this incident: they know why. */
    private boolean wasTakenOut(Ticket part, Ticket incident) {
        if (part.version() == 1) return false;
        boolean under = false;
        for (HistoryEntry entry : conversations.history(part.id())) {
            if (entry.kind() == EventKind.LINKED)
                under = incident.number().equals(entry.details().values().get("parent"));
            if (entry.kind() == EventKind.UNLINKED && under && entry.actor() != null) return true;
        }
        return false;
    }

    /**
     * Out of the incident where nobody of ours has put it; it waits at the desk that the rules say.
     *
     * @param part locked by the caller
     */
    public void leave(Ticket part, String why, Instant at) {
        if (part.parent() == null || isByHand(part)) return;
        goAlone(part, why, at);
    }

    /** Out of an incident that ends without it, whoever has put it there. */
    public void letGo(long part, long incident, String why, Instant at) {
        tickets.lockAll(List.of(part)).values().stream()
                .filter(ticket -> Objects.equals(ticket.parent(), incident)
                        && !ticket.status().isOver())
                .forEach(ticket -> goAlone(ticket, why, at));
    }

    private void goAlone(Ticket part, String why, Instant at) {
        routing.standsAlone(part, at);
        journal.write(part, part.leaves(why, at));
    }

    private boolean isByHand(Ticket part) {
        return conversations.history(part.id()).stream()
                .filter(entry -> entry.kind() == EventKind.LINKED)
                .reduce((earlier, later) -> later)
                .filter(entry -> entry.actor() != null)
                .isPresent();
    }

    public List<Long> openParts(long incident, Collection<Long> without, int most) {
        return tickets.idsOfOpenParts(incident, without, most);
    }

    /** @param all tickets under it @param open of them those that are not over */
    public record Parts(String number, long all, long open) {}

    /** By id of the incident; one statement, however many. */
    public Map<Long, Parts> parts(Collection<Long> incidents) {
        var found = new HashMap<Long, Parts>();
        if (incidents.isEmpty()) return found;
        for (Object[] row : tickets.countParts(incidents)) {
            long all = ((Number) row[2]).longValue();
            found.put((Long) row[0], new Parts((String) row[1], all, ((Number) row[3]).longValue()));
        }
        return found;
    }

    /** By id; one statement, however many. */
    public Map<Long, String> numbers(Collection<Long> ids) {
        return tickets.numbers(ids);
    }

    /** To be read only. */
    public Ticket find(long id) {
        return tickets.findById(id);
    }
}
