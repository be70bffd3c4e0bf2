package kz.komek.sla.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import kz.komek.calendar.domain.ClockUnit;
import kz.komek.calendar.domain.Pause;
import kz.komek.calendar.domain.PauseReason;
import kz.komek.calendar.domain.WorkingTime;
import kz.komek.contract.Language;
import kz.komek.organisation.Staff;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
import kz.komek.sla.Extensions;
import kz.komek.sla.domain.Calendars;
import kz.komek.sla.domain.Clock;
import kz.komek.sla.domain.ClockKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The deadlines of one ticket. */
@Path("/api/v1/tickets/{number}/clocks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ClocksResource {
    private final Extensions extensions;
    private final Staff staff;
    private final SecurityIdentity identity;
    private final InstantSource time;

    ClocksResource(Extensions extensions, Staff staff, SecurityIdentity identity, InstantSource time) {
        this.extensions = extensions;
        this.staff = staff;
        this.identity = identity;
        this.time = time;
    }

    /** On the wire: never rename one. */
    @Schema(name = "ClockState")
    enum Standing {
        RUNNING,
        PAUSED,
        LATE,
        MET,
        BREACHED,
        DROPPED
    }

    @Schema(name = "TicketClocks")
    record ClocksView(List<ClockView> items) {}

    @Schema(name = "TicketClock")
    record ClockView(
            ClockKind kind,
            Standing state,
            Instant start,

            @Schema(description = "null: somebody named the moment") @Nullable Integer amount,

            @Nullable ClockUnit unit,

            @Schema(description = "What says so: a rule of the targets, ISSUE of the catalogue, NAMED by somebody")
            String rule,

            @Schema(description = "null: plain time") @Nullable String calendar,

            int calendarVersion,
            @Schema(description = "Those that have ended") List<ClockPause> pauses,

            @Schema(description = "Why it stands still now") @Nullable PauseReason pausedFor,

            @Nullable Instant pausedAt,
            Instant due,
            @Nullable Instant stoppedAt,

            @Schema(description = "By what the resident was promised, in their language") @Nullable String said,

            @Schema(description = "Why it is due then, in the reader's language; null: somebody named the moment")
            @Nullable String explanation,

            @Nullable ClockExtension extension) {}

    @Schema(name = "ClockPause")
    record ClockPause(Instant from, @Nullable Instant to, PauseReason why) {
        static ClockPause of(Pause pause) {
            return new ClockPause(pause.from(), pause.to(), pause.why());
        }
    }

    /** @param by the name */
    @Schema(name = "ClockExtension")
    record ClockExtension(Instant before, String reason, String by, Instant at) {}

    @Schema(name = "DeadlineExtension")
    record Extending(
            @NotNull Instant until,
            @NotNull @Size(max = 2000) String reason) {}

    @Schema(name = "FundsDecision")
    record Deciding(
            @Schema(description = "false: there are funds now")
            boolean waits,

            @NotNull @Size(max = 2000) String reason) {}

    @GET
    @PermissionsAllowed(Permission.READ_TICKETS)
    @Operation(operationId = "clocks", summary = "What is promised on a ticket, until when, and why until then.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ClocksView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    public ClocksView clocks(
            @PathParam("number") String number,
            @Schema(description = "Of the explanations", implementation = Language.class)
                    @QueryParam("language")
                    @Nullable String language) {
        Calendars calendars = extensions.calendars();
        Language told = Language.preferred(language);
        return new ClocksView(extensions.clocks(number, login()).stream()
                .map(clock -> view(clock, calendars, told))
                .toList());
    }

    @PUT
    @Path("/{kind}/extension")
    @PermissionsAllowed(Permission.INSPECT_TICKETS)
    @Operation(operationId = "extendDeadline", summary = "More time, once, with a reason that stands in the history.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ClocksView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "CLOCK_NOT_RUNNING, EXTENDED_BEFORE")
    @APIResponse(responseCode = "412", description = "STALE")
    @APIResponse(responseCode = "422", description = "NOT_EXTENDABLE, NOT_LATER, TOO_LATE, REASON_MISSING")
    public ClocksView extend(
            @PathParam("number") String number,
            @PathParam("kind") ClockKind kind,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Schema(description = "Of the explanations", implementation = Language.class)
                    @QueryParam("language")
                    @Nullable String language,
            @Valid @NotNull Extending body) {
        extensions.extend(number, Expected.version(ifMatch, null), kind, body.until(), body.reason(), login());
        return clocks(number, language);
    }

    @PUT
    @Path("/funds")
    @PermissionsAllowed(Permission.INSPECT_TICKETS)
    @Operation(
            operationId = "decideFunds",
            summary = "Whether the clock stands until there are funds; a decision with a reason.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ClocksView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    @APIResponse(responseCode = "409", description = "NOT_NOW: it is not planned for when there are funds")
    @APIResponse(responseCode = "412", description = "STALE")
    @APIResponse(responseCode = "422", description = "REASON_MISSING")
    public ClocksView decideFunds(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Schema(description = "Of the explanations", implementation = Language.class)
                    @QueryParam("language")
                    @Nullable String language,
            @Valid @NotNull Deciding body) {
        extensions.awaitFunds(number, Expected.version(ifMatch, null), body.waits(), body.reason(), login());
        return clocks(number, language);
    }

    private ClockView view(Clock clock, Calendars calendars, Language language) {
        Clock.Basis basis = clock.basis();
        Clock.Extension extension = clock.extension();
        return new ClockView(
                clock.kind(),
                standing(clock),
                clock.start(),
                basis.target() == null ? null : basis.target().amount(),
                basis.target() == null ? null : basis.target().unit(),
                basis.rule(),
                basis.calendar(),
                basis.calendarVersion(),
                clock.pauses().stream().map(ClockPause::of).toList(),
                clock.pausedFor(),
                clock.pausedAt(),
                clock.due(),
                clock.stoppedAt(),
                clock.said(),
                explanation(clock, calendars, language),
                extension == null
                        ? null
                        : new ClockExtension(
                                extension.before(), extension.reason(), staff.name(extension.by()), extension.at()));
    }

    private static @Nullable String explanation(Clock clock, Calendars calendars, Language language) {
        String calendar = clock.basis().calendar();
        if (!clock.isComputed() || calendar == null) return null;
        WorkingTime counted = calendars.of(calendar, clock.basis().calendarVersion());
        return clock.deadline(calendars).explained(counted).in(language);
    }

    private Standing standing(Clock clock) {
        Clock.Outcome outcome = clock.outcome();
        if (outcome != null) {
            return switch (outcome) {
                case MET -> Standing.MET;
                case BREACHED -> Standing.BREACHED;
                case DROPPED -> Standing.DROPPED;
            };
        }
        if (clock.isLateAt(time.instant())) return Standing.LATE;
        return clock.pausedAt() == null ? Standing.RUNNING : Standing.PAUSED;
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
