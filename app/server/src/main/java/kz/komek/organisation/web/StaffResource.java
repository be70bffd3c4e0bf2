package kz.komek.organisation.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.util.Map;
import java.util.Set;
import kz.komek.contract.Language;
import kz.komek.organisation.People;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Line;
import kz.komek.organisation.domain.Role;
import kz.komek.organisation.domain.Sector;
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

/** People, for those who register them. */
@Path("/api/v1/staff")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class StaffResource {
    private final People people;
    private final SecurityIdentity identity;

    StaffResource(People people, SecurityIdentity identity) {
        this.people = people;
        this.identity = identity;
    }

    @Schema(name = "StaffPage")
    record Page(List<PersonView> items, @Nullable String next) {}

    @Schema(name = "NewStaffMember")
    record Wanted(
            @NotNull String name,
            @NotNull Set<@NotNull Role> roles,
            @NotNull @Size(max = 3) List<@NotNull Language> languages,
            @Nullable Line line,

            @Schema(description = "Code of a sector, or of a district, in the address register; none: everywhere.")
            @Nullable String sector,

            @Nullable String organisation,
            boolean active) {}

    /** @param initialPassword of somebody new, never shown again */
    @Schema(name = "RegisteredStaffMember")
    record Registered(PersonView person, @Nullable String initialPassword) {
        @Override
        public String toString() {
            return "Registered[" + person.login() + "]";
        }
    }

    /** @param passwords of those who are new, never shown again */
    @Schema(name = "ImportedStaff")
    record ImportedStaff(
            boolean dryRun, int rows, int added, int changed, int unchanged, Map<String, String> passwords) {
        static ImportedStaff of(People.Brought brought) {
            Imported imported = brought.imported();
            return new ImportedStaff(
                    imported.dryRun(),
                    imported.rows(),
                    imported.added(),
                    imported.changed(),
                    imported.unchanged(),
                    brought.passwords());
        }

        @Override
        public String toString() {
            return "ImportedStaff[" + rows + "]";
        }
    }

    @GET
    @PermissionsAllowed(Permission.READ_STAFF)
    @Operation(operationId = "staff", summary = "By login; text looks into logins and names.")
    public Page page(
            @QueryParam("text") @Nullable String text,
            @QueryParam("organisation") @Nullable String organisation,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        var slice = people.list(text, organisation, cursor, Math.clamp(limit, 1, 200));
        return new Page(slice.items().stream().map(PersonView::of).toList(), slice.next());
    }

    @GET
    @Path("/{login}")
    @PermissionsAllowed(Permission.READ_STAFF)
    @Operation(operationId = "person", summary = "One of them.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_PERSON")
    public Response one(@PathParam("login") String login) {
        return people.find(login)
                .map(person -> Response.ok(PersonView.of(person))
                        .header("ETag", Expected.tag(person.version()))
                        .build())
                .orElseGet(StaffResource::nobody);
    }

    @PUT
    @Path("/{login}")
    @PermissionsAllowed(Permission.KEEP_STAFF)
    @Operation(
            operationId = "keepPerson",
            summary = "Registers or changes one. Whoever is made inactive leaves their open work to the queue.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Registered.class)))
    @APIResponse(
            responseCode = "403",
            description = "ONLY_ADMINS: an administrator's rights are an administrator's to give")
    @APIResponse(responseCode = "409", description = "LAST_ADMIN, ONESELF")
    @APIResponse(
            responseCode = "422",
            description =
                    "TEXT_MISSING, TEXT_WRONG, ROLE_MISSING, LANGUAGE_MISSING, LINE_WITHOUT_ROLE, SECTOR_UNKNOWN, ORGANISATION_MISSING, ORGANISATION_UNKNOWN, ORGANISATION_INACTIVE")
    public Response keep(
            @PathParam("login") String login,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Valid @NotNull Wanted body) {
        var registered = people.put(
                new Colleague(
                        login,
                        body.name(),
                        body.roles(),
                        body.languages(),
                        body.line(),
                        Sector.namedOrNone(body.sector()),
                        body.organisation(),
                        body.active(),
                        Expected.version(ifMatch, ifNoneMatch)),
                by());
        return Response.ok(new Registered(PersonView.of(registered.colleague()), registered.initialPassword()))
                .header("ETag", Expected.tag(registered.colleague().version()))
                .header("Cache-Control", "private, no-store")
                .build();
    }

    @POST
    @Path("/{login}/passwords")
    @PermissionsAllowed(Permission.KEEP_STAFF)
    @Operation(operationId = "renewPassword", summary = "A new initial password for one who forgot theirs.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Registered.class)))
    @APIResponse(responseCode = "403", description = "ONLY_ADMINS")
    @APIResponse(responseCode = "404", description = "NO_SUCH_PERSON")
    public Response renewPassword(@PathParam("login") String login) {
        return people.renewPassword(login, by())
                .map(password -> Response.ok(
                                new Registered(PersonView.of(people.find(login).orElseThrow()), password))
                        .header("Cache-Control", "private, no-store")
                        .build())
                .orElseGet(StaffResource::nobody);
    }

    @POST
    @Path("/imports")
    @Consumes({Sheet.CSV, Sheet.XLSX})
    @PermissionsAllowed(Permission.KEEP_STAFF)
    @Operation(
            operationId = "bringStaff",
            summary =
                    "Takes a table in, or nothing of it. Those it does not name stay as they are; new ones get a password.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ImportedStaff.class)))
    @APIResponse(responseCode = "422", description = "ROWS_WRONG: every fault by row, field and reason")
    public Response bring(
            @QueryParam("dry-run") @DefaultValue("false") boolean dryRun,
            @RequestBody(description = Sheet.AS_A_FILE) byte[] file) {
        Sheet sheet = SheetReader.read(file, People.COLUMNS, People.MORE_COLUMNS);
        return Response.ok(ImportedStaff.of(people.bring(sheet, dryRun, by())))
                .header("Cache-Control", "private, no-store")
                .build();
    }

    @GET
    @Path("/exports")
    @Produces({Sheet.CSV, Sheet.XLSX})
    @PermissionsAllowed(Permission.READ_STAFF)
    @Operation(operationId = "exportStaff", summary = "Everybody, as the import takes them; no passwords.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = Sheet.CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response export(@QueryParam("format") @DefaultValue("CSV") SheetAnswers.Format format) {
        return SheetAnswers.download(format, "staff", People.COLUMNS, People.MORE_COLUMNS, people.rows());
    }

    private static Response nobody() {
        return Problems.response(Problem.of(404, "NO_SUCH_PERSON", "Nobody has this login."));
    }

    private String by() {
        return identity.getPrincipal().getName();
    }
}
