package kz.komek.ticket.web;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kz.komek.platform.identity.Permission;
import kz.komek.ticket.RiskDesk;
import kz.komek.ticket.domain.RiskStep;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** How much depends on a ticket. */
@Path("/api/v1/tickets/{number}/risk")
@PermissionsAllowed(Permission.WORK_TICKETS)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RiskResource {
    private final RiskDesk desk;
    private final TicketResponses responses;

    RiskResource(RiskDesk desk, TicketResponses responses) {
        this.desk = desk;
        this.responses = responses;
    }

    @Schema(name = "RiskWeighing")
    record Weighing(
            @NotNull @Size(max = 100) @Schema(description = "Codes of the factors that somebody says; the others hold by themselves")
            List<@NotNull String> factors) {}

    @PUT
    @Path("/{step}")
    @Operation(
            operationId = "weighRisk",
            summary = "Says what makes it a risk. A higher tier moves it up, and never makes its deadline later.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "403", description = "NOT_YOURS_TO_DO: considered by inspectors")
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "TICKET_CLOSED")
    @APIResponse(responseCode = "422", description = "FACTOR_UNKNOWN")
    public Response weigh(
            @PathParam("number") String number,
            @PathParam("step") RiskStep step,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Weighing body) {
        return responses.changing(
                number, ifMatch, version -> desk.weigh(number, version, step, body.factors(), responses.login()));
    }
}
