package kz.komek.call;

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

/** Reads {@code channel.event} for calls. */
@Singleton
class CallReader implements Thrives {
    /** Without the prefix of the topics. */
    static final String GROUP = "calls";

    private static final int BATCH = 100;

    private final BatchConsumer<ChannelEvent> consumer;

    CallReader(
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            Publisher publisher,
            Database database,
            Calls calls) {
        this.consumer = new BatchConsumer<>(
                new BatchConsumer.Settings<>(
                        bootstrap,
                        topics.channelEvent(),
                        topics.prefix() + GROUP,
                        ChannelEvent.class,
                        BATCH,
                        database::answers),
                received -> calls.take(received.stream()
                        .map(Received::message)
                        .filter(event -> event.kind() == ChannelEvent.Kind.CALL)
                        .toList()),
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
