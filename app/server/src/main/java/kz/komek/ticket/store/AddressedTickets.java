package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/** Tickets by where they are. */
@Singleton
public class AddressedTickets {
    private final EntityManager entities;

    AddressedTickets(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * An address that the register does not know, or knows in part.
     *
     * @param text as the last who gave it wrote it
     * @param tickets among those looked at
     */
    public record UnknownAddress(String key, @Nullable String district, String text, long tickets, Instant last) {}

    /**
     * How far all of them have been asked about again.
     *
     * @param asked the version of the register at which all have been
     * @param running the version at which they are being asked
     * @param afterId up to which ticket
     * @param horizon transactions before it may have asked an older register
     * @param early this pass began while some of those were open, so that another has to follow
     */
    public record Sweep(long asked, long running, long afterId, long horizon, boolean early) {
        public Sweep upTo(long ticket) {
            return new Sweep(asked, running, ticket, horizon, early);
        }

        public Sweep begins(boolean soEarly) {
            return new Sweep(asked, running, 0, horizon, soEarly);
        }

        public Sweep ended() {
            return new Sweep(early ? asked : running, running, 0, horizon, early);
        }
    }

    /** How many others there are at the entry, up to a limit. */
    public int others(String territory, long ticket, int limit) {
        return entities.createNativeQuery(
                        "select 1 from ticket where territory = ?1 and id <> ?2 and status <> 'MERGED' limit ?3",
                        Integer.class)
                .setParameter(1, territory)
                .setParameter(2, ticket)
                .setParameter(3, limit)
                .getResultList()
                .size();
    }

    /** The newest first. @param territories codes */
    public List<Ticket> at(List<String> territories, @Nullable Long before, int limit) {
        return entities.createQuery(
                        "select t from Ticket t where t.whereabouts.territory in :codes and t.id < :before"
                                + " order by t.id desc",
                        Ticket.class)
                .setParameter("codes", territories)
                .setParameter("before", before == null ? Long.MAX_VALUE : before)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The same of those that one organisation executes or helps with. */
    public List<Ticket> at(List<String> territories, String organisation, @Nullable Long before, int limit) {
        List<?> ids = entities.createNativeQuery("""
                        select id from ticket where territory in (:codes) and id < :before
                        and (organisation = :organisation or co_executors @> array[cast(:organisation as text)])
                        order by id desc limit :limit
                        """, Long.class)
                .setParameter("codes", territories)
                .setParameter("organisation", organisation)
                .setParameter("before", before == null ? Long.MAX_VALUE : before)
                .setParameter("limit", limit)
                .getResultList();
        if (ids.isEmpty()) return List.of();
        return entities.createQuery("select t from Ticket t where t.id in :ids order by t.id desc", Ticket.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /**
     * Among the newest tickets with such an address: the most frequent first. Which of several streets is meant an operator
     * asks; the register has them all.
     */
    public List<UnknownAddress> unknown(int looked, int limit) {
        List<?> rows = entities.createNativeQuery("""
                        select territory_key, district, (array_agg(address order by id desc))[1], count(*),
                            max(received_at)
                        from (select id, territory_key, district, address, received_at from ticket
                              where territory_key is not null and territory_how <> 'AMBIGUOUS' and status <> 'MERGED'
                              order by id desc limit ?1) newest
                        group by territory_key, district
                        order by count(*) desc, max(id) desc limit ?2
                        """)
                .setParameter(1, looked)
                .setParameter(2, limit)
                .getResultList();
        return rows.stream().map(row -> unknownAddress((Object[]) row)).toList();
    }

    private static UnknownAddress unknownAddress(Object[] row) {
        return new UnknownAddress(
                (String) row[0],
                (String) row[1],
                row[2] == null ? (String) row[0] : (String) row[2],
                ((Number) row[3]).longValue(),
                (Instant) row[4]);
    }

    /** Those whose address is asked about again, after the last one seen. */
    public List<Long> unknownAfter(long id, int limit) {
        return entities.createQuery(
                        "select t.id from Ticket t where t.whereabouts.key is not null and t.id > ?1 order by t.id",
                        Long.class)
                .setParameter(1, id)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Empty while somebody else is at it. */
    public Optional<Sweep> lockSweep() {
        List<?> rows = entities.createNativeQuery(
                        "select asked, running, after_id, horizon, early from territory_sweep for update skip locked")
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Sweep(number(row[0]), number(row[1]), number(row[2]), number(row[3]), (Boolean) row[4]))
                .findFirst();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    /** Every transaction that has begun to write by now has a lower id. */
    public long horizon() {
        return transaction("pg_snapshot_xmax");
    }

    /** Whether every transaction before it has ended. */
    public boolean isPast(long horizon) {
        return transaction("pg_snapshot_xmin") >= horizon;
    }

    private long transaction(String of) {
        return number(entities.createNativeQuery(
                        "select cast(cast(" + of + "(pg_current_snapshot()) as text) as bigint)", Long.class)
                .getSingleResult());
    }

    public void write(Sweep sweep) {
        entities.createNativeQuery(
                        "update territory_sweep set asked = ?1, running = ?2, after_id = ?3, horizon = ?4, early = ?5")
                .setParameter(1, sweep.asked())
                .setParameter(2, sweep.running())
                .setParameter(3, sweep.afterId())
                .setParameter(4, sweep.horizon())
                .setParameter(5, sweep.early())
                .executeUpdate();
    }
}
