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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.komek.platform.identity.Permission;
import kz.komek.ticket.ExecutorsDesk;
import kz.komek.ticket.domain.Outcome;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What executors do to the tickets of their organisation. */
@Path("/api/v1/tickets/{number}")
@PermissionsAllowed(Permission.EXECUTE_TICKETS)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ExecutionResource {
    private final ExecutorsDesk desk;
    private final TicketResponses responses;

    ExecutionResource(ExecutorsDesk desk, TicketResponses responses) {
        this.desk = desk;
        this.responses = responses;
    }

    @Schema(name = "NotOurs")
    record Returning(
            @NotNull String reason,

            @Schema(description = "Code of the organisation that should have it, where it is known") @Nullable String suggestion) {}

    @Schema(name = "Plan")
    record Planning(
            @Schema(description = "When it will be done; with waitsForFunds: when they are expected") @Nullable LocalDate date,

            boolean waitsForFunds,
            @Nullable String note) {}

    @Schema(name = "ProposedAnswer")
    record Answering(
            @NotNull Outcome outcome,
            @NotNull String text,

            @Schema(description = "Ids of files uploaded before: the proof") @Nullable List<@NotNull String> files) {}

    @PUT
    @Path("/acceptance")
    @Operation(operationId = "accept", summary = "It is ours, and the caller answers for it.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "NOT_NOW")
    public Response accept(@PathParam("number") String number) {
        desk.accept(number, responses.login());
        return responses.view(number);
    }

    @PUT
    @Path("/return")
    @Operation(operationId = "giveBack", summary = "Not ours, and why. The third return goes to the arbiter.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "NOT_NOW, ARBITER_DECIDED")
    @APIResponse(responseCode = "422", description = "REASON_MISSING")
    public Response giveBack(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Returning body) {
        return responses.changing(
                number,
                ifMatch,
                version -> desk.giveBack(number, version, body.reason(), body.suggestion(), responses.login()));
    }

    @PUT
    @Path("/plan")
    @Operation(operationId = "plan", summary = "When it will be done, or that it waits for funds.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "NOT_NOW")
    @APIResponse(responseCode = "422", description = "DATE_MISSING")
    public Response plan(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Planning body) {
        String note = body.note() == null ? "" : body.note();
        return responses.changing(
                number,
                ifMatch,
                version -> desk.plan(number, version, body.date(), body.waitsForFunds(), note, responses.login()));
    }

    @PUT
    @Path("/answers/{id}")
    @Operation(
            operationId = "answer",
            summary = "Answers, for an inspector to check. The id is the writer's; the same again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "NOT_NOW, MESSAGE_IS_ANOTHER")
    @APIResponse(responseCode = "422", description = "TEXT_MISSING, TEXT_TOO_LONG, FILE_UNKNOWN")
    public Response answer(
            @PathParam("number") String number, @PathParam("id") UUID id, @Valid @NotNull Answering body) {
        var files = body.files() == null ? List.<String>of() : body.files();
        desk.answer(number, id, body.outcome(), body.text(), files, responses.login());
        return responses.view(number);
    }
}
