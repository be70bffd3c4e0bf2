package kz.komek.platform.wiring;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.DirectoryFileStore;
import kz.komek.contract.files.FileStore;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The contract's parts as beans of the core, from configuration ({@code KOMEK_*} in the environment). */
@Singleton
class Wiring {
    /** Nobody waits for the core's own records: rather late than twice. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Produces
    @Singleton
    Secrets secrets(@ConfigProperty(name = "komek.secret") String master) {
        return new Secrets(master);
    }

    @Produces
    @Singleton
    Topics topics(@ConfigProperty(name = "komek.topic.prefix", defaultValue = " ") String prefix) {
        return new Topics(prefix.strip());
    }

    @Produces
    @Singleton
    Publisher publisher(@ConfigProperty(name = "komek.kafka") String bootstrap) {
        return new Publisher(bootstrap, PATIENCE);
    }

    void close(@Disposes Publisher publisher) {
        publisher.close();
    }

    @Produces
    @Singleton
    TicketNumbers ticketNumbers(Secrets secrets) {
        return new TicketNumbers(secrets);
    }

    @Produces
    @Singleton
    NumberBlocks numberBlocks(
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            Publisher publisher,
            TicketNumbers numbers) {
        return new NumberBlocks(bootstrap, topics, publisher, numbers);
    }

    @Produces
    @Singleton
    FileStore fileStore(@ConfigProperty(name = "komek.data") Path data, InstantSource time) {
        return new DirectoryFileStore(data.resolve("files"), time);
    }
}
