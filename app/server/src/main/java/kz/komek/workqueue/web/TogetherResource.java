package kz.komek.workqueue.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.organisation.Staff;
import kz.komek.platform.identity.Permission;
import kz.komek.workqueue.Together;
import kz.komek.workqueue.domain.Draft;
import kz.komek.workqueue.domain.DraftKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Several people at one ticket. */
@Path("/api/v1/tickets/{number}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TogetherResource {
    private final Together together;
    private final Staff staff;
    private final SecurityIdentity identity;

    TogetherResource(Together together, Staff staff, SecurityIdentity identity) {
        this.together = together;
        this.staff = staff;
        this.identity = identity;
    }

    @Schema(name = "Looking")
    record Looking(
            @Schema(description = "One is writing to the resident")
            boolean writes) {}

    @Schema(name = "Onlooker")
    record Other(String login, String name, boolean writes) {}

    @Schema(name = "Draft")
    record Begun(
            String login,
            String name,
            DraftKind kind,
            String text,
            Instant at,

            @Schema(description = "What another window of the same person had begun") @Nullable OtherDraft other) {
        static Begun of(Draft draft, String name) {
            return new Begun(
                    draft.login(),
                    name,
                    draft.words().kind(),
                    draft.words().text(),
                    draft.at(),
                    OtherDraft.of(draft.other()));
        }
    }

    @Schema(name = "OtherDraft")
    record OtherDraft(DraftKind kind, String text) {
        static @Nullable OtherDraft of(Draft.@Nullable Words words) {
            return words == null ? null : new OtherDraft(words.kind(), words.text());
        }
    }

    @Schema(name = "NewDraft")
    record Writing(
            @NotNull DraftKind kind,

            @NotNull @Schema(description = "Empty: it is not wanted any more")
            String text,

            @NotNull @Schema(description = "Of the window that writes: its own words it writes over")
            UUID page,

            @Schema(description = "When what this window knows of was kept; null: it knows of nothing") @Nullable Instant seen) {}

    @Schema(name = "KeptDraft")
    record KeptDraft(
            Instant at,

            @Schema(description = "What another window had begun: it is kept beside") @Nullable OtherDraft other) {}

    @PUT
    @Path("/onlookers/me")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Other.class)))
    @Operation(operationId = "look", summary = "One has it open: said each 5 s. Answers who else has.")
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    public List<Other> look(@PathParam("number") String number, @Valid @NotNull Looking body) {
        return together.looks(number, login(), body.writes()).stream()
                .map(other -> new Other(other.login(), staff.name(other.login()), other.writes()))
                .toList();
    }

    @DELETE
    @Path("/onlookers/me")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(operationId = "lookAway", summary = "One has it open no more.")
    @APIResponse(responseCode = "204", description = "Nobody sees one there")
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    public Response lookAway(@PathParam("number") String number) {
        together.looksAway(number, login());
        return Response.noContent().build();
    }

    @GET
    @Path("/drafts")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(
            operationId = "drafts",
            summary = "What was begun and not sent, by oneself and by others; the newest first.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Begun.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    public List<Begun> drafts(@PathParam("number") String number) {
        return together.drafts(number, login()).stream()
                .map(draft -> Begun.of(draft, staff.name(draft.login())))
                .toList();
    }

    @PUT
    @Path("/drafts/mine")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(
            operationId = "keepDraft",
            summary = "Keeps what one has begun to write. What is sent is thrown away by itself.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = KeptDraft.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "422", description = "TEXT_TOO_LONG")
    public Response keep(@PathParam("number") String number, @Valid @NotNull Writing body) {
        var kept = together.keep(number, login(), new Draft.Words(body.kind(), body.text()), body.page(), body.seen());
        return Response.ok(new KeptDraft(kept.at(), OtherDraft.of(kept.other())))
                .build();
    }

    @DELETE
    @Path("/drafts/mine/other")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(operationId = "forgetOtherDraft", summary = "What one's other window had begun is not wanted any more.")
    @APIResponse(responseCode = "204", description = "It is thrown away")
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    public Response forgetOther(@PathParam("number") String number) {
        together.forgetOther(number, login());
        return Response.noContent().build();
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
