package kz.komek.workqueue.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.komek.contract.Language;
import kz.komek.platform.identity.Permission;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Outcome;
import kz.komek.workqueue.BulkActs;
import kz.komek.workqueue.domain.BulkAct;
import kz.komek.workqueue.domain.BulkItem;
import kz.komek.workqueue.domain.BulkKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Many tickets at once. */
@Path("/api/v1/work/bulk-acts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class BulkResource {
    private final BulkActs acts;
    private final SecurityIdentity identity;

    BulkResource(BulkActs acts, SecurityIdentity identity) {
        this.acts = acts;
        this.identity = identity;
    }

    @Schema(name = "BulkAct")
    record Wanted(
            @NotNull @Schema(description = "At most 200") List<@NotNull @Valid Chosen> tickets,

            @NotNull BulkKind act,

            @Schema(description = "HAND_OVER: login; null: whoever is next at the desk") @Nullable String to,

            @Schema(description = "HAND_OVER: null: they stay at their desks") @Nullable Desk desk,

            @Schema(description = "SEND: its code") @Nullable String organisation,

            @Schema(description = "HAND_OVER and NOTE need one; SEND may have one") @Nullable String note,

            @Schema(description = "CLOSE needs one") @Nullable Outcome outcome,

            @Schema(
                    description = "CLOSE: to each resident in their language, in Kazakh where it is not known; without"
                            + " any those are closed that were answered before")
            @Valid @Nullable Told answers) {
        List<BulkActs.Chosen> chosen() {
            return tickets.stream()
                    .map(one -> new BulkActs.Chosen(one.number(), one.version()))
                    .toList();
        }

        BulkAct wanted() {
            return new BulkAct(
                    act,
                    to,
                    desk,
                    organisation,
                    note == null ? "" : note.strip(),
                    outcome,
                    answers == null ? Map.of() : answers.byLanguage());
        }
    }

    @Schema(name = "BulkAnswers")
    record Told(
            @Nullable String kk,
            @Nullable String ru,
            @Nullable String en) {
        Map<Language, String> byLanguage() {
            var said = new EnumMap<Language, String>(Language.class);
            put(said, Language.KK, kk);
            put(said, Language.RU, ru);
            put(said, Language.EN, en);
            return said;
        }

        private static void put(Map<Language, String> said, Language language, @Nullable String text) {
            if (text != null && !text.isBlank()) said.put(language, text.strip());
        }
    }

    @Schema(name = "ChosenTicket")
    record Chosen(
            @NotNull @Schema(examples = "5724093816") String number,
            @Schema(description = "That one has seen") int version) {}

    @Schema(name = "BulkResult")
    record Result(
            String number,

            @Schema(description = "DONE; UNCHANGED: it is so already; or the code of the refusal", examples = "DONE")
            String result) {
        static List<Result> of(List<BulkItem> items) {
            return items.stream()
                    .map(item -> new Result(item.number(), item.result()))
                    .toList();
        }
    }

    @Schema(name = "BulkResults")
    record Results(
            @Schema(description = "Of those that were asked for")
            List<Result> items,

            @Schema(description = "null: it cannot be undone at once") @Nullable Instant undoUntil) {
        static Results of(BulkActs.Done done) {
            return new Results(Result.of(done.items()), done.undoUntil());
        }
    }

    @Schema(name = "BulkUndone")
    record Undone(
            int back,

            @Schema(description = "Somebody has changed them since")
            int stayed,

            @Schema(description = "Not tried yet: the same again goes on with them")
            int left) {}

    @POST
    @Path("/previews")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(operationId = "previewMany", summary = "What would become of each; nothing is changed.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Results.class)))
    @APIResponse(responseCode = "422", description = "TOO_MANY, REASON_MISSING, OUTCOME_MISSING")
    public Response preview(@Valid @NotNull Wanted body) {
        return Response.ok(new Results(Result.of(acts.preview(body.chosen(), body.wanted(), login())), null))
                .build();
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(
            operationId = "actOnMany",
            summary = "Does it to each where it can be done. The same id again goes on where it stopped, with more"
                    + " tickets too: what is more than 200 is done piece by piece.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Results.class)))
    @APIResponse(responseCode = "409", description = "ACT_IS_ANOTHER")
    @APIResponse(responseCode = "422", description = "TOO_MANY, REASON_MISSING, OUTCOME_MISSING")
    public Response act(@PathParam("id") UUID id, @Valid @NotNull Wanted body) {
        return Response.ok(Results.of(acts.act(id, body.chosen(), body.wanted(), login())))
                .build();
    }

    @PUT
    @Path("/{id}/undoing")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(
            operationId = "undoMany",
            summary = "Within 15 minutes: whatever was not changed since goes back to where it was, at most 200 at a"
                    + " time.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Undone.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_ACT")
    @APIResponse(responseCode = "409", description = "TOO_LATE_TO_UNDO, NOT_UNDONE")
    public Response undo(@PathParam("id") UUID id) {
        var undone = acts.undo(id, login());
        return Response.ok(new Undone(undone.back(), undone.stayed(), undone.left()))
                .build();
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
