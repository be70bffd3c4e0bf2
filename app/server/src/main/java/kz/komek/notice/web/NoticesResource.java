package kz.komek.notice.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import kz.komek.contract.Language;
import kz.komek.notice.MyChoices;
import kz.komek.notice.Notices;
import kz.komek.notice.domain.Choices;
import kz.komek.notice.domain.Notice;
import kz.komek.notice.domain.NoticeKind;
import kz.komek.notice.domain.Often;
import kz.komek.notice.domain.Told;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What one is told oneself, and how. */
@Path("/api/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permission.SELF)
@RunOnVirtualThread
class NoticesResource {
    private final Notices notices;
    private final MyChoices choices;
    private final SecurityIdentity identity;

    NoticesResource(Notices notices, MyChoices choices, SecurityIdentity identity) {
        this.notices = notices;
        this.choices = choices;
        this.identity = identity;
    }

    @Schema(name = "Notice")
    record View(
            long id,
            NoticeKind kind,
            String number,

            @Schema(description = "Which clock", examples = "RESOLUTION")
            String what,

            @Nullable Instant due,

            @Schema(description = "Of the ladder, from 1; 0: none")
            int step,

            boolean urgent,
            @Nullable String organisation,

            @Schema(description = "Its code") @Nullable String issue,

            Instant at,
            @Nullable Instant readAt) {
        static View of(Notice notice) {
            Told told = notice.told();
            return new View(
                    notice.id(),
                    told.kind(),
                    told.number(),
                    told.what(),
                    told.due(),
                    told.step(),
                    told.urgent(),
                    told.organisation(),
                    told.issue(),
                    told.at(),
                    notice.readAt());
        }
    }

    @Schema(name = "NoticePage")
    record Page(List<View> items, @Nullable String next) {}

    @Schema(name = "UnreadNotices")
    record Unread(
            @Schema(description = "No further than 100 are counted")
            int count) {}

    @Schema(name = "NoticesRead")
    record UpTo(
            @Schema(description = "The newest that was seen")
            long upTo) {}

    @Schema(name = "NoticeChoices")
    record ChoicesView(
            boolean mail,
            @Nullable String address,
            Often often,

            @JsonFormat(pattern = "HH:mm")
            @Schema(type = SchemaType.STRING, examples = "21:00", nullable = true)
            @Nullable LocalTime quietFrom,

            @JsonFormat(pattern = "HH:mm")
            @Schema(type = SchemaType.STRING, examples = "08:00", nullable = true)
            @Nullable LocalTime quietTo,

            @Schema(description = "The last day on which others are told in one's place") @Nullable LocalDate awayUntil,

            Language language,

            @Schema(description = "0: never set") int version) {
        static ChoicesView of(Choices choices) {
            return new ChoicesView(
                    choices.mail(),
                    choices.address(),
                    choices.often(),
                    choices.quietFrom(),
                    choices.quietTo(),
                    choices.awayUntil(),
                    choices.language(),
                    choices.version());
        }

        @Override
        public String toString() {
            return "ChoicesView[***]";
        }
    }

    @Schema(name = "NewNoticeChoices")
    record Wanted(
            boolean mail,
            @Size(max = 300) @Nullable String address,
            @NotNull Often often,

            @JsonFormat(pattern = "HH:mm")
            @Schema(type = SchemaType.STRING, examples = "21:00", nullable = true)
            @Nullable LocalTime quietFrom,

            @JsonFormat(pattern = "HH:mm")
            @Schema(type = SchemaType.STRING, examples = "08:00", nullable = true)
            @Nullable LocalTime quietTo,

            @Nullable LocalDate awayUntil,
            @NotNull Language language) {
        @Override
        public String toString() {
            return "Wanted[***]";
        }
    }

    @GET
    @Operation(operationId = "notices", summary = "What one was told, the newest first.")
    public Page page(
            @QueryParam("unread") @DefaultValue("false") boolean unread,
            @QueryParam("cursor") @Nullable Long cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int most = Math.clamp(limit, 1, 200);
        List<View> found = notices.page(login(), unread, cursor == null ? Long.MAX_VALUE : cursor, most + 1).stream()
                .map(View::of)
                .toList();
        if (found.size() <= most) return new Page(found, null);
        return new Page(
                found.subList(0, most), String.valueOf(found.get(most - 1).id()));
    }

    @GET
    @Path("/unread")
    @Operation(operationId = "unreadNotices", summary = "How many one has not read.")
    public Unread unread() {
        return new Unread(notices.unread(login()));
    }

    @PUT
    @Path("/{id}/reading")
    @Operation(operationId = "readNotice", summary = "It was read. A second time changes nothing.")
    public void read(@PathParam("id") long id) {
        notices.read(login(), id);
    }

    @PUT
    @Path("/readings")
    @Operation(operationId = "readNotices", summary = "All up to one were read; what came after it was not seen.")
    public void readUpTo(@Valid @NotNull UpTo body) {
        notices.readUpTo(login(), body.upTo());
    }

    @GET
    @Path("/choices")
    @Operation(operationId = "noticeChoices", summary = "How one wants to be told, besides the console.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ChoicesView.class)))
    public Response choices() {
        return tagged(choices.of(login()));
    }

    @PUT
    @Path("/choices")
    @Operation(operationId = "chooseNotices", summary = "Chooses it. The same again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ChoicesView.class)))
    @APIResponse(responseCode = "412", description = "STALE")
    @APIResponse(responseCode = "422", description = "ADDRESS_MISSING, ADDRESS_WRONG, QUIET_WRONG")
    @APIResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    public Response choose(
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Valid @NotNull Wanted body) {
        String address = body.address() == null || body.address().isBlank()
                ? null
                : body.address().strip();
        return tagged(choices.put(new Choices(
                login(),
                body.mail(),
                address,
                body.often(),
                body.quietFrom(),
                body.quietTo(),
                body.awayUntil(),
                body.language(),
                Expected.version(ifMatch, ifNoneMatch))));
    }

    private static Response tagged(Choices choices) {
        return Response.ok(ChoicesView.of(choices))
                .header("ETag", Expected.tag(choices.version()))
                .build();
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
