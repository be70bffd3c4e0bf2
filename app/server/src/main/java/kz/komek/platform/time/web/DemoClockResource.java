package kz.komek.platform.time.web;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.platform.time.DemoClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/demo/clock")
@PermissionsAllowed(Permission.MOVE_CLOCK)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DemoClockResource {
    private static final int TEN_YEARS = 10 * 366 * 24 * 60 * 60;

    private final DemoClock clock;

    DemoClockResource(DemoClock clock) {
        this.clock = clock;
    }

    @Schema(name = "DemoClock")
    record Ahead(
            @NotNull @Min(0) @Max(TEN_YEARS) @Schema(examples = "86400")
            Long aheadSeconds) {}

    @PUT
    @Operation(operationId = "moveDemoClock", summary = "Demo only: how far Komek's clock runs ahead of the machine's.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Ahead.class)))
    @APIResponse(responseCode = "404", description = "NOT_A_DEMO")
    public Response move(@Valid @NotNull Ahead to) {
        if (!clock.isDemo()) {
            return Problems.response(Problem.of(404, "NOT_A_DEMO", "Only a demo's clock can be moved."));
        }
        clock.moveAhead(Duration.ofSeconds(to.aheadSeconds()));
        return Response.ok(to).build();
    }
}
