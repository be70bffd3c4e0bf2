package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.komek.ticket.domain.Complained;
import org.jspecify.annotations.Nullable;

/** Whom complaints are about. */
@Singleton
public class ComplainedTable {
    private final EntityManager entities;

    ComplainedTable(EntityManager entities) {
        this.entities = entities;
    }

    /** As it was written: without what stands below them. */
    @SuppressWarnings("unchecked")
    public Complained of(long ticket) {
        var found = (List<Object[]>)
                entities.createNativeQuery("""
                        select true, organisation from complained_of where ticket_id = ?1
                        union all
                        select false, login from complained_of_person where ticket_id = ?1
                        """).setParameter(1, ticket).getResultList();
        var organisations = new HashSet<String>();
        var people = new HashSet<String>();
        for (Object[] row : found) ((Boolean) row[0] ? organisations : people).add((String) row[1]);
        return new Complained(organisations, people);
    }

    /** In one statement, as it was written; tickets that are about nobody are not among them. */
    @SuppressWarnings("unchecked")
    public Map<Long, Complained> of(Collection<Long> tickets) {
        var found = (List<Object[]>) entities.createNativeQuery("""
                        select ticket_id, true, organisation from complained_of where ticket_id = any (?1)
                        union all
                        select ticket_id, false, login from complained_of_person where ticket_id = any (?1)
                        """)
                .setParameter(1, tickets.toArray(Long[]::new))
                // What is asked for is written at once: ten thousand tickets need not be written down for it.
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
        var all = new HashMap<Long, Complained>();
        for (Object[] row : found) {
            Set<String> one = Set.of((String) row[2]);
            var whom = (Boolean) row[1] ? new Complained(one, Set.of()) : new Complained(Set.of(), one);
            all.merge(((Number) row[0]).longValue(), whom, Complained::and);
        }
        return all;
    }

    /** @param by {@code null}: it follows from who answered */
    public void add(long ticket, Complained whom, @Nullable String by) {
        entities.flush();
        add(
                "insert into complained_of (ticket_id, organisation, named_by) values (?1, ?2, nullif(?3, '')) on conflict do nothing",
                ticket,
                whom.organisations(),
                by);
        add(
                "insert into complained_of_person (ticket_id, login, named_by) values (?1, ?2, nullif(?3, '')) on conflict do nothing",
                ticket,
                whom.people(),
                by);
    }

    /** What staff have named before is forgotten; what follows from who answered stays. */
    public void rename(long ticket, Complained whom, String by) {
        entities.flush();
        for (String table : Set.of("complained_of", "complained_of_person")) {
            entities.createNativeQuery("delete from " + table + " where ticket_id = ?1 and named_by is not null")
                    .setParameter(1, ticket)
                    .executeUpdate();
        }
        add(ticket, whom, by);
    }

    private void add(String insert, long ticket, Collection<String> names, @Nullable String by) {
        for (String name : names) {
            entities.createNativeQuery(insert)
                    .setParameter(1, ticket)
                    .setParameter(2, name)
                    .setParameter(3, by == null ? "" : by)
                    .executeUpdate();
        }
    }
}
