package kz.komek.platform.wiring;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.kafka.BatchConsumer;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Received;
import kz.komek.contract.kafka.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads {@code channel.event} for everybody who wants some of it. */
@Singleton
class ChannelEventReaders implements Thrives {
    private static final int BATCH = 100;

    private final List<BatchConsumer<ChannelEvent>> consumers;

    ChannelEventReaders(
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            Publisher publisher,
            Database database,
            @All List<HearsChannels> all) {
        this.consumers = all.stream()
                .map(one -> new BatchConsumer<>(
                        new BatchConsumer.Settings<>(
                                bootstrap,
                                topics.channelEvent(),
                                topics.group(one.group()),
                                ChannelEvent.class,
                                BATCH,
                                database::answers),
                        received -> one.take(received.stream()
                                .map(Received::message)
                                .filter(one::wants)
                                .toList()),
                        publisher))
                .toList();
    }

    void start(@Observes StartupEvent started) {
        consumers.forEach(BatchConsumer::start);
    }

    void stop(@Observes ShutdownEvent stopped) {
        consumers.forEach(BatchConsumer::close);
    }

    @Override
    public boolean alive() {
        return consumers.stream().allMatch(BatchConsumer::alive);
    }
}
