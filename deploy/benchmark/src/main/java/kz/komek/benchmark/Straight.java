package kz.komek.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Messages straight into Kafka, with the adapters' own publisher (acks=all) and a topic flushed as theirs is. */
final class Straight implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String bootstrap;
    private final String topic;
    private final Publisher publisher;

    Straight(String bootstrap, String run) throws InterruptedException, ExecutionException {
        this.bootstrap = bootstrap;
        this.topic = "bench." + run;
        this.publisher = new Publisher(bootstrap, PATIENCE);
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(Topics.PARTITIONS), Optional.empty())
                            .configs(Map.of("flush.messages", "1"))))
                    .all()
                    .get();
        }
    }

    /** Returns when Kafka acknowledged. */
    void publish(ContactReceived contact) throws InterruptedException, ExecutionException {
        publisher
                .publish(topic, key(), Json.write(contact), envelope(contact).headers())
                .get();
    }

    /** To the real topic, as fast as it goes; returns when all are acknowledged. */
    void preload(Iterable<ContactReceived> contacts) throws InterruptedException, ExecutionException {
        var last = new java.util.ArrayDeque<java.util.concurrent.Future<?>>();
        for (ContactReceived contact : contacts) {
            last.add(publisher.publish(new Topics("").contactReceived(), key(), envelope(contact), contact));
            if (last.size() > 5_000) last.remove().get();
        }
        for (var acknowledgement : last) acknowledgement.get();
    }

    /** A key per resident, as the adapters' HMAC: of no use but to spread. */
    private static String key() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 22);
    }

    private static Envelope envelope(ContactReceived contact) {
        return new Envelope(
                contact.contactId().toString(),
                Envelope.CONTACT_RECEIVED,
                "/channels/web/" + contact.account(),
                Instant.now());
    }

    @Override
    public void close() {
        publisher.close();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.deleteTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            System.err.println("The topic " + topic + " stays: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
