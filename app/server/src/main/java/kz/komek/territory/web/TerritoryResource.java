package kz.komek.territory.web;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.komek.contract.Json;
import kz.komek.contract.Names;
import kz.komek.contract.Place;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.territory.Addresses;
import kz.komek.territory.Surveyors;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Entry;
import kz.komek.territory.domain.Kind;
import kz.komek.territory.domain.Located;
import kz.komek.territory.domain.Point;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The address register. */
@Path("/api/v1/territory")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TerritoryResource {
    private final Territory territory;
    private final Addresses addresses;
    private final Surveyors surveyors;
    private final SecurityIdentity identity;

    TerritoryResource(Territory territory, Addresses addresses, Surveyors surveyors, SecurityIdentity identity) {
        this.territory = territory;
        this.addresses = addresses;
        this.surveyors = surveyors;
        this.identity = identity;
    }

    @Schema(name = "TerritoryPage")
    record Page(List<EntryLine> items, @Nullable String next) {}

    /** @param line from the top down to the entry itself */
    @Schema(name = "TerritoryEntry")
    record View(
            String code,
            @Nullable String parent,
            Kind kind,
            Names names,
            List<String> synonyms,
            @Nullable Point point,

            @Schema(type = SchemaType.OBJECT, description = "GeoJSON: Polygon or MultiPolygon, longitude first")
            @Nullable JsonNode polygon,

            @Nullable String note,
            boolean active,
            int version,
            List<EntryLine.Step> line) {
        static View of(Entry entry, List<Entry> line) {
            return new View(
                    entry.code(),
                    entry.parent(),
                    entry.kind(),
                    entry.names(),
                    entry.synonyms(),
                    entry.point(),
                    tree(entry.polygon()),
                    entry.note(),
                    entry.active(),
                    entry.version(),
                    line.stream().map(EntryLine.Step::of).toList());
        }
    }

    /** @param polygon GeoJSON */
    @Schema(name = "TerritoryOutline")
    record Drawn(
            String code,
            Names names,

            @Schema(type = SchemaType.OBJECT) @Nullable JsonNode polygon) {}

    @Schema(name = "NewTerritoryEntry")
    record Wanted(
            @Schema(examples = "turkistan") @Nullable String parent,

            @NotNull Kind kind,
            @NotNull Names names,
            @Nullable List<String> synonyms,
            @Nullable Point point,

            @Schema(type = SchemaType.OBJECT, description = "GeoJSON; a Feature with a polygon is taken too") @Nullable JsonNode polygon,

            @Schema(examples = "Outline approximate") @Nullable String note,

            boolean active) {
        Entry entry(String code, int version) {
            return new Entry(
                    code,
                    parent,
                    kind,
                    names,
                    synonyms == null ? List.of() : synonyms,
                    point,
                    polygon == null || polygon.isNull() ? null : polygon.toString(),
                    note,
                    active,
                    version);
        }
    }

    @Schema(name = "AddressGiven")
    record Given(
            @Schema(examples = "Абай көшесі 14, 5 пәтер") @Nullable String address,

            @Schema(examples = "turkistan") @Nullable String district,

            @Nullable Double latitude,
            @Nullable Double longitude) {}

    /** @param whole everything that was said was understood */
    @Schema(name = "AddressLocated")
    record Answer(
            Outcome outcome,
            Located.@Nullable How how,

            @Schema(description = "Of FOUND") EntryLine.@Nullable Suggested entry,

            boolean whole,

            @Schema(description = "Of AMBIGUOUS") List<EntryLine.Suggested> candidates) {
        @Schema(name = "AddressOutcome")
        enum Outcome {
            FOUND,
            AMBIGUOUS,
            UNKNOWN,
            NOTHING
        }
    }

    @GET
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "territory", summary = "What is directly under an entry, or stands at the top; by code.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Page.class)))
    public Page page(
            @QueryParam("parent") @Nullable String parent,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        var page = territory.parts(parent, cursor, Math.clamp(limit, 1, 500));
        return new Page(page.entries().stream().map(EntryLine::of).toList(), page.next());
    }

    @GET
    @Path("/suggestions")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(
            operationId = "suggestAddresses",
            summary = "What somebody who has typed so far may mean: at most ten, in any language and spelling.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = EntryLine.Suggested.class)))
    public List<EntryLine.Suggested> suggestions(
            @QueryParam("q") @DefaultValue("") @Parameter(example = "абай 14") String typed,
            @QueryParam("district") @Parameter(description = "Only within this entry", example = "turkistan") @Nullable String district,
            @QueryParam("retired") @DefaultValue("false") boolean retired) {
        return addresses.suggest(typed, district, retired).stream()
                .map(EntryLine.Suggested::of)
                .toList();
    }

    @POST
    @Path("/resolution")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(
            operationId = "locate",
            summary = "What an address given so would become. Changes nothing; a POST so that no address is in a URL.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answer.class)))
    public Answer locate(@Valid @NotNull Given body) {
        var place = new Place(body.address(), body.district(), body.latitude(), body.longitude());
        Located located = addresses.locate(List.of(place)).get(place);
        return switch (located) {
            case Located.Found found ->
                new Answer(
                        Answer.Outcome.FOUND,
                        found.how(),
                        territory
                                .find(found.code())
                                .map(EntryLine.Suggested::of)
                                .orElse(null),
                        found.key() == null,
                        List.of());
            case Located.Ambiguous several -> {
                var standing = territory.find(several.codes().stream().limit(10).toList());
                yield new Answer(
                        Answer.Outcome.AMBIGUOUS,
                        null,
                        null,
                        false,
                        standing.values().stream()
                                .map(EntryLine.Suggested::of)
                                .sorted(java.util.Comparator.comparing(EntryLine.Suggested::code))
                                .toList());
            }
            case Located.Unknown unknown -> new Answer(Answer.Outcome.UNKNOWN, null, null, false, List.of());
            case Located.Nothing nothing -> new Answer(Answer.Outcome.NOTHING, null, null, false, List.of());
        };
    }

    @GET
    @Path("/{code}")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "territoryEntry", summary = "One entry, with its outline and what it is a part of.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_ENTRY")
    public Response one(@PathParam("code") String code) {
        return territory
                .find(code)
                .map(found -> Response.ok(View.of(found.entry(), found.line()))
                        .header("ETag", Expected.tag(found.entry().version()))
                        .build())
                .orElseGet(TerritoryResource::unknown);
    }

    @GET
    @Path("/{code}/outlines")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "territoryOutlines", summary = "Its direct parts that have an outline, for a map.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Drawn.class)))
    public List<Drawn> outlines(@PathParam("code") String code) {
        return territory.outlined(code).stream()
                .map(entry -> new Drawn(entry.code(), entry.names(), tree(entry.polygon())))
                .toList();
    }

    @PUT
    @Path("/{code}")
    @PermissionsAllowed(Permission.KEEP_TERRITORY)
    @Operation(operationId = "keepTerritoryEntry", summary = "Makes or changes one. The same again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "409", description = "STILL_HAS_PARTS, NAME_TAKEN, KIND_FIXED")
    @APIResponse(responseCode = "412", description = "STALE: somebody changed or made it meanwhile; NOT_THERE")
    @APIResponse(
            responseCode = "422",
            description =
                    "CODE_WRONG, TEXT_MISSING, TEXT_WRONG, PARENT_MISSING, PARENT_UNKNOWN, PARENT_WRONG, PARENT_INACTIVE,"
                            + " CYCLE, DISTRICT_UNKNOWN, POINT_WRONG, POLYGON_WRONG, POLYGON_CROSSES, PLACE_FAR")
    @APIResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    public Response keep(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Parameter(description = "The version one has seen, in quotes.") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Parameter(description = "* for something new.") @Nullable String ifNoneMatch,
            @Valid @NotNull Wanted body) {
        var kept = surveyors.put(
                body.entry(code, Expected.version(ifMatch, ifNoneMatch)),
                identity.getPrincipal().getName());
        return one(kept.code());
    }

    private static Response unknown() {
        return Problems.response(Problem.of(404, "NO_SUCH_ENTRY", "There is no entry with this code."));
    }

    private static @Nullable JsonNode tree(@Nullable String polygon) {
        return polygon == null ? null : Json.read(polygon.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
