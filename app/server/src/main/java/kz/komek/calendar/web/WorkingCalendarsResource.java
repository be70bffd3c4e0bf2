package kz.komek.calendar.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import kz.komek.calendar.Calendars;
import kz.komek.calendar.Promises;
import kz.komek.calendar.WorkingCalendars;
import kz.komek.calendar.domain.ClockUnit;
import kz.komek.calendar.domain.Deadline;
import kz.komek.calendar.domain.Explained;
import kz.komek.calendar.domain.Receipt;
import kz.komek.calendar.domain.Refused;
import kz.komek.calendar.domain.Target;
import kz.komek.calendar.domain.WorkingCalendar;
import kz.komek.calendar.domain.WorkingTime;
import kz.komek.calendar.web.CalendarView.DayView;
import kz.komek.calendar.web.CalendarView.Days;
import kz.komek.calendar.web.CalendarView.Version;
import kz.komek.calendar.web.CalendarView.Versions;
import kz.komek.calendar.web.CalendarView.View;
import kz.komek.calendar.web.CalendarView.Wanted;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.PeoplesNames;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** When people work, any date and why, and what would be due. */
@Path("/api/v1/working-calendars")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class WorkingCalendarsResource {
    private static final int MOST_DAYS = 400;
    private static final int MOST_NAMED = 100;

    private final WorkingCalendars calendars;
    private final Calendars counting;
    private final PeoplesNames people;
    private final SecurityIdentity identity;

    WorkingCalendarsResource(
            WorkingCalendars calendars, Calendars counting, PeoplesNames people, SecurityIdentity identity) {
        this.calendars = calendars;
        this.counting = counting;
        this.people = people;
        this.identity = identity;
    }

    @GET
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "workingCalendars", summary = "All of them: they are few.")
    public List<View> all() {
        return calendars.all().stream().map(View::of).toList();
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "workingCalendar", summary = "One of them.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_CALENDAR")
    public Response one(@PathParam("id") String id) {
        return calendars.find(id).map(WorkingCalendarsResource::view).orElseGet(WorkingCalendarsResource::unknown);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Permission.KEEP_ORGANISATIONS)
    @Operation(
            operationId = "keepWorkingCalendar",
            summary = "Makes or changes one: another version of it, the old ones stay. The same again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "CODE_WRONG, TEXT_MISSING, TEXT_WRONG, HOURS_WRONG, NEVER_OPEN, ALWAYS_OPEN, HOLIDAYS_UNKNOWN,"
                            + " DATE_TWICE, DATE_WRONG")
    public Response keep(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Valid @NotNull Wanted body) {
        return view(calendars.put(
                body.calendar(id, Expected.version(ifMatch, ifNoneMatch)),
                identity.getPrincipal().getName()));
    }

    @Schema(name = "CalendarWhatIf")
    record WhatIf(
            @Schema(description = "Deadlines that run by it")
            int counted,

            int later,
            int earlier,

            @Schema(description = "Those that would be due otherwise, the earliest first; at most 100")
            List<WouldMove> first) {
        static WhatIf of(Promises.Moved moved) {
            return new WhatIf(
                    moved.counted(),
                    moved.later(),
                    moved.earlier(),
                    moved.first().stream()
                            .map(one -> new WouldMove(one.number(), one.clock(), one.due(), one.would()))
                            .toList());
        }
    }

    @Schema(name = "WouldMove")
    record WouldMove(String number, String clock, Instant due, Instant would) {}

    @POST
    @Path("/{id}/trials")
    @PermissionsAllowed(Permission.KEEP_ORGANISATIONS)
    @Operation(
            operationId = "tryWorkingCalendar",
            summary = "What a change would do to open tickets, if they were promised anew. Nothing is changed.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhatIf.class)))
    @APIResponse(responseCode = "422", description = "As the change itself would be refused.")
    public WhatIf tried(@PathParam("id") String id, @Valid @NotNull Wanted body) {
        int version = calendars.find(id).map(WorkingCalendar::version).orElse(0);
        return WhatIf.of(calendars.whatIf(body.calendar(id, version), MOST_NAMED));
    }

    @GET
    @Path("/{id}/versions")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(
            operationId = "workingCalendarVersions",
            summary = "What it was, who changed it and when; the newest first.")
    public Versions versions(
            @PathParam("id") String id,
            @QueryParam("before") @DefaultValue("2147483647") int before,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        int most = Math.clamp(limit, 1, 100);
        var found = calendars.versions(id, before, most).stream()
                .map(version -> Version.of(version, people))
                .toList();
        return new Versions(
                found, found.size() < most ? null : found.getLast().calendar().version());
    }

    @GET
    @Path("/{id}/days")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(
            operationId = "calendarDays",
            summary = "Each date: its hours, whether it is worked, and why. At most 400 days.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Days.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_CALENDAR")
    @APIResponse(responseCode = "422", description = "DAYS_WRONG")
    public Response days(
            @PathParam("id") String id,
            @Schema(required = true) @QueryParam("from") @NotNull @Nullable LocalDate from,
            @Schema(required = true) @QueryParam("to") @NotNull @Nullable LocalDate to,
            @Schema(description = "Of old; absent: of today") @QueryParam("version") @Nullable Integer version) {
        if (from == null || to == null || to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            return Problems.response(Problem.of(
                    422, "DAYS_WRONG", "Ask for the days from a date to a later one, at most " + MOST_DAYS + "."));
        }
        return counted(
                id,
                version,
                time -> new Days(
                        time.calendar(),
                        time.version(),
                        from.datesUntil(to.plusDays(1))
                                .map(time::on)
                                .map(DayView::of)
                                .toList()));
    }

    @Schema(name = "WouldBeDue")
    record Due(
            Instant start,
            int amount,
            ClockUnit unit,
            Receipt receipt,
            String calendar,
            int version,
            Instant due,

            @Schema(description = "On its way, not like their weekday")
            List<DayView> days,

            @Schema(description = "Why, for people") Names why) {
        static Due of(Deadline deadline, Explained explained) {
            return new Due(
                    deadline.start(),
                    deadline.target().amount(),
                    deadline.target().unit(),
                    deadline.receipt(),
                    deadline.calendar(),
                    deadline.calendarVersion(),
                    Objects.requireNonNull(deadline.due()),
                    explained.days().stream().map(DayView::of).toList(),
                    new Names(explained.in(Language.KK), explained.in(Language.RU), explained.in(Language.EN)));
        }
    }

    @GET
    @Path("/{id}/explain")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "wouldBeDue", summary = "When it would be due, and why.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Due.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_CALENDAR")
    @APIResponse(responseCode = "422", description = "START_WRONG, TARGET_WRONG")
    public Response explain(
            @PathParam("id") String id,
            @Schema(required = true, format = "date-time") @QueryParam("start") @Nullable String start,
            @QueryParam("amount") @DefaultValue("0") int amount,
            @QueryParam("unit") @DefaultValue("WORKING_HOURS") ClockUnit unit,
            @QueryParam("receipt") @DefaultValue("WHEN_IT_CAME") Receipt receipt,
            @Schema(description = "Of old; absent: of today") @QueryParam("version") @Nullable Integer version) {
        Instant begin = instant(start).orElse(null);
        if (begin == null) {
            return Problems.response(Problem.of(
                    422, "START_WRONG", "The start is an instant of these times, such as 2026-10-23T11:00:00Z."));
        }
        Target.refusal(amount, unit).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        var target = new Target(amount, unit);
        return counted(id, version, time -> {
            Deadline deadline = Deadline.of(begin, target, receipt, time, List.of());
            return Due.of(deadline, deadline.explained(time));
        });
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(Instant::parse)
                    .filter(at -> at.isAfter(Instant.EPOCH) && at.isBefore(Instant.parse("2200-01-01T00:00:00Z")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Response counted(String id, @Nullable Integer version, Function<WorkingTime, Object> answer) {
        Optional<WorkingTime> time = version == null ? counting.current(id) : counting.of(id, version);
        return time.map(answer).map(found -> Response.ok(found).build()).orElseGet(WorkingCalendarsResource::unknown);
    }

    private static Response unknown() {
        return Problems.response(Problem.of(404, "NO_SUCH_CALENDAR", "There is no working calendar with this id."));
    }

    private static Response view(WorkingCalendar calendar) {
        return Response.ok(View.of(calendar))
                .header("ETag", Expected.tag(calendar.version()))
                .build();
    }
}
