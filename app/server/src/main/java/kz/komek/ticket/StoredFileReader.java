package kz.komek.ticket;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.kafka.BatchConsumer;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Received;
import kz.komek.contract.kafka.Topics;
import kz.komek.platform.wiring.Database;
import kz.komek.platform.wiring.Thrives;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads {@code attachment.stored}, and looks after what came before its message. */
@Singleton
class StoredFileReader implements Thrives {
    private static final int BATCH = 200;

    private final StoredFiles files;
    private final BatchConsumer<AttachmentStored> consumer;

    StoredFileReader(
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            Publisher publisher,
            Database database,
            StoredFiles files) {
        this.files = files;
        this.consumer = new BatchConsumer<>(
                new BatchConsumer.Settings<>(
                        bootstrap,
                        topics.attachmentStored(),
                        topics.group("attachments"),
                        AttachmentStored.class,
                        BATCH,
                        database::answers),
                received -> files.take(received.stream().map(Received::message).toList()),
                publisher);
    }

    void start(@Observes StartupEvent started) {
        consumer.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        consumer.close();
    }

    /** Somebody may be looking at the ticket already. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void join() {
        while (files.joinWaiting()) {
            // a full batch: there may be more
        }
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        files.forgetOld();
    }

    @Override
    public boolean alive() {
        return consumer.alive();
    }
}
