package kz.komek.platform.time;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * All replicas go by one clock, the database's: an offer that one of them makes for 30 s is not over at once for another
 * whose machine is 30 s ahead. A machine that is right to a quarter of a second keeps its own time. The only SQL that
 * reads a clock.
 */
@Singleton
class CommonClock {
    private static final Logger LOG = Logger.getLogger(CommonClock.class);
    private static final Duration RIGHT_ENOUGH = Duration.ofMillis(250);
    /** What took longer on the way says too little. */
    private static final Duration TOO_SLOW = Duration.ofMillis(500);

    private static final Duration WORTH_SAYING = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final SystemTime time;

    CommonClock(DataSource dataSource, SystemTime time) {
        this.dataSource = dataSource;
        this.time = time;
    }

    void start(@Observes @Priority(10) StartupEvent started) {
        read();
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select clock_timestamp()")) {
            Instant asked = time.machine();
            try (var row = select.executeQuery()) {
                row.next();
                Instant theirs = row.getObject(1, OffsetDateTime.class).toInstant();
                var took = Duration.between(asked, time.machine());
                if (took.compareTo(TOO_SLOW) < 0) compare(asked.plus(took.dividedBy(2)), theirs);
            }
        } catch (SQLException e) {
            LOG.debug("the database's clock cannot be read; ours goes on as it went");
        }
    }

    private void compare(Instant ours, Instant theirs) {
        var behind = Duration.between(ours, theirs);
        if (behind.minus(time.behind()).abs().compareTo(RIGHT_ENOUGH) <= 0) return;
        boolean right = behind.abs().compareTo(RIGHT_ENOUGH) <= 0;
        if (behind.minus(time.behind()).abs().compareTo(WORTH_SAYING) > 0) {
            LOG.warnf(
                    "this machine's clock is %s ms behind the database's; Komek goes by the database's",
                    behind.toMillis());
        }
        time.setRight(right ? Duration.ZERO : behind);
    }
}
