package kz.komek.ticket.web;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.komek.catalogue.Catalogue;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.Language;
import kz.komek.contract.files.FileStore;
import kz.komek.organisation.Staff;
import kz.komek.platform.files.Played;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.ticket.TicketDesk;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.domain.AnswerCheck;
import kz.komek.ticket.domain.Attachment;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Outcome;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Tickets for staff; acts are resources, and every act may be sent twice. */
@Path("/api/v1/tickets")
@PermissionsAllowed(Permission.READ_TICKETS)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TicketsResource {
    private final TicketDesk desk;
    private final TicketViews views;
    private final Staff staff;
    private final FileStore files;
    private final TicketResponses responses;
    private final Catalogue catalogue;
    private final InstantSource time;

    TicketsResource(
            TicketDesk desk,
            TicketViews views,
            Staff staff,
            FileStore files,
            TicketResponses responses,
            Catalogue catalogue,
            InstantSource time) {
        this.desk = desk;
        this.views = views;
        this.staff = staff;
        this.files = files;
        this.responses = responses;
        this.catalogue = catalogue;
        this.time = time;
    }

    @Schema(name = "TicketPage")
    record Page(
            List<TicketView.TicketRow> items,
            @Nullable String next,

            @Schema(description = "A filter was looked up in the first 5,000 only: next goes on with it")
            boolean gaveUp) {}

    record Registration(
            @NotNull TicketType type,

            @NotNull @Schema(examples = "Абай көшесі 14: екі күннен бері су жоқ")
            String title,

            @Schema(description = "A code of GET /api/v1/districts", examples = "kentau") @Nullable String district,

            @NotNull Language language,

            @Schema(description = "Code of the catalogue", examples = "WATER_NONE") @Nullable String issue,

            @Schema(description = "Whose wording was shown; without it the ticket's own, else today's") @Nullable Integer issueRevision,

            @Schema(
                    description = "To the questions of the issue, by their codes: YES or NO, a choice's code, a date as"
                            + " 2026-11-20, a number, an address or \"43.30, 68.27\", the id of a file of this"
                            + " ticket. Without it those that there are stay.",
                    examples = "{\"scope\": \"street\", \"kids\": \"NO\"}")
            @Nullable Map<String, String> answers) {
        Ticket.Matter matter() {
            return new Ticket.Matter(type, title, district, language, issue, issueRevision);
        }
    }

    @Schema(name = "NewMessage")
    record Writing(
            @NotNull Kind kind,

            @NotNull @Schema(examples = "Сәлеметсіз бе! Бригада жолға шықты.")
            String text,

            @Schema(description = "Ids of files uploaded before") @Nullable List<@NotNull String> files) {
        @Schema(name = "MessageKind")
        enum Kind {
            REPLY,
            QUESTION,
            NOTE
        }
    }

    @Schema(name = "Closure")
    record Closing(
            @NotNull Outcome outcome,

            @Schema(description = "Not needed when they were answered before", examples = "Су қосылды.") @Nullable String answer,

            @Schema(description = "What was checked of a service's answer") @Nullable Set<@NotNull AnswerCheck> confirmed) {
        Set<AnswerCheck> checks() {
            return confirmed == null ? Set.of() : confirmed;
        }
    }

    /** A {@link Problem} whose {@code current} is the ticket as it is now; for the API's description only. */
    record StaleProblem(
            String type,
            String title,
            int status,
            String detail,
            @Schema(examples = "STALE") String code,
            @Nullable List<Problem.Violation> violations,
            TicketView current) {}

    @Schema(name = "HandOver")
    record HandingOver(
            @Schema(description = "Login; null: whoever is next at the desk") @Nullable String to,

            @Schema(description = "null: it stays at its desk") @Nullable Desk desk,

            @NotNull String note) {}

    record Reopening(
            @NotNull @Schema(examples = "Су қайтадан жоқ") String reason) {}

    @GET
    @Operation(
            operationId = "queue",
            summary = "OPEN by deadline, the most urgent first; CLOSED by the last change, the newest first.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(responseCode = "400", description = "CURSOR_UNKNOWN")
    public Response page(
            @QueryParam("queue") @DefaultValue("OPEN") TicketViews.Queue queue,
            @BeanParam FilterParams filter,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        TicketViews.Position after;
        try {
            after = cursor == null ? null : Cursors.read(cursor);
        } catch (IllegalArgumentException e) {
            return Problems.response(
                    Problem.of(400, "CURSOR_UNKNOWN", "The cursor is not one of ours; start again without it."));
        }
        var page = views.page(
                queue, filter.filter(catalogue, time.instant()), responses.login(), after, Math.clamp(limit, 1, 200));
        return Response.ok(new Page(
                        page.tickets().stream()
                                .map(ticket -> TicketView.TicketRow.of(ticket, staff::name))
                                .toList(),
                        page.next() == null ? null : Cursors.write(page.next()),
                        page.gaveUp()))
                .build();
    }

    @GET
    @Path("/{number}")
    @Operation(operationId = "ticket", summary = "Everything about one ticket.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    public Response one(@PathParam("number") String number) {
        return responses.view(number);
    }

    @PUT
    @PermissionsAllowed(Permission.WORK_TICKETS)
    @Path("/{number}/registration")
    @Operation(operationId = "register", summary = "Says what it is about. Moves a received ticket on.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "TICKET_CLOSED")
    @APIResponse(
            responseCode = "412",
            description = "STALE: somebody changed it meanwhile",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = StaleProblem.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "TEXT_MISSING, TEXT_TOO_LONG, DISTRICT_UNKNOWN, ISSUE_UNKNOWN; ANSWERS_WRONG names the questions")
    public Response register(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Registration body) {
        return responses.changing(
                number,
                ifMatch,
                version -> desk.register(number, version, body.matter(), body.answers(), responses.login()));
    }

    @PUT
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Path("/{number}/assignment")
    @Operation(operationId = "take", summary = "Makes it the caller's.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "TAKEN_BY_ANOTHER, TICKET_CLOSED")
    public Response take(@PathParam("number") String number) {
        desk.take(number, responses.login());
        return responses.view(number);
    }

    @DELETE
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Path("/{number}/assignment")
    @Operation(operationId = "release", summary = "Makes it nobody's: one's own, or anybody's for those who lead.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "TAKEN_BY_ANOTHER, TICKET_CLOSED")
    public Response release(@PathParam("number") String number) {
        desk.release(number, responses.login());
        return responses.view(number);
    }

    @PUT
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Path("/{number}/handover")
    @Operation(
            operationId = "handOver",
            summary = "Puts it in another's hands, or to another desk, with a note. One may not see it any more then.")
    @APIResponse(responseCode = "204", description = "It is theirs")
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "TICKET_CLOSED, NOT_NOW, TAKEN_BY_ANOTHER, COMPLAINED_OF_PERSON")
    @APIResponse(
            responseCode = "412",
            description = "STALE: somebody changed it meanwhile",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = StaleProblem.class)))
    @APIResponse(responseCode = "422", description = "REASON_MISSING, NOT_THEIRS, COLLEAGUE_UNKNOWN")
    @APIResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    public Response handOver(
            @PathParam("number") String number,
            @HeaderParam("If-Match")
                    @Parameter(required = true, description = "The version one has seen, in quotes.", example = "\"7\"")
                    @Nullable String ifMatch,
            @Valid @NotNull HandingOver body) {
        return responses.changed(
                number,
                ifMatch,
                version -> desk.handOver(number, version, body.to(), body.desk(), body.note(), responses.login()));
    }

    @PUT
    @PermissionsAllowed(Permission.SPEAK_ON_TICKETS)
    @Path("/{number}/messages/{id}")
    @Operation(operationId = "write", summary = "The id is the writer's; the same id again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "TICKET_CLOSED, MESSAGE_IS_ANOTHER")
    @APIResponse(responseCode = "422", description = "TEXT_MISSING, TEXT_TOO_LONG, TYPE_MISSING")
    public Response write(@PathParam("number") String number, @PathParam("id") UUID id, @Valid @NotNull Writing body) {
        desk.write(
                number,
                id,
                switch (body.kind()) {
                    case REPLY -> Message.Kind.REPLY;
                    case QUESTION -> Message.Kind.QUESTION;
                    case NOTE -> Message.Kind.NOTE;
                },
                body.text(),
                body.files() == null ? List.of() : body.files(),
                responses.login());
        return responses.view(number);
    }

    @PUT
    @PermissionsAllowed(Permission.WORK_TICKETS)
    @Path("/{number}/closure")
    @Operation(operationId = "close", summary = "Ends it with an outcome, and an answer unless one was given before.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "TICKET_CLOSED")
    @APIResponse(responseCode = "422", description = "ANSWER_MISSING, TYPE_MISSING, ANSWER_UNCHECKED")
    public Response close(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Closing body) {
        return responses.changing(number, ifMatch, version -> {
            // The same closing sent twice carries the same answer once.
            UUID answerId = ContactIds.of(Channel.WEB, "closure", number, String.valueOf(version), responses.login());
            desk.close(number, version, body.outcome(), answerId, body.answer(), body.checks(), responses.login());
        });
    }

    @PUT
    @PermissionsAllowed(Permission.WORK_TICKETS)
    @Path("/{number}/reopening")
    @Operation(operationId = "reopen", summary = "Takes a closed ticket up again.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "NOT_CLOSED")
    @APIResponse(responseCode = "422", description = "REASON_MISSING")
    public Response reopen(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Reopening body) {
        return responses.changing(
                number, ifMatch, version -> desk.reopen(number, version, body.reason(), responses.login()));
    }

    /** Always a download: nothing a stranger sent is shown from the console's own origin. */
    @GET
    @Path("/{number}/files/{day}/{id}")
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "file", summary = "The bytes of a file of this ticket, always as a download.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "NO_SUCH_FILE")
    public Response file(@PathParam("number") String number, @PathParam("day") String day, @PathParam("id") String file)
            throws IOException {
        var attachment = views.opened(number, day + "/" + file, responses.login(), null);
        if (attachment.isEmpty())
            return Problems.response(Problem.of(404, "NO_SUCH_FILE", "There is no such file here."));
        var ref = attachment.get().ref();
        String name = URLEncoder.encode(ref.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(files.open(ref.id()), MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .header("Content-Length", ref.size())
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    @GET
    @Path("/{number}/sounds/{day}/{id}")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "sound",
            summary = "A voice of this ticket, all of it or a range of bytes. Who listens is written down each time.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "audio/mpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The range of bytes that was asked for")
    @APIResponse(responseCode = "404", description = "NO_SUCH_FILE")
    @APIResponse(responseCode = "416", description = "It is shorter than that")
    public Response sound(
            @PathParam("number") String number,
            @PathParam("day") String day,
            @PathParam("id") String file,
            @HeaderParam("Range") @Nullable String range)
            throws IOException {
        var ref = views.opened(number, day + "/" + file, responses.login(), range)
                .map(Attachment::ref)
                .filter(each -> Played.isSound(each.mediaType()))
                .orElse(null);
        if (ref == null) return Problems.response(Problem.of(404, "NO_SUCH_FILE", "There is no such voice here."));
        return Played.of(files, ref.id(), ref.mediaType(), ref.size(), range);
    }

    @Schema(name = "FormerWords")
    record Before(List<Former> before) {}

    @Schema(name = "Former")
    record Former(Instant until, String text) {}

    @GET
    @PermissionsAllowed(Permission.WORK_TICKETS)
    @Path("/{number}/messages/{message}/before")
    @Operation(operationId = "formerWords", summary = "What stood in a message before its writer changed it.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Before.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_MESSAGE")
    public Response before(@PathParam("number") String number, @PathParam("message") UUID message) {
        return views.before(number, message, responses.login())
                .map(all -> Response.ok(new Before(all.stream()
                                .map(each -> new Former(each.until(), each.text()))
                                .toList()))
                        .build())
                .orElseGet(() -> Problems.response(
                        Problem.of(404, "NO_SUCH_MESSAGE", "There is no such message on this ticket.")));
    }
}
