package kz.komek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import kz.komek.channel.Contacts;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Health;
import kz.komek.contract.Json;
import kz.komek.contract.ReadAgain;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.testing.KomekTestResource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What a gateway says of its accounts, with providers out of reach and the core silent. */
@QuarkusTest
@QuarkusTestResource(
        value = KomekTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "komek.telegram.bots", value = "city"),
            @ResourceArg(name = "komek.telegram.url", value = "http://127.0.0.1:1"),
            @ResourceArg(name = "komek.telegram.city.token", value = "7000000001:AAF-of_a_test_and_of_nobody"),
            @ResourceArg(name = "komek.twilio.account-sid", value = "AC00000000000000000000000000000001"),
            @ResourceArg(name = "komek.twilio.auth-token", value = "token"),
            @ResourceArg(name = "komek.twilio.url", value = "http://127.0.0.1:1"),
            @ResourceArg(name = "komek.counted.every", value = "PT0.2S"),
            @ResourceArg(name = "komek.health.every", value = "PT0.2S")
        })
class AccountsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TestHTTPResource
    URI gateway;

    @Inject
    Topics topics;

    @Inject
    Publisher publisher;

    @Inject
    Contacts contacts;

    @ConfigProperty(name = "komek.kafka")
    String kafka;

    @Test
    void each_account_is_looked_after_again_and_again() {
        assertThat(heard(of(Channel.TELEGRAM, "city")).health()).isEqualTo(Health.wrong(Health.Cause.UNREACHABLE));
        assertThat(heard(of(Channel.WEB, "site")).health()).isEqualTo(Health.well());
        var phone =
                heard(of(Channel.PHONE, "AC00000000000000000000000000000001")).health();
        assertThat(phone).isEqualTo(Health.wrong(Health.Cause.UNREACHABLE).readsAgain(true));
    }

    @Test
    void what_is_in_the_log_is_counted_by_its_id() {
        var contact = new ContactReceived(
                UUID.randomUUID(),
                Channel.WEB,
                "site",
                Instant.parse("2026-11-20T07:00:00Z"),
                null,
                null,
                null,
                null,
                "Су жоқ",
                null,
                List.of(),
                null,
                null,
                true,
                null,
                ContactReceived.Nature.MESSAGE);
        bring(contact);
        bring(contact);
        var counted = heard(event -> event.taken() != null
                && event.taken().all().stream().anyMatch(one -> one.id().equals(contact.contactId())));
        assertThat(counted.account()).isEqualTo("site");
        assertThat(counted.taken().all())
                .filteredOn(one -> one.id().equals(contact.contactId()))
                .singleElement()
                .satisfies(one -> assertThat(one.at()).isEqualTo(contact.receivedAt()));
    }

    @Test
    void who_asks_for_a_list_to_be_read_again_is_answered_also_when_it_cannot_be() throws Exception {
        for (String account : List.of("AC00000000000000000000000000000001", "of nobody")) {
            UUID id = UUID.randomUUID();
            var asked = new ReadAgain(id, Channel.PHONE, account, Instant.now());
            publisher
                    .publish(
                            topics.channelAsked(),
                            "PHONE",
                            new Envelope(id.toString(), Envelope.CHANNEL_ASKED, "/test", Instant.now()),
                            asked)
                    .get(30, TimeUnit.SECONDS);
            var answer = heard(
                    event -> event.taken() != null && id.equals(event.taken().asked()));
            assertThat(answer.taken().done()).isFalse();
        }
    }

    @Test
    void the_gateway_lives_as_long_as_its_desks_do() throws Exception {
        var request = HttpRequest.newBuilder(gateway.resolve("/q/health/live")).build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"TelegramChannel\": true", "\"PhoneChannel\": true", "\"LooksAfterAccounts\": true");
    }

    /** As a provider does: again until it is taken. The topics may just have been made. */
    private void bring(ContactReceived contact) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                contacts.publish(contact);
                return;
            } catch (Contacts.NotAcknowledged e) {
                if (System.nanoTime() > end) throw e;
            }
        }
    }

    private static Predicate<ChannelEvent> of(Channel channel, String account) {
        return event -> event.health() != null
                && event.channel() == channel
                && event.account().equals(account);
    }

    private ChannelEvent heard(Predicate<ChannelEvent> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, Topics.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topics.channelEvent(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (System.nanoTime() < end) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    var event = Json.read(record.value(), ChannelEvent.class);
                    if (wanted.test(event)) return event;
                }
            }
        }
        throw new AssertionError("not heard in a minute");
    }
}
