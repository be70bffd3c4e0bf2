package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.komek.contract.Language;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Medium;
import kz.komek.ticket.domain.Sought;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/** Who comes next. What others hold at this moment is passed over, never waited for. */
@Singleton
public class TurnTable {
    /** Of each kind; more are only asked for when others are just taking all of these. */
    private static final int CANDIDATES = 32;

    private static final int MOST_CANDIDATES = 4_096;

    private static final String WAITS = "t.assignee is null and t.offered_to is null";

    /** By the index of turns: a probe for each kind that suits, whatever else waits. */
    private static final String KINDS = """
            with kind as (
                select d.desk, m.medium, l.language, s.skill
                from unnest(cast(:desks as text[])) d (desk)
                    cross join unnest(cast(:media as text[])) m (medium)
                    cross join unnest(cast(:languages as text[])) l (language)
                    cross join unnest(cast(:skills as text[])) s (skill)
            ), suitable as (
                select w.id, w.urgent, w.rank from kind k cross join lateral (
                    select t.id, t.urgent, t.rank from ticket t
                    where t.desk = k.desk and t.medium = k.medium and coalesce(t.language, '') = k.language
                        and t.skill = k.skill and t.desk is not null and %1$s
                    order by t.urgent desc, t.rank, t.id limit {candidates}
                ) w
            )
            """.formatted(WAITS);

    private static final String KINDS_THERE = """
            with kind as (
                select d.desk, a.area, m.medium, l.language, s.skill
                from unnest(cast(:desks as text[])) d (desk)
                    cross join unnest(cast(:areas as text[])) a (area)
                    cross join unnest(cast(:media as text[])) m (medium)
                    cross join unnest(cast(:languages as text[])) l (language)
                    cross join unnest(cast(:skills as text[])) s (skill)
            ), suitable as (
                select w.id, w.urgent, w.rank from kind k cross join lateral (
                    select t.id, t.urgent, t.rank from ticket t
                    where t.desk = k.desk and t.area = k.area and t.medium = k.medium
                        and coalesce(t.language, '') = k.language and t.skill = k.skill and t.desk is not null and %1$s
                    order by t.urgent desc, t.rank, t.id limit {candidates}
                ) w
            )
            """.formatted(WAITS);

    private static final String FIRST = """
            , best as materialized (
                select id from suitable order by urgent desc, rank, id limit {candidates}
            )
            select t.* from ticket t
            where t.id = any (array(select id from best)) and t.desk = any (cast(:desks as text[])) and not t.id = any (cast(:except as bigint[]))
                and %1$s
            order by t.urgent desc, t.rank, t.id limit 1 for update of t skip locked
            """.formatted(WAITS);

    private final EntityManager entities;

    TurnTable(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The first that suits, locked. Empty when nothing suits that nobody is just taking.
     *
     * @param except ids
     */
    public Optional<Ticket> lockNext(Sought sought, Collection<Long> except) {
        for (int candidates = CANDIDATES << (except.size() / CANDIDATES); ; candidates *= 4) {
            Optional<Ticket> next = lockNext(sought, except, candidates);
            if (next.isPresent() || candidates > MOST_CANDIDATES || !waits(sought, candidates)) return next;
        }
    }

    @SuppressWarnings("unchecked")
    private Optional<Ticket> lockNext(Sought sought, Collection<Long> except, int candidates) {
        var query = entities.createNativeQuery(sql(sought, candidates, FIRST), Ticket.class);
        bind(query, sought);
        return query.setParameter("except", except.toArray(Long[]::new))
                .getResultStream()
                .findFirst();
    }

    /** Whether more of them wait than were looked at. */
    private boolean waits(Sought sought, int more) {
        var query = entities.createNativeQuery(
                sql(sought, more, " select count(*) from (select 1 from suitable limit {candidates}) s"), Long.class);
        bind(query, sought);
        return (Long) query.getSingleResult() >= more;
    }

    /** The number stands in the text: a plan that does not know it takes the few for a quarter of the register. */
    private static String sql(Sought sought, int candidates, String what) {
        return ((sought.areas() == null ? KINDS : KINDS_THERE) + what)
                .replace("{candidates}", Integer.toString(candidates));
    }

    private static void bind(jakarta.persistence.Query query, Sought sought) {
        query.setParameter("desks", names(sought.desks()))
                .setParameter("media", names(sought.media()))
                .setParameter("languages", texts(sought.languageKeys()))
                .setParameter("skills", texts(sought.skillKeys()));
        if (sought.areas() != null) query.setParameter("areas", texts(sought.areas()));
    }

    /** Which kinds wait: a probe for each, by leaps over the index, however many tickets there are of one. */
    public List<Sought.Waiting> kinds() {
        List<?> rows = entities.createNativeQuery("""
                        with recursive kind as (
                            (select t.desk, t.medium, coalesce(t.language, '') as language, t.skill from ticket t
                             where t.desk is not null and %1$s
                             order by t.desk, t.medium, coalesce(t.language, ''), t.skill limit 1)
                            union all
                            select n.* from kind k cross join lateral (
                                select t.desk, t.medium, coalesce(t.language, '') as language, t.skill from ticket t
                                where t.desk is not null and %1$s
                                    and (t.desk, t.medium, coalesce(t.language, ''), t.skill)
                                        > (k.desk, k.medium, k.language, k.skill)
                                order by t.desk, t.medium, coalesce(t.language, ''), t.skill limit 1
                            ) n
                        )
                        select desk, medium, language, skill from kind
                        """.formatted(WAITS)).getResultList();
        return rows.stream().map(row -> waiting((Object[]) row)).toList();
    }

    private static Sought.Waiting waiting(Object[] row) {
        return new Sought.Waiting(
                Desk.valueOf((String) row[0]), Medium.valueOf((String) row[1]), language((String) row[2]), (String)
                        row[3]);
    }

    private static @Nullable Language language(String name) {
        return name.isEmpty() ? null : Language.valueOf(name);
    }

    /** What somebody has in hand that waits for them, and what is offered to them. */
    public Map<Medium, Integer> load(String login) {
        List<?> rows = entities.createNativeQuery("""
                        select medium, count(*) from (
                            select medium from ticket
                            where assignee = ?1 and desk is not null and status not in ('CLOSED', 'MERGED')
                            union all
                            select medium from ticket where offered_to = ?1
                        ) his group by medium
                        """).setParameter(1, login).getResultList();
        var load = new EnumMap<Medium, Integer>(Medium.class);
        rows.forEach(row ->
                load.put(Medium.valueOf((String) ((Object[]) row)[0]), ((Number) ((Object[]) row)[1]).intValue()));
        return load;
    }

    /** Offers that nobody answered in time, the oldest first. */
    public List<Ticket> lockExpired(Instant at, int limit) {
        return locked(
                "select t.* from ticket t where t.offered_to is not null and t.offered_until <= ?1"
                        + " order by t.offered_until, t.id limit ?2 for update of t skip locked",
                at,
                limit);
    }

    public List<Ticket> lockInHand(String login, int limit) {
        return locked(
                "select t.* from ticket t where t.assignee = ?1 and t.desk is not null"
                        + " and t.status not in ('CLOSED', 'MERGED') order by t.id limit ?2 for update of t",
                login,
                limit);
    }

    public List<Ticket> lockOfferedTo(String login) {
        return locked(
                "select t.* from ticket t where t.offered_to = ?1 order by t.id limit ?2 for update of t",
                login,
                1_000);
    }

    @SuppressWarnings("unchecked")
    private List<Ticket> locked(String sql, Object first, int limit) {
        return entities.createNativeQuery(sql, Ticket.class)
                .setParameter(1, first)
                .setParameter(2, limit)
                .getResultList();
    }

    private static String[] names(Collection<? extends Enum<?>> some) {
        return some.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private static String[] texts(Collection<String> some) {
        return some.toArray(String[]::new);
    }
}
