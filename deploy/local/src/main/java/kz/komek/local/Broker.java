package kz.komek.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka node which is broker and controller (KRaft), in this JVM, with its log in a folder of its own. */
public final class Broker implements AutoCloseable {
    private static final int NODE = 1;
    private static final String LARGEST_MESSAGE = Integer.toString(4 * 1024 * 1024);

    private final KafkaRaftServer server;
    private final int port;
    private final Thread atExit = new Thread(this::stop, "stop the broker");

    private Broker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Blocks until the broker takes connections. Stops with the JVM at the latest. Topics are not made by being named:
     * whoever needs one creates it.
     *
     * @param port 0 picks a free one; so for the controller's
     * @throws CannotStart with a sentence for people
     */
    public static Broker start(Path dir, int port, int controllerPort, Durability durability) {
        int listener = port == 0 ? Ports.free() : port;
        int controller = controllerPort == 0 ? Ports.free() : controllerPort;
        try {
            Path real = Files.createDirectories(dir).toRealPath();
            format(real);
            KafkaRaftServer server = started(settings(real, listener, controller, durability));
            Broker broker = new Broker(server, listener);
            Runtime.getRuntime().addShutdownHook(broker.atExit);
            return broker;
        } catch (IOException e) {
            throw new CannotStart("Kafka cannot keep its log in " + dir + ": " + Sentences.reason(e) + ".", e);
        } catch (KafkaException e) {
            throw new CannotStart("Kafka cannot start: " + e.getMessage(), e);
        }
    }

    /** Kafka 4.1 upper-cases its own words by the default locale: in a Turkish one it does not know "CLASSİC" groups. */
    private static KafkaRaftServer started(Map<String, String> settings) {
        Locale callers = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
            return server;
        } finally {
            Locale.setDefault(callers);
        }
    }

    public String bootstrap() {
        return "localhost:" + port;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the JVM is ending: the hook stops it
        }
        stop();
    }

    void awaitEnd() {
        server.awaitShutdown();
    }

    private void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Once in a folder's life: a new cluster id would make the old log foreign. meta.properties is written last. */
    private static void format(Path dir) throws IOException {
        if (Files.exists(dir.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(dir.toString())
                    .addDirectory(dir.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> settings(Path dir, int port, int controllerPort, Durability durability) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@localhost:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", dir.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("message.max.bytes", LARGEST_MESSAGE);
        settings.put("replica.fetch.max.bytes", LARGEST_MESSAGE);
        settings.putAll(alone());
        // Without a second node a crash of this one is a crash of all: what a topic must not lose it flushes by its own
        // setting (flush.messages=1), the rest is in the page cache and survives the death of the process.
        if (durability == Durability.THROWAWAY) {
            settings.put("log.cleaner.enable", "false");
        }
        return settings;
    }

    /** What presumes three nodes by default. */
    private static Map<String, String> alone() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.put(topic + ".replication.factor", "1");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("group.initial.rebalance.delay.ms", "0"); // consumers start at once
        settings.put("num.recovery.threads.per.data.dir", "2");
        // A node that was killed is let in again only when its former self's session has run out: 9 s by default.
        // Shorter
        // than this, a machine busy with other things makes the controller fence its only broker.
        settings.put("broker.session.timeout.ms", "5000");
        settings.put("broker.heartbeat.interval.ms", "1000");
        settings.put("log.segment.bytes", Integer.toString(128 * 1024 * 1024));
        // An index is mapped at its full size: 10 MB for each of some thousand partitions' segments is much of a
        // laptop.
        settings.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
        return settings;
    }
}
