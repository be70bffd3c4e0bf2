package kz.komek.workqueue.store;

import static kz.komek.platform.database.Statements.instantOrNone;
import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import kz.komek.contract.Language;
import kz.komek.platform.database.Statements;
import kz.komek.ticket.domain.Desk;
import kz.komek.workqueue.domain.Given;
import org.jspecify.annotations.Nullable;

/** How much waits, and who has how much. Nothing here grows with the register: lengths are counted up to a limit. */
@Singleton
public class BoardTable {
    private final Statements statements;

    BoardTable(Statements statements) {
        this.statements = statements;
    }

    /** @param count up to the limit that was asked for */
    public record Length(Desk desk, @Nullable Language language, boolean urgent, long count) {}

    /** Of the longest waiting at each desk. */
    public List<Length> lengths(Collection<Desk> desks, int limit) {
        return statements.all(
                """
                select d.desk, w.language, w.urgent, count(*) from unnest(?::text[]) d (desk) cross join lateral (
                    select t.language, t.urgent from ticket t where t.desk = d.desk and t.desk is not null
                        and t.assignee is null
                    order by t.waits_since limit ?
                ) w group by d.desk, w.language, w.urgent
                """,
                select -> {
                    select.setArray(
                            1,
                            select.getConnection()
                                    .createArrayOf(
                                            "text",
                                            desks.stream().map(Enum::name).toArray()));
                    select.setInt(2, limit);
                },
                row -> {
                    String language = row.getString(2);
                    return new Length(
                            Desk.valueOf(row.getString(1)),
                            language == null ? null : Language.valueOf(language),
                            row.getBoolean(3),
                            row.getLong(4));
                });
    }

    /** Since when the longest waiting waits. */
    public Optional<Instant> oldest(Desk desk) {
        return statements
                .one(
                        "select min(waits_since) as since from ticket where desk = ? and desk is not null and assignee is null",
                        select -> select.setString(1, desk.name()),
                        row -> Optional.ofNullable(instantOrNone(row, "since")))
                .flatMap(since -> since);
    }

    public record Hands(String login, long count) {}

    /** What each has in hand that waits for them. */
    public List<Hands> hands(Collection<String> logins) {
        return statements.all(
                "select assignee, count(*) from ticket where assignee = any (?) and desk is not null"
                        + " and status not in ('CLOSED', 'MERGED') group by assignee",
                select -> select.setArray(1, select.getConnection().createArrayOf("text", logins.toArray())),
                row -> new Hands(row.getString(1), row.getLong(2)));
    }

    public List<Given> given(Instant since) {
        return statements.all(
                """
                select login, sum(accepted), sum(refused), sum(expired), sum(taken) from (
                    select login, count(*) filter (where ending = 'ACCEPTED') as accepted,
                        count(*) filter (where ending = 'REFUSED') as refused,
                        count(*) filter (where ending = 'EXPIRED') as expired, 0 as taken
                    from work_offer where at >= ? group by login
                    union all
                    select login, 0, 0, 0, count(*) from work_taken where at >= ? group by login
                ) g group by login
                """,
                select -> {
                    select.setObject(1, utc(since));
                    select.setObject(2, utc(since));
                },
                row -> new Given(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
    }
}
