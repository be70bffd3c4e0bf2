package kz.komek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.Call;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;
import kz.komek.contract.kafka.Topics;
import kz.komek.testing.KomekTestResource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The city's own exchange in the whole gateway: what it tells and what it hands over is in Kafka. */
@QuarkusTest
@QuarkusTestResource(value = KomekTestResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = TrunkAtWork.class, restrictToAnnotatedClass = true)
class CityTrunkTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Topics topics;

    @ConfigProperty(name = "komek.kafka")
    String kafka;

    @Test
    void a_waiting_call_is_heard_of() {
        var queued = one(
                topics.channelEvent(),
                ChannelEvent.class,
                event -> event.call() != null && event.call().step() == Call.Step.QUEUED);
        assertThat(queued.call().id()).isEqualTo("pbx-1795170000.2591");
        assertThat(queued.handle().value()).isEqualTo("+77011234567");
        // What was told twice because Kafka was slow to say so is one event.
        assertThat(all(topics.channelEvent(), ChannelEvent.class).stream()
                        .filter(event ->
                                event.call() != null && event.call().id().equals("pbx-1795170000.2591"))
                        .map(event -> event.call().step())
                        .distinct())
                .containsExactly(Call.Step.ARRIVED, Call.Step.LANGUAGE, Call.Step.QUEUED);
    }

    @Test
    void words_on_its_machine_are_taken_over_and_then_gone_from_its_folder() {
        var voice = contact(said -> said.channel() == Channel.PHONE);
        assertThat(voice.handle().value()).isEqualTo("+77011234568");
        assertThat(voice.text()).isEqualTo("Дауыстық хабарлама, 9 с");
        assertThat(stored(voice).file().refused()).isNull();
        until(() -> TrunkAtWork.spool.toFile().list().length == 0);
    }

    private ContactReceived contact(Predicate<ContactReceived> which) {
        return one(topics.contactReceived(), ContactReceived.class, which);
    }

    private AttachmentStored stored(ContactReceived of) {
        return one(
                topics.attachmentStored(),
                AttachmentStored.class,
                stored -> stored.contactId().equals(of.contactId()));
    }

    private <T> T one(String topic, Class<T> type, Predicate<T> which) {
        var found = new ArrayList<T>();
        until(() -> {
            found.clear();
            all(topic, type).stream().filter(which).forEach(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static void until(BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("nothing came of it in a minute").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private <T> List<T> all(String topic, Class<T> type) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, Topics.PARTITIONS)
                    .mapToObj(i -> new TopicPartition(topic, i))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<T>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(Json.read(record.value(), type)));
            }
            return found;
        }
    }
}
