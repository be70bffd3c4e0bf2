package kz.komek.correspondence;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.kafka.BatchConsumer;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Received;
import kz.komek.contract.kafka.Topics;
import kz.komek.platform.wiring.Database;
import kz.komek.platform.wiring.Thrives;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads {@code delivery.reported}. */
@Singleton
class DeliveryReader implements Thrives {
    private final BatchConsumer<DeliveryReported> consumer;

    DeliveryReader(
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            Publisher publisher,
            Database database,
            Replies replies) {
        this.consumer = new BatchConsumer<>(
                new BatchConsumer.Settings<>(
                        bootstrap,
                        topics.deliveryReported(),
                        topics.group("delivery"),
                        DeliveryReported.class,
                        200,
                        database::answers),
                received ->
                        replies.report(received.stream().map(Received::message).toList()),
                publisher);
    }

    void start(@Observes StartupEvent started) {
        consumer.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        consumer.close();
    }

    @Override
    public boolean alive() {
        return consumer.alive();
    }
}
