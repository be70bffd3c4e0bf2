package kz.komek.ticket.store;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.komek.ticket.domain.Participant;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

@Singleton
public class TicketRepository implements PanacheRepository<Ticket> {
    /** Where a page of a queue goes on: the sort key and the id of the last row seen. */
    public record Position(Instant at, long id) {}

    /** The ticket behind a number, wherever merges have led it. */
    public Optional<Ticket> byNumber(String number) {
        return find("select t from Ticket t join TicketNumber n on n.ticketId = t.id where n.number = ?1", number)
                .firstResultOptional();
    }

    /** The same, locked: whoever changes a ticket holds its row. */
    public Optional<Ticket> lockByNumber(String number) {
        return find(
                        "select t from Ticket t where t.id = (select n.ticketId from TicketNumber n where n.number = ?1)",
                        number)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Locks in the order of ids, so that two batches never wait for each other. */
    public Map<Long, Ticket> lockAll(Collection<Long> ids) {
        var locked = new HashMap<Long, Ticket>();
        if (ids.isEmpty()) return locked;
        find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .forEach(ticket -> locked.put(ticket.id(), ticket));
        return locked;
    }

    /** Locks, in the order of ids, those that nobody holds at this moment. */
    @SuppressWarnings("unchecked")
    public List<Ticket> lockFree(Collection<Long> ids) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from ticket where id = any (?1) order by id for update skip locked", Ticket.class)
                .setParameter(1, ids.toArray(Long[]::new))
                .getResultList();
    }

    public void addParticipants(long ticket, Collection<Long> residents) {
        for (long resident : residents) getEntityManager().persist(new Participant(ticket, resident));
    }

    public Map<Long, Set<Long>> participants(Collection<Long> tickets) {
        if (tickets.isEmpty()) return Map.of();
        return getEntityManager()
                .createQuery("from Participant where key.ticketId in ?1", Participant.class)
                .setParameter(1, tickets)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        Participant::ticketId, Collectors.mapping(Participant::residentId, Collectors.toSet())));
    }

    /** The number under which a closed ticket goes on, when its resident wrote too late to reopen it. */
    public Optional<String> continuedBy(long ticket) {
        return getEntityManager()
                .createQuery("select t.number from Ticket t where t.continues = ?1 order by t.id desc", String.class)
                .setParameter(1, ticket)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    public Map<String, Long> idsByNumber(Collection<String> numbers) {
        return pairs("select t.number, t.id from Ticket t where t.number in ?1", numbers);
    }

    public Map<Long, String> numbers(Collection<Long> ids) {
        var numbers = new HashMap<Long, String>();
        if (ids.isEmpty()) return numbers;
        getEntityManager()
                .createQuery("select t.id, t.number from Ticket t where t.id in ?1", Object[].class)
                .setParameter(1, ids)
                .getResultList()
                .forEach(row -> numbers.put((Long) row[0], (String) row[1]));
        return numbers;
    }

    /** The ticket that the number was given to, also after it was merged. */
    public Optional<Ticket> byOwnNumber(String number) {
        return find("number", number).firstResultOptional();
    }

    /** All that were merged into it, over any number of merges. */
    @SuppressWarnings("unchecked")
    public List<Long> idsMergedInto(long ticket) {
        return getEntityManager()
                .createNativeQuery("""
                        with recursive merged (id) as (
                            select t.id from ticket t where t.merged_into = ?1
                            union
                            select t.id from ticket t join merged m on t.merged_into = m.id
                        )
                        select id from merged
                        """, Long.class)
                .setParameter(1, ticket)
                .getResultList();
    }

    /** The same ids and those of the tickets they were merged into, over any number of merges. */
    @SuppressWarnings("unchecked")
    public Set<Long> withThoseTheyLeadTo(Collection<Long> ids) {
        if (ids.isEmpty()) return Set.of();
        List<Long> all = getEntityManager()
                .createNativeQuery("""
                        with recursive way (id) as (
                            select t.id from ticket t where t.id in (?1)
                            union
                            select t.merged_into from ticket t join way w on t.id = w.id where t.merged_into is not null
                        )
                        select id from way
                        """, Long.class)
                .setParameter(1, ids)
                .getResultList();
        return new HashSet<>(all);
    }

    /** As the number was given, before its row is locked. */
    public Optional<Long> idByOwnNumber(String number) {
        return id("select t.id from Ticket t where t.number = ?1", number);
    }

    /** Of the ticket that the number leads to, before its row is locked. */
    public Optional<Long> idByNumber(String number) {
        return id("select n.ticketId from TicketNumber n where n.number = ?1", number);
    }

    public Optional<Long> mergedIntoNow(long ticket) {
        return id("select t.mergedInto from Ticket t where t.id = ?1 and t.mergedInto is not null", ticket);
    }

    private Optional<Long> id(String query, Object key) {
        return getEntityManager()
                .createQuery(query, Long.class)
                .setParameter(1, key)
                .getResultStream()
                .findFirst();
    }

    /** Ids of the parts of an incident. */
    public List<Long> idsOfParts(long incident) {
        return getEntityManager()
                .createQuery("select t.id from Ticket t where t.parent = ?1", Long.class)
                .setParameter(1, incident)
                .getResultList();
    }

    /** Those of them that are open, the oldest first. @param without ids that are passed over */
    public List<Long> idsOfOpenParts(long incident, Collection<Long> without, int most) {
        return getEntityManager()
                .createQuery(
                        "select t.id from Ticket t where t.parent = ?1 and t.status not in ('CLOSED', 'MERGED')"
                                + " and t.id not in ?2 order by t.id",
                        Long.class)
                .setParameter(1, incident)
                .setParameter(2, without.isEmpty() ? List.of(-1L) : without)
                .setMaxResults(most)
                .getResultList();
    }

    /** Number, parts and open parts of each. */
    public List<Object[]> countParts(Collection<Long> incidents) {
        return getEntityManager()
                .createQuery(
                        "select i.id, i.number, count(p.id),"
                                + " coalesce(sum(case when p.status not in ('CLOSED', 'MERGED') then 1 else 0 end), 0)"
                                + " from Ticket i left join Ticket p on p.parent = i.id where i.id in ?1"
                                + " group by i.id, i.number",
                        Object[].class)
                .setParameter(1, incidents)
                .getResultList();
    }

    /**
     * Whether something can come under it. If so it neither ends nor goes under another one before this transaction does;
     * those who hold it so do not wait for each other.
     */
    public boolean holdAsWhole(long incident) {
        return !getEntityManager()
                .createNativeQuery("select id from ticket where id = ?1 and parent is null"
                        + " and status not in ('CLOSED', 'MERGED') for share")
                .setParameter(1, incident)
                .getResultList()
                .isEmpty();
    }

    public boolean hasOpenParts(long incident) {
        return !getEntityManager()
                .createQuery(
                        "select 1 from Ticket t where t.parent = ?1 and t.status not in ('CLOSED', 'MERGED')",
                        Integer.class)
                .setParameter(1, incident)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The numbers of this ticket and of all that were merged into it lead to that one from now on. */
    public void leadNumbers(long ticket, long to) {
        getEntityManager().flush();
        getEntityManager()
                .createNativeQuery("""
                        with recursive merged (id) as (
                            select cast(?1 as bigint)
                            union
                            select t.id from ticket t join merged m on t.merged_into = m.id
                        )
                        update ticket_number set ticket_id = ?2
                        where number in (select t.number from ticket t join merged m on m.id = t.id)
                        """)
                .setParameter(1, ticket)
                .setParameter(2, to)
                .executeUpdate();
    }

    public static final int MOST_RELATED = 50;
    /** A burst main has hundreds. */
    public static final int MOST_PARTS = 1_000;

    /** One more than {@link #MOST_RELATED}, so that it is seen that there are more; the others like it too. */
    public List<Ticket> mergedInto(long ticket) {
        return find("mergedInto = ?1 order by id", ticket)
                .page(0, MOST_RELATED + 1)
                .list();
    }

    /** One more than {@link #MOST_PARTS}. */
    public List<Ticket> children(long incident) {
        return find("parent = ?1 order by id", incident).page(0, MOST_PARTS + 1).list();
    }

    /** Of the same person about the same issue, or of the same type while no issue is known; the newest first. */
    public List<Ticket> ofSamePerson(Ticket ticket, Set<Long> residents) {
        if (residents.isEmpty()) return List.of();
        return find(
                        "residentId in ?1 and id <> ?2 and status <> 'MERGED'"
                                + " and (issue = ?3 or (?3 is null or issue is null) and type is not distinct from ?4)"
                                + " order by id desc",
                        residents,
                        ticket.id(),
                        ticket.issue(),
                        ticket.type())
                .page(0, MOST_RELATED + 1)
                .list();
    }

    /**
     * Of one person, opened by them or with their address beside the first; the newest first. Each of their rows gives no
     * more than a page, whatever it has.
     */
    @SuppressWarnings("unchecked")
    public List<Ticket> ofPerson(Set<Long> residents, @Nullable Position after, int limit) {
        var from = after == null ? new Position(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE) : after;
        return getEntityManager()
                .createNativeQuery("""
                        select t.* from ticket t join (
                            select o.id from unnest(cast(?1 as bigint[])) as p (id) cross join lateral (
                                select id from ticket
                                where resident_id = p.id and (received_at, id) < (?2, ?3)
                                order by received_at desc, id desc limit ?4
                            ) o
                            union
                            select o.id from unnest(cast(?1 as bigint[])) as p (id) cross join lateral (
                                select b.id from ticket_participant tp join ticket b on b.id = tp.ticket_id
                                where tp.resident_id = p.id and (b.received_at, b.id) < (?2, ?3)
                                order by b.received_at desc, b.id desc limit ?4
                            ) o
                        ) f on f.id = t.id
                        order by t.received_at desc, t.id desc limit ?4
                        """, Ticket.class)
                .setParameter(1, residents.toArray(Long[]::new))
                .setParameter(2, from.at())
                .setParameter(3, from.id())
                .setParameter(4, limit)
                .getResultList();
    }

    /** Of these residents, not closed, and one of ours has said something to them; with when. */
    @SuppressWarnings("unchecked")
    public List<Object[]> spokenWith(Collection<Long> residents) {
        return getEntityManager()
                .createNativeQuery("""
                        select t.id, t.number, t.resident_id, t.channel, t.account, s.at
                        from ticket t left join ticket l on l.id = t.merged_into
                        cross join lateral (
                            select max(m.at) as at from message m
                            where m.ticket_id = t.id and m.direction = 'OUT' and m.author is not null
                        ) s
                        where t.resident_id = any (?1) and coalesce(l.status, t.status) <> 'CLOSED' and s.at is not null
                        order by s.at desc, t.id desc
                        """)
                .setParameter(1, residents.toArray(Long[]::new))
                .getResultList();
    }

    /** About the same issue at the same address, the newest first. */
    public List<Ticket> ofSamePlace(Ticket ticket) {
        var place = ticket.place();
        if (ticket.issue() != null && ticket.whereabouts().isHouse()) {
            return find(
                            "whereabouts.territory = ?1 and issue = ?2 and id <> ?3 and status <> 'MERGED' order by id desc",
                            ticket.whereabouts().territory(),
                            ticket.issue(),
                            ticket.id())
                    .page(0, MOST_RELATED + 1)
                    .list();
        }
        if (ticket.issue() == null || place == null || place.address() == null || place.district() == null) {
            return List.of();
        }
        return find(
                        "issue = ?1 and district = ?2 and lower(address) = lower(?3) and id <> ?4 and status <> 'MERGED'"
                                + " order by id desc",
                        ticket.issue(),
                        place.district(),
                        place.address(),
                        ticket.id())
                .page(0, MOST_RELATED + 1)
                .list();
    }

    /** Numbers of the complaints about the answer to it, the oldest first. */
    public List<String> complaintsAbout(long ticket) {
        return getEntityManager()
                .createQuery("select t.number from Ticket t where t.complainsOf = ?1 order by t.id", String.class)
                .setParameter(1, ticket)
                .setMaxResults(MOST_RELATED)
                .getResultList();
    }

    /** The number of the ticket on which this was said. */
    public Optional<String> numberByMessage(UUID message) {
        return getEntityManager()
                .createQuery(
                        "select t.number from Ticket t join Message m on m.ticketId = t.id where m.id = ?1",
                        String.class)
                .setParameter(1, message)
                .getResultStream()
                .findFirst();
    }

    /** Tickets by the ids of messages said on them: how a reply to our mail finds its ticket. */
    public Map<UUID, Long> idsByMessage(Collection<UUID> messages) {
        return pairs("select m.id, m.ticketId from Message m where m.id in ?1", messages);
    }

    /** Tickets by the provider's ids of messages: how a reply to the resident's own mail finds it. */
    public Map<String, Long> idsByProviderId(Collection<String> providerIds) {
        return pairs(
                "select m.providerId, m.ticketId from Message m where m.providerId in ?1 order by m.at", providerIds);
    }

    @SuppressWarnings("unchecked")
    private <K> Map<K, Long> pairs(String query, Collection<K> keys) {
        var found = new HashMap<K, Long>();
        if (keys.isEmpty()) return found;
        getEntityManager()
                .createQuery(query, Object[].class)
                .setParameter(1, keys)
                .getResultList()
                .forEach(row -> found.put((K) row[0], (Long) row[1]));
        return found;
    }

    /** Open tickets that somebody has taken. */
    public List<Long> idsInHand(String assignee) {
        return getEntityManager()
                .createQuery(
                        "select t.id from Ticket t where t.assignee = :assignee and t.status not in ('CLOSED', 'MERGED')",
                        Long.class)
                .setParameter("assignee", assignee)
                .getResultList();
    }

    /** Open tickets of an organisation that one of its people answers for. */
    public List<Long> idsAnsweredForBy(String responsible, String organisation) {
        return getEntityManager()
                .createQuery(
                        "select t.id from Ticket t where t.execution.responsible = :responsible"
                                + " and t.execution.organisation = :organisation"
                                + " and t.status not in ('CLOSED', 'MERGED')",
                        Long.class)
                .setParameter("responsible", responsible)
                .setParameter("organisation", organisation)
                .getResultList();
    }

    /** The highest serial ever given to a ticket; -1 when there is none. One index probe. */
    public long highestSerial() {
        Long highest = getEntityManager()
                .createQuery("select max(n.serial) from TicketNumber n", Long.class)
                .getSingleResult();
        return highest == null ? -1 : highest;
    }
}
