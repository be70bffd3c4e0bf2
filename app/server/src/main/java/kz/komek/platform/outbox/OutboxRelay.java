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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.platform.wiring.Thrives;
import org.jboss.logging.Logger;

/**
 * Publishes what the outbox holds, in id order per key, and deletes it after Kafka's acknowledgement. Any replica does
 * any shard: an advisory lock of the transaction says whose turn it is. (Skipping locked single rows would reorder.)
 *
 * <p>Killed between acknowledgement and deletion, a row is published again: readers know events by their id.
 */
@Singleton
class OutboxRelay implements Thrives {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int FROM_EACH_SHARD = 250;
    private static final int LOCKS = 0x6f7574; // the class of our advisory locks: "out"
    /** Between two looks while there is much to do: what comes together goes together, in one transaction and one request. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    /** Looked for also untold: what a server that died had written is published by another. */
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final Publisher publisher;
    private final Outbox outbox;
    private final Thread thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
    private volatile boolean stopping;

    OutboxRelay(DataSource dataSource, Publisher publisher, Outbox outbox) {
        this.dataSource = dataSource;
        this.publisher = publisher;
        this.outbox = outbox;
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
                int published = relay();
                if (published == 0) outbox.awaitMore(AT_LEAST);
                else if (published < FROM_EACH_SHARD) Thread.sleep(GATHERING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException e) {
                if (!stopping)
                    LOG.warnf("the outbox waits: %s; trying again", e.getClass().getSimpleName());
                pause();
            }
        }
    }

    /**
     * How much was published: if anything, there may be more. What it deletes need not be on the disk: rows that
     * come back after a crash are published again, as after any death between the two.
     */
    private int relay() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set local synchronous_commit to off");
                Integer[] ours = lockShards(connection);
                int published = ours.length == 0 ? 0 : publishHead(connection, ours);
                connection.commit();
                return published;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Those with rows that no other replica is just at. One index probe a shard, whatever the outbox holds. */
    private static Integer[] lockShards(Connection connection) throws SQLException {
        String sql = """
                select shard from generate_series(0, ?) as shard
                where case when exists (select from outbox where outbox.shard = shard.shard)
                    then pg_try_advisory_xact_lock(?, shard.shard) else false end
                """;
        try (var select = connection.prepareStatement(sql)) {
            select.setInt(1, Outbox.SHARDS - 1);
            select.setInt(2, LOCKS);
            var shards = new ArrayList<Integer>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) shards.add(rows.getInt(1));
            }
            return shards.toArray(Integer[]::new);
        }
    }

    /** Each shard's head: a number for all of them would let a busy one hold up the others. */
    private int publishHead(Connection connection, Integer[] shards) throws SQLException {
        var acknowledged = new ArrayList<Long>();
        var sent = new ArrayList<Sent>();
        String sql = """
                select head.* from unnest(?) as ours (shard) cross join lateral (
                    select id, topic, key, event_id, type, source, at, body from outbox
                    where outbox.shard = ours.shard order by id limit ?
                ) head order by head.id
                """;
        try (var select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("smallint", shards));
            select.setInt(2, FROM_EACH_SHARD);
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
