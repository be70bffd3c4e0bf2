package kz.komek.platform.admission;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import kz.komek.contract.Json;
import kz.komek.platform.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets in so many requests at once and asks the others to come back. A thread costs nothing here, a connection does: a
 * crowd without end would wait for one until each had waited too long, and then nobody would be served at all.
 */
@Singleton
class Admission {
    private static final int BEFORE_EVERYTHING = 200;
    private static final Problem FULL =
            Problem.of(503, "TOO_MANY_AT_ONCE", "Too many ask at once. Nothing was changed; try again in a second.");

    private final int most;
    private final AtomicInteger inside = new AtomicInteger();

    Admission(@ConfigProperty(name = "komek.requests.at-once") int most) {
        this.most = most;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_EVERYTHING);
    }

    void admit(RoutingContext request) {
        String path = request.normalizedPath();
        boolean works = path.startsWith("/internal/") || path.startsWith("/api/") && !path.equals("/api/v1/live");
        if (!works) {
            request.next();
            return;
        }
        // Also when the connection breaks.
        request.addEndHandler(ended -> inside.decrementAndGet());
        if (inside.incrementAndGet() <= most) request.next();
        else refuse(request);
    }

    private static void refuse(RoutingContext request) {
        request.response()
                .setStatusCode(FULL.status())
                .putHeader(HttpHeaders.RETRY_AFTER, "1")
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(new String(Json.write(FULL), StandardCharsets.UTF_8));
    }
}
