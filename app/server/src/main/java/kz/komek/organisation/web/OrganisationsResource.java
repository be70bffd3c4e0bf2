package kz.komek.organisation.web;

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
import java.util.Set;
import kz.komek.contract.Names;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Organisation;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.platform.tables.Imported;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetReader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Bodies and departments. */
@Path("/api/v1/organisations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OrganisationsResource {
    private final Organisations organisations;
    private final Staff staff;
    private final SecurityIdentity identity;

    OrganisationsResource(Organisations organisations, Staff staff, SecurityIdentity identity) {
        this.organisations = organisations;
        this.staff = staff;
        this.identity = identity;
    }

    @Schema(name = "OrganisationPage")
    record Page(List<OrganisationView> items, @Nullable String next) {}

    @Schema(name = "NewOrganisation")
    record Wanted(
            @Nullable String parent,
            @NotNull Organisation.Kind kind,
            @NotNull Names names,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String district,
            @Nullable String calendar,
            boolean active) {}

    @GET
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "organisations", summary = "By code; text looks into codes and names.")
    public Page page(
            @QueryParam("text") @Nullable String text,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        Set<String> staffed = organisations.staffed();
        var slice = organisations.list(text, cursor, Math.clamp(limit, 1, 1000));
        return new Page(
                slice.items().stream()
                        .map(body -> OrganisationView.of(body, staffed.contains(body.code())))
                        .toList(),
                slice.next());
    }

    @GET
    @Path("/{code}")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "organisation", summary = "One organisation.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OrganisationView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_ORGANISATION")
    public Response one(@PathParam("code") String code) {
        return organisations
                .find(code)
                .map(this::view)
                .orElseGet(() -> Problems.response(
                        Problem.of(404, "NO_SUCH_ORGANISATION", "There is no organisation with this code.")));
    }

    @Schema(name = "Executor")
    record Executor(String login, String name) {}

    @GET
    @Path("/{code}/executors")
    @PermissionsAllowed(Permission.INSPECT_TICKETS)
    @Operation(
            operationId = "executors",
            summary = "Who takes its work now, by name; nobody there, or nobody knows it: none.")
    public List<Executor> executors(@PathParam("code") String code) {
        return staff.executorsOf(code).stream()
                .map(one -> new Executor(one.login(), one.name()))
                .toList();
    }

    @PUT
    @Path("/{code}")
    @PermissionsAllowed(Permission.KEEP_ORGANISATIONS)
    @Operation(operationId = "keepOrganisation", summary = "Makes or changes one. The same again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OrganisationView.class)))
    @APIResponse(responseCode = "409", description = "STILL_HAS_PARTS, STILL_HAS_PEOPLE, STILL_RESPONSIBLE")
    @APIResponse(
            responseCode = "422",
            description =
                    "CODE_WRONG, TEXT_MISSING, TEXT_WRONG, PARENT_UNKNOWN, PARENT_INACTIVE, CYCLE, DISTRICT_UNKNOWN, CALENDAR_UNKNOWN")
    public Response keep(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Valid @NotNull Wanted body) {
        return view(organisations.put(
                new Organisation(
                        code,
                        body.parent(),
                        body.kind(),
                        body.names(),
                        body.phone(),
                        body.email(),
                        body.district(),
                        body.calendar(),
                        body.active(),
                        Expected.version(ifMatch, ifNoneMatch)),
                login()));
    }

    @POST
    @Path("/imports")
    @Consumes({Sheet.CSV, Sheet.XLSX})
    @PermissionsAllowed(Permission.KEEP_ORGANISATIONS)
    @Operation(
            operationId = "bringOrganisations",
            summary = "Takes a table in, or nothing of it. Those it does not name stay as they are.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Imported.class)))
    @APIResponse(responseCode = "422", description = "ROWS_WRONG: every fault by row, field and reason")
    public Response bring(
            @QueryParam("dry-run") @DefaultValue("false") boolean dryRun,
            @RequestBody(description = Sheet.AS_A_FILE) byte[] file) {
        Sheet sheet = SheetReader.read(file, Organisations.COLUMNS, Organisations.MORE_COLUMNS);
        return Response.ok(organisations.bring(sheet, dryRun, login())).build();
    }

    @GET
    @Path("/exports")
    @Produces({Sheet.CSV, Sheet.XLSX})
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "exportOrganisations", summary = "All of them, as the import takes them.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = Sheet.CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response export(@QueryParam("format") @DefaultValue("CSV") SheetAnswers.Format format) {
        return SheetAnswers.download(
                format, "organisations", Organisations.COLUMNS, Organisations.MORE_COLUMNS, organisations.rows());
    }

    private Response view(Organisation body) {
        return Response.ok(OrganisationView.of(body, organisations.hasExecutors(body.code())))
                .header("ETag", Expected.tag(body.version()))
                .build();
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
