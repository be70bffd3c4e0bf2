package kz.komek.ticket.web;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import kz.komek.platform.identity.Permission;
import kz.komek.ticket.InspectionDesk;
import kz.komek.ticket.domain.AnswerCheck;
import kz.komek.ticket.domain.Ticket;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What inspectors do to tickets. */
@Path("/api/v1/tickets/{number}")
@PermissionsAllowed(Permission.INSPECT_TICKETS)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class InspectionResource {
    private final InspectionDesk desk;
    private final TicketResponses responses;

    InspectionResource(InspectionDesk desk, TicketResponses responses) {
        this.desk = desk;
        this.responses = responses;
    }

    @Schema(name = "Dispatch")
    record Dispatching(
            @NotNull @Schema(examples = "SU_TURKISTAN", description = "Code of the organisation that executes it")
            String organisation,

            @Nullable List<@NotNull String> coExecutors,

            @Schema(description = "Login of the executor who answers for it") @Nullable String responsible,

            @Schema(description = "A new promise; without it the one there is stays") @Nullable Instant dueAt,

            @Nullable String note) {}

    @Schema(name = "Rework")
    record Reworking(@NotNull String reason, @Nullable Set<AnswerCheck> missing) {}

    /** @param addressee {@code null}: nothing says whose it is */
    @Schema(name = "AddresseeFound")
    record Found(InspectionDesk.@Nullable Addressee addressee) {}

    @GET
    @Path("/addressee")
    @Operation(
            operationId = "addressee",
            summary = "Who executes such a matter in such a place, and what says so: to be offered first.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Found.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    public Found addressee(@PathParam("number") String number) {
        return new Found(desk.addressee(number, responses.login()).orElse(null));
    }

    @PUT
    @Path("/dispatch")
    @Operation(
            operationId = "send",
            summary = "Sends it to an organisation. To another one it is a redirect, which the history shows.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "403", description = "NOT_YOURS_TO_DO: a disputed one is the arbiter's")
    @APIResponse(responseCode = "409", description = "NOT_NOW, TICKET_CLOSED, TICKET_MERGED")
    @APIResponse(
            responseCode = "422",
            description = "ORGANISATION_UNKNOWN, NOBODY_THERE, EXECUTOR_UNKNOWN, COMPLAINED_OF, TYPE_MISSING")
    public Response send(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Dispatching body) {
        var to = new Ticket.Dispatch(
                body.organisation(),
                body.coExecutors() == null ? List.of() : body.coExecutors(),
                body.responsible(),
                body.dueAt(),
                body.note());
        return responses.changing(number, ifMatch, version -> desk.send(number, version, to, responses.login()));
    }

    @PUT
    @Path("/rework")
    @Operation(operationId = "sendBack", summary = "The executor's answer does not do: back to work, with the reason.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "NOT_NOW")
    @APIResponse(responseCode = "422", description = "REASON_MISSING")
    public Response sendBack(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Reworking body) {
        var missing = body.missing() == null ? Set.<AnswerCheck>of() : body.missing();
        return responses.changing(
                number, ifMatch, version -> desk.sendBack(number, version, body.reason(), missing, responses.login()));
    }
}
