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
import kz.komek.ticket.TicketViews;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What one person has asked. */
@Path("/api/v1/residents/{id}/tickets")
@PermissionsAllowed(Permission.KNOW_RESIDENTS)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ResidentsTicketsResource {
    private final TicketViews views;
    private final Staff staff;
    private final TicketResponses responses;

    ResidentsTicketsResource(TicketViews views, Staff staff, TicketResponses responses) {
        this.views = views;
        this.staff = staff;
        this.responses = responses;
    }

    @GET
    @Operation(
            operationId = "residentsTickets",
            summary = "Everything that the person has ever asked, by whichever of their addresses, the newest first.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TicketsResource.Page.class)))
    @APIResponse(responseCode = "400", description = "CURSOR_UNKNOWN")
    public Response tickets(
            @PathParam("id") long id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        TicketViews.Position after;
        try {
            after = cursor == null ? null : Cursors.read(cursor);
        } catch (IllegalArgumentException e) {
            return Problems.response(
                    Problem.of(400, "CURSOR_UNKNOWN", "The cursor is not one of ours; start again without it."));
        }
        var page = views.ofResident(id, responses.login(), after, Math.clamp(limit, 1, 200));
        return Response.ok(new TicketsResource.Page(
                        page.tickets().stream()
                                .map(ticket -> TicketView.TicketRow.of(ticket, staff::name))
                                .toList(),
                        page.next() == null ? null : Cursors.write(page.next()),
                        false))
                .build();
    }
}
