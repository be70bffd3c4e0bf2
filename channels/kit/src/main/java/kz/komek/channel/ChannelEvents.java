package kz.komek.channel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.komek.contract.Call;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.Secrets;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;

/** Publish, then acknowledge: when {@link #publish} returns, the event is in the log. */
@Singleton
public class ChannelEvents {
    private final Publisher publisher;
    private final Topics topics;
    private final Secrets secrets;
    private final Counting counting;

    @Inject
    ChannelEvents(Publisher publisher, Topics topics, Secrets secrets, Counting counting) {
        this.publisher = publisher;
        this.topics = topics;
        this.secrets = secrets;
        this.counting = counting;
    }

    /** Of which no count is kept. */
    public ChannelEvents(Publisher publisher, Topics topics, Secrets secrets) {
        this(publisher, topics, secrets, new Counting());
    }

    /** @throws Contacts.NotAcknowledged within a few seconds when Kafka is down */
    public void publish(ChannelEvent event) {
        var envelope = new Envelope(
                event.eventId().toString(),
                Envelope.CHANNEL_EVENT,
                Contacts.source(event.channel(), event.account()),
                event.at());
        try {
            publisher
                    .publish(
                            topics.channelEvent(), secrets.partitionKey(event.channel(), owner(event)), envelope, event)
                    .get(10, TimeUnit.SECONDS);
            count(event);
        } catch (ExecutionException | TimeoutException e) {
            throw new Contacts.NotAcknowledged(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Contacts.NotAcknowledged(e);
        }
    }

    /** A call counts as one, by its arrival: also when it is only made up from the exchange's list. */
    private void count(ChannelEvent event) {
        if (event.call() == null || event.call().step() != Call.Step.ARRIVED) return;
        counting.taken(event.channel(), event.account(), event.eventId(), event.at());
    }

    /** Order is kept per ticket, per call, per person, per account: who blocks us and comes back ends as somebody who is back. */
    private static String owner(ChannelEvent event) {
        if (event.number() != null) return event.number();
        if (event.call() != null) return event.call().id();
        if (event.handle() != null) return event.handle().value();
        return switch (event.kind()) {
            case HEALTH, COUNTED -> event.account();
            case RATED, BLOCKED, UNBLOCKED, CALL -> event.eventId().toString();
        };
    }
}
