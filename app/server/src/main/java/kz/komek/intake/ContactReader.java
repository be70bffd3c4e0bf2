package kz.komek.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.kafka.BatchConsumer;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Received;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.platform.wiring.Database;
import kz.komek.platform.wiring.Thrives;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads {@code contact.received} into the register. */
@Singleton
class ContactReader implements Thrives {
    static final String GROUP = "intake";

    private final BatchConsumer<ContactReceived> consumer;

    ContactReader(
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            @ConfigProperty(name = "komek.intake.batch") int batch,
            Topics topics,
            Publisher publisher,
            Database database,
            NumberBlocks numbers,
            Intake intake) {
        this.consumer = new BatchConsumer<>(
                new BatchConsumer.Settings<>(
                        bootstrap,
                        topics.contactReceived(),
                        topics.group(GROUP),
                        ContactReceived.class,
                        batch,
                        () -> database.answers() && numbers.available()),
                received -> intake.take(received.stream().map(Received::message).toList()),
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
