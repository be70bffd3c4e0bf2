package kz.komek.platform.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.platform.bell.Hears;
import kz.komek.platform.wiring.Thrives;
import org.jboss.logging.Logger;

/**
 * Publishes what the outbox holds, in id order per key, and deletes it after Kafka's acknowledgement. Any replica does
 * any shard: an advisory lock of the transaction says whose turn it is. (Skipping locked single rows would reorder.)
 *
 * <p>Killed between acknowledgement and deletion, a row is published again: readers know events by their id.
 */
@Singleton
class OutboxRelay implements Thrives, Hears {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 1_000;
    private static final int LOCKS = 0x6f7574; // the class of our advisory locks: "out"
    /** Looked for also unheard. */
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final Publisher publisher;
    private final Thread thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
    private final Semaphore rung = new Semaphore(0);
    private volatile boolean stopping;

    OutboxRelay(DataSource dataSource, Publisher publisher) {
        this.dataSource = dataSource;
        this.publisher = publisher;
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        thread.join(Duration.ofSeconds(5));
    }

    @Override
    public boolean alive() {
        return stopping || thread.isAlive();
    }

    private void run() {
        while (!stopping) {
            try {
                while (relayAll() && !stopping) {
                    // more may have come meanwhile
                }
                await();
            } catch (SQLException | RuntimeException e) {
                if (!stopping)
                    LOG.warnf("the outbox waits: %s; trying again", e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void await() {
        try {
            if (rung.tryAcquire(AT_LEAST.toMillis(), TimeUnit.MILLISECONDS)) rung.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String bell() {
        return Outbox.BELL;
    }

    @Override
    public void heard() {
        rung.release();
    }

    /** True when something was published, so that there may be more. */
    private boolean relayAll() throws SQLException {
        boolean any = false;
        for (int shard : shardsWithRows()) any |= relay(shard);
        return any;
    }

    private List<Integer> shardsWithRows() throws SQLException {
        // One index probe per shard, whatever the outbox holds.
        String sql = """
                select shard from generate_series(0, ?) as shard
                where exists (select from outbox where outbox.shard = shard.shard)
                """;
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setInt(1, Outbox.SHARDS - 1);
            var shards = new ArrayList<Integer>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) shards.add(rows.getInt(1));
            }
            return shards;
        }
    }

    private boolean relay(int shard) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int published = tryLock(connection, shard) ? publishHead(connection, shard) : 0;
                connection.commit();
                return published > 0;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean tryLock(Connection connection, int shard) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?, ?)")) {
            lock.setInt(1, LOCKS);
            lock.setInt(2, shard);
            try (var row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private int publishHead(Connection connection, int shard) throws SQLException {
        var acknowledged = new ArrayList<Long>();
        var sent = new ArrayList<Sent>();
        try (var select = connection.prepareStatement(
                "select id, topic, key, event_id, type, source, at, body from outbox where shard = ? order by id limit ?")) {
            select.setInt(1, shard);
            select.setInt(2, BATCH);
            try (var rows = select.executeQuery()) {
                while (rows.next()) sent.add(publish(rows));
            }
        }
        try {
            for (Sent one : sent) {
                one.acknowledged().get(40, TimeUnit.SECONDS);
                acknowledged.add(one.id());
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("Kafka did not acknowledge; %d messages stay in the outbox", sent.size() - acknowledged.size());
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delete(connection, acknowledged);
        return acknowledged.size();
    }

    private record Sent(long id, CompletableFuture<?> acknowledged) {}

    private Sent publish(ResultSet row) throws SQLException {
        var envelope = new Envelope(
                row.getString("event_id"),
                row.getString("type"),
                row.getString("source"),
                row.getTimestamp("at").toInstant());
        return new Sent(
                row.getLong("id"),
                publisher.publish(
                        row.getString("topic"), row.getString("key"), row.getBytes("body"), envelope.headers()));
    }

    private static void delete(Connection connection, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) return;
        try (var delete = connection.prepareStatement("delete from outbox where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
