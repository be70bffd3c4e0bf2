package kz.komek.workqueue.web;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.komek.contract.Language;
import kz.komek.organisation.Staff;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.ticket.domain.Desk;
import kz.komek.workqueue.Attendance;
import kz.komek.workqueue.domain.DayWorked;
import kz.komek.workqueue.domain.Doing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Who was there and how it went, for those who lead the desks. */
@Path("/api/v1/work")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AttendanceResource {
    private final Attendance attendance;
    private final Staff staff;

    AttendanceResource(Attendance attendance, Staff staff) {
        this.attendance = attendance;
        this.staff = staff;
    }

    /** @param until not with it */
    @Schema(name = "Attendance")
    record Days(LocalDate from, LocalDate until, List<Day> days) {}

    @Schema(name = "AttendanceDay")
    record Day(
            String login,
            String name,
            LocalDate day,

            @Schema(description = "One over midnight is a part of both days")
            List<Shift> shifts,

            @Schema(description = "Seconds by what they did; what is not here took none")
            List<Spent> times,

            long taken,
            long closed) {}

    @Schema(name = "AttendanceShift")
    record Shift(Instant from, Instant until) {}

    @Schema(name = "TimeSpent")
    record Spent(Doing doing, long seconds) {}

    @Schema(name = "WorkTrend")
    record TrendView(
            Instant since,
            Instant until,
            long stretchSeconds,

            @Schema(description = "Where nothing was taken there is none")
            List<PointView> points) {}

    @Schema(name = "WorkTrendPoint")
    record PointView(
            @Schema(description = "Where the stretch begins")
            Instant at,

            Desk desk,
            @Nullable Language language,
            long taken,

            @Schema(description = "Of those taken, within the desk's target of today")
            long inTime,

            @Schema(description = "That any of those taken had waited")
            long longestSeconds) {}

    @GET
    @Path("/attendance")
    @PermissionsAllowed(Permission.SUPERVISE)
    @Operation(
            operationId = "attendance",
            summary =
                    "Who was there on which of the city's days, what their time went into, what they took and closed. Without"
                            + " days: today. The newest day first.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Days.class)))
    @APIResponse(responseCode = "400", description = "SPAN_WRONG: at most 31 days")
    public Response attendance(
            @QueryParam("from") @Nullable LocalDate from, @QueryParam("until") @Nullable LocalDate until) {
        LocalDate end = until == null ? attendance.today().plusDays(1) : until;
        LocalDate begin = from == null ? end.minusDays(1) : from;
        if (!begin.isBefore(end) || begin.plusDays(Attendance.MOST_DAYS).isBefore(end))
            return Problems.response(Problem.of(400, "SPAN_WRONG", "The days are at least 1 and at most 31."));
        var days = attendance.days(begin, end).stream().map(this::day).toList();
        return Response.ok(new Days(begin, end, days)).build();
    }

    private Day day(DayWorked one) {
        return new Day(
                one.login(),
                staff.name(one.login()),
                one.day(),
                one.shifts().stream()
                        .map(shift -> new Shift(shift.from(), shift.until()))
                        .toList(),
                one.times().entrySet().stream().map(AttendanceResource::spent).toList(),
                one.taken(),
                one.closed());
    }

    private static Spent spent(Map.Entry<Doing, Duration> time) {
        return new Spent(time.getKey(), time.getValue().toSeconds());
    }

    @GET
    @Path("/trend")
    @PermissionsAllowed(Permission.SUPERVISE)
    @Operation(
            operationId = "workTrend",
            summary = "How much was taken in the last hours, and how much of it in time, by desk and language.")
    public TrendView trend() {
        var trend = attendance.trend();
        return new TrendView(
                trend.since(),
                trend.until(),
                Attendance.STRETCH.toSeconds(),
                trend.points().stream()
                        .map(point -> new PointView(
                                point.at(),
                                point.desk(),
                                point.language(),
                                point.taken(),
                                point.inTime(),
                                point.longest().toSeconds()))
                        .toList());
    }
}
