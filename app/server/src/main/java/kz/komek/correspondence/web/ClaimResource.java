package kz.komek.correspondence.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import kz.komek.correspondence.Replies;

/** {@code PUT /internal/v1/replies/{id}/claims/{claimant}}: 200 for the one who may send, 409 for everybody else. */
@Path("/internal/v1/replies")
@PermitAll // the internal token guards it
@RunOnVirtualThread
class ClaimResource {
    private final Replies replies;

    ClaimResource(Replies replies) {
        this.replies = replies;
    }

    @PUT
    @Path("/{id}/claims/{claimant}")
    public Response claim(@PathParam("id") UUID id, @PathParam("claimant") UUID claimant) {
        return Response.status(replies.claim(id, claimant) ? 200 : 409).build();
    }
}
