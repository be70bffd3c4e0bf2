package kz.komek.deadletter.web;

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
import java.util.List;
import kz.komek.deadletter.DeadLetters;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/dead-letters")
@PermissionsAllowed(Permission.REPLAY_DEAD_LETTERS)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DeadLettersResource {
    private final DeadLetters letters;
    private final SecurityIdentity identity;

    DeadLettersResource(DeadLetters letters, SecurityIdentity identity) {
        this.letters = letters;
        this.identity = identity;
    }

    @Schema(name = "DeadLetter")
    record Letter(
            String id,
            String topic,
            java.time.Instant at,
            java.time.Instant diedAt,

            @Schema(description = "In English; ids and classes, nothing about people")
            String reason,

            String type,

            @Schema(examples = "EMAIL 109@komek.test MESSAGE +2, 1 204 B")
            String summary) {
        static Letter of(DeadLetters.Letter letter) {
            return new Letter(
                    letter.id(),
                    letter.topic(),
                    letter.at(),
                    letter.diedAt(),
                    letter.reason(),
                    letter.type(),
                    letter.summary());
        }
    }

    @Schema(name = "DeadLetterPage")
    record Page(List<Letter> items, @Nullable String next) {}

    @GET
    @Operation(operationId = "deadLetters", summary = "What nobody could take and nobody has replayed, newest first.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(responseCode = "400", description = "CURSOR_UNKNOWN")
    public Response page(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        if (cursor != null && !cursor.matches("\\d{1,18}")) {
            return Problems.response(
                    Problem.of(400, "CURSOR_UNKNOWN", "The cursor is not one of ours; start again without it."));
        }
        int size = Math.clamp(limit, 1, 200);
        var found = letters.page(cursor == null ? null : Long.valueOf(cursor), size + 1);
        var shown = found.subList(0, Math.min(size, found.size())).stream()
                .map(Letter::of)
                .toList();
        return Response.ok(new Page(shown, found.size() > size ? shown.getLast().id() : null))
                .build();
    }

    @PUT
    @Path("/{id}/replay")
    @Operation(
            operationId = "replay",
            summary = "Sends it on its way again, with its original time. A second time changes nothing.")
    @APIResponse(responseCode = "202", description = "Accepted")
    @APIResponse(responseCode = "404", description = "NO_SUCH_LETTER")
    @APIResponse(responseCode = "422", description = "NOT_REPLAYABLE")
    public Response replay(@PathParam("id") String id) {
        var outcome = id.matches("\\d{1,18}")
                ? letters.replay(Long.parseLong(id), identity.getPrincipal().getName())
                : DeadLetters.Replay.NO_SUCH_LETTER;
        return switch (outcome) {
            case DONE -> Response.accepted().build();
            case NO_SUCH_LETTER ->
                Problems.response(Problem.of(404, "NO_SUCH_LETTER", "There is no such dead letter."));
            case NOT_REPLAYABLE ->
                Problems.response(Problem.of(
                        422, "NOT_REPLAYABLE", "It came without an envelope, so no reader could take it again."));
        };
    }
}
