package kz.komek.contract.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kz.komek.contract.Channel;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topics, by the names of the business. A prefix lets installations (and test runs) share a broker.
 *
 * <p>64 partitions from the first day, never changed: the partition of a key is a promise of order.
 */
public record Topics(String prefix) {
    public static final int PARTITIONS = 64;
    private static final String DAYS_14 = String.valueOf(14L * 24 * 60 * 60 * 1000);

    public String contactReceived() {
        return prefix + "contact.received";
    }

    public String channelEvent() {
        return prefix + "channel.event";
    }

    public String replyRequested() {
        return prefix + "reply.requested";
    }

    public String deliveryReported() {
        return prefix + "delivery.reported";
    }

    public String attachmentStored() {
        return prefix + "attachment.stored";
    }

    public String ticketEvent() {
        return prefix + "ticket.event";
    }

    public String numberBlock() {
        return prefix + "number.block";
    }

    public String channelAccount() {
        return prefix + "channel.account";
    }

    /**
     * The consumer group of a purpose. All groups are named here: one without the prefix would share what it reads with
     * another installation on the broker, and each would see half of its own.
     */
    public String group(String purpose) {
        return prefix + purpose;
    }

    /** Of a purpose that each channel has for itself. */
    public String group(String purpose, Channel channel) {
        return group(purpose + "-" + channel.name().toLowerCase(Locale.ROOT));
    }

    /** What the core asks of gateways; seldom, so one partition is enough. */
    public String channelAsked() {
        return prefix + "channel.asked";
    }

    public String dead(String topic) {
        return topic + ".dead";
    }

    /** The dead-letter topics, all read by the core. */
    public List<String> allDead() {
        return Stream.of(
                        contactReceived(),
                        channelEvent(),
                        replyRequested(),
                        deliveryReported(),
                        attachmentStored(),
                        ticketEvent(),
                        channelAsked())
                .map(this::dead)
                .toList();
    }

    /** Creates what is missing and leaves alone what is there; safe to call from every process at every start. */
    public void create(Admin admin) throws InterruptedException, ExecutionException {
        var wanted = Stream.concat(
                        Stream.of(
                                topic(contactReceived(), PARTITIONS, durable()),
                                topic(channelEvent(), PARTITIONS, durable()),
                                topic(replyRequested(), PARTITIONS, kept()),
                                topic(deliveryReported(), PARTITIONS, kept()),
                                topic(attachmentStored(), PARTITIONS, kept()),
                                topic(ticketEvent(), PARTITIONS, kept()),
                                topic(channelAsked(), 1, kept()),
                                topic(numberBlock(), 1, compactedAndDurable()),
                                topic(channelAccount(), PARTITIONS, Map.of("cleanup.policy", "compact"))),
                        allDead().stream().map(name -> topic(name, 1, kept())))
                .toList();
        var existing = admin.listTopics().names().get();
        var missing = wanted.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        if (!missing.isEmpty()) createAll(admin, missing);
    }

    private static void createAll(Admin admin, Collection<NewTopic> missing)
            throws InterruptedException, ExecutionException {
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) throw e;
            }
        }
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> config) {
        // -1: the broker's own default, so that a real cluster replicates and a single broker does not.
        return new NewTopic(name, java.util.Optional.of(partitions), java.util.Optional.empty()).configs(config);
    }

    private static Map<String, String> kept() {
        return Map.of("retention.ms", DAYS_14);
    }

    /** Law 14: when the broker is alone, what a resident was promised is on its disk before it is acknowledged. */
    private static Map<String, String> durable() {
        return Map.of("retention.ms", DAYS_14, "flush.messages", "1");
    }

    private static Map<String, String> compactedAndDurable() {
        return Map.of("cleanup.policy", "compact", "flush.messages", "1");
    }
}
