package kz.komek.outage.web;

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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.contract.Names;
import kz.komek.outage.MassOutages;
import kz.komek.outage.Surges;
import kz.komek.outage.domain.MassOutage;
import kz.komek.outage.domain.Suggestion;
import kz.komek.platform.identity.Permission;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Entry;
import kz.komek.ticket.domain.Outcome;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What many ask about at once. */
@Path("/api/v1/outages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OutagesResource {
    private final MassOutages outages;
    private final Surges surges;
    private final Catalogue catalogue;
    private final Territory territory;
    private final SecurityIdentity identity;

    OutagesResource(
            MassOutages outages, Surges surges, Catalogue catalogue, Territory territory, SecurityIdentity identity) {
        this.outages = outages;
        this.surges = surges;
        this.catalogue = catalogue;
        this.territory = territory;
        this.identity = identity;
    }

    @Schema(name = "MassOutageState")
    enum State {
        RUNNING,
        /** Off; its tickets are as they were. */
        ENDED,
        /** Its tickets are being closed. */
        CLOSING,
        CLOSED
    }

    /** @param number of the incident @param line from the top down to the place */
    @Schema(name = "MassOutage")
    record View(
            UUID id,
            State state,
            String issue,
            @Nullable Names issueNames,
            String place,
            List<Names> line,
            String number,
            Names greeting,
            Instant begunAt,
            String begunBy,
            @Nullable Instant endedAt,

            @Schema(description = "Tickets under it") long parts,

            @Schema(description = "Of them those that are not closed")
            long open,

            @Schema(description = "Could not be closed with the others")
            int left,

            @Schema(description = "Numbers of those, at most a hundred")
            List<String> leftNumbers) {}

    /** @param issue {@code null}: of a whole sphere */
    @Schema(name = "SurgeSuggestion")
    record Suggested(
            UUID id,
            @Nullable String issue,
            @Nullable Names issueNames,
            @Nullable String sphere,
            @Nullable Names sphereNames,
            String place,
            List<Names> line,
            int seen,
            double usual,
            Instant since,
            Instant at) {}

    @Schema(name = "NewMassOutage")
    record Wanted(
            @NotNull String issue,
            @NotNull String place,
            @NotNull Names greeting) {}

    @Schema(name = "OutageGreeting")
    record Greeting(@NotNull Names greeting) {}

    @Schema(name = "MassOutageClosure")
    record Closure(@NotNull Outcome outcome, @NotNull Names answers) {}

    @GET
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "massOutages", summary = "Those that go on first; at most fifty.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = View.class)))
    public List<View> list() {
        return outages.list().stream().map(this::view).toList();
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Permission.LEAD_OUTAGES)
    @Operation(
            operationId = "beginOutage",
            summary = "On: an incident, a greeting, and new tickets go under it. Where one is on already, that one.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "422", description = "TEXT_MISSING, TEXT_TOO_LONG, ISSUE_UNKNOWN, PLACE_UNKNOWN")
    public View begin(@PathParam("id") UUID id, @Valid @NotNull Wanted body) {
        return view(outages.begin(id, body.issue(), body.place(), body.greeting(), login()));
    }

    @PUT
    @Path("/{id}/greeting")
    @PermissionsAllowed(Permission.LEAD_OUTAGES)
    @Operation(operationId = "greetInOutage", summary = "What who asks next is told first.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_OUTAGE")
    public View greet(@PathParam("id") UUID id, @Valid @NotNull Greeting body) {
        return view(outages.greet(id, body.greeting()));
    }

    @PUT
    @Path("/{id}/end")
    @PermissionsAllowed(Permission.LEAD_OUTAGES)
    @Operation(operationId = "endOutage", summary = "Off. Its tickets stay as they are.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_OUTAGE")
    public View end(@PathParam("id") UUID id) {
        return view(outages.end(id, login()));
    }

    @PUT
    @Path("/{id}/closure")
    @PermissionsAllowed(Permission.LEAD_OUTAGES)
    @Operation(
            operationId = "closeOutage",
            summary = "Off, and all of its tickets are closed with one message, each in its language.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_OUTAGE")
    @APIResponse(responseCode = "422", description = "TEXT_MISSING, TEXT_TOO_LONG")
    public View close(@PathParam("id") UUID id, @Valid @NotNull Closure body) {
        return view(outages.close(id, body.outcome(), body.answers(), login()));
    }

    @GET
    @Path("/suggestions")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "surgeSuggestions", summary = "Where far more comes than usual.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Suggested.class)))
    public List<Suggested> suggestions() {
        return surges.open().stream().map(this::view).toList();
    }

    @PUT
    @Path("/suggestions/{id}/dismissal")
    @PermissionsAllowed(Permission.LEAD_OUTAGES)
    @Operation(operationId = "dismissSurge", summary = "No outage: nobody is asked again for some hours.")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", description = "NO_SUCH_SUGGESTION")
    public void dismiss(@PathParam("id") UUID id) {
        surges.dismiss(id, login());
    }

    private String login() {
        return identity.getPrincipal().getName();
    }

    private View view(MassOutages.Seen seen) {
        MassOutage outage = seen.outage();
        return new View(
                outage.id(),
                state(outage),
                outage.issue(),
                catalogue.issue(outage.issue()).map(IssueWording::names).orElse(null),
                outage.place(),
                seen.line().stream().map(Entry::names).toList(),
                seen.number(),
                outage.greeting(),
                outage.begunAt(),
                outage.begunBy(),
                outage.endedAt(),
                seen.parts(),
                seen.open(),
                seen.left(),
                seen.leftNumbers());
    }

    private static State state(MassOutage outage) {
        if (outage.isRunning()) return State.RUNNING;
        if (outage.closing() == null) return State.ENDED;
        return outage.closedAt() == null ? State.CLOSING : State.CLOSED;
    }

    private Suggested view(Suggestion suggestion) {
        String issue = suggestion.issue();
        String sphere = suggestion.sphere();
        return new Suggested(
                suggestion.id(),
                issue,
                issue == null
                        ? null
                        : catalogue.issue(issue).map(IssueWording::names).orElse(null),
                sphere,
                sphere == null
                        ? null
                        : catalogue.sphere(sphere).map(found -> found.names()).orElse(null),
                suggestion.place(),
                territory
                        .find(suggestion.place())
                        .map(found -> found.line().stream().map(Entry::names).toList())
                        .orElse(List.of()),
                suggestion.seen(),
                suggestion.usual(),
                suggestion.since(),
                suggestion.at());
    }
}
