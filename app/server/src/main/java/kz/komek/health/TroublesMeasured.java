package kz.komek.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import kz.komek.health.domain.Found;
import kz.komek.health.domain.Trouble;
import kz.komek.platform.bell.Hears;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/**
 * The same for machines: {@code komek.channel.troubles} by cause, and {@code /q/health/group/channels}. Not part of whether
 * this server is alive or ready: a refused token is mended at the provider, not by a restart.
 */
@HealthGroup("channels")
@Singleton
class TroublesMeasured implements HealthCheck, Hears {
    private static final Logger LOG = Logger.getLogger(TroublesMeasured.class);

    private final Channels channels;
    private final AtomicReference<Map<Trouble, Long>> now = new AtomicReference<>(Map.of());

    TroublesMeasured(Channels channels, MeterRegistry metrics) {
        this.channels = channels;
        for (Trouble trouble : Trouble.values()) {
            metrics.gauge(
                    "komek.channel.troubles",
                    List.of(io.micrometer.core.instrument.Tag.of("cause", trouble.name())),
                    now,
                    known -> known.get().getOrDefault(trouble, 0L));
        }
    }

    void start(@Observes StartupEvent started) {
        // here from the beginning: its gauges are read before anybody asks for it
    }

    @Override
    public String bell() {
        return Watch.BELL;
    }

    @Override
    public void heard() {
        try {
            read();
        } catch (RuntimeException e) {
            LOG.debugf(
                    "troubles of channels are measured later (%s)", e.getClass().getSimpleName());
        }
    }

    private List<Found> read() {
        var troubles = channels.troubles();
        now.set(troubles.stream().collect(Collectors.groupingBy(Found::trouble, Collectors.counting())));
        return troubles;
    }

    /** Channels and causes only: an account may be an address. */
    @Override
    public HealthCheckResponse call() {
        var troubles = read();
        var response = HealthCheckResponse.named("channels").status(troubles.isEmpty());
        for (Found found : troubles) {
            String where = found.account() == null
                    ? String.valueOf(found.queue())
                    : found.account().channel().name();
            response.withData(where, found.trouble().name());
        }
        return response.build();
    }
}
