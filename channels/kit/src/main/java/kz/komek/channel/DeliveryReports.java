package kz.komek.channel;

import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;

/** Tells the core what became of a reply: when {@link #publish} returns, the report is in the log. */
@Singleton
public class DeliveryReports {
    private final Publisher publisher;
    private final Topics topics;

    public DeliveryReports(Publisher publisher, Topics topics) {
        this.publisher = publisher;
        this.topics = topics;
    }

    /** @throws Contacts.NotAcknowledged within a few seconds when Kafka is down */
    public void publish(Channel channel, String account, DeliveryReported report) {
        // A bounce that is read again after a crash is the same event; a second refusal of one reply is another.
        var event = ContactIds.of(
                channel,
                report.replyId().toString(),
                report.outcome().name(),
                report.at().toString());
        var envelope = new Envelope(
                event.toString(), Envelope.DELIVERY_REPORTED, Contacts.source(channel, account), report.at());
        try {
            publisher
                    .publish(topics.deliveryReported(), report.replyId().toString(), envelope, report)
                    .get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Contacts.NotAcknowledged(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Contacts.NotAcknowledged(e);
        }
    }
}
