package kz.komek.intake.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.intake.Unfiled;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.platform.time.Years;
import kz.komek.resident.Residents;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/unfiled-contacts")
@PermissionsAllowed(Permission.SORT_UNFILED)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class UnfiledContactsResource {
    private final Unfiled unfiled;
    private final SecurityIdentity identity;

    UnfiledContactsResource(Unfiled unfiled, SecurityIdentity identity) {
        this.unfiled = unfiled;
        this.identity = identity;
    }

    /** @param from masked */
    @Schema(name = "UnfiledContact")
    record Contact(
            UUID id,
            Channel channel,
            String account,
            Instant receivedAt,
            ContactReceived.Nature nature,
            Residents.@Nullable Masked from,
            @Nullable String subject,
            String text,
            @Schema(description = "How many came with it") int files) {
        static Contact of(ContactReceived contact) {
            var handle = contact.handle();
            return new Contact(
                    contact.contactId(),
                    contact.channel(),
                    contact.account(),
                    contact.receivedAt(),
                    contact.nature(),
                    handle == null ? null : Residents.masked(handle),
                    contact.subject(),
                    contact.text(),
                    contact.attachments().size());
        }

        String cursor() {
            return receivedAt + "_" + id;
        }
    }

    @Schema(name = "UnfiledContactPage")
    record Page(List<Contact> items, @Nullable String next) {}

    /** @param number of the ticket that was made of it */
    @Schema(name = "Filing")
    record Filed(@Schema(examples = "5724093817") String number) {}

    @GET
    @Operation(operationId = "unfiledContacts", summary = "What came in and belongs to no ticket, newest first.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(responseCode = "400", description = "CURSOR_UNKNOWN")
    public Response page(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        Unfiled.Position after;
        try {
            after = cursor == null ? null : position(cursor);
        } catch (IllegalArgumentException | java.time.DateTimeException notOurs) {
            return Problems.response(
                    Problem.of(400, "CURSOR_UNKNOWN", "The cursor is not one of ours; start again without it."));
        }
        int size = Math.clamp(limit, 1, 200);
        var found = unfiled.page(after, size + 1);
        var shown = found.subList(0, Math.min(size, found.size())).stream()
                .map(Contact::of)
                .toList();
        return Response.ok(new Page(shown, found.size() > size ? shown.getLast().cursor() : null))
                .build();
    }

    @PUT
    @Path("/{id}/filing")
    @Operation(
            operationId = "fileContact",
            summary = "Opens a ticket of it. A second time changes nothing and tells of the same ticket.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Filed.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_CONTACT")
    @APIResponse(responseCode = "503", description = "NO_NUMBERS_NOW: nothing was changed, try again in a moment")
    public Response file(@PathParam("id") UUID id) {
        try {
            return unfiled.file(id, identity.getPrincipal().getName())
                    .map(number -> Response.ok(new Filed(number)).build())
                    .orElseGet(() -> Problems.response(
                            Problem.of(404, "NO_SUCH_CONTACT", "Nothing with this id has been set aside.")));
        } catch (NumberBlocks.NoNumbers notNow) {
            return Problems.response(Problem.of(
                    503, "NO_NUMBERS_NOW", "No ticket number can be given just now. Try again in a moment."));
        }
    }

    private static Unfiled.Position position(String cursor) {
        String[] parts = cursor.split("_", -1);
        if (parts.length != 2) throw new IllegalArgumentException("two parts");
        return new Unfiled.Position(Years.instant(parts[0]), UUID.fromString(parts[1]));
    }
}
