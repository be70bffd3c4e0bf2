package kz.komek.contract.kafka;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kz.komek.contract.Json;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes to Kafka so that an answer may be built on it: acknowledged by all in-sync replicas, idempotent, in order per
 * key. A future that completes normally means: it is in the log.
 */
public final class Publisher implements AutoCloseable {
    private final KafkaProducer<@Nullable String, byte[]> producer;

    /** @param patience how long one record may take before its future fails; a person may be waiting */
    public Publisher(String bootstrap, Duration patience) {
        long millis = patience.toMillis();
        this.producer = new KafkaProducer<>(
                Map.ofEntries(
                        entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                        entry(ProducerConfig.ACKS_CONFIG, "all"),
                        entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                        // More than one in flight, into a partition just made: the broker was seen to take the second
                        // batch before the first, and to refuse the first as out of order until it expired.
                        entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                        entry(ProducerConfig.LINGER_MS_CONFIG, 1),
                        entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                        entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis),
                        entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.max(1000, millis / 2)),
                        entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) Math.max(1100, millis + 100)),
                        entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
                        entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public CompletableFuture<RecordMetadata> publish(String topic, String key, Envelope envelope, Object message) {
        return publish(topic, key, Json.write(message), envelope.headers());
    }

    public CompletableFuture<RecordMetadata> publish(
            String topic, @Nullable String key, byte[] body, Iterable<Header> headers) {
        var acknowledged = new CompletableFuture<RecordMetadata>();
        try {
            producer.send(new ProducerRecord<>(topic, null, key, body, headers), (metadata, failure) -> {
                if (failure == null) acknowledged.complete(metadata);
                else acknowledged.completeExceptionally(failure);
            });
        } catch (RuntimeException notEvenQueued) {
            acknowledged.completeExceptionally(notEvenQueued);
        }
        return acknowledged;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
