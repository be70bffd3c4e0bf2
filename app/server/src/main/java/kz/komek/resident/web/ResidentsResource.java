package kz.komek.resident.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.platform.identity.Permission;
import kz.komek.resident.Acquaintances;
import kz.komek.resident.Codes;
import kz.komek.resident.Merging;
import kz.komek.resident.Merging.Ground;
import kz.komek.resident.People;
import kz.komek.resident.Residents;
import kz.komek.resident.domain.Merge;
import kz.komek.resident.domain.MergeRefused;
import kz.komek.resident.domain.Resident;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** People who turned to us, and that two of them are one. */
@Path("/api/v1/residents/{id}")
@PermissionsAllowed(Permission.KNOW_RESIDENTS)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ResidentsResource {
    private final People people;
    private final Codes codes;
    private final Merging merging;
    private final Residents residents;
    private final Acquaintances acquaintances;
    private final SecurityIdentity identity;

    ResidentsResource(
            People people,
            Codes codes,
            Merging merging,
            Residents residents,
            Acquaintances acquaintances,
            SecurityIdentity identity) {
        this.people = people;
        this.codes = codes;
        this.merging = merging;
        this.residents = residents;
        this.acquaintances = acquaintances;
        this.identity = identity;
    }

    @Schema(name = "ResidentPerson")
    record View(
            @Schema(description = "Of the row that stands for the person")
            long id,

            @Nullable String name,

            @Schema(description = "As they wrote last, or as staff set it") @Nullable Language language,

            @Nullable Consented consent,
            List<Address> handles,

            @Schema(description = "By which several became this one")
            List<Merged> merges) {
        static View of(People.Person person) {
            return new View(
                    person.id(),
                    person.name(),
                    person.language(),
                    Consented.of(person.consent()),
                    person.handles().stream()
                            .map(each -> new Address(each.id(), each.kind(), each.masked(), each.resident()))
                            .toList(),
                    person.merges().stream().map(Merged::of).toList());
        }
    }

    /** To the processing of personal data. */
    @Schema(name = "ResidentConsent")
    record Consented(String wording, Instant at) {
        static @Nullable Consented of(Resident.@Nullable Consent consent) {
            return consent == null ? null : new Consented(consent.wording(), consent.at());
        }
    }

    /** @param id says nothing about the value */
    @Schema(name = "ResidentHandle")
    record Address(
            long id,
            Handle.Kind kind,
            String masked,

            @Schema(description = "The row it came with") long resident) {}

    @Schema(name = "ResidentMerge")
    record Merged(
            UUID id,

            @Schema(description = "The row that stood for who joined")
            long joined,

            Merge.Basis basis,
            @Nullable String words,
            Instant at,
            String by) {
        static Merged of(Merge merge) {
            return new Merged(merge.id(), merge.joined(), merge.basis(), merge.words(), merge.at(), merge.by());
        }
    }

    @Schema(name = "CodeRequest")
    record Asking(
            @Schema(description = "Id of one of the person's handles; an e-mail address")
            long handle) {}

    @Schema(name = "CodeSent")
    record Sent(UUID id, String to, Instant expiresAt) {}

    @Schema(name = "ResidentMerging")
    record Joining(
            @Schema(description = "Who joins this person") long other,

            @NotNull Merge.Basis basis,

            @Schema(
                    description = "By consent: where and how they agreed",
                    examples = "Телефонмен сөйлескенде екі мекенжай да өзінікі екенін айтты")
            @Nullable String words,

            @Schema(description = "By code: the id of the one that was sent") @Nullable UUID code,

            @Schema(description = "By code: as it was read out", examples = "042517") @Nullable String digits) {
        Ground ground() {
            return switch (basis) {
                case CONSENT -> new Ground.Consent(words);
                case CODE -> new Ground.Code(code, digits);
            };
        }
    }

    @GET
    @Operation(operationId = "resident", summary = "Who somebody is: masked addresses, language, consent.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_RESIDENT")
    public View one(@PathParam("id") long id) {
        requireKnown(id);
        return View.of(people.of(id));
    }

    @POST
    @Path("/codes")
    @ResponseStatus(201)
    @Operation(
            operationId = "sendCode",
            summary = "Sends a code of six digits to an address; good for 15 minutes and five attempts.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Sent.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_RESIDENT, NO_SUCH_HANDLE")
    @APIResponse(
            responseCode = "422",
            description = "CODE_NOT_SENDABLE: it is neither an e-mail address nor a telephone")
    @APIResponse(responseCode = "429", description = "TOO_MANY_CODES")
    public Sent send(@PathParam("id") long id, @Valid @NotNull Asking body) {
        requireKnown(id);
        var sent = codes.send(id, body.handle(), login());
        return new Sent(sent.id(), sent.to().masked(), sent.expiresAt());
    }

    @PUT
    @Path("/merges/{merge}")
    @Operation(
            operationId = "mergeResidents",
            summary =
                    "Two are one person, by consent or by code. The id is the writer's; the same again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_RESIDENT")
    @APIResponse(responseCode = "409", description = "SAME_PERSON, MERGE_IS_ANOTHER")
    @APIResponse(responseCode = "410", description = "CODE_GONE: too old, used, or tried too often")
    @APIResponse(responseCode = "422", description = "CONSENT_MISSING, CODE_MISSING, CODE_WRONG, CODE_OF_ANOTHER")
    public View merge(@PathParam("id") long id, @PathParam("merge") UUID merge, @Valid @NotNull Joining body) {
        requireKnown(id);
        requireKnown(body.other());
        merging.merge(merge, id, body.other(), body.ground(), login());
        return View.of(people.of(id));
    }

    @DELETE
    @Path("/merges/{merge}")
    @Operation(
            operationId = "undoResidentMerge",
            summary = "Takes it back: every address and ticket is where it was, with what has come in meanwhile.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_RESIDENT, NO_SUCH_MERGE")
    public View undo(@PathParam("id") long id, @PathParam("merge") UUID merge) {
        requireKnown(id);
        merging.undo(merge, id, login());
        return View.of(people.of(id));
    }

    private void requireKnown(long resident) {
        if (!acquaintances.may(login(), residents.same(resident))) {
            throw new MergeRefused(MergeRefused.Why.NO_SUCH_RESIDENT);
        }
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
