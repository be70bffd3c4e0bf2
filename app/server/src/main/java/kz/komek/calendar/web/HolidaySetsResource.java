package kz.komek.calendar.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.stream.Stream;
import kz.komek.calendar.HolidayRows;
import kz.komek.calendar.HolidaySets;
import kz.komek.calendar.HolidaysImported;
import kz.komek.calendar.domain.HolidaySet;
import kz.komek.calendar.web.CalendarView.SetVersion;
import kz.komek.calendar.web.CalendarView.SetView;
import kz.komek.calendar.web.CalendarView.WantedSet;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.PeoplesNames;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetReader;
import kz.komek.platform.tables.SheetWriter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Dates that are not like their weekday. */
@Path("/api/v1/holiday-sets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class HolidaySetsResource {
    private static final int MOST_VERSIONS = 50;

    private final HolidaySets sets;
    private final PeoplesNames people;
    private final SecurityIdentity identity;

    HolidaySetsResource(HolidaySets sets, PeoplesNames people, SecurityIdentity identity) {
        this.sets = sets;
        this.people = people;
        this.identity = identity;
    }

    @Schema(name = "HolidayFormat")
    enum Format {
        CSV,
        XLSX
    }

    @GET
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "holidaySets", summary = "All of them: they are few.")
    public List<SetView> all() {
        return sets.all().stream().map(SetView::of).toList();
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "holidaySet", summary = "One of them.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SetView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_HOLIDAYS")
    public Response one(@PathParam("id") String id) {
        return sets.find(id).map(HolidaySetsResource::view).orElseGet(HolidaySetsResource::unknown);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Permission.KEEP_ORGANISATIONS)
    @Operation(
            operationId = "keepHolidaySet",
            summary = "Makes or changes one, and with it every calendar that keeps it. What was promised stays.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SetView.class)))
    @APIResponse(
            responseCode = "422",
            description = "CODE_WRONG, TEXT_MISSING, TEXT_WRONG, DATE_TWICE, DATE_WRONG, MOVED_WITHOUT_HOLIDAY,"
                    + " HOURS_OF_MISSING, NEVER_OPEN")
    public Response keep(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Valid @NotNull WantedSet body) {
        return view(sets.put(body.set(id, Expected.version(ifMatch, ifNoneMatch)), login()));
    }

    @GET
    @Path("/{id}/versions")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "holidaySetVersions", summary = "Who changed it and when; the newest 50.")
    public List<SetVersion> versions(@PathParam("id") String id) {
        return sets.versions(id, Integer.MAX_VALUE, MOST_VERSIONS).stream()
                .map(version -> new SetVersion(
                        version.set().version(),
                        version.set().days().size(),
                        version.made().at(),
                        version.made().by(),
                        people.name(version.made().by())))
                .toList();
    }

    @POST
    @Path("/{id}/imports")
    @Consumes({Sheet.CSV, Sheet.XLSX})
    @PermissionsAllowed(Permission.KEEP_ORGANISATIONS)
    @Operation(
            operationId = "bringHolidays",
            summary = "Takes a table in, or nothing of it. The years it names are as it says afterwards, the others"
                    + " stay. Columns: date, name_en, kind (holiday, day_off, moved, working, extra); if wanted name_kk,"
                    + " name_ru (absent: as a day of the same English name is called), moved_from, hours_of.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HolidaysImported.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_HOLIDAYS")
    @APIResponse(responseCode = "422", description = "ROWS_WRONG: every fault by row, field and reason; NEVER_OPEN")
    public Response bring(
            @PathParam("id") String id,
            @QueryParam("dry-run") @DefaultValue("false") boolean dryRun,
            @RequestBody(description = Sheet.AS_A_FILE) byte @Nullable [] file) {
        Sheet sheet =
                SheetReader.read(file == null ? new byte[0] : file, HolidayRows.COLUMNS, HolidayRows.MORE_COLUMNS);
        return sets.bring(id, sheet, dryRun, login())
                .map(imported -> Response.ok(imported).build())
                .orElseGet(HolidaySetsResource::unknown);
    }

    @GET
    @Path("/{id}/exports")
    @Produces({Sheet.CSV, Sheet.XLSX})
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "exportHolidays", summary = "All of it, as the import takes it.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = Sheet.CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "NO_SUCH_HOLIDAYS")
    public Response export(@PathParam("id") String id, @QueryParam("format") @DefaultValue("CSV") Format format) {
        return sets.find(id).map(set -> download(set, format)).orElseGet(HolidaySetsResource::unknown);
    }

    private static Response download(HolidaySet set, Format format) {
        var header = Stream.concat(HolidayRows.COLUMNS.stream(), HolidayRows.MORE_COLUMNS.stream())
                .toList();
        var rows = HolidayRows.rows(set);
        var answer = switch (format) {
            case CSV -> Response.ok(SheetWriter.csv(header, rows), Sheet.CSV + "; charset=utf-8");
            case XLSX -> Response.ok(SheetWriter.xlsx("holidays", header, rows), Sheet.XLSX);
        };
        String ending = switch (format) {
            case CSV -> ".csv";
            case XLSX -> ".xlsx";
        };
        return answer.header("Content-Disposition", "attachment; filename=\"holidays" + ending + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private String login() {
        return identity.getPrincipal().getName();
    }

    private static Response unknown() {
        return Problems.response(Problem.of(404, "NO_SUCH_HOLIDAYS", "There is no set of holidays with this code."));
    }

    private static Response view(HolidaySet set) {
        return Response.ok(SetView.of(set))
                .header("ETag", Expected.tag(set.version()))
                .build();
    }
}
