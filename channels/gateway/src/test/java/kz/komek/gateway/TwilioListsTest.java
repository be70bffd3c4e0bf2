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

/** What Twilio holds and we have not is fetched when we are there again (law 1). */
@QuarkusTest
@QuarkusTestResource(value = KomekTestResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = TwilioAtWork.class, restrictToAnnotatedClass = true)
class TwilioListsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Topics topics;

    @ConfigProperty(name = "komek.kafka")
    String kafka;

    @Test
    void a_short_message_is_there_with_the_time_at_which_it_was_sent() {
        var text = contact(said -> said.text().equals("Су жоқ"));
        assertThat(text.channel()).isEqualTo(Channel.SMS);
        assertThat(text.chat().saidAt()).isEqualTo("2026-11-20T06:40:00Z");
    }

    @Test
    void so_is_what_was_written_on_whatsapp() {
        var chat = contact(said -> said.text().equals("Жарық жоқ"));
        assertThat(chat.channel()).isEqualTo(Channel.WHATSAPP);
        assertThat(chat.account()).isEqualTo("+77172000109");
        assertThat(chat.handle().value()).isEqualTo("+77011234564");
    }

    @Test
    void the_picture_of_a_short_message_is_fetched() {
        var picture = contact(said -> said.text().equals("Шұңқыр"));
        assertThat(stored(picture).file().mediaType()).isEqualTo("image/png");
    }

    @Test
    void who_wants_no_more_of_them_is_no_ticket() {
        var stopped =
                one(topics.channelEvent(), ChannelEvent.class, event -> event.kind() == ChannelEvent.Kind.BLOCKED);
        assertThat(stopped.account()).isEqualTo("sms");
        assertThat(stopped.handle().value()).isEqualTo("+77011234563");
        assertThat(all(topics.contactReceived(), ContactReceived.class))
                .extracting(ContactReceived::text)
                .doesNotContain("стоп");
    }

    @Test
    void what_was_said_to_the_machine_is_there_with_its_sound_before_it_is_deleted_at_twilio() {
        var voice = contact(said -> said.channel() == Channel.PHONE);
        assertThat(voice.handle().value()).isEqualTo("+77011234560");
        assertThat(voice.receivedAt()).isEqualTo("2026-11-20T06:31:00Z");
        assertThat(stored(voice).file().refused()).isNull();
        until(() -> TwilioAtWork.ASKED.contains("DELETE /Recordings/" + TwilioAtWork.RECORDING + ".json"));
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
