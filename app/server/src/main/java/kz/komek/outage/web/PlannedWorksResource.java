package kz.komek.outage.web;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.komek.contract.Json;
import kz.komek.contract.Names;
import kz.komek.contract.Place;
import kz.komek.outage.Announcing;
import kz.komek.outage.PlannedWorks;
import kz.komek.outage.PublicWorks;
import kz.komek.outage.WorkSheets;
import kz.komek.outage.domain.PlannedWork;
import kz.komek.outage.domain.Refusal.Why;
import kz.komek.outage.domain.Refused;
import kz.komek.outage.domain.Resource;
import kz.komek.outage.domain.WorkPlace;
import kz.komek.outage.domain.WorkState;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.tables.Imported;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetReader;
import kz.komek.territory.Territory;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Works that services have announced: kept by methodologists and by services' programs. */
@Path("/api/v1/planned-works")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PlannedWorksResource {
    private static final int MOST_ON_A_PAGE = 100;
    private static final PlannedWorks.Counts NOBODY = new PlannedWorks.Counts(0, 0);

    private final PlannedWorks works;
    private final PublicWorks names;
    private final Announcing announcing;
    private final SecurityIdentity identity;
    private final InstantSource time;

    PlannedWorksResource(
            PlannedWorks works,
            PublicWorks names,
            Announcing announcing,
            SecurityIdentity identity,
            InstantSource time) {
        this.works = works;
        this.names = names;
        this.announcing = announcing;
        this.identity = identity;
        this.time = time;
    }

    /** @param houses such as "1-25 odd, 30, 14А"; empty: all of it @param line from the top down */
    @Schema(name = "PlannedWorkPlace")
    record PlaceView(String code, String houses, List<Names> line) {
        static PlaceView of(WorkPlace place, Map<String, Territory.Standing> names) {
            var standing = names.get(place.code());
            return new PlaceView(
                    place.code(),
                    place.houses(),
                    standing == null
                            ? List.of()
                            : standing.line().stream()
                                    .map(entry -> entry.names())
                                    .toList());
        }
    }

    @Schema(name = "PlannedWork")
    record View(
            UUID id,
            int version,
            Resource resource,
            WorkState state,
            Names text,
            List<String> issues,
            String organisation,
            @Nullable String outerId,
            Instant from,
            Instant to,
            List<PlaceView> places,

            @Schema(type = SchemaType.OBJECT, description = "GeoJSON") @Nullable JsonNode polygon,

            @Schema(description = "How many were content with knowing of it")
            long solved,

            @Schema(description = "How many are told of changes")
            long watchers) {}

    @Schema(name = "PlannedWorkPage")
    record Page(List<View> items, @Nullable Integer next) {}

    @Schema(name = "PlannedWorkVersion")
    record Version(int version, Instant at, String by, Names text, Instant from, Instant to, boolean cancelled) {
        static Version of(PlannedWorks.Announced said) {
            PlannedWork work = said.work();
            return new Version(
                    work.version(), said.at(), said.by(), work.text(), work.from(), work.to(), work.cancelled());
        }
    }

    @Schema(name = "NewPlannedWorkPlace")
    record WantedPlace(
            @NotNull String code,

            @Schema(examples = "1-25 odd, 30, 14А") @Nullable String houses) {}

    @Schema(name = "NewPlannedWork")
    record Wanted(
            @NotNull Resource resource,
            @NotNull Names text,
            @Nullable List<String> issues,
            @NotNull String organisation,

            @Schema(description = "What the service itself calls it") @Nullable String outerId,

            @NotNull Instant from,
            @NotNull Instant to,
            @Nullable List<@Valid @NotNull WantedPlace> places,

            @Schema(type = SchemaType.OBJECT, description = "GeoJSON: Polygon or MultiPolygon, longitude first")
            @Nullable JsonNode polygon,

            boolean cancelled) {
        PlannedWork work(UUID id, int version) {
            return new PlannedWork(
                    id,
                    version,
                    resource,
                    text,
                    issues == null ? List.of() : issues,
                    organisation,
                    outerId,
                    from,
                    to,
                    places == null
                            ? List.of()
                            : places.stream()
                                    .map(place ->
                                            new WorkPlace(place.code(), place.houses() == null ? "" : place.houses()))
                                    .toList(),
                    polygon == null || polygon.isNull() ? null : polygon.toString(),
                    cancelled);
        }
    }

    /** @param territory an entry that was found already, instead of the words */
    @Schema(name = "PlannedWorkQuestion")
    record Question(
            @Nullable String address,
            @Nullable String district,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String issue) {}

    /** @param sure false: at some houses of the street, and nobody knows whether at this one */
    @Schema(name = "PlannedWorkHere")
    record Here(View work, boolean sure) {}

    @GET
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(
            operationId = "plannedWorks",
            summary = "Announced and running works, the soonest end first; or what is over, the newest first.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Page.class)))
    public Page list(
            @QueryParam("over") @DefaultValue("false") boolean over,
            @QueryParam("within") @Parameter(description = "Code of an entry, such as a district") @Nullable String within,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int most = Math.clamp(limit, 1, MOST_ON_A_PAGE);
        int from = Math.clamp(offset, 0, 100_000);
        var found = works.list(over, within, most + 1, from);
        var shown = found.subList(0, Math.min(most, found.size()));
        return new Page(views(shown), found.size() > most ? from + most : null);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "plannedWork", summary = "One of them.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_WORK")
    public Response one(@PathParam("id") UUID id) {
        return answer(
                works.find(id).orElseThrow(() -> new Refused(Why.NO_SUCH_WORK, "id", "There are no such works.")));
    }

    @GET
    @Path("/{id}/versions")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "plannedWorkVersions", summary = "Every announcement, the newest first.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Version.class)))
    public List<Version> versions(@PathParam("id") UUID id) {
        return works.versions(id).stream().map(Version::of).toList();
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Permission.KEEP_WORKS)
    @Operation(
            operationId = "announceWork",
            summary = "Announces works, or changes what was announced. The same again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "409", description = "OUTER_ID_TAKEN")
    @APIResponse(responseCode = "412", description = "STALE: somebody changed or made it meanwhile")
    @APIResponse(
            responseCode = "422",
            description =
                    "TEXT_MISSING, TEXT_TOO_LONG, WINDOW_WRONG, ORGANISATION_UNKNOWN, ISSUE_UNKNOWN, PLACE_MISSING,"
                            + " PLACE_UNKNOWN, HOUSES_UNREADABLE, POLYGON_WRONG")
    @APIResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    public Response announce(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Parameter(description = "The version one has seen, in quotes.") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Parameter(description = "* for something new.") @Nullable String ifNoneMatch,
            @Valid @NotNull Wanted body) {
        var wanted = body.work(id, Expected.version(ifMatch, ifNoneMatch));
        return answer(announcing.put(wanted, identity.getPrincipal().getName()));
    }

    @POST
    @Path("/imports")
    @Consumes({Sheet.CSV, Sheet.XLSX})
    @PermissionsAllowed(Permission.KEEP_WORKS)
    @Operation(
            operationId = "bringPlannedWorks",
            summary =
                    "Takes a service's table in, or nothing of it: a row for each street, rows with one id are one work."
                            + " What was brought before is changed where the table says something else. Columns: id,"
                            + " organisation, resource, kk, ru, from, to, district; if wanted en, street, houses, issues,"
                            + " cancelled, outline (GeoJSON or WKT). Times are the city's: 2026-11-21 18:00.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Imported.class)))
    @APIResponse(responseCode = "422", description = "ROWS_WRONG: every fault by row, field and reason")
    public Response bring(
            @QueryParam("dry-run") @DefaultValue("false") boolean dryRun,
            @RequestBody(description = Sheet.AS_A_FILE) byte @Nullable [] file) {
        Sheet sheet = SheetReader.read(file == null ? new byte[0] : file, WorkSheets.COLUMNS, WorkSheets.MORE_COLUMNS);
        return Response.ok(
                        announcing.bring(sheet, dryRun, identity.getPrincipal().getName()))
                .build();
    }

    @POST
    @Path("/matches")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(
            operationId = "plannedWorksAt",
            summary =
                    "What is under way at a place, or begins there within a day. A POST so that no address is in a URL.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Here.class)))
    public List<Here> at(@Valid @NotNull Question body) {
        var place = new Place(body.address(), body.district(), body.latitude(), body.longitude());
        var here = works.at(place, time.instant(), body.issue());
        var shown = views(here.stream().map(PlannedWorks.Here::work).toList());
        return IntStream.range(0, here.size())
                .mapToObj(i -> new Here(shown.get(i), here.get(i).sure()))
                .toList();
    }

    private Response answer(PlannedWork work) {
        return Response.ok(views(List.of(work)).getFirst())
                .header("ETag", Expected.tag(work.version()))
                .build();
    }

    private List<View> views(List<PlannedWork> shown) {
        var named = names.names(shown);
        var counts = works.counts(shown.stream().map(PlannedWork::id).toList());
        return shown.stream()
                .map(work -> view(work, named, counts.getOrDefault(work.id(), NOBODY)))
                .toList();
    }

    private View view(PlannedWork work, Map<String, Territory.Standing> named, PlannedWorks.Counts counts) {
        return new View(
                work.id(),
                work.version(),
                work.resource(),
                work.state(time.instant()),
                work.text(),
                work.issues(),
                work.organisation(),
                work.outerId(),
                work.from(),
                work.to(),
                work.places().stream().map(place -> PlaceView.of(place, named)).toList(),
                work.polygon() == null
                        ? null
                        : Json.read(work.polygon().getBytes(StandardCharsets.UTF_8), JsonNode.class),
                counts.solved(),
                counts.watchers());
    }
}
