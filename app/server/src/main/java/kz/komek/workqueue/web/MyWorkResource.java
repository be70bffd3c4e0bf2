package kz.komek.workqueue.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import kz.komek.platform.identity.Permission;
import kz.komek.ticket.domain.Desk;
import kz.komek.workqueue.Claims;
import kz.komek.workqueue.Offers;
import kz.komek.workqueue.Shift;
import kz.komek.workqueue.domain.Activity;
import kz.komek.workqueue.domain.AwayReason;
import kz.komek.workqueue.domain.Offer;
import kz.komek.workqueue.domain.Presence;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** One's own work: where one is, what one is asked to take, what one takes. */
@Path("/api/v1/work")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MyWorkResource {
    private final Shift shift;
    private final Offers offers;
    private final Claims claims;
    private final SecurityIdentity identity;

    MyWorkResource(Shift shift, Offers offers, Claims claims, SecurityIdentity identity) {
        this.shift = shift;
        this.offers = offers;
        this.claims = claims;
        this.identity = identity;
    }

    @Schema(name = "Presence")
    record Here(
            Activity state,
            @Nullable AwayReason reason,
            @Schema(description = "In this state") Instant since,
            List<Asked> offers) {}

    @Schema(name = "WorkOffer")
    record Asked(
            @Schema(examples = "5724093816") String number,
            String title,
            boolean urgent,
            @Schema(description = "Since when one is asked") Instant at,
            Instant until) {
        static Asked of(Offer offer) {
            return new Asked(offer.number(), offer.title(), offer.urgent(), offer.at(), offer.until());
        }
    }

    @Schema(name = "NewPresence")
    record Said(
            @NotNull Activity state,

            @Schema(description = "Of a break: LUNCH, REST, MEETING or OTHER") @Nullable AwayReason reason) {}

    @Schema(name = "Claim")
    record Claim(
            @Schema(description = "null: at any of one's desks") @Nullable Desk desk) {}

    @Schema(name = "Claimed")
    record Claimed(
            @Schema(description = "Of the ticket that is in one's hands now; null: nothing that suits one waits")
            @Nullable String number) {}

    @Schema(name = "OfferRefusal")
    record Refusal(@NotNull String reason) {}

    @GET
    @Path("/presence")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(operationId = "presence", summary = "Where one is, and what one is asked to take.")
    public Here presence() {
        return here(shift.of(login()));
    }

    @PUT
    @Path("/presence")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(
            operationId = "bePresent",
            summary = "Says where one is. What was offered goes to others when one leaves.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Here.class)))
    @APIResponse(responseCode = "422", description = "REASON_MISSING, STATE_NOT_YOURS")
    public Response bePresent(@Valid @NotNull Said body) {
        return Response.ok(here(shift.says(login(), body.state(), body.reason())))
                .build();
    }

    @PUT
    @Path("/presence/sign")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(
            operationId = "giveSign",
            summary =
                    "The console is still there: sent each 20 s. After 90 s without it one is asked for nothing more.")
    public Here giveSign() {
        return here(shift.isHeardOf(login()));
    }

    @PUT
    @Path("/claims/{id}")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(
            operationId = "claimNext",
            summary =
                    "Takes what is next for one: urgent tickets first, then by rank. The same id gives the same ticket.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Claimed.class)))
    @APIResponse(responseCode = "403", description = "NO_DESK, NOT_YOUR_DESK")
    @APIResponse(responseCode = "409", description = "HANDS_FULL, CLAIM_IS_ANOTHER")
    public Response claim(@PathParam("id") UUID id, @Valid @NotNull Claim body) {
        return Response.ok(new Claimed(claims.next(id, login(), body.desk()).orElse(null)))
                .build();
    }

    @PUT
    @Path("/offers/{number}/acceptance")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(operationId = "acceptOffer", summary = "Takes what was offered.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Here.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "OFFER_OVER")
    public Response accept(@PathParam("number") String number) {
        offers.accept(number, login());
        return Response.ok(here(shift.of(login()))).build();
    }

    @PUT
    @Path("/offers/{number}/refusal")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(operationId = "refuseOffer", summary = "Leaves it to others; it keeps its age.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Here.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "OFFER_OVER")
    public Response refuse(@PathParam("number") String number, @Valid @NotNull Refusal body) {
        offers.refuse(number, login(), body.reason());
        return Response.ok(here(shift.of(login()))).build();
    }

    private Here here(Presence presence) {
        return new Here(
                presence.state(),
                presence.reason(),
                presence.since(),
                offers.to(presence.login()).stream().map(Asked::of).toList());
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
