package kz.komek.channel;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.DirectoryFileStore;
import kz.komek.contract.files.FileStore;
import kz.komek.contract.files.VirusScan;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The contract's parts as beans of a gateway, from configuration ({@code KOMEK_*} in the environment). */
@Singleton
class Wiring {
    /** A resident waits for the acknowledgement. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

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
    FileStore fileStore(@ConfigProperty(name = "komek.data") Path data, SystemTime time) {
        return new DirectoryFileStore(data.resolve("files"), time::unmoved);
    }

    @Produces
    @Singleton
    Attachments attachments(FileStore store, @ConfigProperty(name = "komek.clamav") Optional<String> clamav) {
        return new Attachments(store, VirusScan.at(clamav));
    }

    @Produces
    @Singleton
    HttpConversation conversation(@ConfigProperty(name = "komek.server.url") List<URI> servers, Secrets secrets) {
        return new HttpConversation(servers, secrets);
    }
}
