package kz.komek.organisation.web;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import kz.komek.organisation.Staff;
import kz.komek.platform.identity.Permission;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** People by name, for whoever has to name one of them. What else is known of them only those see who keep it. */
@Path("/api/v1/colleagues")
@PermissionsAllowed(Permission.STAND_AT_DESK)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ColleaguesResource {
    private static final int MOST = 50;

    private final Staff staff;

    ColleaguesResource(Staff staff) {
        this.staff = staff;
    }

    @Schema(name = "ColleagueFound")
    record Found(
            String login,
            String name,

            @Schema(description = "Code; null: of the centre itself") @Nullable String organisation) {}

    @GET
    @Operation(operationId = "colleagues", summary = "Who works now, by name, at most 50.")
    public List<Found> found(
            @QueryParam("text") @DefaultValue("") @Parameter(description = "A piece of a name or a login") String text,
            @QueryParam("organisation") @Parameter(description = "Codes: who works for one of them only")
                    List<String> organisations) {
        return staff.colleagues(text, Set.copyOf(organisations), MOST).stream()
                .map(one -> new Found(one.login(), one.name(), one.organisation()))
                .toList();
    }
}
