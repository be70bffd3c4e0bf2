package kz.komek.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.kafka.BatchConsumer;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Received;
import kz.komek.contract.kafka.Topics;
import kz.komek.platform.wiring.Database;
import kz.komek.platform.wiring.Thrives;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads {@code channel.event} for how accounts are and what was taken. */
@Singleton
class HealthReader implements Thrives {
    private static final int BATCH = 100;

    private final BatchConsumer<ChannelEvent> consumer;

    HealthReader(
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            Publisher publisher,
            Database database,
            Hearing hearing) {
        this.consumer = new BatchConsumer<>(
                new BatchConsumer.Settings<>(
                        bootstrap,
                        topics.channelEvent(),
                        topics.group("health"),
                        ChannelEvent.class,
                        BATCH,
                        database::answers),
                received ->
                        hearing.take(received.stream().map(Received::message).toList()),
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
