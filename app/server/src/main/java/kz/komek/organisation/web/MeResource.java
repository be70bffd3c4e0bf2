package kz.komek.organisation.web;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Path;
import kz.komek.organisation.Staff;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/me")
@Authenticated
@RunOnVirtualThread
class MeResource {
    private final Staff staff;
    private final SecurityIdentity identity;

    MeResource(Staff staff, SecurityIdentity identity) {
        this.staff = staff;
        this.identity = identity;
    }

    @GET
    @Operation(operationId = "me", summary = "Who the token belongs to.")
    public StaffView me() {
        return staff.active(identity.getPrincipal().getName())
                .map(StaffView::of)
                .orElseThrow(() -> new NotAuthorizedException("Bearer"));
    }
}
