package kz.komek.platform.health;

import io.quarkus.arc.All;
import io.quarkus.arc.ClientProxy;
import jakarta.inject.Singleton;
import java.util.List;
import kz.komek.platform.wiring.Thrives;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A reader whose thread has died reads nothing more: only a restart helps. */
@Liveness
@Singleton
class Threads implements HealthCheck {
    private final List<Thrives> all;

    Threads(@All List<Thrives> all) {
        this.all = all;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("threads").up();
        for (Thrives one : all) {
            boolean alive = one.alive();
            response.withData(ClientProxy.unwrap(one).getClass().getSimpleName(), alive);
            if (!alive) response.down();
        }
        return response.build();
    }
}
