package kz.komek.platform.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** The one place of the core that reads the machine's clock; in a demo it can be moved ahead. */
@Singleton
public class SystemTime {
    private volatile Duration ahead = Duration.ZERO;

    @Produces
    @Singleton
    InstantSource time() {
        return () -> InstantSource.system().instant().plus(ahead);
    }

    public void moveAhead(Duration by) {
        ahead = by;
    }

    public Duration ahead() {
        return ahead;
    }
}
