package kz.komek.channel;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The one place of a gateway that reads the machine's clock; in a demo it runs ahead with the core's. */
@Singleton
public class SystemTime {
    private volatile Duration ahead = Duration.ZERO;

    @Produces
    @Singleton
    InstantSource time() {
        return () -> moved(unmoved());
    }

    /** The machine's clock, wherever the demo's is: for the ages of files and what other servers stamp. */
    public Instant unmoved() {
        return InstantSource.system().instant();
    }

    /** What an instant of the machine's clock is by the demo's. */
    public Instant moved(Instant machines) {
        return machines.plus(ahead);
    }

    public Duration ahead() {
        return ahead;
    }

    void moveAhead(Duration by) {
        ahead = by;
    }
}
