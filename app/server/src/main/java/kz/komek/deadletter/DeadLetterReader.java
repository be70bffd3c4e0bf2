package kz.komek.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import kz.komek.contract.kafka.Topics;
import kz.komek.platform.wiring.Thrives;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the dead-letter topics into the register. It takes bytes as they are, so there is no poison here: whatever fails
 * is an outage, and the records are read again until they are stored.
 */
@Singleton
class DeadLetterReader implements Thrives {
    static final String GROUP = "dead-letters";
    private static final Logger LOG = Logger.getLogger(DeadLetterReader.class);

    private final String bootstrap;
    private final Topics topics;
    private final DeadLetterTable table;
    private final MeterRegistry metrics;
    private final Thread thread = Thread.ofPlatform().name("reads-dead-letters").unstarted(this::run);
    private volatile boolean stopping;

    DeadLetterReader(
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            DeadLetterTable table,
            MeterRegistry metrics) {
        this.bootstrap = bootstrap;
        this.topics = topics;
        this.table = table;
        this.metrics = metrics;
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
            // A new consumer after a failure begins at what was committed: nothing is passed over.
            try (var consumer = new KafkaConsumer<@Nullable String, byte @Nullable []>(
                    Map.of(
                            "bootstrap.servers",
                            bootstrap,
                            "group.id",
                            topics.group(GROUP),
                            "auto.offset.reset",
                            "earliest",
                            "enable.auto.commit",
                            false,
                            "max.poll.records",
                            50,
                            "allow.auto.create.topics",
                            false,
                            "reconnect.backoff.max.ms",
                            1_000),
                    new StringDeserializer(),
                    new ByteArrayDeserializer())) {
                consumer.subscribe(topics.allDead());
                read(consumer);
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.warnf(
                            "dead letters wait (%s); reading them again in 1 s",
                            e.getClass().getSimpleName());
                    pause();
                }
            }
        }
    }

    private void read(KafkaConsumer<@Nullable String, byte @Nullable []> consumer) {
        while (!stopping) {
            var records = consumer.poll(Duration.ofMillis(500));
            if (records.isEmpty()) continue;
            records.forEach(this::keep);
            consumer.commitSync();
        }
    }

    private void keep(ConsumerRecord<@Nullable String, byte @Nullable []> record) {
        var place = new DeadLetterTable.Place(
                record.topic(), record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp()));
        if (table.keep(place, Remains.of(record))) {
            metrics.counter("komek.dead.letters", "topic", record.topic()).increment();
            LOG.errorf("a dead letter from %s is kept for a person to look at", record.topic());
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
