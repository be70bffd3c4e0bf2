package kz.komek.ticket.web;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import kz.komek.contract.AttachmentRef;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.ticket.SentFiles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Files that staff send: first here, then named in what they write. */
@Path("/api/v1/files")
@PermissionsAllowed(Permission.SPEAK_ON_TICKETS)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class UploadsResource {
    private final SentFiles files;
    private final TicketResponses responses;

    UploadsResource(SentFiles files, TicketResponses responses) {
        this.files = files;
        this.responses = responses;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "upload",
            summary = "Keeps the bytes of one file, at most 15 MB, for a day: name its id in a message or an answer.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AttachmentRef.class)))
    @APIResponse(responseCode = "422", description = "FILE_REFUSED: empty, too large, or of a kind that is not taken")
    public Response upload(@QueryParam("name") @DefaultValue("") String name, InputStream bytes) throws IOException {
        AttachmentRef ref = files.upload(name, bytes, responses.login());
        if (ref.refused() == null) return Response.ok(ref).build();
        return Problems.response(Problem.of(422, "FILE_REFUSED", "The file was not kept: " + ref.refused() + "."));
    }
}
