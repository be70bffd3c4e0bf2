package kz.komek.channel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Secrets;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;

/** Publish, then acknowledge: when {@link #publish} returns, the contact is in the log for ever. */
@Singleton
public class Contacts {
    private final Publisher publisher;
    private final Topics topics;
    private final Secrets secrets;
    private final Counting counting;

    @Inject
    Contacts(Publisher publisher, Topics topics, Secrets secrets, Counting counting) {
        this.publisher = publisher;
        this.topics = topics;
        this.secrets = secrets;
        this.counting = counting;
    }

    /** Of which no count is kept. */
    public Contacts(Publisher publisher, Topics topics, Secrets secrets) {
        this(publisher, topics, secrets, new Counting());
    }

    /** Kafka did not acknowledge in time. The contact may or may not be in the log: the sender must send it again. */
    public static final class NotAcknowledged extends RuntimeException {
        private static final long serialVersionUID = 1;

        public NotAcknowledged(Throwable cause) {
            super("Kafka did not acknowledge", cause);
        }
    }

    /** @throws NotAcknowledged within a few seconds when Kafka is down */
    public void publish(ContactReceived contact) {
        var envelope = new Envelope(
                contact.contactId().toString(),
                Envelope.CONTACT_RECEIVED,
                source(contact.channel(), contact.account()),
                contact.receivedAt());
        try {
            publisher
                    .publish(topics.contactReceived(), key(secrets, contact), envelope, contact)
                    .get(10, TimeUnit.SECONDS);
            counting.taken(contact.channel(), contact.account(), contact.contactId(), contact.receivedAt());
        } catch (ExecutionException | TimeoutException e) {
            throw new NotAcknowledged(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAcknowledged(e);
        }
    }

    /**
     * Order is kept per ticket where the number was reserved before sending (what a resident adds later by the link comes
     * without a handle), else per handle. What was said to the machine of a telephone is told of a second time by whoever
     * takes the recording over, without the number: both by the handle, so that the one with the number stays the first.
     */
    static String key(Secrets secrets, ContactReceived contact) {
        String owner;
        if (contact.number() != null && contact.channel() != Channel.PHONE) owner = contact.number();
        else if (contact.handle() != null) owner = contact.handle().value();
        else owner = contact.contactId().toString();
        return secrets.partitionKey(contact.channel(), owner);
    }

    /** The CloudEvents source of what an account of a channel says; never holds the account's address itself. */
    public static String source(Channel channel, String account) {
        return Envelope.source(channel, account);
    }
}
