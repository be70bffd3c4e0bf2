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
import java.util.function.BiFunction;
import kz.komek.contract.Names;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.platform.time.Years;
import kz.komek.report.DistrictReport;
import kz.komek.report.FirstContactReport;
import kz.komek.report.domain.FirstContact;
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

    private final FirstContactReport firstContacts;

    ReportsResource(DistrictReport districts, FirstContactReport firstContacts) {
        this.districts = districts;
        this.firstContacts = firstContacts;
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
        return within(from, until, (first, end) -> Whole.of(districts.of(first, end)));
    }

    /** The figures beside what follows from them. */
    @Schema(name = "FirstContactFigures")
    record FirstContactFigures(
            long contacts,

            @Schema(description = "Answered by whoever took it, not asked again within seven days")
            long alone,

            @Schema(description = "Likewise, after somebody else at the centre had helped")
            long consulted,

            @Schema(description = "Answered, but asked again within seven days")
            long cameBack,

            @Schema(description = "Went on to others, or is not answered yet")
            long others,

            @Schema(description = "Of those answered, how many may still come back: their seven days are not over")
            long fresh) {
        static FirstContactFigures of(FirstContact contacts) {
            return new FirstContactFigures(
                    contacts.contacts(),
                    contacts.alone(),
                    contacts.consulted(),
                    contacts.cameBack(),
                    contacts.others(),
                    contacts.fresh());
        }
    }

    @Schema(name = "FirstContactLine")
    record FirstContactLine(
            @Schema(description = "Login, code of an issue, channel; null: nobody has it yet, under no issue") @Nullable String key,

            @Schema(description = "Of a person") @Nullable String name,
            @Schema(description = "Of an issue") @Nullable Names names,
            FirstContactFigures figures,

            @Schema(description = "Of those that are no consultations")
            FirstContactFigures withoutConsultations) {
        static List<FirstContactLine> of(List<FirstContactReport.Line> lines) {
            return lines.stream()
                    .map(line -> new FirstContactLine(
                            line.key(),
                            line.name(),
                            line.names(),
                            FirstContactFigures.of(line.contacts()),
                            FirstContactFigures.of(line.withoutConsultations())))
                    .toList();
        }
    }

    @Schema(name = "FirstContactReport")
    record FirstContacts(
            Instant at,
            FirstContactFigures total,
            FirstContactFigures withoutConsultations,
            List<FirstContactLine> operators,
            List<FirstContactLine> issues,
            List<FirstContactLine> channels) {
        static FirstContacts of(FirstContactReport.Whole whole) {
            return new FirstContacts(
                    whole.at(),
                    FirstContactFigures.of(whole.total()),
                    FirstContactFigures.of(whole.withoutConsultations()),
                    FirstContactLine.of(whole.operators()),
                    FirstContactLine.of(whole.issues()),
                    FirstContactLine.of(whole.channels()));
        }
    }

    @GET
    @Path("/first-contact")
    @Operation(
            operationId = "firstContactReport",
            summary = "Contacts of a span of time that were answered at once, by operator, issue and channel.",
            description =
                    "Answered: closed as RESOLVED, EXPLAINED or REFUSED without having been sent to an organisation or put under an incident,"
                            + " and without the resident writing more than an hour after the first words. Counted against it: it is"
                            + " reopened within seven days of that, or the same person comes with the same issue, goes on with it,"
                            + " or complains about the answer. Who it is taken as is whoever registered it first. Whoever was content with"
                            + " knowing of planned works was consulted; the incident of a mass outage is nobody's contact.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FirstContacts.class)))
    @APIResponse(responseCode = "400", description = "SPAN_WRONG")
    public Response firstContact(
            @Parameter(required = true, example = "2026-11-01T00:00:00Z") @QueryParam("from") @Nullable String from,
            @Parameter(required = true, description = "Not included", example = "2026-12-01T00:00:00Z")
                    @QueryParam("until")
                    @Nullable String until) {
        return within(from, until, (first, end) -> FirstContacts.of(firstContacts.of(first, end)));
    }

    private static Response within(
            @Nullable String from, @Nullable String until, BiFunction<Instant, Instant, Object> report) {
        Instant first;
        Instant end;
        try {
            if (from == null || until == null) throw new DateTimeException("missing");
            first = Years.instant(from);
            end = Years.instant(until);
            if (!first.isBefore(end)) throw new DateTimeException("backwards");
        } catch (DateTimeException wrong) {
            return Problems.response(
                    Problem.of(400, "SPAN_WRONG", "Give from and until as instants, from before until."));
        }
        return Response.ok(report.apply(first, end)).build();
    }
}
