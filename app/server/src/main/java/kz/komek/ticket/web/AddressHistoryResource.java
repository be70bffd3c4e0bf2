package kz.komek.ticket.web;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.komek.organisation.Staff;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.ticket.AddressDesk;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What was said of an address. */
@Path("/api/v1/territory/{code}/tickets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AddressHistoryResource {
    private final AddressDesk desk;
    private final Staff staff;
    private final TicketResponses responses;

    AddressHistoryResource(AddressDesk desk, Staff staff, TicketResponses responses) {
        this.desk = desk;
        this.staff = staff;
        this.responses = responses;
    }

    @GET
    @PermissionsAllowed(Permission.READ_TICKETS)
    @Operation(
            operationId = "ticketsAt",
            summary = "What was said of an address and what is directly beneath it, the newest first.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TicketsResource.Page.class)))
    @APIResponse(responseCode = "400", description = "CURSOR_UNKNOWN")
    public Response at(
            @PathParam("code") String code,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (cursor != null && !cursor.matches("\\d{1,18}")) {
            return Problems.response(
                    Problem.of(400, "CURSOR_UNKNOWN", "The cursor is not one of ours; start again without it."));
        }
        var page = desk.history(
                code, responses.login(), cursor == null ? null : Long.valueOf(cursor), Math.clamp(limit, 1, 200));
        return Response.ok(new TicketsResource.Page(
                        page.tickets().stream()
                                .map(ticket -> TicketView.TicketRow.of(ticket, staff::name))
                                .toList(),
                        page.next() == null ? null : String.valueOf(page.next()),
                        false))
                .build();
    }
}
