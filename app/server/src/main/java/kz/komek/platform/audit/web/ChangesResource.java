package kz.komek.platform.audit.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import kz.komek.platform.audit.Audit;
import kz.komek.platform.identity.PeoplesNames;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/changes")
@PermissionsAllowed(Permission.READ_CHANGES)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ChangesResource {
    private final Audit audit;
    private final PeoplesNames people;

    ChangesResource(Audit audit, PeoplesNames people) {
        this.audit = audit;
        this.people = people;
    }

    @Schema(name = "Change")
    record View(
            Instant at,
            @Schema(description = "Login") String by,
            String byName,

            @Schema(type = SchemaType.OBJECT) @Nullable JsonNode before,

            @Schema(type = SchemaType.OBJECT) @Nullable JsonNode after) {
        static View of(Audit.Change change, PeoplesNames people) {
            return new View(change.at(), change.by(), people.name(change.by()), change.before(), change.after());
        }
    }

    @Schema(name = "ChangePage")
    record Page(List<View> items, @Nullable String next) {}

    @GET
    @Operation(operationId = "changes", summary = "Who changed a thing, the newest first, with before and after.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(responseCode = "400", description = "THING_MISSING, CURSOR_UNKNOWN")
    public Response page(
            @QueryParam("what")
                    @Parameter(required = true, description = "As its path is called: organisations, staff, issues.")
                    @Nullable String what,
            @QueryParam("id") @Parameter(required = true) @Nullable String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (what == null || id == null) {
            return Problems.response(Problem.of(400, "THING_MISSING", "Say what it is, and its id."));
        }
        if (cursor != null && !cursor.matches("\\d{1,18}")) {
            return Problems.response(
                    Problem.of(400, "CURSOR_UNKNOWN", "The cursor is not one of ours; start again without it."));
        }
        int size = Math.clamp(limit, 1, 200);
        var found = audit.of(what, id, cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor), size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        return Response.ok(new Page(
                        shown.stream().map(change -> View.of(change, people)).toList(),
                        found.size() > size ? String.valueOf(shown.getLast().entry()) : null))
                .build();
    }
}
