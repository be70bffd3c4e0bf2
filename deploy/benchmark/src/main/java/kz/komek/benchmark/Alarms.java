package kz.komek.benchmark;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/** Clocks typed straight into the register: many that wait, and some that are all due in the same second. */
final class Alarms implements AutoCloseable {
    private static final int AT_ONCE = 100_000;
    /** As many as the server takes into one transaction. */
    private static final int TOGETHER = 500;

    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

    private static final String LOOK = "select wakes_at, id, ticket_id from clock"
            + " where wakes_at <= ? and kind <> 'SILENCE' order by wakes_at, id limit 500";

    /** Of tickets that are not there: nobody looks at them before they are due. */
    private static final String WAITING = """
            insert into clock (ticket_id, kind, started_at, rule, policy, receipt, calendar_version, due_at, moved, wakes_at)
            select -n, 'RESOLUTION', at, 'NAMED', 0, 'WHEN_IT_CAME', 0, at, true, at
            from (select n, ?::timestamptz + n * interval '1 second' as at from generate_series(?::bigint, ?::bigint) n) each
            """;

    /** A tenth of a millisecond apart, so that ten thousand are within a second. */
    private static final String DUE = """
            insert into clock (ticket_id, kind, started_at, rule, policy, receipt, calendar_version, due_at, moved, wakes_at)
            select id, 'RESOLUTION', received_at, 'NAMED', 0, 'WHEN_IT_CAME', 0, at, true, at
            from (select id, received_at, ?::timestamptz + row_number() over (order by id) * interval '0.1 ms' as at
                from ticket where account = ?) each
            """;

    private final Komek.Database database;
    private final Connection connection;

    Alarms(Komek.Database database) throws SQLException {
        this.database = database;
        this.connection = connect();
    }

    /** So many that wait for a month and longer. */
    void arm(int count) throws SQLException {
        Timestamp later = Timestamp.from(Instant.now().plus(Duration.ofDays(30)));
        try (var insert = connection.prepareStatement(WAITING)) {
            for (int from = 1; from <= count; from += AT_ONCE) {
                insert.setTimestamp(1, later);
                insert.setLong(2, from);
                insert.setLong(3, Math.min(count, from + AT_ONCE - 1));
                insert.executeUpdate();
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum (analyze) clock");
        }
    }

    /** What every server asks each second. */
    void look() throws SQLException {
        try (var look = connection.prepareStatement(LOOK)) {
            look.setTimestamp(1, Timestamp.from(Instant.EPOCH));
            look.executeQuery().close();
        }
    }

    /** Until every ticket of an account has rung; all are due within the second after next. @return from when the first was due */
    Duration ring(String account) throws SQLException, InterruptedException {
        Instant at = soon(account);
        untilFewerWait(at, 1);
        return Duration.between(at, Instant.now());
    }

    @FunctionalInterface
    interface Death {
        /** Returns when it is dead; what is to start again does so by itself. */
        void come() throws InterruptedException;
    }

    /**
     * What came of a server that was killed while it rang.
     *
     * @param left had not rung when it was dead
     * @param wrong rang more than once, or never, or told somebody twice
     * @param all from the death until all had rung
     */
    record Survived(int left, long wrong, Duration all) {}

    /** @param left the server dies when so many or fewer have not rung, of those that are due together */
    Survived ringThrough(String account, int left, Death death) throws SQLException, InterruptedException {
        Instant at = soon(account);
        untilFewerWait(at, left + 1);
        death.come();
        Instant dead = Instant.now();
        int waiting = waiting(at);
        if (waiting == 0) throw new IllegalStateException("all had rung before the server was dead: nothing was tried");
        untilFewerWait(at, 1);
        return new Survived(waiting, wrong(account), Duration.between(dead, Instant.now()));
    }

    private Instant soon(String account) throws SQLException {
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(8);
        set(account, at);
        if (Instant.now().isAfter(at)) throw new IllegalStateException("typing them took longer than they waited");
        return at;
    }

    private void untilFewerWait(Instant due, int fewer) throws SQLException, InterruptedException {
        while (waiting(due) >= fewer) {
            if (Instant.now().isAfter(due.plus(LONGEST_WAIT))) {
                throw new IllegalStateException(
                        waiting(due) + " have not rung " + LONGEST_WAIT + " after they were due");
            }
            Thread.sleep(GLANCE);
        }
    }

    private void set(String account, Instant at) throws SQLException {
        try (var insert = connection.prepareStatement(DUE)) {
            insert.setTimestamp(1, Timestamp.from(at));
            insert.setString(2, account);
            insert.executeUpdate();
        }
    }

    private int waiting(Instant since) throws SQLException {
        try (var select =
                connection.prepareStatement("select count(*) from clock where wakes_at >= ? and wakes_at < ?")) {
            select.setTimestamp(1, Timestamp.from(since));
            select.setTimestamp(2, Timestamp.from(since.plusSeconds(60)));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Tickets that rang more than once, or never, or told somebody of the same twice. */
    long wrong(String account) throws SQLException {
        try (var select = connection.prepareStatement("""
                select (select count(*) from (select t.id from ticket t
                        left join ticket_event e on e.ticket_id = t.id and e.kind = 'OVERDUE'
                        where t.account = ? group by t.id having count(e.kind) <> 1) rang)
                    + (select count(*) from (select n.ticket_id from notice n join ticket t on t.id = n.ticket_id
                        where t.account = ? group by n.ticket_id, n.login, n.kind, n.what, n.step
                        having count(*) > 1) told)
                """)) {
            select.setString(1, account);
            select.setString(2, account);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The same rows with nothing around them: ticket, clock, history, outbox, so many in a transaction as the server has. */
    Duration type(String account) throws SQLException {
        byte[] body = "{\"number\":\"0000000000\",\"version\":2,\"kind\":\"OVERDUE\",\"status\":\"RECEIVED\"}"
                .getBytes(StandardCharsets.UTF_8);
        set(account, Instant.now().plus(Duration.ofDays(30)));
        long begin = System.nanoTime();
        try (var typing = connect();
                var ids = connection.prepareStatement("select id from ticket where account = ? order by id");
                var lock = typing.prepareStatement("select * from ticket where id = any (?) for update skip locked");
                var clock = typing.prepareStatement(
                        "update clock set seen_at = '2026-02-01', wakes_at = null where ticket_id = ?");
                var ticket = typing.prepareStatement("update ticket set version = version + 1 where id = ?");
                var event = typing.prepareStatement(
                        "insert into ticket_event (ticket_id, version, kind, at, actor, status, details)"
                                + " values (?, 2, 'NOTED', '2026-02-01', null, 'RECEIVED', '{}')");
                var outbox = typing.prepareStatement(
                        "insert into outbox (shard, topic, key, event_id, type, source, at, body) values (0, 'bench.nowhere',"
                                + " '0', '0', 'kz.komek.ticket.event.v1', '/ticket', '2026-02-01', ?)")) {
            typing.setAutoCommit(false);
            ids.setString(1, account);
            var all = new ArrayList<Long>();
            try (var rows = ids.executeQuery()) {
                while (rows.next()) all.add(rows.getLong(1));
            }
            for (int from = 0; from < all.size(); from += TOGETHER) {
                var some = all.subList(from, Math.min(all.size(), from + TOGETHER));
                lock.setArray(1, typing.createArrayOf("bigint", some.toArray()));
                lock.executeQuery().close();
                for (long id : some) {
                    clock.setLong(1, id);
                    clock.addBatch();
                    ticket.setLong(1, id);
                    ticket.addBatch();
                    event.setLong(1, id);
                    event.addBatch();
                    outbox.setBytes(1, body);
                    outbox.addBatch();
                }
                clock.executeBatch();
                ticket.executeBatch();
                event.executeBatch();
                outbox.executeBatch();
                try (var delete = typing.createStatement()) {
                    // It is for nobody: what is measured is its row, not Kafka.
                    delete.execute("delete from outbox where topic = 'bench.nowhere'");
                }
                typing.commit();
            }
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
