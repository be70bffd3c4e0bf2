package kz.komek.ticket.web;

import io.quarkus.security.PermissionsAllowed;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.komek.contract.Language;
import kz.komek.organisation.Staff;
import kz.komek.platform.identity.Permission;
import kz.komek.ticket.Complaints;
import kz.komek.ticket.Links;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.domain.AnswerCheck;
import kz.komek.ticket.domain.Complained;
import kz.komek.ticket.domain.Outcome;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.domain.TicketType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Tickets that belong together. */
@Path("/api/v1/tickets/{number}")
@PermissionsAllowed(Permission.WORK_TICKETS)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class LinksResource {
    private final Links links;
    private final Complaints complaints;
    private final TicketViews views;
    private final Staff staff;
    private final TicketResponses responses;

    LinksResource(Links links, Complaints complaints, TicketViews views, Staff staff, TicketResponses responses) {
        this.links = links;
        this.complaints = complaints;
        this.views = views;
        this.staff = staff;
        this.responses = responses;
    }

    @Schema(name = "RelatedTicket")
    record Related(TicketView.TicketRow ticket, TicketViews.Relation relation) {}

    @Schema(name = "RelatedTickets")
    record AllRelated(
            List<Related> items,

            @Schema(description = "The relations of which there are more than these: only the first are listed")
            Set<TicketViews.Relation> more) {}

    @Schema(name = "Merge")
    record Merging(
            @NotNull @Schema(description = "Number of the ticket under which it is worked from now on")
            String into) {}

    @Schema(name = "Part")
    record Splitting(
            @NotNull @Schema(description = "The words of the part")
            String text,

            @Nullable TicketType type,
            @Nullable String title,
            @Nullable String district,
            @Nullable Language language,
            @Nullable String issue,
            @Nullable Integer issueRevision) {
        /** What is not said is as it is on the whole. */
        Ticket.@Nullable Matter matter(Ticket whole) {
            if (type == null) {
                boolean more = title != null || district != null || language != null || issue != null;
                if (more) throw new TicketRefused(new Refusal.TypeMissing());
                return null;
            }
            return new Ticket.Matter(
                    type,
                    title == null ? text : title,
                    district == null ? whole.district() : district,
                    language != null ? language : whole.language() == null ? Language.KK : whole.language(),
                    issue,
                    issueRevision);
        }
    }

    @Schema(name = "PartMade")
    record Made(String number) {}

    @Schema(name = "Complaint")
    record Complaining(
            @NotNull @Schema(description = "What they say", examples = "Жауапта нақты ештеңе жоқ")
            String text) {}

    @Schema(name = "ComplainedOfNamed")
    record Naming(
            @Schema(description = "Codes") @Nullable List<String> organisations,

            @Schema(description = "Logins") @Nullable List<String> people) {
        Complained whom() {
            return new Complained(
                    organisations == null ? Set.of() : Set.copyOf(organisations),
                    people == null ? Set.of() : Set.copyOf(people));
        }
    }

    @Schema(name = "Parent")
    record Under(
            @NotNull @Schema(description = "Number of the incident")
            String parent) {}

    @Schema(name = "IncidentClosure")
    record Ending(
            @NotNull Outcome outcome,

            @NotNull @Schema(description = "What each resident is told, in their language")
            Told answers,

            @Nullable Set<@NotNull AnswerCheck> confirmed) {}

    record Told(
            @Nullable String kk,
            @Nullable String ru,
            @Nullable String en) {
        Map<Language, String> byLanguage() {
            var all = new EnumMap<Language, String>(Language.class);
            if (kk != null) all.put(Language.KK, kk);
            if (ru != null) all.put(Language.RU, ru);
            if (en != null) all.put(Language.EN, en);
            return all;
        }
    }

    @GET
    @Path("/related")
    @Operation(operationId = "related", summary = "What belongs to it, and what looks like the same matter, and why.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AllRelated.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    public AllRelated related(@PathParam("number") String number) {
        var all = views.related(number, responses.login());
        return new AllRelated(
                all.tickets().stream()
                        .map(one -> new Related(TicketView.TicketRow.of(one.ticket(), staff::name), one.relation()))
                        .toList(),
                all.more());
    }

    @PUT
    @Path("/merge")
    @PermissionsAllowed(Permission.INSPECT_TICKETS)
    @Operation(operationId = "merge", summary = "It is worked under another one; answers with that one.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "TICKET_CLOSED, TICKET_MERGED")
    @APIResponse(responseCode = "422", description = "MERGE_WITH_ITSELF")
    public Response merge(@PathParam("number") String number, @Valid @NotNull Merging body) {
        links.merge(number, body.into(), responses.login());
        return responses.view(number);
    }

    @DELETE
    @Path("/merge")
    @PermissionsAllowed(Permission.INSPECT_TICKETS)
    @Operation(operationId = "unmerge", summary = "Takes the merge back: it goes on where it stood.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    public Response unmerge(@PathParam("number") String number) {
        links.unmerge(number, responses.login());
        return responses.view(number);
    }

    @PUT
    @Path("/parts/{id}")
    @Operation(
            operationId = "split",
            summary = "Makes a part a ticket of its own. The id is the writer's; the same again makes no other.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Made.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "TICKET_MERGED")
    @APIResponse(responseCode = "422", description = "TEXT_MISSING, TEXT_TOO_LONG, TYPE_MISSING")
    public Made split(@PathParam("number") String number, @PathParam("id") UUID id, @Valid @NotNull Splitting body) {
        return new Made(links.split(number, id, body.text(), body::matter, responses.login()));
    }

    @PUT
    @Path("/parent")
    @Operation(operationId = "putUnder", summary = "Puts it under an incident.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "TICKET_CLOSED, TICKET_MERGED")
    @APIResponse(responseCode = "422", description = "NO_PARENT")
    public Response putUnder(@PathParam("number") String number, @Valid @NotNull Under body) {
        links.putUnder(number, body.parent(), responses.login());
        return responses.view(number);
    }

    @DELETE
    @Path("/parent")
    @Operation(operationId = "takeOut", summary = "Takes it out of its incident.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "TICKET_CLOSED, TICKET_MERGED")
    public Response takeOut(@PathParam("number") String number) {
        links.putUnder(number, null, responses.login());
        return responses.view(number);
    }

    @PUT
    @Path("/complaints/{id}")
    @Operation(
            operationId = "complain",
            summary = "A complaint about its answer, for its resident: a ticket that never goes to whoever answered.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Made.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "NOT_NOW: there is no answer yet; MESSAGE_IS_ANOTHER")
    @APIResponse(responseCode = "422", description = "TEXT_MISSING, TEXT_TOO_LONG")
    public Made complain(
            @PathParam("number") String number, @PathParam("id") UUID id, @Valid @NotNull Complaining body) {
        return new Made(complaints.register(number, id, body.text(), responses.login()));
    }

    @PUT
    @Path("/complained-of")
    @Operation(
            operationId = "nameComplainedOf",
            summary = "Says whom a complaint is about; what follows from who answered stays.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "WITH_THEM_NOW, TICKET_CLOSED")
    @APIResponse(responseCode = "422", description = "NO_COMPLAINT, ORGANISATION_UNKNOWN, COLLEAGUE_UNKNOWN")
    public Response name(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Naming body) {
        return responses.changing(
                number, ifMatch, version -> complaints.name(number, version, body.whom(), responses.login()));
    }

    @PUT
    @Path("/incident-closure")
    @Operation(
            operationId = "closeIncident",
            summary = "Closes an incident and all its open parts; each resident is told in their language.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "TICKET_CLOSED")
    @APIResponse(responseCode = "422", description = "TEXT_MISSING, TYPE_MISSING, ANSWER_UNCHECKED")
    public Response closeIncident(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Ending body) {
        var confirmed = body.confirmed() == null ? Set.<AnswerCheck>of() : body.confirmed();
        return responses.changing(
                number,
                ifMatch,
                version -> links.closeIncident(
                        number, version, body.outcome(), body.answers().byLanguage(), confirmed, responses.login()));
    }
}
