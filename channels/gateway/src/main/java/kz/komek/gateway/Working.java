package kz.komek.gateway;

import io.quarkus.arc.All;
import io.quarkus.arc.ClientProxy;
import jakarta.inject.Singleton;
import java.util.List;
import kz.komek.channel.Thrives;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A desk or a poller whose thread has died sends and takes nothing more: only a restart helps. */
@Liveness
@Singleton
class Working implements HealthCheck {
    private final List<Thrives> all;

    Working(@All List<Thrives> all) {
        this.all = all;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("channels").up();
        for (Thrives one : all) {
            boolean alive = one.alive();
            response.withData(ClientProxy.unwrap(one).getClass().getSimpleName(), alive);
            if (!alive) response.down();
        }
        return response.build();
    }
}
