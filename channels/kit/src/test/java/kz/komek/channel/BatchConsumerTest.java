package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import kz.komek.contract.kafka.BatchConsumer;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.local.Broker;
import kz.komek.local.Durability;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker: what a reader must not lose. */
class BatchConsumerTest {
    private static final int PARTITIONS = 8;
    private static final String GROUP = "test";

    @TempDir
    static Path log;

    private static Broker broker;
    private static Publisher publisher;
    private static Admin admin;

    private final String topic = "t" + UUID.randomUUID();
    private final Set<Integer> handled = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Integer> news = new LinkedBlockingQueue<>();
    private volatile boolean databaseAnswers = true;

    /** Not a record of ours: only its number matters. */
    record Message(int id) {}

    /** A reader, and its questions whether the database answers. */
    private record Reader(BatchConsumer<Message> consumer, BlockingQueue<Boolean> asked) {
        void asksAgain() throws InterruptedException {
            asked.clear();
            // The first may have been on its way; after the third a whole waiting poll lies behind it.
            for (int i = 0; i < 3; i++)
                assertThat(asked.poll(60, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @BeforeAll
    static void startBroker() {
        broker = Broker.start(log, 0, 0, Durability.THROWAWAY);
        publisher = new Publisher(broker.bootstrap(), Duration.ofSeconds(60));
        admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrap()));
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        publisher.close();
        broker.close();
    }

    @BeforeEach
    void createTopics() throws Exception {
        admin.createTopics(List.of(
                        new NewTopic(topic, PARTITIONS, (short) 1), new NewTopic(topic + ".dead", 1, (short) 1)))
                .all()
                .get();
    }

    @Test
    void partitions_that_move_while_the_database_is_down_bring_all_their_records() throws Exception {
        var stays = reader();
        var leaves = reader();
        try (var first = stays.consumer()) {
            try (var second = leaves.consumer()) {
                shared(2);
                databaseAnswers = false;
                publish(0, 200);
                stays.asksAgain();
                leaves.asksAgain();
                assertThat(second.alive()).isTrue();
            }
            shared(1);
            stays.asksAgain();
            databaseAnswers = true;
            publish(200, 400);
            // In one partition the second wave lies behind the first.
            handledAll(200, 400);
            assertThat(handled).containsAll(IntStream.range(0, 200).boxed().toList());
            assertThat(first.alive()).isTrue();
        }
    }

    private Reader reader() {
        var asked = new LinkedBlockingQueue<Boolean>();
        var settings = new BatchConsumer.Settings<>(broker.bootstrap(), topic, GROUP + topic, Message.class, 50, () -> {
            asked.add(databaseAnswers);
            return databaseAnswers;
        });
        var consumer = new BatchConsumer<>(
                settings,
                batch -> {
                    if (!databaseAnswers) throw new IllegalStateException("the database is down");
                    for (var received : batch) {
                        handled.add(received.message().id());
                        news.add(received.message().id());
                    }
                },
                publisher);
        return new Reader(consumer.start(), asked);
    }

    private void publish(int from, int to) throws Exception {
        var acknowledged = new ArrayList<Future<?>>();
        for (int i = from; i < to; i++) {
            var envelope = new Envelope("e" + i, Envelope.CONTACT_RECEIVED, "/test", Instant.EPOCH);
            acknowledged.add(publisher.publish(topic, "key" + i % 100, envelope, new Message(i)));
        }
        for (var each : acknowledged) each.get(60, TimeUnit.SECONDS);
    }

    /** Waits until so many readers share the partitions. */
    private void shared(int readers) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (true) {
            var group = admin.describeConsumerGroups(List.of(GROUP + topic))
                    .describedGroups()
                    .get(GROUP + topic)
                    .get();
            var shares = group.members().stream()
                    .map(member -> member.assignment().topicPartitions().size())
                    .toList();
            if (group.groupState() == GroupState.STABLE
                    && shares.size() == readers
                    && !shares.contains(0)
                    && shares.stream().mapToInt(Integer::intValue).sum() == PARTITIONS) return;
            assertThat(System.nanoTime())
                    .as("%d readers share %s", readers, shares)
                    .isLessThan(end);
        }
    }

    private void handledAll(int from, int to) throws InterruptedException {
        var missing = new HashSet<>(IntStream.range(from, to).boxed().toList());
        while (!missing.isEmpty()) {
            Integer next = news.poll(60, TimeUnit.SECONDS);
            assertThat(next).as("handled within a minute, but not %s", missing).isNotNull();
            missing.remove(next);
        }
    }
}
