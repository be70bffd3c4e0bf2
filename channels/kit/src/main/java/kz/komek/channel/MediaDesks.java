package kz.komek.channel;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import kz.komek.contract.Channel;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.FileStore;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens the desk of a channel whose provider keeps files ({@code KOMEK_CLAMAV=host:port} has them scanned). */
@Singleton
public class MediaDesks {
    private final String bootstrap;
    private final Topics topics;
    private final FileStore store;
    private final Secrets secrets;
    private final Publisher publisher;
    private final InstantSource time;
    private final MeterRegistry metrics;
    private final Attachments keeping;

    MediaDesks(
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            FileStore store,
            Attachments keeping,
            Secrets secrets,
            Publisher publisher,
            InstantSource time,
            MeterRegistry metrics) {
        this.bootstrap = bootstrap;
        this.topics = topics;
        this.store = store;
        this.secrets = secrets;
        this.publisher = publisher;
        this.time = time;
        this.metrics = metrics;
        this.keeping = keeping;
    }

    /** Not started yet; to be closed by whom it is opened for. */
    public MediaDesk of(Channel channel, MediaFetcher fetcher) {
        return new MediaDesk(
                bootstrap, topics, channel, fetcher, store, keeping, secrets, publisher, time, metrics, Thread::sleep);
    }
}
