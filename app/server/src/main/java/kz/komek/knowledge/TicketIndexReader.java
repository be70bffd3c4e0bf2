package kz.komek.knowledge;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.contract.TicketEvent;
import kz.komek.contract.kafka.BatchConsumer;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Received;
import kz.komek.contract.kafka.Topics;
import kz.komek.platform.wiring.Database;
import kz.komek.platform.wiring.Thrives;
import kz.komek.ticket.domain.EventKind;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads {@code ticket.event} for the words of tickets. The event leaves with the ticket's transaction and is read until its
 * words are written, so that intake does nothing for the search and nothing is lost on the way.
 */
@Singleton
class TicketIndexReader implements Thrives {
    private static final Logger LOG = Logger.getLogger(TicketIndexReader.class);
    private static final int BATCH = 500;
    /** None changes what a ticket says, and they are most of what happens: a claim is no reason to read all of it. */
    private static final Set<String> WITHOUT_WORDS = Set.of(
            TicketEvent.DELIVERY_CHANGED,
            TicketEvent.OFFER_CHANGED,
            EventKind.TAKEN.name(),
            EventKind.RELEASED.name(),
            EventKind.HANDED_OVER.name(),
            EventKind.RATED.name(),
            EventKind.RISK_WEIGHED.name(),
            EventKind.OVERDUE.name(),
            EventKind.EXTENDED.name(),
            EventKind.FUNDS_AWAITED.name(),
            EventKind.FUNDS_FOUND.name(),
            EventKind.PLAN_PASSED.name());

    private final TicketIndex index;
    private final BatchConsumer<TicketEvent> consumer;

    TicketIndexReader(
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            Topics topics,
            Publisher publisher,
            Database database,
            TicketIndex index) {
        this.index = index;
        this.consumer = new BatchConsumer<>(
                new BatchConsumer.Settings<>(
                        bootstrap,
                        topics.ticketEvent(),
                        topics.group("words"),
                        TicketEvent.class,
                        BATCH,
                        database::answers),
                received -> index.take(received.stream()
                        .map(Received::message)
                        .filter(event -> !WITHOUT_WORDS.contains(event.kind()))
                        .map(TicketEvent::number)
                        .collect(Collectors.toSet())),
                publisher);
    }

    void start(@Observes StartupEvent started) {
        consumer.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        consumer.close();
    }

    /** What was there before the search was, or was taken apart in another way. */
    @Scheduled(every = "30s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renew() {
        try {
            while (index.renewSome()) LOG.debug("more tickets of before are there");
        } catch (RuntimeException e) {
            LOG.warnf(
                    "tickets of before are not found by their words yet (%s); trying in 30 s",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public boolean alive() {
        return consumer.alive();
    }
}
