package kz.komek.report.store;

import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import kz.komek.platform.database.Statements;
import kz.komek.report.domain.FirstContact;
import org.jspecify.annotations.Nullable;

/** Reads the histories of the tickets of a span, by the index on when they came; a report is asked for rarely. */
@Singleton
public class FirstContactTable {
    /**
     * How a ticket was ended for the first time tells how it was answered: what came after that is a contact of its own.
     * What the resident adds within an hour belongs to the first contact. There was help when somebody else had a hand in it
     * before that end, or an article was read for it. The incident of a mass outage is opened by the centre itself: nobody
     * came with it.
     */
    private static final String SUMS = """
            with came as (
                select t.id, t.channel, t.issue, t.received_at, coalesce(r.person, r.id) as person,
                    coalesce(t.type = 'CONSULTATION', false) as consultation
                from ticket t left join resident r on r.id = t.resident_id
                where t.received_at >= ? and t.received_at < ? and t.status <> 'MERGED'
                    and not exists (select 1 from mass_outage o where o.ticket = t.id)
            ), ended as (
                select c.*, e.version, e.at, e.details::json ->> 'outcome' as outcome
                from came c left join lateral (
                    select version, at, details from ticket_event
                    where ticket_id = c.id and kind = 'CLOSED' order by version limit 1
                ) e on true
            ), lived as (
                select c.*, h.operator, h.people, h.passed_on
                from ended c cross join lateral (
                    select (array_agg(actor order by version) filter (where kind in ('REGISTERED', 'CLOSED') and actor is not null))[1] as operator,
                           count(distinct actor) as people,
                           bool_or(kind in ('SENT', 'LINKED') or kind = 'RESIDENT_WROTE' and at > c.received_at + interval '1 hour') as passed_on
                    from ticket_event where ticket_id = c.id and version <= coalesce(c.version, version)
                ) h
            ), judged as (
                select operator, issue, channel, at, consultation,
                       people > 1 or exists (select 1 from article_use u where u.ticket_id = l.id and u.how = 'CONSULTED') as helped,
                       at is not null and not passed_on and outcome in ('RESOLVED', 'EXPLAINED', 'REFUSED') as answered,
                       at is not null and (
                           exists (select 1 from ticket_event e where e.ticket_id = l.id and e.version > l.version
                               and e.kind = 'REOPENED' and e.at <= l.at + interval '7 days')
                           or exists (select 1 from resident p join ticket n on n.resident_id = p.id
                               where (p.id = l.person or p.person = l.person) and n.id <> l.id and n.status <> 'MERGED'
                                   and n.received_at > l.at and n.received_at <= l.at + interval '7 days'
                                   and (n.issue = l.issue or n.continues = l.id or n.complains_of = l.id))
                       ) as came_back
                from lived l
                union all
                -- Somebody was content with knowing of planned works: nothing was opened, and nothing can come back.
                select null, null, w.channel, w.at, true, false, true, false
                from planned_work_answer w where w.at >= ? and w.at < ?
            )
            select case when grouping(operator) = 0 then 'OPERATOR' when grouping(issue) = 0 then 'ISSUE'
                        when grouping(channel) = 0 then 'CHANNEL' else 'ALL' end as by,
                   coalesce(operator, issue, channel) as key,
                   count(*) as contacts,
                   count(*) filter (where kept and not helped) as alone,
                   count(*) filter (where kept and helped) as consulted,
                   count(*) filter (where answered and came_back) as came_back,
                   count(*) filter (where kept and fresh) as fresh,
                   count(*) filter (where not consultation) as other_contacts,
                   count(*) filter (where not consultation and kept and not helped) as other_alone,
                   count(*) filter (where not consultation and kept and helped) as other_consulted,
                   count(*) filter (where not consultation and answered and came_back) as other_came_back,
                   count(*) filter (where not consultation and kept and fresh) as other_fresh
            from (
                select *, answered and not came_back as kept, at > ?::timestamptz - interval '7 days' as fresh from judged
            ) j group by grouping sets ((operator), (issue), (channel), ())
            order by contacts desc, key nulls last
            """;

    private final Statements statements;

    FirstContactTable(Statements statements) {
        this.statements = statements;
    }

    /** What the contacts are told apart by. */
    public enum By {
        OPERATOR,
        ISSUE,
        CHANNEL,
        ALL
    }

    /**
     * @param key login, code of an issue, channel; {@code null}: nobody yet, none
     * @param withoutConsultations those of them that are none, or of which nobody knows yet what they are
     */
    public record Sum(By by, @Nullable String key, FirstContact contacts, FirstContact withoutConsultations) {}

    /** Of what came from the first instant until before the second. */
    public List<Sum> sums(Instant from, Instant until, Instant now) {
        return statements.all(
                SUMS,
                select -> {
                    select.setObject(1, utc(from));
                    select.setObject(2, utc(until));
                    select.setObject(3, utc(from));
                    select.setObject(4, utc(until));
                    select.setObject(5, utc(now));
                },
                FirstContactTable::sum);
    }

    private static Sum sum(ResultSet row) throws SQLException {
        return new Sum(By.valueOf(row.getString("by")), row.getString("key"), of(row, ""), of(row, "other_"));
    }

    private static FirstContact of(ResultSet row, String part) throws SQLException {
        return new FirstContact(
                row.getLong(part + "contacts"),
                row.getLong(part + "alone"),
                row.getLong(part + "consulted"),
                row.getLong(part + "came_back"),
                row.getLong(part + "fresh"));
    }
}
