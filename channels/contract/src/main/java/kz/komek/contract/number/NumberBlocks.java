package kz.komek.contract.number;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Where ticket numbers come from: the acknowledged offset of a record in {@code number.block} is a block of
 * {@link TicketNumbers#BLOCK} numbers that is ours alone. No database, no coordinator; a block half used at a crash is
 * lost, not doubled.
 *
 * <p>An offset is unique only within the life of the topic. Therefore the core, which knows the highest block ever used,
 * writes a {@code floor} record behind it, and nobody takes a block before having seen one.
 */
public final class NumberBlocks {
    public static final String FLOOR = "floor";
    public static final String BLOCK = "block";
    public static final String FILLER = "filler";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** After a failure the next ones fail at once for so long: a crowd must not queue behind a silent Kafka. */
    private static final Duration BREATH = Duration.ofSeconds(1);

    private final String bootstrap;
    private final TopicPartition partition;
    private final Publisher publisher;
    private final TicketNumbers numbers;
    private final ReentrantLock lock = new ReentrantLock();
    private long floor = -1;
    private long block = -1;
    private int used = TicketNumbers.BLOCK;
    private long silentSince = longAgo();
    private final ReentrantLock looking = new ReentrantLock();
    private volatile long seenEnd;
    private long unseenSince = longAgo();

    public NumberBlocks(String bootstrap, Topics topics, Publisher publisher, TicketNumbers numbers) {
        this.bootstrap = bootstrap;
        this.partition = new TopicPartition(topics.numberBlock(), 0);
        this.publisher = publisher;
        this.numbers = numbers;
    }

    /** No number can be given now: Kafka is silent, or the core has never run on this topic. Try again later. */
    public static final class NoNumbers extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoNumbers(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    /** A number nobody else has or will get. */
    public String next() {
        lock.lock();
        try {
            if (used == TicketNumbers.BLOCK) takeBlockUnlessSilent();
            return numbers.number(block * TicketNumbers.BLOCK + used++);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a number can be given now; when there is none left, this takes the next block. */
    public boolean available() {
        lock.lock();
        try {
            if (used == TicketNumbers.BLOCK) takeBlockUnlessSilent();
            return true;
        } catch (NoNumbers notNow) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void takeBlockUnlessSilent() {
        if (recently(silentSince)) throw new NoNumbers("Kafka was silent just now", null);
        try {
            takeBlock();
        } catch (NoNumbers e) {
            silentSince = System.nanoTime();
            throw e;
        }
    }

    private void takeBlock() {
        if (floor < 0) floor = readFloor();
        if (floor < 0) throw new NoNumbers("the core has not marked the floor of number.block yet", null);
        long taken = append();
        if (taken <= floor || taken <= block) {
            // The topic was made anew under us: its offsets no longer mean what they did.
            floor = -1;
            throw new NoNumbers("number.block restarted; waiting for the core to mark its floor", null);
        }
        block = taken;
        used = 0;
    }

    private long append() {
        try {
            return publisher
                    .publish(partition.topic(), BLOCK, BLOCK.getBytes(StandardCharsets.US_ASCII), List.of())
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .offset();
        } catch (ExecutionException | TimeoutException e) {
            throw new NoNumbers("Kafka gives no block of numbers", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoNumbers("interrupted while taking a block of numbers", e);
        }
    }

    /** Whether the number may have been given to somebody: then it is being registered, not unknown. */
    public boolean mayBeGiven(String number) {
        long blockOfNumber = numbers.serial(number) / TicketNumbers.BLOCK;
        if (blockOfNumber < seenEnd) return true;
        looking.lock();
        try {
            if (recently(unseenSince)) return true;
            try (var consumer = consumer()) {
                seenEnd = Math.max(
                        seenEnd,
                        consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L));
            } catch (KafkaException e) {
                unseenSince = System.nanoTime();
                return true; // cannot know: never tell a resident that a number is not there when it may be
            }
            return blockOfNumber < seenEnd;
        } finally {
            looking.unlock();
        }
    }

    /** Whether the core has marked this topic as safe to take blocks from. */
    public boolean hasFloor() {
        return readFloor() >= 0;
    }

    private static long longAgo() {
        return System.nanoTime() - BREATH.toNanos();
    }

    private static boolean recently(long nanoTime) {
        return System.nanoTime() - nanoTime < BREATH.toNanos();
    }

    private long readFloor() {
        try (var consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
            long found = -1;
            while (consumer.position(partition, PATIENCE) < end) {
                for (var record : consumer.poll(Duration.ofMillis(500)).records(partition)) {
                    if (FLOOR.equals(record.key())) found = record.offset();
                }
            }
            return found;
        } catch (KafkaException e) {
            throw new NoNumbers("Kafka does not answer", e);
        }
    }

    private KafkaConsumer<@Nullable String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false, "default.api.timeout.ms", (int)
                        PATIENCE.toMillis()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
