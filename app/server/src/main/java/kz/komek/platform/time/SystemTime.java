package kz.komek.platform.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The one place of the core that reads the machine's clock; {@link CommonClock} sets it right, a demo moves it ahead. */
@Singleton
public class SystemTime {
    private final InstantSource machine;
    private volatile Duration behind = Duration.ZERO;
    private volatile Duration ahead = Duration.ZERO;

    @Inject
    SystemTime() {
        this(InstantSource.system());
    }

    SystemTime(InstantSource machine) {
        this.machine = machine;
    }

    @Produces
    @Singleton
    InstantSource time() {
        return () -> unmoved().plus(ahead);
    }

    /** Wherever the demo's clock is: for the ends of sessions and the ages of files. */
    public Instant unmoved() {
        return machine().plus(behind);
    }

    Instant machine() {
        return machine.instant();
    }

    Duration behind() {
        return behind;
    }

    /** @param behind the clock that all go by; negative: it is fast */
    void setRight(Duration behind) {
        this.behind = behind;
    }

    public void moveAhead(Duration by) {
        ahead = by;
    }

    public Duration ahead() {
        return ahead;
    }
}
