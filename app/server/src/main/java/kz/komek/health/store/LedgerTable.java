package kz.komek.health.store;

import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import kz.komek.contract.Channel;
import kz.komek.contract.Taken;
import kz.komek.health.domain.Account;
import kz.komek.health.domain.LedgerDay;
import kz.komek.health.domain.Silence;
import kz.komek.platform.database.Statements;
import org.jspecify.annotations.Nullable;

/** Counts by hour. The register is never counted. */
@Singleton
public class LedgerTable {
    /** Each server has its own rows, or nearly. */
    private static final short SHARD = (short) ThreadLocalRandom.current().nextInt(16);

    private static final int IDS_SHOWN = 20;

    private static final String ADD = """
            insert into ledger as l (channel, account, hour, shard, taken, contacts, tickets, last_at)
            select c, a, h, ?, n, m, t, w
            from unnest(?::text[], ?::text[], ?::timestamptz[], ?::int[], ?::int[], ?::int[], ?::timestamptz[])
                as fresh (c, a, h, n, m, t, w)
            order by c, a, h
            on conflict (channel, account, hour, shard) do update set taken = l.taken + excluded.taken,
                contacts = l.contacts + excluded.contacts, tickets = l.tickets + excluded.tickets,
                last_at = greatest(l.last_at, excluded.last_at)
            """;
    // In the order of ids, so that two readers with the same ones never wait for each other in a circle.
    private static final String TAKE = """
            insert into ledger_taken (id, channel, account, at, told_at, found)
            select t.id, ?, ?, t.at, ?,
                exists (select from contact c where c.id = t.id)
                or exists (select from call_step s where s.event_id = t.id)
            from (select id, min(at) as at from unnest(?::uuid[], ?::timestamptz[]) as told (id, at)
                group by id order by id) t
            on conflict do nothing
            returning at
            """;
    private static final String SETTLE = """
            update ledger_taken t set found = true where not t.found
                and (exists (select from contact c where c.id = t.id)
                    or exists (select from call_step s where s.event_id = t.id))
            """;
    /** Not found, and not lying among the dead; what was sent on from there is given a while. */
    private static final String MISSING = """
            from ledger_taken t where not t.found and t.told_at < ?
                and not exists (select from dead_letter d where d.event_id = t.id::text
                    and (d.replayed_at is null or d.replayed_at > ?))
            """;

    private final Statements statements;

    LedgerTable(Statements statements) {
        this.statements = statements;
    }

    public record Hour(Account account, Instant hour) {}

    /** @param lastAt when the newest of the contacts came; {@code null}: it is of none */
    public record Count(
            int taken, int contacts, int tickets, @Nullable Instant lastAt) {
        public Count plus(Count other) {
            Instant last =
                    lastAt == null || other.lastAt != null && other.lastAt.isAfter(lastAt) ? other.lastAt : lastAt;
            return new Count(taken + other.taken, contacts + other.contacts, tickets + other.tickets, last);
        }
    }

    public void add(Map<Hour, Count> counts) {
        var rows = List.copyOf(counts.entrySet());
        statements.change(ADD, by -> {
            var connection = by.getConnection();
            by.setShort(1, SHARD);
            by.setArray(
                    2,
                    array(
                            connection,
                            "text",
                            rows,
                            row -> row.getKey().account().channel().name()));
            by.setArray(
                    3,
                    array(
                            connection,
                            "text",
                            rows,
                            row -> row.getKey().account().name()));
            by.setArray(
                    4,
                    array(
                            connection,
                            "timestamptz",
                            rows,
                            row -> row.getKey().hour().toString()));
            by.setArray(5, array(connection, "int", rows, row -> row.getValue().taken()));
            by.setArray(6, array(connection, "int", rows, row -> row.getValue().contacts()));
            by.setArray(7, array(connection, "int", rows, row -> row.getValue().tickets()));
            by.setArray(
                    8,
                    array(
                            connection,
                            "timestamptz",
                            rows,
                            row -> text(row.getValue().lastAt())));
        });
    }

    /** @return when those were taken of which nobody had told before */
    public List<Instant> take(Account account, Collection<Taken.One> ones, Instant toldAt) {
        var rows = List.copyOf(ones);
        return statements.all(
                TAKE,
                by -> {
                    by.setString(1, account.channel().name());
                    by.setString(2, account.name());
                    by.setObject(3, utc(toldAt));
                    by.setArray(4, array(by.getConnection(), "uuid", rows, Taken.One::id));
                    by.setArray(
                            5,
                            array(
                                    by.getConnection(),
                                    "timestamptz",
                                    rows,
                                    one -> one.at().toString()));
                },
                row -> Statements.instant(row, "at"));
    }

    /** What has arrived meanwhile is not looked for any more. */
    public void settle() {
        statements.change(SETTLE, none -> {});
    }

    /** @param since when the first of them was told of */
    public record Missing(Account account, int many, Instant since) {}

    public List<Missing> missing(Instant toldSince, Instant toldBefore, Instant replayedBefore) {
        return statements.all(
                "select channel, account, count(*) as n, min(told_at) as since " + MISSING
                        + " and t.told_at >= ? group by channel, account",
                by -> {
                    by.setObject(1, utc(toldBefore));
                    by.setObject(2, utc(replayedBefore));
                    by.setObject(3, utc(toldSince));
                },
                row -> new Missing(account(row), row.getInt("n"), Statements.instant(row, "since")));
    }

    private record Gap(int many, List<UUID> ids) {}

    private record Key(Account account, LocalDate day) {}

    /** Days without anything are not there; the dead are not counted here. The newest day first. */
    public List<LedgerDay> days(Instant from, Instant until, ZoneId zone, Instant toldBefore, Instant replayedBefore) {
        var gaps = new HashMap<Key, Gap>();
        statements.all(
                "select channel, account, (at at time zone ?)::date as day, count(*) as n,"
                        + " (array_agg(id order by at))[1:" + IDS_SHOWN + "] as ids " + MISSING
                        + " and t.at >= ? and t.at < ? group by channel, account, day",
                by -> {
                    by.setString(1, zone.getId());
                    by.setObject(2, utc(toldBefore));
                    by.setObject(3, utc(replayedBefore));
                    by.setObject(4, utc(from));
                    by.setObject(5, utc(until));
                },
                row -> gaps.put(
                        new Key(account(row), row.getObject("day", LocalDate.class)),
                        new Gap(row.getInt("n"), List.of((UUID[])
                                row.getArray("ids").getArray()))));
        return statements.all(
                """
                select channel, account, (hour at time zone ?)::date as day, sum(taken) as taken,
                    sum(contacts) as contacts, sum(tickets) as tickets
                from ledger where hour >= ? and hour < ?
                group by channel, account, day order by day desc, channel, account
                """,
                by -> {
                    by.setString(1, zone.getId());
                    by.setObject(2, utc(from));
                    by.setObject(3, utc(until));
                },
                row -> {
                    var key = new Key(account(row), row.getObject("day", LocalDate.class));
                    Gap gap = gaps.getOrDefault(key, new Gap(0, List.of()));
                    return new LedgerDay(
                            key.account(),
                            key.day(),
                            row.getInt("taken"),
                            row.getInt("contacts"),
                            row.getInt("tickets"),
                            0,
                            gap.many(),
                            gap.ids());
                });
    }

    /** Accounts that are new in it. */
    public void remember(Instant since) {
        statements.change("""
                        insert into ledger_account (channel, account, since)
                        select channel, account, min(hour) from ledger where hour >= ? group by channel, account
                        order by channel, account on conflict do nothing
                        """, by -> by.setObject(1, utc(since)));
    }

    /**
     * @param since when the record of it begins
     * @param lastAt when something came last; {@code null}: nothing ever did
     */
    public record Known(
            Account account, Instant since, @Nullable Instant lastAt) {}

    public List<Known> accounts() {
        return statements.all(
                """
                select a.channel, a.account, a.since, l.last_at from ledger_account a
                left join lateral (select max(x.last_at) as last_at from
                    (select last_at from ledger where channel = a.channel and account = a.account and contacts > 0
                        order by hour desc limit 16) x) l on true
                order by a.channel, a.account
                """,
                none -> {},
                row -> new Known(
                        account(row), Statements.instant(row, "since"), Statements.instantOrNone(row, "last_at")));
    }

    /** What came in each span, in their order. */
    public List<Double> came(Account account, List<Silence.Span> spans) {
        var hours = new HashMap<Instant, Integer>();
        statements.all(
                """
                select l.hour, sum(l.contacts) as n from unnest(?::timestamptz[], ?::timestamptz[]) as s (f, u)
                join ledger l on l.channel = ? and l.account = ? and l.hour >= s.f and l.hour < s.u
                group by l.hour
                """,
                by -> {
                    var connection = by.getConnection();
                    by.setArray(
                            1,
                            array(
                                    connection,
                                    "timestamptz",
                                    spans,
                                    span -> begun(span.from()).toString()));
                    by.setArray(
                            2,
                            array(
                                    connection,
                                    "timestamptz",
                                    spans,
                                    span -> span.until().toString()));
                    by.setString(3, account.channel().name());
                    by.setString(4, account.name());
                },
                row -> hours.put(Statements.instant(row, "hour"), row.getInt("n")));
        var came = new ArrayList<Double>();
        for (Silence.Span span : spans) came.add(Silence.sum(hours, span));
        return came;
    }

    public static Instant begun(Instant at) {
        return at.truncatedTo(java.time.temporal.ChronoUnit.HOURS);
    }

    /** @param taken what was found after so long is not brought again; what is missing stays as long as its day is shown */
    public void forget(Instant taken, Instant hours) {
        statements.change("delete from ledger_taken where told_at < ? and found", by -> by.setObject(1, utc(taken)));
        statements.change("delete from ledger_taken where told_at < ?", by -> by.setObject(1, utc(hours)));
        statements.change("delete from ledger where hour < ?", by -> by.setObject(1, utc(hours)));
    }

    /** It is ours no more: its silence alarms nobody. What came by it stays. */
    public void forget(Account account) {
        statements.change("delete from ledger_account where channel = ? and account = ?", by -> {
            by.setString(1, account.channel().name());
            by.setString(2, account.name());
        });
    }

    static Account account(java.sql.ResultSet row) throws SQLException {
        return new Account(Channel.valueOf(row.getString("channel")), row.getString("account"));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static <T> Array array(
            Connection connection, String type, List<T> rows, Function<T, @Nullable Object> value) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
