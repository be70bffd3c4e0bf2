package kz.komek.calendar.web;

import com.fasterxml.jackson.annotation.JsonFormat;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import kz.komek.calendar.WorkingCalendars;
import kz.komek.calendar.domain.WorkingCalendar;
import kz.komek.contract.Names;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Ordinary weeks; holidays come later. */
@Path("/api/v1/working-calendars")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class WorkingCalendarsResource {
    private final WorkingCalendars calendars;
    private final SecurityIdentity identity;

    WorkingCalendarsResource(WorkingCalendars calendars, SecurityIdentity identity) {
        this.calendars = calendars;
        this.identity = identity;
    }

    /** By the city's clock; to 00:00 is the end of the day. */
    @Schema(name = "WorkingHours")
    record Hours(
            @NotNull DayOfWeek day,

            @NotNull @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "09:00")
            LocalTime from,

            @NotNull @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "13:00")
            LocalTime to) {}

    @Schema(name = "WorkingCalendar")
    record View(String id, Names names, List<Hours> weekly, int version) {
        static View of(WorkingCalendar calendar) {
            return new View(
                    calendar.id(),
                    calendar.names(),
                    calendar.weekly().stream()
                            .map(hours -> new Hours(hours.day(), hours.from(), hours.to()))
                            .toList(),
                    calendar.version());
        }
    }

    @Schema(name = "NewWorkingCalendar")
    record Wanted(
            @NotNull Names names, @NotNull @Size(max = 100) List<@Valid @NotNull Hours> weekly) {}

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
        return calendars
                .find(id)
                .map(WorkingCalendarsResource::view)
                .orElseGet(() -> Problems.response(
                        Problem.of(404, "NO_SUCH_CALENDAR", "There is no working calendar with this id.")));
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Permission.KEEP_ORGANISATIONS)
    @Operation(operationId = "keepWorkingCalendar", summary = "Makes or changes one. The same again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "422", description = "CODE_WRONG, TEXT_MISSING, TEXT_WRONG, HOURS_WRONG")
    public Response keep(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Valid @NotNull Wanted body) {
        var weekly = body.weekly().stream()
                .map(hours -> new WorkingCalendar.Hours(hours.day(), hours.from(), hours.to()))
                .toList();
        return view(calendars.put(
                new WorkingCalendar(id, body.names(), weekly, null, List.of(), Expected.version(ifMatch, ifNoneMatch)),
                identity.getPrincipal().getName()));
    }

    private static Response view(WorkingCalendar calendar) {
        return Response.ok(View.of(calendar))
                .header("ETag", Expected.tag(calendar.version()))
                .build();
    }
}
