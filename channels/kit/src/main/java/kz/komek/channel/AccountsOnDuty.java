package kz.komek.channel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import kz.komek.contract.Channel;
import kz.komek.contract.kafka.Topics;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which gateway polls which account: the one to which Kafka assigns the partition of the account's name in
 * {@code channel.account}. No leader, no lock: a gateway that dies loses its partitions to the others within seconds.
 *
 * <p>At a rebalance two gateways may poll one account for a moment. That is harmless: what both read is one contact,
 * because its id derives from the message itself.
 */
public final class AccountsOnDuty implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AccountsOnDuty.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Polling of one account, begun; {@link #end} returns at once and stops it before its next message. */
    @FunctionalInterface
    public interface Duty {
        void end();

        /** False when it has ended without being asked to. */
        default boolean alive() {
            return true;
        }
    }

    private final String bootstrap;
    private final String group;
    private final String topic;
    private final Map<String, Supplier<Duty>> accounts;
    private final Map<String, Duty> running = new ConcurrentHashMap<>(); // only changed by the thread
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    /**
     * @param channel whose accounts they are: each channel of a gateway shares its own among the gateways
     * @param accounts what begins the polling of each account, by the account's name
     */
    public AccountsOnDuty(String bootstrap, Topics topics, Channel channel, Map<String, Supplier<Duty>> accounts) {
        this(bootstrap, topics, topics.group("poll", channel), accounts);
    }

    /** @param group of gateways that share the accounts */
    AccountsOnDuty(String bootstrap, Topics topics, String group, Map<String, Supplier<Duty>> accounts) {
        this.group = group;
        this.bootstrap = bootstrap;
        this.topic = topics.channelAccount();
        this.accounts = Map.copyOf(accounts);
        this.thread = Thread.ofPlatform().name("accounts-on-duty").unstarted(this::run);
    }

    public AccountsOnDuty start() {
        thread.start();
        return this;
    }

    /** False when this, or what it has begun and not ended, has ended without being asked to. */
    public boolean alive() {
        return stopping || thread.isAlive() && running.values().stream().allMatch(Duty::alive);
    }

    /** The partition of an account: the one to which Kafka's default partitioner sends its name. */
    static int partition(String account) {
        return Utils.toPositive(Utils.murmur2(account.getBytes(StandardCharsets.UTF_8))) % Topics.PARTITIONS;
    }

    private void run() {
        while (!stopping) {
            try {
                follow();
            } catch (WakeupException stop) {
                // close() asked: the loop's condition decides
            } catch (RuntimeException e) {
                LOG.warnf(e, "who polls which account is unknown for now; asking Kafka again in %s", POLL);
                sleep();
            } finally {
                List.copyOf(running.keySet()).forEach(this::end);
            }
        }
    }

    private void follow() {
        var joined = new KafkaConsumer<>(properties(), new StringDeserializer(), new ByteArrayDeserializer());
        consumer = joined;
        try {
            joined.subscribe(List.of(topic), new Assignments());
            while (!stopping) joined.poll(POLL);
        } finally {
            consumer = null;
            joined.close(CloseOptions.timeout(Duration.ofSeconds(3)));
        }
    }

    private Map<String, Object> properties() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                // Only the assignment is of interest here.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                3_000,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000,
                // The topic may be created after us.
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                10_000,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
    }

    private final class Assignments implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            of(partitions).forEach(AccountsOnDuty.this::begin);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            of(partitions).forEach(AccountsOnDuty.this::end);
        }

        private List<String> of(Collection<TopicPartition> partitions) {
            return accounts.keySet().stream()
                    .filter(account -> partitions.contains(new TopicPartition(topic, partition(account))))
                    .toList();
        }
    }

    private void begin(String account) {
        if (running.containsKey(account)) return;
        Supplier<Duty> duty = accounts.get(account);
        if (duty == null) return;
        LOG.infof("this gateway polls %s from now on", account);
        running.put(account, duty.get());
    }

    private void end(String account) {
        Duty duty = running.remove(account);
        if (duty == null) return;
        LOG.infof("this gateway stops polling %s before its next message", account);
        duty.end();
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopping = true;
        var joined = consumer;
        if (joined != null) joined.wakeup();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
