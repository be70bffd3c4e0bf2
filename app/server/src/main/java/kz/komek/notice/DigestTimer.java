package kz.komek.notice;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Every replica looks; a person whom another one is just at is passed over. */
@Singleton
class DigestTimer {
    private static final Logger LOG = Logger.getLogger(DigestTimer.class);

    private final Digests digests;
    private final InstantSource time;

    DigestTimer(Digests digests, InstantSource time) {
        this.digests = digests;
        this.time = time;
    }

    @Scheduled(every = "{komek.notice.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        Instant now = time.instant();
        for (String login : digests.due(now)) {
            try {
                digests.mail(login, now);
            } catch (RuntimeException e) {
                LOG.warnf(
                        "a digest was not made (%s); what it would have said waits for the next round",
                        e.getClass().getSimpleName());
            }
        }
    }
}
