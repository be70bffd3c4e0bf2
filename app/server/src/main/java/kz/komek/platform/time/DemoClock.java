package kz.komek.platform.time;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** In a demo the clock may be moved ahead, by one row that every replica reads each second. Elsewhere it stands still. */
@Singleton
public class DemoClock {
    private static final Logger LOG = Logger.getLogger(DemoClock.class);

    private final DataSource dataSource;
    private final SystemTime time;
    private final boolean demo;

    DemoClock(DataSource dataSource, SystemTime time, @ConfigProperty(name = "komek.demo") boolean demo) {
        this.dataSource = dataSource;
        this.time = time;
        this.demo = demo;
    }

    public boolean isDemo() {
        return demo;
    }

    void start(@Observes StartupEvent started) {
        if (demo) read();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        if (!demo) return;
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select ahead_seconds from demo_clock");
                var row = select.executeQuery()) {
            if (row.next()) time.moveAhead(Duration.ofSeconds(row.getLong(1)));
        } catch (SQLException e) {
            LOG.debug("the demo's clock cannot be read; it stays where it was");
        }
    }

    public void moveAhead(Duration by) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement("update demo_clock set ahead_seconds = ?")) {
            update.setLong(1, by.toSeconds());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the demo's clock was not moved", e);
        }
        time.moveAhead(by);
    }

    public Duration ahead() {
        return time.ahead();
    }
}
