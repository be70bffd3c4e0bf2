package kz.komek.gateway;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kz.komek.contract.kafka.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the topics in the background: the site serves, and says so in words, while Kafka is still starting. */
@Singleton
class TopicsAtStart {
    private static final Logger LOG = Logger.getLogger(TopicsAtStart.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final String bootstrap;
    private final Topics topics;
    private final Thread thread = Thread.ofVirtual().name("makes-topics").unstarted(this::createUntilDone);

    TopicsAtStart(@ConfigProperty(name = "komek.kafka") String bootstrap, Topics topics) {
        this.bootstrap = bootstrap;
        this.topics = topics;
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.interrupt();
    }

    private void createUntilDone() {
        try {
            while (!create()) Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean create() throws InterruptedException {
        try (var admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000))) {
            topics.create(admin);
            LOG.info("the topics are there");
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf("Kafka does not answer yet; trying to make the topics again in %s", PAUSE);
            return false;
        }
    }
}
