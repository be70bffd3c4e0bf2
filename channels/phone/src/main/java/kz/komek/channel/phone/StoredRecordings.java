package kz.komek.channel.phone;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.komek.channel.Contacts;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.Secrets;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import org.jspecify.annotations.Nullable;

/** Tells that what was said to the machine is in our store, keyed as the contact it came with, so that it follows it. */
record StoredRecordings(Publisher publisher, Topics topics, Secrets secrets) {

    /** @throws Contacts.NotAcknowledged within a few seconds when Kafka is down */
    void publish(String account, @Nullable Handle caller, AttachmentStored file) {
        String owner = caller == null ? file.contactId().toString() : caller.value();
        var envelope = new Envelope(
                file.mediaId().toString(),
                Envelope.ATTACHMENT_STORED,
                Contacts.source(Channel.PHONE, account),
                file.at());
        try {
            publisher
                    .publish(topics.attachmentStored(), secrets.partitionKey(Channel.PHONE, owner), envelope, file)
                    .get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Contacts.NotAcknowledged(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Contacts.NotAcknowledged(e);
        }
    }
}
