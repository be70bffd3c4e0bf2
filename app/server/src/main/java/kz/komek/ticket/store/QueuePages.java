package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import kz.komek.organisation.domain.Sector;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.QueueFilter;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.store.TicketRepository.Position;
import org.jspecify.annotations.Nullable;

/**
 * The queues, page by page. Each has a partial index in its order, so that a page costs the same at any size of the
 * register. A filter is looked up in that order too, and gives up after {@link #LOOKED_THROUGH}: what is rare is found
 * by going on, never by reading everything.
 */
@Singleton
public class QueuePages {
    public static final int LOOKED_THROUGH = 5_000;

    private static final String OPEN = "t.status not in ('CLOSED', 'MERGED')";

    private final EntityManager entities;

    QueuePages(EntityManager entities) {
        this.entities = entities;
    }

    /** @param until as far as it was looked through; {@code null}: to the end */
    public record Stretch(List<Ticket> tickets, @Nullable Position until) {
        public static final Stretch NOTHING = new Stretch(List.of(), null);
    }

    /**
     * What is asked of a queue.
     *
     * @param after where the page before ended
     */
    public record Asked(@Nullable Position after, int limit, QueueFilter filter) {}

    private enum Order {
        DUE("due_at", Ticket::dueAt, true),
        RANK("rank", ticket -> ticket.turn().rank(), true),
        WAITING("waits_since", ticket -> Objects.requireNonNull(ticket.turn().since()), true),
        CHANGED("changed_at", Ticket::changedAt, false);

        private final String column;
        private final Function<Ticket, Instant> of;
        private final boolean up;

        Order(String column, Function<Ticket, Instant> of, boolean up) {
            this.column = column;
            this.of = of;
            this.up = up;
        }

        String sql() {
            String way = up ? "" : " desc";
            return " order by t." + column + way + ", t.id" + way;
        }

        Position position(Ticket ticket) {
            return new Position(of.apply(ticket), ticket.id());
        }

        Comparator<Position> positions() {
            var order = Comparator.comparing(Position::at).thenComparing(Position::id);
            return up ? order : order.reversed();
        }
    }

    public Stretch inWork(@Nullable Sector where, Asked asked) {
        return within(where, "t.status in ('RECEIVED', 'REGISTERED', 'REOPENED')", Order.DUE, asked);
    }

    public Stretch withResident(@Nullable Sector where, Asked asked) {
        return within(where, "t.status in ('WAITING_FOR_RESIDENT', 'ANSWERED')", Order.DUE, asked);
    }

    public Stretch of(String assignee, Asked asked) {
        return stretch("t.assignee = :holder and " + OPEN, Order.DUE, asked, Map.of("holder", assignee));
    }

    public Stretch closed(@Nullable Sector where, Asked asked) {
        return within(where, "t.status = 'CLOSED'", Order.CHANGED, asked);
    }

    /** Registered, not yet sent; and what came back. */
    public Stretch toCheck(@Nullable Sector where, Asked asked) {
        return within(where, "t.status in ('REGISTERED', 'REOPENED', 'RETURNED')", Order.DUE, asked);
    }

    public Stretch withService(@Nullable Sector where, Asked asked) {
        return within(where, "t.status in ('SENT', 'IN_WORK', 'PLANNED')", Order.DUE, asked);
    }

    public Stretch toVerify(@Nullable Sector where, Asked asked) {
        return within(where, "t.status = 'TO_VERIFY'", Order.DUE, asked);
    }

    public Stretch disputed(@Nullable Sector where, Asked asked) {
        return within(where, "t.status = 'DISPUTED'", Order.DUE, asked);
    }

    /** Only of the desks where something is put, which are short: the others have queues of their own. */
    public Stretch atDesks(Set<Desk> desks, Asked asked) {
        var few = desks.stream().filter(desk -> !desk.isCommon()).map(Enum::name);
        return stretch(
                "t.desk = any (cast(:desks as text[]))"
                        + " and t.desk in ('SUPERVISORS', 'ANALYSTS', 'METHODOLOGISTS', 'QUALITY')",
                Order.RANK,
                asked,
                Map.of("desks", few.toArray(String[]::new)));
    }

    /** What nobody has in hand there, the longest waiting first. */
    public Stretch waitingAt(Desk desk, Asked asked) {
        return stretch(
                "t.desk = :waitsAt and t.desk is not null and t.assignee is null",
                Order.WAITING,
                new Asked(asked.after(), asked.limit(), asked.filter().atAnyDesk()),
                Map.of("waitsAt", desk.name()));
    }

    public Stretch triage(Asked asked) {
        return stretch("t.triage is not null", Order.RANK, asked, Map.of());
    }

    /** What an organisation has not accepted yet. */
    public Stretch sentTo(String organisation, Asked asked) {
        return ofOrganisation("t.status = 'SENT'", Order.DUE, organisation, asked);
    }

    public Stretch inWorkAt(String organisation, Asked asked) {
        return ofOrganisation(
                "t.status in ('IN_WORK', 'PLANNED', 'WAITING_FOR_RESIDENT')"
                        + " and (t.status <> 'WAITING_FOR_RESIDENT' or t.resumes_to in ('SENT', 'IN_WORK', 'PLANNED'))",
                Order.DUE,
                organisation,
                asked);
    }

    /** Where it helps another one. */
    public Stretch helpedBy(String organisation, Asked asked) {
        return stretch(
                "t.co_executors @> array[cast(:helper as text)] and t.co_executors <> '{}'"
                        + " and t.status in ('SENT', 'IN_WORK', 'PLANNED')",
                Order.DUE,
                asked,
                Map.of("helper", organisation));
    }

    /** Answered by it, the newest first. */
    public Stretch doneBy(String organisation, Asked asked) {
        return ofOrganisation("t.status in ('TO_VERIFY', 'ANSWERED', 'CLOSED')", Order.CHANGED, organisation, asked);
    }

    private Stretch ofOrganisation(String which, Order order, String organisation, Asked asked) {
        return stretch(which + " and t.organisation = :body", order, asked, Map.of("body", organisation));
    }

    /** Of what lies there, each part of it by its own index: their sector, its district, and what nobody has located. */
    private Stretch within(@Nullable Sector where, String which, Order order, Asked asked) {
        if (where == null) return stretch(which, order, asked, Map.of());
        var parts = new ArrayList<Stretch>();
        var district = Map.<String, Object>of("there", where.district());
        if (where.isDistrict()) {
            parts.add(stretch(which + " and t.district = :there", order, asked, district));
        } else {
            parts.add(stretch(which + " and t.sector = :part", order, asked, Map.of("part", where.code())));
            parts.add(stretch(which + " and t.district = :there and t.sector is null", order, asked, district));
        }
        parts.add(stretch(which + " and t.district is null", order, asked, Map.of()));
        return merged(parts, order, asked.limit());
    }

    /** As far as all of them were looked through, and no further. */
    private static Stretch merged(List<Stretch> parts, Order order, int limit) {
        Position until = parts.stream()
                .map(Stretch::until)
                .filter(Objects::nonNull)
                .min(order.positions())
                .orElse(null);
        List<Ticket> all = parts.stream()
                .flatMap(part -> part.tickets().stream())
                .distinct()
                .filter(one -> until == null || order.positions().compare(order.position(one), until) <= 0)
                .sorted(Comparator.comparing(order::position, order.positions()))
                .toList();
        if (all.size() <= limit) return new Stretch(all, until);
        List<Ticket> shown = all.subList(0, limit);
        return new Stretch(shown, order.position(shown.getLast()));
    }

    private Stretch stretch(String queue, Order order, Asked asked, Map<String, Object> ofQueue) {
        QueueFilter filter = asked.filter();
        var values = new HashMap<>(ofQueue);
        String which = queue;
        if (filter.assignee() != null) {
            // By the index of what each has in hand.
            which += " and t.assignee = :assignee and " + (order == Order.CHANGED ? "true" : OPEN);
            values.put("assignee", filter.assignee());
        }
        Position after = asked.after();
        if (after != null) {
            which += " and (t." + order.column + ", t.id) " + (order.up ? ">" : "<") + " (:at, :id)";
            values.put("at", after.at());
            values.put("id", after.id());
        }
        String from = "from ticket t where " + which + order.sql();
        var filtering = new HashMap<String, Object>();
        var fits = fits(filter, filtering);
        if (fits.isEmpty()) return cut(tickets("select t.* " + from, values, asked.limit() + 1), order, asked.limit());
        filtering.putAll(values);
        // The number stands in the text: a plan that does not know it reads the register.
        var found = tickets(
                "select t.* from (select t.* " + from + " limit " + LOOKED_THROUGH + ") t where "
                        + String.join(" and ", fits) + order.sql(),
                filtering,
                asked.limit() + 1);
        if (found.size() > asked.limit()) return cut(found, order, asked.limit());
        return new Stretch(found, gaveUpAt(order, from, values));
    }

    private static Stretch cut(List<Ticket> found, Order order, int limit) {
        if (found.size() <= limit) return new Stretch(found, null);
        List<Ticket> shown = found.subList(0, limit);
        return new Stretch(shown, order.position(shown.getLast()));
    }

    private List<Ticket> tickets(String sql, Map<String, Object> values, int limit) {
        var query = entities.createNativeQuery(sql, Ticket.class).setMaxResults(limit);
        values.forEach(query::setParameter);
        var found = new ArrayList<Ticket>();
        for (Object row : query.getResultList()) found.add((Ticket) row);
        return found;
    }

    /** Where the last of those stands that were looked through; {@code null}: there are no more. */
    private @Nullable Position gaveUpAt(Order order, String from, Map<String, Object> values) {
        String sql = "select t." + order.column + " as at, t.id " + from + " limit 1 offset " + (LOOKED_THROUGH - 1);
        var query = entities.createNativeQuery(sql, Tuple.class);
        values.forEach(query::setParameter);
        for (Object row : query.getResultList()) {
            var last = (Tuple) row;
            return new Position(last.get("at", Instant.class), last.get("id", Long.class));
        }
        return null;
    }

    private static List<String> fits(QueueFilter filter, Map<String, Object> values) {
        var fits = new ArrayList<String>();
        equal(fits, values, "district", filter.district());
        equal(fits, values, "sector", filter.sector());
        equal(fits, values, "type", filter.type());
        equal(fits, values, "channel", filter.channel());
        equal(fits, values, "language", filter.language());
        equal(fits, values, "priority", filter.priority());
        equal(fits, values, "desk", filter.desk());
        equal(fits, values, "organisation", filter.organisation());
        if (filter.issues() != null) {
            fits.add("t.issue = any (cast(:issues as text[]))");
            values.put("issues", filter.issues().toArray(String[]::new));
        }
        if (filter.urgent()) fits.add("t.urgent");
        if (filter.residentWaits()) fits.add("t.resident_waits");
        if (filter.nobodys()) fits.add("t.assignee is null");
        if (filter.overdueAt() != null) {
            fits.add("t.due_at < :overdueAt and (t.paused_at is null or t.paused_at > t.due_at) and " + OPEN);
            values.put("overdueAt", filter.overdueAt());
        }
        if (filter.receivedBefore() != null) {
            fits.add("t.received_at < :receivedBefore");
            values.put("receivedBefore", filter.receivedBefore());
        }
        return fits;
    }

    private static void equal(List<String> fits, Map<String, Object> values, String column, @Nullable Object value) {
        if (value == null) return;
        fits.add("t." + column + " = :" + column);
        values.put(column, value instanceof Enum<?> one ? one.name() : value);
    }
}
