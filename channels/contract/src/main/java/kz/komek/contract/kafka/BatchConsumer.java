package kz.komek.contract.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import kz.komek.contract.Json;
import kz.komek.contract.Redacted;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic in batches, each handled in one transaction of its handler and committed after it (law 3 of the house:
 * poison does not stop the rest, an outage does not make poison).
 *
 * <ul>
 *   <li>A failed batch is replayed singly, in order.
 *   <li>A record is poison when it fails alone, twice, while the handler's database answers: it goes to the topic's
 *       {@code .dead} with the reason, and the rest goes on.
 *   <li>When the database does not answer, the consumer pauses and tries for ever.
 * </ul>
 *
 * A handler must be idempotent by stored rows: after a crash or a rebalance the same records come again.
 *
 * <p>Easy to get wrong: partitions come and go inside every poll, those that only keep our place too. What such a poll
 * returns is read again later; what left our hands, even if it came back at once, is neither handled nor committed from
 * here, for its position has begun anew.
 */
public final class BatchConsumer<T> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BatchConsumer.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES_ALONE = 2;
    /** Far below Kafka's five minutes, after which who does not poll loses its partitions. */
    private static final Duration PLACE_LASTS = Duration.ofSeconds(30);

    /** Handles a batch completely or throws and leaves nothing behind. */
    @FunctionalInterface
    public interface Handler<T> {
        void handle(List<Received<T>> batch);
    }

    /**
     * @param group the consumer group: one per purpose, shared by all replicas
     * @param answers whether what the handler depends on answers now
     */
    public record Settings<T>(
            String bootstrap, String topic, String group, Class<T> type, int maxBatch, BooleanSupplier answers) {}

    private final Settings<T> settings;
    private final Handler<T> handler;
    private final Publisher dead;
    private final KafkaConsumer<@Nullable String, byte[]> consumer;
    private final Thread thread;
    private volatile boolean stopping;

    // Only the thread touches these.
    /** Partitions of the batch being handled that have been ours ever since it was read. */
    private final Set<TopicPartition> inHand = new HashSet<>();
    /** Handled, and perhaps not committed yet. */
    private final Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();

    private boolean taking = true;
    private long polledAt;

    public BatchConsumer(Settings<T> settings, Handler<T> handler, Publisher dead) {
        this.settings = settings;
        this.handler = handler;
        this.dead = dead;
        this.consumer =
                new KafkaConsumer<>(properties(settings), new StringDeserializer(), new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform()
                .name("reads-" + settings.topic() + "-" + settings.group())
                .unstarted(this::run);
    }

    public BatchConsumer<T> start() {
        consumer.subscribe(List.of(settings.topic()), new Moves());
        thread.start();
        return this;
    }

    /** False when the reading thread has ended without being asked to: a health check should say so. */
    public boolean alive() {
        return stopping || thread.isAlive();
    }

    private static Properties properties(Settings<?> settings) {
        var properties = new Properties();
        properties.putAll(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrap(),
                ConsumerConfig.GROUP_ID_CONFIG,
                settings.group(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                settings.maxBatch(),
                // A killed replica's partitions move on after this long.
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                3_000,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName()));
        return properties;
    }

    private void run() {
        try {
            while (!stopping) {
                try {
                    readOnce();
                } catch (WakeupException stop) {
                    // close() asked: the loop's condition decides
                } catch (CommitFailedException | RebalanceInProgressException moved) {
                    LOG.infof("partitions of %s moved; their new reader sees these records again", settings.topic());
                } catch (RuntimeException e) {
                    LOG.warnf(Redacted.of(e), "reading %s failed; trying again in %s", settings.topic(), PAUSE);
                    sleep(PAUSE);
                }
            }
        } finally {
            consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(5)));
        }
    }

    private final class Moves implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (!taking) consumer.pause(partitions);
        }

        /** Called for lost ones too. */
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            inHand.removeAll(partitions);
            handled.keySet().removeAll(partitions);
        }
    }

    private void readOnce() {
        inHand.clear();
        var records = consumer.poll(POLL);
        polledAt = System.nanoTime();
        if (!records.isEmpty()) {
            var batch = new ArrayList<ConsumerRecord<@Nullable String, byte[]>>(records.count());
            records.forEach(batch::add);
            inHand.addAll(records.partitions());
            try {
                handle(batch);
            } catch (RuntimeException | Error unfinished) {
                rewind(batch);
                throw unfinished;
            }
            for (var record : batch) {
                if (stillOurs(record)) handled.put(partition(record), new OffsetAndMetadata(record.offset() + 1));
            }
        }
        // Also what an earlier commit could not say, because a rebalance was under way.
        if (!handled.isEmpty()) {
            consumer.commitSync(handled);
            handled.clear();
        }
    }

    private void handle(List<ConsumerRecord<@Nullable String, byte[]>> batch) {
        var readable = new ArrayList<Received<T>>(batch.size());
        for (var record : batch) {
            try {
                readable.add(decode(record));
            } catch (IllegalArgumentException unreadable) {
                bury(record, String.valueOf(unreadable.getMessage()));
            }
        }
        if (readable.isEmpty() || handledTogether(batch, readable)) return;
        for (var record : batch) handleAlone(record);
    }

    /** False: something in the batch is at fault, not what the handler depends on. */
    private boolean handledTogether(List<ConsumerRecord<@Nullable String, byte[]>> batch, List<Received<T>> readable) {
        while (true) {
            try {
                handler.handle(readable);
                return true;
            } catch (RuntimeException e) {
                if (settings.answers().getAsBoolean()) {
                    LOG.warnf(
                            Redacted.of(e),
                            "%d records of %s failed; replaying them singly",
                            batch.size(),
                            settings.topic());
                    return false;
                }
                waitForAnswers();
                if (!batch.stream().allMatch(this::stillOurs)) return false;
            }
        }
    }

    private void handleAlone(ConsumerRecord<@Nullable String, byte[]> record) {
        Received<T> message;
        try {
            message = decode(record);
        } catch (IllegalArgumentException buriedAlready) {
            return;
        }
        for (int failures = 0; ; ) {
            if (System.nanoTime() - polledAt > PLACE_LASTS.toNanos()) keepOurPlace(Duration.ZERO);
            waitForAnswers();
            if (!stillOurs(record)) return;
            try {
                handler.handle(List.of(message));
                return;
            } catch (RuntimeException e) {
                if (!settings.answers().getAsBoolean()) continue; // an outage, not poison
                failures++;
                if (failures == TRIES_ALONE) {
                    LOG.errorf(
                            Redacted.of(e),
                            "%s at %s-%d offset %d goes to the dead letters",
                            message.envelope().id(),
                            record.topic(),
                            record.partition(),
                            record.offset());
                    bury(record, Redacted.of(e).getMessage());
                    return;
                }
            }
        }
    }

    private Received<T> decode(ConsumerRecord<@Nullable String, byte[]> record) {
        if (record.value() == null) throw new IllegalArgumentException("the record has no body");
        return new Received<>(Json.read(record.value(), settings.type()), Envelope.of(record.headers()));
    }

    private void waitForAnswers() {
        boolean waited = false;
        while (!settings.answers().getAsBoolean()) {
            if (stopping) throw new WakeupException();
            if (!waited) LOG.warnf("what %s is written to does not answer; it waits", settings.topic());
            waited = true;
            keepOurPlace(PAUSE);
        }
        if (waited) LOG.infof("it answers again; %s goes on", settings.topic());
    }

    /** Polls as the group demands, and takes nothing. */
    private void keepOurPlace(Duration time) {
        taking = false;
        consumer.pause(consumer.assignment());
        try {
            var notNow = consumer.poll(time);
            polledAt = System.nanoTime();
            // What is assigned in this poll is paused in it; should it return something all the same, it comes again.
            for (var partition : notNow.partitions()) {
                consumer.seek(partition, notNow.records(partition).getFirst().offset());
            }
        } finally {
            taking = true;
            consumer.resume(consumer.paused());
        }
    }

    private boolean stillOurs(ConsumerRecord<?, ?> record) {
        return inHand.contains(partition(record));
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private void bury(ConsumerRecord<@Nullable String, byte[]> record, String reason) {
        var headers = new ArrayList<Header>();
        record.headers().forEach(headers::add);
        headers.add(text("dead_reason", reason));
        headers.add(text("dead_topic", record.topic()));
        headers.add(text("dead_position", record.partition() + ":" + record.offset()));
        headers.add(text(
                "dead_time", java.time.Instant.ofEpochMilli(record.timestamp()).toString()));
        try {
            dead.publish(record.topic() + ".dead", record.key(), record.value(), headers)
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("dead letter not written; the record will be read again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WakeupException();
        }
    }

    private static Header text(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void rewind(List<ConsumerRecord<@Nullable String, byte[]>> batch) {
        var first = new HashMap<TopicPartition, Long>();
        for (var record : batch) first.merge(partition(record), record.offset(), Math::min);
        first.keySet().retainAll(inHand);
        first.forEach(consumer::seek);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopping = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
