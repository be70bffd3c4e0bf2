package kz.komek.platform.wiring;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kz.komek.contract.kafka.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sees to it that the topics exist, for as long as it takes; the core does not wait for it. */
@Singleton
class TopicsAtStart {
    private static final Logger LOG = Logger.getLogger(TopicsAtStart.class);

    private final String bootstrap;
    private final Topics topics;
    private volatile boolean stopping;

    TopicsAtStart(@ConfigProperty(name = "komek.kafka") String bootstrap, Topics topics) {
        this.bootstrap = bootstrap;
        this.topics = topics;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofPlatform().daemon().name("topics-at-start").start(this::untilTheyExist);
    }

    void stop(@Observes io.quarkus.runtime.ShutdownEvent stopped) {
        stopping = true;
    }

    private void untilTheyExist() {
        while (!stopping) {
            try (var admin = Admin.create(Map.of(
                    "bootstrap.servers", bootstrap, "request.timeout.ms", 5_000, "default.api.timeout.ms", 10_000))) {
                topics.create(admin);
                return;
            } catch (ExecutionException | RuntimeException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                LOG.warnf(
                        "topics cannot be created yet (%s); trying again",
                        cause.getClass().getSimpleName());
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
