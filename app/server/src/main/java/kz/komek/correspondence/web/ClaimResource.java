package kz.komek.correspondence.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import kz.komek.correspondence.Replies;

/** {@code POST /internal/v1/replies/{id}/claim}: 200 for the one who may send, 409 for everybody else. */
@Path("/internal/v1/replies")
@PermitAll // the internal token guards it
@RunOnVirtualThread
class ClaimResource {
    private final Replies replies;

    ClaimResource(Replies replies) {
        this.replies = replies;
    }

    @POST
    @Path("/{id}/claim")
    public Response claim(@PathParam("id") UUID id) {
        return Response.status(replies.claim(id) ? 200 : 409).build();
    }
}
