package kz.komek.channel;

import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    public ChannelEvents(Publisher publisher, Topics topics, Secrets secrets) {
        this.publisher = publisher;
        this.topics = topics;
        this.secrets = secrets;
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
        } catch (ExecutionException | TimeoutException e) {
            throw new Contacts.NotAcknowledged(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Contacts.NotAcknowledged(e);
        }
    }

    /** Order is kept per ticket or per person, so that who blocks us and comes back ends as somebody who is back. */
    private static String owner(ChannelEvent event) {
        if (event.number() != null) return event.number();
        return event.handle() == null
                ? event.eventId().toString()
                : event.handle().value();
    }
}
