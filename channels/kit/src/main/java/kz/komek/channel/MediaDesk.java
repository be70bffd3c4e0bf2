package kz.komek.channel;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.komek.channel.MediaFetcher.Fetched;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.AttachmentRef.Refusal;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Media;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.FileStore;
import kz.komek.contract.kafka.BatchConsumer;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Received;
import kz.komek.contract.kafka.Topics;
import org.jboss.logging.Logger;

/**
 * Fetches the files that a channel's contacts speak of, and tells what became of each (law 10): keep, publish, and only then
 * commit. After a crash the same contacts come again: a file that is fetched twice is kept twice, the core takes the first,
 * and the other belongs to nobody and goes.
 *
 * <p>What a provider does not give for now is asked for again a few times; then its contact goes to the dead letters, from
 * where one click asks once more. While the provider answers nothing at all, or the store or the scanner fails, everything
 * waits.
 */
public final class MediaDesk implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MediaDesk.class);

    /** Small, because slow files must not keep the reader away from its group for longer than it may. */
    private static final int BATCH = 20;

    private static final int REMEMBERED = 1_000;

    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));

    /** Not now, though the provider answers. */
    private static final class NotFetched extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotFetched(UUID media, String reason) {
            super("media " + media + ": " + reason);
        }
    }

    /** The provider's bytes ended before their end: its fault, not the store's. */
    private static final class BrokenOff extends IOException {
        private static final long serialVersionUID = 1;

        BrokenOff(IOException cause) {
            super(cause);
        }
    }

    @FunctionalInterface
    interface Pause {
        void last(Duration time) throws InterruptedException;
    }

    private final Channel channel;
    private final MediaFetcher fetcher;
    private final FileStore store;
    private final Attachments keeping;
    private final Topics topics;
    private final Secrets secrets;
    private final Publisher publisher;
    private final InstantSource time;
    private final MeterRegistry metrics;
    private final Pause pause;
    private final BatchConsumer<ContactReceived> consumer;

    /** Told of just now: when a batch is replayed because of another file, these are not fetched again. */
    private final Set<UUID> told = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    private volatile boolean keepingFails;

    MediaDesk(
            String bootstrap,
            Topics topics,
            Channel channel,
            MediaFetcher fetcher,
            FileStore store,
            Attachments keeping,
            Secrets secrets,
            Publisher publisher,
            InstantSource time,
            MeterRegistry metrics,
            Pause pause) {
        this.channel = channel;
        this.fetcher = fetcher;
        this.store = store;
        this.keeping = keeping;
        this.topics = topics;
        this.secrets = secrets;
        this.publisher = publisher;
        this.time = time;
        this.metrics = metrics;
        this.pause = pause;
        var settings = new BatchConsumer.Settings<>(
                bootstrap,
                topics.contactReceived(),
                topics.group("fetch", channel),
                ContactReceived.class,
                BATCH,
                () -> keepingWorks() && fetcher.answers());
        this.consumer = new BatchConsumer<>(settings, this::handle, publisher);
    }

    public MediaDesk start() {
        consumer.start();
        return this;
    }

    /** False when its reader has ended without being asked to. */
    public boolean alive() {
        return consumer.alive();
    }

    private record Wanted(ContactReceived contact, Media media, boolean oneTooMany) {}

    private void handle(List<Received<ContactReceived>> batch) {
        var wanted = new ArrayList<Wanted>();
        for (var received : batch) wanted.addAll(wanted(received.message()));
        if (wanted.isEmpty()) return;
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Wanted each : wanted) {
                lanes.execute(() -> {
                    try {
                        fetch(each);
                    } catch (RuntimeException e) {
                        failures.add(e);
                    }
                });
            }
        }
        RuntimeException first = failures.peek();
        if (first != null) throw first;
    }

    private List<Wanted> wanted(ContactReceived contact) {
        if (contact.channel() != channel || contact.chat() == null) return List.of();
        var wanted = new ArrayList<Wanted>();
        for (Media media : contact.chat().media()) {
            if (!told.contains(media.id())) wanted.add(new Wanted(contact, media, wanted.size() >= Attachments.MOST));
        }
        return wanted;
    }

    private void fetch(Wanted wanted) {
        AttachmentRef file = wanted.oneTooMany ? absent(wanted.media, Refusal.TOO_MANY) : fetched(wanted);
        publish(new AttachmentStored(wanted.media.id(), wanted.contact.contactId(), time.instant(), file), wanted);
        told.add(wanted.media.id());
        metrics.counter(
                        "komek.media",
                        "channel",
                        channel.name(),
                        "outcome",
                        file.refused() == null ? "KEPT" : file.refused().name())
                .increment();
    }

    private AttachmentRef fetched(Wanted wanted) {
        Media media = wanted.media;
        if (media.size() != null && media.size() > Attachments.LARGEST) return absent(media, Refusal.TOO_LARGE);
        String reason = "";
        for (int tries = 0; tries <= PAUSES.size(); tries++) {
            if (tries > 0) rest(PAUSES.get(tries - 1), media);
            switch (fetcher.fetch(wanted.contact.account(), media)) {
                case Fetched.Gone gone -> {
                    LOG.infof("media %s is not to be had (%s)", media.id(), gone.reason());
                    return absent(media, Refusal.GONE);
                }
                case Fetched.TooLarge tooLarge -> {
                    return absent(media, Refusal.TOO_LARGE);
                }
                case Fetched.TryAgain again -> reason = again.reason();
                case Fetched.Bytes bytes -> {
                    try {
                        return kept(media, bytes);
                    } catch (BrokenOff e) {
                        reason = "broke off";
                    }
                }
            }
        }
        throw new NotFetched(media.id(), reason);
    }

    private AttachmentRef kept(Media media, Fetched.Bytes fetched) throws BrokenOff {
        String name = fetched.name() == null ? name(media) : fetched.name();
        try (var bytes = new Breakable(fetched.bytes())) {
            return keeping.take(name, bytes);
        } catch (BrokenOff e) {
            throw e;
        } catch (IOException e) {
            keepingFails = true;
            throw new NotFetched(
                    media.id(), "it cannot be kept (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static AttachmentRef absent(Media media, Refusal why) {
        return Attachments.absent(name(media), media.mediaType(), why);
    }

    private static String name(Media media) {
        return media.name() == null ? "" : media.name();
    }

    private void publish(AttachmentStored stored, Wanted wanted) {
        var contact = wanted.contact;
        // The same outcome of the same file is the same event, however often it is told.
        var envelope = new Envelope(
                stored.mediaId().toString(),
                Envelope.ATTACHMENT_STORED,
                Contacts.source(contact.channel(), contact.account()),
                stored.at());
        try {
            publisher
                    .publish(topics.attachmentStored(), Contacts.key(secrets, contact), envelope, stored)
                    .get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Contacts.NotAcknowledged(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Contacts.NotAcknowledged(e);
        }
    }

    /** Tried with a byte of ours where it failed last: an outage makes no dead letters. */
    private boolean keepingWorks() {
        if (!keepingFails) return true;
        try {
            var probe = keeping.take("probe.txt", new java.io.ByteArrayInputStream(new byte[] {'?'}));
            if (!probe.id().isEmpty()) store.delete(probe.id());
            keepingFails = false;
        } catch (IOException e) {
            LOG.warnf(
                    "files cannot be kept (%s); they wait at their providers",
                    e.getClass().getSimpleName());
        }
        return !keepingFails;
    }

    private void rest(Duration time, Media media) {
        try {
            pause.last(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotFetched(media.id(), "this gateway stops");
        }
    }

    private static final class Breakable extends FilterInputStream {
        Breakable(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                throw new BrokenOff(e);
            }
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            try {
                return super.read(into, from, most);
            } catch (IOException e) {
                throw new BrokenOff(e);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
