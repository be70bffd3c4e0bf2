package kz.komek.ticket.web;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.ticket.AddressDesk;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where a ticket is. */
@Path("/api/v1/tickets/{number}/address")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TicketAddressResource {
    private final AddressDesk desk;
    private final TicketResponses responses;

    TicketAddressResource(AddressDesk desk, TicketResponses responses) {
        this.desk = desk;
        this.responses = responses;
    }

    @Schema(name = "TicketLocation")
    record Location(
            @NotNull @Schema(description = "Code of the address register", examples = "turkistan-abai-14")
            String territory) {}

    @PUT
    @PermissionsAllowed(Permission.WORK_TICKETS)
    @Operation(operationId = "locateTicket", summary = "Says which entry of the address register was meant.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "TICKET_CLOSED")
    @APIResponse(
            responseCode = "412",
            description = "STALE: somebody changed it meanwhile",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = TicketsResource.StaleProblem.class)))
    @APIResponse(responseCode = "422", description = "ENTRY_UNKNOWN")
    @APIResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    public Response locate(
            @PathParam("number") String number,
            @HeaderParam("If-Match")
                    @Parameter(required = true, description = "The version one has seen, in quotes.", example = "\"7\"")
                    @Nullable String ifMatch,
            @Valid @NotNull Location body) {
        return responses.changing(
                number, ifMatch, version -> desk.locate(number, version, body.territory(), responses.login()));
    }
}
