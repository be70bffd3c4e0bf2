package kz.komek.platform.wiring;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import kz.komek.contract.kafka.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether something in a topic waits for its readers. */
@Singleton
public class Backlog {
    /** Longer than readers who keep up need for what was published last. */
    private static final int LOOKS = 20;

    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final String bootstrap;
    private final Topics topics;

    public Backlog(@ConfigProperty(name = "komek.kafka") String bootstrap, Topics topics) {
        this.bootstrap = bootstrap;
        this.topics = topics;
    }

    /**
     * True when the group has read everything; false also when Kafka does not say.
     *
     * @param group without the prefix of the topics
     */
    public boolean isEmpty(String topic, String group) {
        return isRead(topic, group, 1);
    }

    /**
     * True when the group has read everything that was published before this was asked. It is waited for some seconds:
     * where people write there is always something on its way. False also when Kafka does not say.
     *
     * @param group without the prefix of the topics
     */
    public boolean isRead(String topic, String group) {
        return isRead(topic, group, LOOKS);
    }

    private boolean isRead(String topic, String group, int looks) {
        try (var admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrap, "request.timeout.ms", 5_000, "default.api.timeout.ms", 10_000))) {
            var partitions = admin
                    .describeTopics(java.util.List.of(topic))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS)
                    .get(topic)
                    .partitions()
                    .stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            var ends = offsets(admin, partitions, OffsetSpec.latest());
            var begins = offsets(admin, partitions, OffsetSpec.earliest());
            for (int look = 1; ; look++) {
                var read = admin.listConsumerGroupOffsets(topics.group(group))
                        .partitionsToOffsetAndMetadata()
                        .get(10, TimeUnit.SECONDS);
                boolean all = partitions.stream().allMatch(partition -> {
                    var committed = read.get(partition);
                    return (committed == null ? begins.get(partition) : Long.valueOf(committed.offset()))
                            >= ends.get(partition);
                });
                if (all || look == looks) return all;
                Thread.sleep(BETWEEN);
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a group has not read of a topic although it was published before then. */
    public record Unread(String topic, String group) {}

    /**
     * Which of these have something older than that unread. A group that never read anything is not running, and not asked
     * about. Empty also when Kafka does not say.
     *
     * @param groups without the prefix of the topics
     * @param than by the machine's clock
     */
    public Set<Unread> olderThan(Instant than, Collection<Unread> groups) {
        try (var admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrap, "request.timeout.ms", 5_000, "default.api.timeout.ms", 10_000))) {
            var old = new HashSet<Unread>();
            for (Unread one : groups) if (isOlder(admin, one, than)) old.add(one);
            return old;
        } catch (TimeoutException | KafkaException e) {
            return Set.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Set.of();
        }
    }

    private boolean isOlder(Admin admin, Unread one, Instant than) throws InterruptedException, TimeoutException {
        try {
            return hasOlder(admin, one, than);
        } catch (ExecutionException noSuchGroup) {
            return false; // or no such topic: the others are asked about all the same
        }
    }

    private boolean hasOlder(Admin admin, Unread one, Instant than)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(topics.prefix() + one.group())
                .partitionsToOffsetAndMetadata()
                .get(10, TimeUnit.SECONDS);
        var partitions = read.keySet().stream()
                .filter(partition -> partition.topic().equals(one.topic()) && read.get(partition) != null)
                .toList();
        if (partitions.isEmpty()) return false;
        var ends = offsets(admin, partitions, OffsetSpec.latest());
        // Of the first that is younger; -1: none is.
        var younger = offsets(admin, partitions, OffsetSpec.forTimestamp(than.toEpochMilli()));
        return partitions.stream().anyMatch(partition -> {
            long next = read.get(partition).offset();
            long first = younger.get(partition);
            return next < (first < 0 ? ends.get(partition) : first);
        });
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, java.util.List<TopicPartition> partitions, OffsetSpec spec)
            throws InterruptedException, ExecutionException, TimeoutException {
        var asked = partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec));
        return admin.listOffsets(asked).all().get(10, TimeUnit.SECONDS).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }
}
