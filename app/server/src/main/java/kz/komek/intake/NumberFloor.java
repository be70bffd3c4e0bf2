package kz.komek.intake;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.komek.contract.Redacted;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.ticket.Reception;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps {@code number.block} ahead of the register. The topic's offsets are the blocks of numbers; where it was made anew
 * (a lost broker, a restored backup) they would begin again. So a topic that lies behind the highest block of the
 * register, or has no floor yet, is filled past it plus a margin, and marked: nobody takes a block before the mark.
 */
@Singleton
class NumberFloor {
    private static final Logger LOG = Logger.getLogger(NumberFloor.class);
    /** Blocks that may have been taken and not be in the register yet: 100,000 numbers. */
    private static final long MARGIN = 1_000;

    private final String bootstrap;
    private final Topics topics;
    private final Publisher publisher;
    private final Reception reception;
    private final NumberBlocks numbers;
    private volatile long markedEnd = -1;

    NumberFloor(
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            Publisher publisher,
            Reception reception,
            NumberBlocks numbers) {
        this.bootstrap = bootstrap;
        this.topics = topics;
        this.publisher = publisher;
        this.reception = reception;
        this.numbers = numbers;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            long end = end();
            if (markedEnd >= 0 && end >= markedEnd) {
                markedEnd = end;
                return;
            }
            long needed = blocksUsed();
            boolean restarted = markedEnd >= 0;
            if (restarted || end < needed || !numbers.hasFloor()) fill(end, needed == 0 ? 0 : needed + MARGIN);
            markedEnd = end();
        } catch (KafkaException | NumberBlocks.NoNumbers | ExecutionException | TimeoutException e) {
            LOG.warnf(
                    "number.block does not answer (%s); looking again in 5 s",
                    Redacted.of(e).getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long blocksUsed() {
        return Math.floorDiv(reception.highestSerial(), TicketNumbers.BLOCK) + 1;
    }

    private void fill(long end, long until) throws InterruptedException, ExecutionException, TimeoutException {
        LOG.infof("number.block stands at %d; filling it to %d and marking the floor", end, until);
        Future<?> last = null;
        for (long at = end; at < until; at++) last = append(NumberBlocks.FILLER);
        if (last != null) last.get(60, TimeUnit.SECONDS);
        append(NumberBlocks.FLOOR).get(10, TimeUnit.SECONDS);
    }

    private Future<?> append(String kind) {
        return publisher.publish(topics.numberBlock(), kind, kind.getBytes(StandardCharsets.US_ASCII), List.of());
    }

    private long end() {
        var partition = new TopicPartition(topics.numberBlock(), 0);
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "default.api.timeout.ms", 3_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return consumer.endOffsets(List.of(partition), Duration.ofSeconds(3))
                    .getOrDefault(partition, 0L);
        }
    }
}
