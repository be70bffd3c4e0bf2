package kz.komek.channel.phone;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kz.komek.channel.ChannelEvents;
import kz.komek.channel.Contacts;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import org.jboss.logging.Logger;

/** Calls of the city's own trunk: its exchange serves them by itself, and we hear of them. */
@Singleton
class TrunkChannel {
    private static final Logger LOG = Logger.getLogger(TrunkChannel.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final TrunkConfig config;
    private final PhoneConfig phone;
    private final Contacts contacts;
    private final ChannelEvents events;
    private final Attachments files;
    private final StoredRecordings stored;
    private final InstantSource time;
    private final List<Runnable> closing = new ArrayList<>();

    TrunkChannel(
            TrunkConfig config,
            PhoneConfig phone,
            Contacts contacts,
            ChannelEvents events,
            Attachments files,
            Publisher publisher,
            Topics topics,
            Secrets secrets,
            InstantSource time) {
        this.config = config;
        this.phone = phone;
        this.contacts = contacts;
        this.events = events;
        this.files = files;
        this.stored = new StoredRecordings(publisher, topics, secrets);
        this.time = time;
    }

    void start(@Observes StartupEvent started) {
        var exchange = config.exchange();
        if (exchange == null) {
            LOG.info("komek.asterisk.host is not set: no trunk of our own");
            return;
        }
        var facts = new Facts(events::publish, contacts::publish, time);
        var trunk = new TrunkEvents(exchange.name(), exchange.context(), facts, time, Thread::sleep, phone.region());
        closing.add(trunk::stop);
        closing.add(new TrunkListener(exchange, trunk::take).start()::close);
        Path folder = config.spool();
        if (folder == null) LOG.info("komek.asterisk.spool is not set: recordings are taken over by another gateway");
        else closing.add(takeOver(folder, exchange.name()));
    }

    private Runnable takeOver(Path folder, String exchange) {
        var spool = new Spool(
                folder,
                exchange,
                files,
                new Spool.Published(
                        contacts::publish,
                        events::publish,
                        (of, file) -> stored.publish(of.account(), of.handle(), file)),
                time,
                phone.region());
        var ended = new CountDownLatch(1);
        Thread.ofVirtual().name("takes-over-from-" + exchange).start(() -> takeUntil(ended, spool));
        return ended::countDown;
    }

    private static void takeUntil(CountDownLatch ended, Spool spool) {
        try {
            do {
                try {
                    spool.takeAll();
                } catch (IOException | RuntimeException e) {
                    LOG.warnf(
                            "what Asterisk hands over was not taken (%s); it stays there, and is tried again in %s",
                            e.getClass().getSimpleName(), EVERY);
                }
            } while (!ended.await(EVERY.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        closing.forEach(Runnable::run);
    }
}
