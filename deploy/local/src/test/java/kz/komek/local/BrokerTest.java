package kz.komek.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
    // At INFO the clients print every setting they have. Kept in a field, or its level is forgotten.
    private static final Logger KAFKA = Logger.getLogger("");
    private static final String TOPIC = "contact.received";

    @BeforeAll
    static void onlyWarnings() {
        KAFKA.setLevel(Level.WARNING);
    }

    @TempDir
    Path folder;

    @Test
    void acknowledged_messages_survive_the_sigkill_of_the_broker() throws Exception {
        int port = Ports.free();
        int controller = Ports.free();
        Process broker = process(port, controller);
        try {
            createTopic(port);
            send(port, "a pipe burst");
        } finally {
            broker.destroyForcibly().waitFor();
        }
        String cluster = Files.readString(folder.resolve("meta.properties"));

        try (Broker again = Broker.start(folder, port, controller, Durability.DURABLE)) {
            assertThat(read(again.bootstrap())).containsExactly("a pipe burst");
            assertThat(Files.readString(folder.resolve("meta.properties"))).isEqualTo(cluster);
            assertThatNobodyMakesTopicsByNamingThem(again.bootstrap());
        }
    }

    private void assertThatNobodyMakesTopicsByNamingThem(String bootstrap) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("misspelt"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    private Process process(int port, int controller) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        folder.toString(),
                        Integer.toString(port),
                        Integer.toString(controller))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void createTopic(int port) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + port))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void send(int port, String message) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "localhost:" + port, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, message)).get();
        }
    }

    private static List<String> read(String bootstrap) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return StreamSupport.stream(
                            consumer.poll(Duration.ofSeconds(20)).records(TOPIC).spliterator(), false)
                    .map(ConsumerRecord::value)
                    .toList();
        }
    }
}
