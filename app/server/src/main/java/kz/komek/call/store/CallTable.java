package kz.komek.call.store;

import static kz.komek.platform.database.Statements.instant;
import static kz.komek.platform.database.Statements.instantOrNone;
import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.call.domain.Course;
import kz.komek.call.domain.HourOfCalls;
import kz.komek.call.domain.Told;
import kz.komek.contract.Call;
import kz.komek.contract.Language;
import kz.komek.platform.database.Statements;
import org.jspecify.annotations.Nullable;

/** Calls and their steps. */
@Singleton
public class CallTable {
    private final Statements statements;

    CallTable(Statements statements) {
        this.statements = statements;
    }

    /** Who calls, sealed. */
    public record Caller(String fingerprint, byte[] sealed) {}

    /** @return false: it was told before */
    public boolean add(Told told) {
        return statements.change("""
                        insert into call_step
                            (event_id, call_id, step, at, sequence, language, seconds, seat, operator, result)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """, insert -> {
                    insert.setObject(1, told.event());
                    insert.setString(2, told.call());
                    insert.setString(3, told.step().name());
                    insert.setObject(4, utc(told.at()));
                    insert.setInt(5, told.sequence());
                    insert.setString(6, name(told.language()));
                    insert.setObject(7, told.seconds());
                    insert.setObject(8, told.seat());
                    insert.setString(9, told.operator());
                    insert.setString(10, name(told.result()));
                })
                > 0;
    }

    public List<Told> steps(Collection<String> calls) {
        return statements.all(
                "select * from call_step where call_id = any (?) order by at, sequence",
                select -> select.setArray(1, select.getConnection().createArrayOf("text", calls.toArray())),
                CallTable::told);
    }

    /** What it was as far as is known; who called, once told, stays told. */
    public void put(String call, String account, Course course, @Nullable Caller caller, @Nullable String operator) {
        statements.change("""
                insert into call as c (id, account, began_at, caller_sealed, caller, language, wanted_at, waited_seconds,
                    answered_at, talked_seconds, held_seconds, ended_at, operator, outcome)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set
                    account = case when c.account = 'unknown' then excluded.account else c.account end,
                    began_at = excluded.began_at,
                    caller_sealed = coalesce(c.caller_sealed, excluded.caller_sealed),
                    caller = coalesce(c.caller, excluded.caller),
                    language = excluded.language, wanted_at = excluded.wanted_at,
                    waited_seconds = excluded.waited_seconds, answered_at = excluded.answered_at,
                    talked_seconds = excluded.talked_seconds, held_seconds = excluded.held_seconds,
                    ended_at = excluded.ended_at, operator = coalesce(excluded.operator, c.operator),
                    outcome = excluded.outcome
                """, insert -> {
            insert.setString(1, call);
            insert.setString(2, account);
            insert.setObject(3, utc(course.began()));
            insert.setBytes(4, caller == null ? null : caller.sealed());
            insert.setString(5, caller == null ? null : caller.fingerprint());
            insert.setString(6, name(course.language()));
            insert.setObject(7, utc(course.wanted()));
            insert.setObject(8, course.waited());
            insert.setObject(9, utc(course.answered()));
            insert.setObject(10, course.talked());
            insert.setObject(11, course.held());
            insert.setObject(12, utc(course.ended()));
            insert.setString(13, operator);
            insert.setString(14, course.outcome().name());
        });
    }

    /** @param caller {@code null}: withheld */
    public record Kept(
            String id,
            Instant beganAt,
            @Nullable Caller caller,
            @Nullable Language language,
            @Nullable Instant endedAt,
            @Nullable String operator) {}

    public Optional<Kept> find(String call) {
        return statements.one("select * from call where id = ?", select -> select.setString(1, call), CallTable::kept);
    }

    /** Whether somebody was spoken with then or later. */
    public boolean answeredSince(Caller caller, Instant at) {
        return statements
                .one(
                        "select 1 from call where caller = ? and answered_at >= ?",
                        select -> {
                            select.setString(1, caller.fingerprint());
                            select.setObject(2, utc(at));
                        },
                        row -> true)
                .orElse(false);
    }

    public void tookDown(String call, Collection<String> numbers, String by, Instant at) {
        statements.change("""
                insert into call_ticket (call_id, ticket_id, by, at)
                select ?, id, ?, ? from ticket where number = any (?) on conflict do nothing
                """, insert -> {
            insert.setString(1, call);
            insert.setString(2, by);
            insert.setObject(3, utc(at));
            insert.setArray(4, insert.getConnection().createArrayOf("text", numbers.toArray()));
        });
    }

    /** The last that they answered. */
    public Optional<Kept> lastOf(String operator) {
        return statements.one(
                "select * from call where operator = ? and ended_at is not null order by ended_at desc limit 1",
                select -> select.setString(1, operator),
                CallTable::kept);
    }

    /** Of the last fifty; empty: there were none. */
    public Optional<Double> usualTalkSeconds() {
        return statements.one("""
                        select avg(talked_seconds) as mean from (
                            select talked_seconds from call where talked_seconds is not null and ended_at is not null
                            order by ended_at desc limit 50
                        ) latest having count(*) > 0
                        """, select -> {}, row -> row.getDouble("mean"));
    }

    /** Of calls that wanted an operator from the first instant until before the second. */
    public List<HourOfCalls> hours(Instant from, Instant until, ZoneId zone) {
        return statements.all(
                """
                select date_trunc('hour', wanted_at at time zone ?) as hour, language, count(*) as offered,
                    count(*) filter (where outcome = 'ANSWERED') as answered,
                    count(*) filter (where outcome = 'ABANDONED') as abandoned,
                    count(*) filter (where outcome = 'ABANDONED_SHORT') as abandoned_short,
                    count(*) filter (where outcome = 'CALL_BACK') as call_backs,
                    count(*) filter (where outcome = 'VOICEMAIL') as messages,
                    coalesce(sum(waited_seconds), 0) as waited, coalesce(max(waited_seconds), 0) as longest,
                    coalesce(sum(talked_seconds), 0) as talked, coalesce(sum(held_seconds), 0) as held
                from call where wanted_at >= ? and wanted_at < ?
                group by 1, 2 order by 1, 2
                """,
                select -> {
                    select.setString(1, zone.getId());
                    select.setObject(2, utc(from));
                    select.setObject(3, utc(until));
                },
                row -> new HourOfCalls(
                        row.getObject("hour", LocalDateTime.class),
                        language(row.getString("language")),
                        row.getLong("offered"),
                        row.getLong("answered"),
                        row.getLong("abandoned"),
                        row.getLong("abandoned_short"),
                        row.getLong("call_backs"),
                        row.getLong("messages"),
                        row.getLong("waited"),
                        row.getLong("longest"),
                        row.getLong("talked"),
                        row.getLong("held"),
                        0));
    }

    /** @param wantedAt of the call; {@code until}: when the operator had put the telephone down */
    public record Talk(String operator, @Nullable Language language, Instant wantedAt, Instant until) {}

    public List<Talk> talks(Instant from, Instant until) {
        return statements.all(
                """
                select s.login, c.language, c.wanted_at, s.ended_at from call c
                join call_seat s on s.call_id = c.id and s.ending = 'TALKED'
                where c.wanted_at >= ? and c.wanted_at < ? order by s.login, s.ended_at
                """,
                select -> {
                    select.setObject(1, utc(from));
                    select.setObject(2, utc(until));
                },
                row -> new Talk(
                        row.getString("login"),
                        language(row.getString("language")),
                        instant(row, "wanted_at"),
                        instant(row, "ended_at")));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        String fingerprint = row.getString("caller");
        return new Kept(
                row.getString("id"),
                instant(row, "began_at"),
                fingerprint == null ? null : new Caller(fingerprint, row.getBytes("caller_sealed")),
                language(row.getString("language")),
                instantOrNone(row, "ended_at"),
                row.getString("operator"));
    }

    private static Told told(ResultSet row) throws SQLException {
        String result = row.getString("result");
        return new Told(
                row.getObject("event_id", UUID.class),
                row.getString("call_id"),
                Call.Step.valueOf(row.getString("step")),
                instant(row, "at"),
                row.getInt("sequence"),
                language(row.getString("language")),
                row.getObject("seconds", Long.class),
                row.getObject("seat", UUID.class),
                row.getString("operator"),
                result == null ? null : Call.Result.valueOf(result));
    }

    static @Nullable Language language(@Nullable String name) {
        return name == null ? null : Language.valueOf(name);
    }

    static @Nullable String name(@Nullable Enum<?> one) {
        return one == null ? null : one.name();
    }
}
