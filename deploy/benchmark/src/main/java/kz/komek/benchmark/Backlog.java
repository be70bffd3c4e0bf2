package kz.komek.benchmark;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A long queue and many who take from it: tickets typed straight into the register, operators with the demo's password,
 * and the statements of one claim with nothing around them, on the very same rows.
 */
final class Backlog implements AutoCloseable {
    /** As many as the server's pool: more would only wait. */
    private static final int CLIENTS = 32;

    private static final int AT_ONCE = 100_000;

    private static final String OPEN = """
            insert into ticket (id, number, version, status, title, language, channel, account, district, anonymous,
                resident_waits, received_at, changed_at, due_at, rank, desk, waits_since, urgent)
            select nextval('ticket_id'), to_char(?::bigint + n, 'FM0000000000'), 1, 'RECEIVED',
                'Көшеде су жоқ, белгі ' || n, case n % 3 when 0 then 'RU' when 1 then 'KK' end, 'WEB', ?, 'turkistan', true,
                true, at, at, at + interval '3 days', at + interval '3 days', 'OPERATORS', at, n % 100 = 0
            from (select n, timestamptz '2026-01-01' + n * interval '1 second' as at
                from generate_series(?::bigint, ?::bigint) n) each
            on conflict (number) do nothing
            """;

    private static final String CLOSED = """
            insert into ticket (id, number, version, status, title, language, channel, account, district, anonymous,
                resident_waits, received_at, changed_at, due_at, rank, outcome, closed_at)
            select nextval('ticket_id'), to_char(?::bigint + n, 'FM0000000000'), 1, 'CLOSED',
                'Көшеде су жоқ, белгі ' || n, 'KK', 'WEB', ?, 'turkistan', true,
                false, at, at, at, at, 'RESOLVED', at
            from (select n, timestamptz '2020-01-01' + n * interval '1 second' as at
                from generate_series(?::bigint, ?::bigint) n) each
            on conflict (number) do nothing
            """;

    private static final String PICK = """
            with kind as (
                select l.language from unnest(cast(array['', 'KK', 'RU'] as text[])) l (language)
            ), suitable as (
                select w.id, w.urgent, w.rank from kind k cross join lateral (
                    select t.id, t.urgent, t.rank from ticket t
                    where t.desk = 'OPERATORS' and t.medium = 'MAIL' and coalesce(t.language, '') = k.language
                        and t.skill = '' and t.assignee is null and t.offered_to is null
                    order by t.urgent desc, t.rank, t.id limit 64
                ) w
            ), best as materialized (select id from suitable order by urgent desc, rank, id limit 64)
            select t.* from ticket t where t.id = any (array(select id from best)) and t.assignee is null and t.offered_to is null
            order by t.urgent desc, t.rank, t.id limit 1 for update of t skip locked
            """;

    private final Komek.Database database;
    private final String account;
    private final BlockingQueue<Client> clients = new ArrayBlockingQueue<>(CLIENTS);
    private long next;

    /** @param numbers the first of ten digits; what has one of them already keeps it */
    Backlog(Komek.Database database, String account, long numbers) throws SQLException {
        this.database = database;
        this.account = account;
        this.next = numbers;
        for (int i = 0; i < CLIENTS; i++) clients.add(new Client(connect()));
    }

    void open(long count) throws SQLException {
        fill(OPEN, count);
    }

    void closed(long count) throws SQLException {
        fill(CLOSED, count);
    }

    private void fill(String sql, long count) throws SQLException {
        try (var connection = connect();
                var insert = connection.prepareStatement(sql)) {
            for (long from = 1; from <= count; from += AT_ONCE) {
                long to = Math.min(count, from + AT_ONCE - 1);
                insert.setLong(1, next);
                insert.setString(2, account);
                insert.setLong(3, from);
                insert.setLong(4, to);
                insert.executeUpdate();
            }
            next += count + 1;
            // What a register of such a size has long had: statistics, and pages that are known to be visible.
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum (analyze) ticket");
            }
        }
    }

    /** Operators of every language, with the password of the demo's. */
    void operators(String prefix, int count) throws SQLException {
        try (var connection = connect();
                var insert = connection.prepareStatement(
                        "insert into staff (login, name, password_hash, roles, languages, active, created_at)"
                                + " select ? || n, 'Bench', password_hash, '{OPERATOR}', '{kk,ru}', true, created_at"
                                + " from staff cross join generate_series(0, ?) n where login = 'aigul'"
                                + " on conflict do nothing")) {
            insert.setString(1, prefix);
            insert.setInt(2, count - 1);
            insert.executeUpdate();
        }
    }

    /** Takes the next for one of the people, as the server does, and with nothing else. */
    void claim(String login) throws SQLException, InterruptedException {
        Client client = clients.take();
        try {
            client.claim(login);
        } finally {
            clients.add(client);
        }
    }

    /** Tickets that somebody took more than once, and claims that found nothing. */
    long wrong() throws SQLException {
        try (var connection = connect();
                var select = connection.prepareStatement("""
                        select (select count(*) from (select ticket_id from ticket_event where kind = 'TAKEN'
                            group by ticket_id having count(*) > 1) twice)
                            + (select count(*) from work_claim where ticket_id is null)
                        """);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    @Override
    public void close() throws SQLException {
        for (Client client : clients) client.connection.close();
    }

    private static final class Client {
        private static final byte[] BODY =
                "{\"number\":\"0000000000\",\"version\":2,\"kind\":\"TAKEN\",\"status\":\"RECEIVED\"}"
                        .getBytes(StandardCharsets.UTF_8);

        private final Connection connection;
        private final PreparedStatement presence;
        private final PreparedStatement known;
        private final PreparedStatement profile;
        private final PreparedStatement load;
        private final PreparedStatement pick;
        private final PreparedStatement take;
        private final PreparedStatement event;
        private final PreparedStatement outbox;
        private final PreparedStatement taken;
        private final PreparedStatement given;
        private final PreparedStatement claim;

        Client(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            presence = connection.prepareStatement(
                    "insert into presence (login, state, since, seen_at) values (?, 'OFF', '2026-01-01', '2026-01-01')"
                            + " on conflict (login) do update set seen_at = excluded.seen_at");
            known = connection.prepareStatement("select login, ticket_id from work_claim where id = ?");
            profile = connection.prepareStatement("select * from work_profile where login = ?");
            load = connection.prepareStatement("""
                    select medium, count(*) from (
                        select medium from ticket
                        where assignee = ? and desk is not null and status not in ('CLOSED', 'MERGED')
                        union all select medium from ticket where offered_to = ?
                    ) his group by medium
                    """);
            pick = connection.prepareStatement(PICK);
            take = connection.prepareStatement(
                    "update ticket set assignee = ?, version = version + 1, changed_at = '2026-02-01' where id = ?");
            event = connection.prepareStatement(
                    "insert into ticket_event (ticket_id, version, kind, at, actor, status, details)"
                            + " values (?, 2, 'TAKEN', '2026-02-01', ?, 'RECEIVED', '{}')");
            outbox = connection.prepareStatement(
                    "insert into outbox (shard, topic, key, event_id, type, source, at, body) values (0, 'bench.nowhere',"
                            + " '0', '0', 'kz.komek.ticket.event.v1', '/ticket', '2026-02-01', ?)");
            taken = connection.prepareStatement(
                    "insert into work_taken (at, desk, language, login, waited_seconds, service_seconds,"
                            + " service_percent) select '2026-02-01', desk, 'KK', ?, 1, service_seconds, service_percent from desk_rules"
                            + " where desk = 'OPERATORS'");
            given = connection.prepareStatement("update presence set given_at = '2026-02-01' where login = ?");
            claim = connection.prepareStatement(
                    "insert into work_claim (id, login, ticket_id, at) values (?, ?, ?, '2026-02-01')");
        }

        void claim(String login) throws SQLException {
            try {
                presence.setString(1, login);
                presence.executeUpdate();
                var id = UUID.randomUUID();
                known.setObject(1, id);
                known.executeQuery().close();
                profile.setString(1, login);
                profile.executeQuery().close();
                load.setString(1, login);
                load.setString(2, login);
                load.executeQuery().close();
                long ticket = picked();
                write(login, id, ticket);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }

        private long picked() throws SQLException {
            try (var rows = pick.executeQuery()) {
                if (!rows.next()) throw new SQLException("nothing was left to take");
                return rows.getLong("id");
            }
        }

        private void write(String login, UUID id, long ticket) throws SQLException {
            take.setString(1, login);
            take.setLong(2, ticket);
            take.executeUpdate();
            event.setLong(1, ticket);
            event.setString(2, login);
            event.executeUpdate();
            outbox.setBytes(1, BODY);
            outbox.executeUpdate();
            // It is for nobody: what is measured is its row, not Kafka.
            try (var delete = connection.createStatement()) {
                delete.execute("delete from outbox where id = lastval()");
            }
            taken.setString(1, login);
            taken.executeUpdate();
            given.setString(1, login);
            given.executeUpdate();
            claim.setObject(1, id);
            claim.setString(2, login);
            claim.setLong(3, ticket);
            claim.executeUpdate();
        }
    }
}
