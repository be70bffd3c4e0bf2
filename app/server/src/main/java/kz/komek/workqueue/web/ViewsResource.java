package kz.komek.workqueue.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
import kz.komek.ticket.domain.Desk;
import kz.komek.workqueue.SavedViews;
import kz.komek.workqueue.domain.SavedView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Views of queues under names. */
@Path("/api/v1/work/views")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ViewsResource {
    private final SavedViews views;
    private final SecurityIdentity identity;

    ViewsResource(SavedViews views, SecurityIdentity identity) {
        this.views = views;
        this.identity = identity;
    }

    @Schema(name = "SavedView")
    record View(
            UUID id,

            @Schema(description = "All who stand there see it; null: oneself only") @Nullable Desk desk,

            String name,
            String queue,

            @Schema(examples = "district=kentau&urgent=true")
            String filter,

            int place,
            int version) {
        static View of(SavedView view) {
            return new View(
                    view.id(), view.desk(), view.name(), view.queue(), view.filter(), view.place(), view.version());
        }
    }

    @Schema(name = "SavedViews")
    record Views(
            List<View> items,

            @Schema(description = "With which one's work begins") @Nullable UUID first) {}

    @Schema(name = "NewSavedView")
    record Wanted(
            @Nullable Desk desk,
            @NotNull String name,
            @NotNull String queue,
            @NotNull String filter,
            int place) {}

    @Schema(name = "FirstView")
    record First(
            @Schema(description = "null: none") @Nullable UUID view) {}

    @GET
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(operationId = "savedViews", summary = "One's own, then those of one's desks.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Views.class)))
    public Views all() {
        var mine = views.of(login());
        return new Views(mine.views().stream().map(View::of).toList(), mine.first());
    }

    @PUT
    @Path("/first")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(operationId = "beginWithView", summary = "With which of them one's work begins.")
    @APIResponse(responseCode = "204", description = "It does")
    @APIResponse(responseCode = "404", description = "NO_SUCH_VIEW")
    public Response first(@Valid @NotNull First body) {
        views.beginWith(body.view(), login());
        return Response.noContent().build();
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(operationId = "keepView", summary = "Keeps it. For a desk: only those who lead.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_VIEW")
    @APIResponse(responseCode = "409", description = "TOO_MANY_VIEWS")
    @APIResponse(responseCode = "412", description = "STALE")
    @APIResponse(responseCode = "422", description = "VIEW_NAME_WRONG, VIEW_UNREADABLE")
    @APIResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    public Response keep(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Valid @NotNull Wanted body) {
        SavedView kept = views.keep(
                new SavedView(
                        id,
                        login(),
                        body.desk(),
                        body.name().strip(),
                        body.queue(),
                        body.filter(),
                        body.place(),
                        Expected.version(ifMatch, ifNoneMatch)),
                login());
        return Response.ok(View.of(kept))
                .header("ETag", Expected.tag(kept.version()))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(operationId = "deleteView", summary = "Throws it away.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "NO_SUCH_VIEW")
    @APIResponse(responseCode = "412", description = "STALE")
    @APIResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    public Response delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        views.delete(id, Expected.version(ifMatch, null), login());
        return Response.noContent().build();
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
