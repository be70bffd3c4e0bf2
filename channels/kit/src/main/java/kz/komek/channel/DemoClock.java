package kz.komek.channel;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** In a demo the core's clock can be moved ahead, and a gateway follows it within a second. Elsewhere nobody asks. */
@Singleton
class DemoClock {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HttpConversation core;
    private final SystemTime time;
    private final boolean demo;
    private final Thread thread =
            Thread.ofVirtual().name("follows-the-demo-clock").unstarted(this::followForEver);

    DemoClock(HttpConversation core, SystemTime time, @ConfigProperty(name = "komek.demo") boolean demo) {
        this.core = core;
        this.time = time;
        this.demo = demo;
    }

    void start(@Observes StartupEvent started) {
        if (demo) thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.interrupt();
    }

    private void followForEver() {
        try {
            while (true) {
                follow();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the core is silent the clock stays as far ahead as it was. */
    void follow() {
        try {
            core.clockAhead().ifPresent(time::moveAhead);
        } catch (IllegalArgumentException notTheCore) {
            // somebody else answers at its address for now
        }
    }
}
