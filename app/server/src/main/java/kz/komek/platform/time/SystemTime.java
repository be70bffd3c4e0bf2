package kz.komek.platform.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The one place of the core that reads the machine's clock; in a demo it can be moved ahead. */
@Singleton
public class SystemTime {
    private volatile Duration ahead = Duration.ZERO;

    @Produces
    @Singleton
    InstantSource time() {
        return () -> unmoved().plus(ahead);
    }

    /** The machine's clock, wherever the demo's is: for the ends of sessions and the ages of files. */
    public Instant unmoved() {
        return InstantSource.system().instant();
    }

    public void moveAhead(Duration by) {
        ahead = by;
    }

    public Duration ahead() {
        return ahead;
    }
}
