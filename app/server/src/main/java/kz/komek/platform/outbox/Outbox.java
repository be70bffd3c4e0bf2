package kz.komek.platform.outbox;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import kz.komek.contract.Json;
import kz.komek.contract.kafka.Envelope;

/**
 * The only exit from the core. What is added here is published after the transaction commits, and only then; it is
 * written in one batch as the last thing before the commit.
 *
 * <p>Ids are drawn from the identity while the transaction holds its ticket's lock: that makes them rise per key.
 */
@Singleton
public class Outbox {
    static final int SHARDS = 16;
    private static final String INSERT = """
            insert into outbox (shard, topic, key, event_id, type, source, at, body)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final TransactionSynchronizationRegistry transactions;
    private final DataSource dataSource;
    private final Semaphore written = new Semaphore(0);

    Outbox(TransactionSynchronizationRegistry transactions, DataSource dataSource) {
        this.transactions = transactions;
        this.dataSource = dataSource;
    }

    private record Leaving(String topic, String key, Envelope envelope, byte[] body) {}

    /** Within a transaction only. */
    public void add(String topic, String key, Envelope envelope, Object message) {
        add(topic, key, envelope, Json.write(message));
    }

    public void add(String topic, String key, Envelope envelope, byte[] body) {
        leaving().add(new Leaving(topic, key, envelope, body));
    }

    @SuppressWarnings("unchecked")
    private List<Leaving> leaving() {
        var known = (List<Leaving>) transactions.getResource(Outbox.class);
        if (known != null) return known;
        var fresh = new ArrayList<Leaving>();
        transactions.putResource(Outbox.class, fresh);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                write(fresh);
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) written.release();
            }
        });
        return fresh;
    }

    /**
     * Until a transaction of this server has left something here, or the time is over. The relay of the server that wrote
     * it is the one that is told: NOTIFY would make every commit wait for the one before it, down to the disk.
     */
    void awaitMore(Duration most) throws InterruptedException {
        if (written.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) written.drainPermits();
    }

    /** The oldest id of each shard that holds anything. One index probe a shard, whatever the outbox holds. */
    public Map<Integer, Long> heads() {
        String sql = """
                select shard, (select min(id) from outbox where outbox.shard = shard.shard) as head
                from generate_series(0, ?) as shard
                """;
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setInt(1, SHARDS - 1);
            var heads = new TreeMap<Integer, Long>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    Long head = rows.getObject("head", Long.class);
                    if (head != null) heads.put(rows.getInt("shard"), head);
                }
            }
            return heads;
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox cannot be read", e);
        }
    }

    private void write(List<Leaving> rows) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (Leaving row : rows) {
                insert.setInt(1, Math.floorMod(row.key().hashCode(), SHARDS));
                insert.setString(2, row.topic());
                insert.setString(3, row.key());
                insert.setString(4, row.envelope().id());
                insert.setString(5, row.envelope().type());
                insert.setString(6, row.envelope().source());
                insert.setTimestamp(7, Timestamp.from(row.envelope().time()));
                insert.setBytes(8, row.body());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox was not written; the transaction is rolled back", e);
        }
    }
}
