package kz.komek.intake.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.intake.Offline;
import kz.komek.intake.TakenDown;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What came by no wire: a visit, a letter, a call at a desk's own telephone, a round, a camera. */
@Path("/api/v1/offline-contacts")
@PermissionsAllowed(Permission.WORK_TICKETS)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OfflineContactsResource {
    private final Offline offline;
    private final SecurityIdentity identity;

    OfflineContactsResource(Offline offline, SecurityIdentity identity) {
        this.offline = offline;
        this.identity = identity;
    }

    @Schema(name = "OfflineMatter")
    record Matter(
            @NotNull @Schema(examples = "Абай көшесі 14: екі күннен бері су жоқ")
            String text,

            @Schema(description = "As it was said") @Nullable String address,

            @Schema(description = "A code of GET /api/v1/districts") @Nullable String district) {
        TakenDown.Matter matter() {
            boolean nowhere = (address == null || address.isBlank()) && district == null;
            return new TakenDown.Matter(text, nowhere ? null : new Place(address, district, null, null));
        }
    }

    @Schema(name = "OfflineContact")
    record Contact(
            @NotNull @Schema(description = "PHONE, VISIT, LETTER, FIELD_ROUND or CAMERA")
            Channel source,

            @NotNull Language language,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,

            @Schema(description = "They consent to the processing of their data; a letter needs no other than itself")
            boolean consented,

            @NotNull @Valid @Schema(description = "1 to 10; each becomes a ticket")
            List<Matter> matters,

            @Schema(description = "Ids of uploads that belong to all of it") @Nullable List<String> files,

            @Schema(description = "The call in which it was said: one that the caller of this has, or just had")
            @Nullable String call) {
        TakenDown takenDown(UUID id) {
            return new TakenDown(
                    id,
                    source,
                    language,
                    name,
                    phone,
                    email,
                    consented,
                    matters.stream().map(Matter::matter).toList(),
                    files == null ? List.of() : files,
                    call);
        }
    }

    /** @param numbers of the tickets, in the order of the matters */
    @Schema(name = "OfflineTickets")
    record Filed(List<String> numbers) {}

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "takeDown",
            summary = "Files what somebody of ours took down. The id is the writer's; a second time changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Filed.class)))
    @APIResponse(
            responseCode = "422",
            description = "TAKEN_DOWN_WRONG names the fields: SOURCE_WRONG, PHONE_WRONG, EMAIL_WRONG, CONSENT_MISSING,"
                    + " MATTERS_WRONG, TEXT_MISSING, TEXT_TOO_LONG, CALL_NOT_THEIRS; or FILE_UNKNOWN")
    @APIResponse(responseCode = "503", description = "NO_NUMBERS_NOW: nothing was changed, try again in a moment")
    public Response takeDown(@PathParam("id") UUID id, @Valid @NotNull Contact contact) {
        var taken = contact.takenDown(id);
        var faults = offline.faults(taken, identity.getPrincipal().getName());
        if (!faults.isEmpty()) return Problems.response(wrong(faults));
        try {
            return Response.ok(new Filed(
                            offline.file(taken, identity.getPrincipal().getName())))
                    .build();
        } catch (NumberBlocks.NoNumbers notNow) {
            return Problems.response(Problem.of(
                    503, "NO_NUMBERS_NOW", "No ticket number can be given just now. Try again in a moment."));
        }
    }

    private static Problem wrong(List<TakenDown.Fault> faults) {
        return Problem.of(422, "TAKEN_DOWN_WRONG", "Some fields are wrong.")
                .violating(faults.stream()
                        .map(fault -> new Problem.Violation(fault.field(), fault.code(), null, fault.code()))
                        .toList());
    }
}
