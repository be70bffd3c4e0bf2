package kz.komek.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import kz.komek.contract.Json;
import kz.komek.contract.TicketEvent;
import kz.komek.contract.kafka.Topics;
import kz.komek.platform.wiring.Thrives;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads all of {@code ticket.event}, in no group: every server has every event. It begins a little before the end, so
 * that consoles which lost a server to a restart find what they missed.
 */
@Singleton
class EventReader implements Thrives {
    private static final Logger LOG = Logger.getLogger(EventReader.class);
    private static final int KEPT = 20_000;
    private static final int BEFORE_THE_END = KEPT / 2 / Topics.PARTITIONS;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String bootstrap;
    private final String topic;
    private final RecentEvents recent = new RecentEvents(KEPT);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("reads-events-live").unstarted(this::run);
    private volatile boolean stopping;

    EventReader(@ConfigProperty(name = "komek.kafka") String bootstrap, Topics topics) {
        this.bootstrap = bootstrap;
        this.topic = topics.ticketEvent();
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

    RecentEvents recent() {
        return recent;
    }

    /** @param news called after events were added, on the reading thread: it must not wait */
    void onNews(Runnable news) {
        listeners.add(news);
    }

    private void run() {
        while (!stopping) {
            try (var consumer = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            bootstrap,
                            "auto.offset.reset",
                            "none",
                            "enable.auto.commit",
                            false,
                            "allow.auto.create.topics",
                            false,
                            "reconnect.backoff.max.ms",
                            1_000),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                read(consumer);
            } catch (WakeupException stop) {
                return;
            } catch (RuntimeException e) {
                // Also when an offset is not there any more: consoles are told of a gap, and all begins anew.
                LOG.warnf(
                        "live events pause (%s); reading again in 1 s",
                        e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) {
        assignAll(consumer);
        while (!stopping) {
            var records = consumer.poll(Duration.ofMillis(250));
            if (records.isEmpty()) continue;
            records.forEach(this::add);
            listeners.forEach(Runnable::run);
        }
    }

    private void assignAll(KafkaConsumer<byte[], byte[]> consumer) {
        var partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) throw new KafkaException("no such topic yet");
        consumer.assign(partitions);
        var begins = consumer.beginningOffsets(partitions, PATIENCE);
        var ends = consumer.endOffsets(partitions, PATIENCE);
        var positions = new HashMap<Integer, Long>();
        for (TopicPartition partition : partitions) {
            long from = Math.max(begins.get(partition), ends.get(partition) - BEFORE_THE_END);
            consumer.seek(partition, from);
            positions.put(partition.partition(), from);
        }
        recent.begin(positions);
        listeners.forEach(Runnable::run);
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        try {
            recent.add(record.partition(), record.offset(), Json.read(record.value(), TicketEvent.class));
        } catch (IllegalArgumentException unreadable) {
            LOG.errorf(
                    "%s-%d offset %d is not readable and is left out; the ticket itself is not affected",
                    record.topic(), record.partition(), record.offset());
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
