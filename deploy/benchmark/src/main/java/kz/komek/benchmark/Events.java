package kz.komek.benchmark;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.komek.contract.kafka.Topics;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Tells when something has happened to a ticket, so that a thousand who wait need not each ask all the time: the asking
 * itself would be the load. The event leaves after the commit, so what is measured with it is never too short.
 */
final class Events implements AutoCloseable {
    private final Map<String, CompletableFuture<Boolean>> waiting = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread reader;
    private volatile boolean stopping;

    Events(String bootstrap) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false, "fetch.max.wait.ms", 100),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(new Topics("").ticketEvent()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // now, not at the first poll
        this.reader = Thread.ofPlatform().daemon().name("events").start(this::read);
    }

    /** Before the contact is sent. */
    void expect(String number) {
        waiting.put(number, new CompletableFuture<>());
    }

    void await(String number, Duration longest) throws InterruptedException, TimeoutException {
        try {
            waiting.get(number).get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            waiting.remove(number);
        }
    }

    private void read() {
        while (!stopping) {
            for (var event : consumer.poll(Duration.ofMillis(200))) {
                var waits = waiting.get(event.key());
                if (waits != null) waits.complete(true);
            }
        }
        consumer.close();
    }

    @Override
    public void close() {
        stopping = true;
    }
}
