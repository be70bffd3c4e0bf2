package kz.komek.report.web;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.platform.time.Years;
import kz.komek.report.DistrictReport;
import kz.komek.report.domain.Punctuality;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/reports")
@PermissionsAllowed(Permission.READ_REPORTS)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ReportsResource {
    private final DistrictReport districts;

    ReportsResource(DistrictReport districts) {
        this.districts = districts;
    }

    /** The four figures beside their sums. */
    @Schema(name = "Punctuality")
    record Figures(long total, long closed, long closedInTime, long closedLate, long inProgress, long overdue) {
        static Figures of(Punctuality tickets) {
            return new Figures(
                    tickets.total(),
                    tickets.closed(),
                    tickets.closedInTime(),
                    tickets.closedLate(),
                    tickets.inProgress(),
                    tickets.overdue());
        }
    }

    @Schema(name = "DistrictReportLine")
    record Line(
            @Schema(description = "Code; null: of no known district", examples = "kentau") @Nullable String district,

            Figures tickets) {}

    @Schema(name = "DistrictReport")
    record Whole(
            @Schema(description = "When overdue was looked at")
            Instant at,

            List<Line> lines,
            Figures total) {
        static Whole of(DistrictReport.Whole whole) {
            return new Whole(
                    whole.at(),
                    whole.lines().stream()
                            .map(line -> new Line(line.district(), Figures.of(line.tickets())))
                            .toList(),
                    Figures.of(whole.total()));
        }
    }

    @GET
    @Path("/districts")
    @Operation(
            operationId = "districtReport",
            summary = "Tickets received in a span of time, by district: closed in time and late, in progress, overdue.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Whole.class)))
    @APIResponse(responseCode = "400", description = "SPAN_WRONG")
    public Response districts(
            @Parameter(required = true, example = "2026-11-01T00:00:00Z") @QueryParam("from") @Nullable String from,
            @Parameter(required = true, description = "Not included", example = "2026-12-01T00:00:00Z")
                    @QueryParam("until")
                    @Nullable String until) {
        try {
            if (from == null || until == null) throw new DateTimeException("missing");
            Instant first = Years.instant(from);
            Instant end = Years.instant(until);
            if (!first.isBefore(end)) throw new DateTimeException("backwards");
            return Response.ok(Whole.of(districts.of(first, end))).build();
        } catch (DateTimeException wrong) {
            return Problems.response(
                    Problem.of(400, "SPAN_WRONG", "Give from and until as instants, from before until."));
        }
    }
}
