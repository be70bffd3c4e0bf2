package kz.komek.platform.bell;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kz.komek.platform.wiring.Thrives;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens for all who hear, on one connection. */
@Singleton
class Listening implements Thrives {
    private static final Logger LOG = Logger.getLogger(Listening.class);
    private static final int LISTEN_MILLIS = 1_000;

    private final DataSource dataSource;
    private final List<Hears> all;
    private final Thread thread = Thread.ofPlatform().name("bells").unstarted(this::run);
    private volatile boolean stopping;

    Listening(DataSource dataSource, @All List<Hears> all) {
        this.dataSource = dataSource;
        this.all = all;
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        thread.join(Duration.ofSeconds(5));
    }

    @Override
    public boolean alive() {
        return stopping || thread.isAlive();
    }

    private void run() {
        while (!stopping) {
            try (var listening = dataSource.getConnection()) {
                listen(listening);
            } catch (SQLException | RuntimeException e) {
                if (!stopping)
                    LOG.warnf(
                            "other replicas are not heard: %s; trying again",
                            e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void listen(Connection listening) throws SQLException {
        Set<String> names = all.stream().map(Hears::bell).collect(Collectors.toSet());
        try (var statement = listening.createStatement()) {
            for (String name : names) statement.execute("listen " + name);
        }
        // What was rung before we listened is lost.
        tell(names);
        var notifications = listening.unwrap(PGConnection.class);
        while (!stopping) {
            var rung = new HashSet<String>();
            for (PGNotification one : notifications.getNotifications(LISTEN_MILLIS)) rung.add(one.getName());
            tell(rung);
        }
    }

    private void tell(Set<String> rung) {
        for (Hears one : all) if (rung.contains(one.bell())) one.heard();
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
