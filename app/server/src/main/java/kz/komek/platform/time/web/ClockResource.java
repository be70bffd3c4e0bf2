package kz.komek.platform.time.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import kz.komek.platform.time.DemoClock;

/** How far the demo's clock runs ahead, for gateways. */
@Path("/internal/v1/clock")
@PermitAll // the internal token guards it
class ClockResource {
    private final DemoClock clock;

    ClockResource(DemoClock clock) {
        this.clock = clock;
    }

    record Ahead(long aheadSeconds) {}

    @GET
    public Ahead ahead() {
        return new Ahead(clock.ahead().toSeconds());
    }
}
