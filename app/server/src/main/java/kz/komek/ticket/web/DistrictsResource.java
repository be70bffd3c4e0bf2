package kz.komek.ticket.web;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import kz.komek.contract.District;
import kz.komek.platform.identity.Permission;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/districts")
@PermissionsAllowed(Permission.LOOK_UP)
class DistrictsResource {
    @GET
    @Operation(operationId = "districts", summary = "Districts and cities of the oblast.")
    public List<District> districts() {
        return District.ALL;
    }
}
