package kz.komek.ticket.web;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.tables.Imported;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetReader;
import kz.komek.ticket.OlderRegister;
import kz.komek.ticket.TicketDesk;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The open tickets of an older system, and the numbers they had there. */
@Path("/api/v1/older-tickets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OlderTicketsResource {
    private final OlderRegister register;
    private final TicketResponses responses;

    OlderTicketsResource(OlderRegister register, TicketResponses responses) {
        this.register = register;
        this.responses = responses;
    }

    @POST
    @Path("/imports")
    @Consumes({Sheet.CSV, Sheet.XLSX})
    @PermissionsAllowed(Permission.BRING_TICKETS)
    @Operation(
            operationId = "bringTickets",
            summary =
                    "Takes a table of open tickets in, or nothing of it. Those that were brought before stay as they are.",
            description = "Columns: number (in the older system), received, text; and if known type, title, issue,"
                    + " district, address, language, name, phone, email, organisation (then it stands there, sent), due."
                    + " Times are instants, or the city's: 2026-11-20 14:30. At most 5,000 rows. Nobody is written to.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Imported.class)))
    @APIResponse(responseCode = "422", description = "ROWS_WRONG: every fault by row, field and reason")
    public Imported bring(
            @QueryParam("dry-run") @DefaultValue("false") boolean dryRun,
            @RequestBody(description = Sheet.AS_A_FILE) byte[] file) {
        Sheet sheet = SheetReader.read(file, OlderRegister.COLUMNS, OlderRegister.MORE_COLUMNS);
        return register.bring(sheet, dryRun, responses.login());
    }

    @GET
    @Path("/{former}")
    @PermissionsAllowed(Permission.READ_TICKETS)
    @Operation(operationId = "olderTicket", summary = "The ticket that had this number in the older system.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    public Response olderTicket(@PathParam("former") String former) {
        return responses.view(register.number(former).orElseThrow(TicketDesk.NoSuchTicket::new));
    }
}
