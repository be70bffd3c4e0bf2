package kz.komek.channel;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * How far the lists of an account have been read: an adapter keeps nothing itself (law 12), so it stands in the compacted
 * topic {@code channel.account}, however long nobody reads.
 */
@Singleton
public class Marks {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MOST_POLLS = 30;

    private final String bootstrap;
    private final String topic;
    private final Publisher publisher;

    public Marks(@ConfigProperty(name = "komek.kafka") String bootstrap, Topics topics, Publisher publisher) {
        this.bootstrap = bootstrap;
        this.topic = topics.channelAccount();
        this.publisher = publisher;
    }

    /** Of one account's lists. Whoever cannot read or keep it throws, and reads again later. */
    public record Mark(Supplier<Optional<Instant>> reads, Consumer<Instant> writes) {
        /** Everything before it is in Kafka; empty: nothing was read yet. */
        Optional<Instant> last() {
            return reads.get();
        }

        void keep(Instant upTo) {
            writes.accept(upTo);
        }
    }

    /** @param lists of which account they are, and which they are */
    public Mark of(String lists) {
        String key = "mark/" + lists;
        return new Mark(() -> Optional.ofNullable(read(key)).map(Instant::parse), upTo -> write(key, upTo.toString()));
    }

    private void write(String key, String value) {
        try {
            publisher
                    .publish(topic, key, value.getBytes(StandardCharsets.UTF_8), List.of())
                    .get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Contacts.NotAcknowledged(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Contacts.NotAcknowledged(e);
        }
    }

    /** Of one partition of a topic that holds next to nothing. */
    private @Nullable String read(String key) {
        var partition = new TopicPartition(topic, AccountsOnDuty.partition(key));
        String found = null;
        try (var consumer = new KafkaConsumer<@Nullable String, byte @Nullable []>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            for (int polls = 0; consumer.position(partition) < end; polls++) {
                if (polls == MOST_POLLS) throw new IllegalStateException("Kafka gives us no mark");
                for (var record : consumer.poll(POLL)) {
                    byte[] value = record.value();
                    if (key.equals(record.key())) {
                        found = value == null ? null : new String(value, StandardCharsets.UTF_8);
                    }
                }
            }
        }
        return found;
    }
}
