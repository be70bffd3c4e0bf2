package kz.komek.organisation.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import kz.komek.organisation.Responsibilities;
import kz.komek.organisation.domain.Responsibility;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
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

/** Who executes what where. */
@Path("/api/v1/responsibilities")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ResponsibilitiesResource {
    /** In paths: everywhere. */
    private static final String ALL = "all";

    private final Responsibilities responsibilities;
    private final SecurityIdentity identity;

    ResponsibilitiesResource(Responsibilities responsibilities, SecurityIdentity identity) {
        this.responsibilities = responsibilities;
        this.identity = identity;
    }

    /**
     * @param subject an issue or a sphere
     * @param district code of the address register, of whatever kind
     */
    @Schema(name = "Responsibility")
    record View(String subject, @Nullable String district, String organisation, int version) {
        static View of(Responsibility row) {
            return new View(row.subject(), row.district(), row.organisation(), row.version());
        }
    }

    @Schema(name = "ResponsibilityPage")
    record Page(List<View> items, @Nullable String next) {}

    @Schema(name = "NewResponsibility")
    record Wanted(@NotNull String organisation) {}

    @GET
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "responsibilities", summary = "By issue or sphere, and district.")
    public Page page(
            @QueryParam("text") @Nullable String text,
            @QueryParam("organisation") @Nullable String organisation,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        var slice = responsibilities.list(text, organisation, cursor, Math.clamp(limit, 1, 1000));
        return new Page(slice.items().stream().map(View::of).toList(), slice.next());
    }

    @PUT
    @Path("/{subject}/{district}")
    @PermissionsAllowed(Permission.KEEP_ORGANISATIONS)
    @Operation(
            operationId = "keepResponsibility",
            summary =
                    "Says who executes an issue or a sphere in a place; \"all\" is everywhere. The nearest wins: house,"
                            + " street, sector, city, district, everywhere.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "CODE_WRONG, SUBJECT_UNKNOWN, DISTRICT_UNKNOWN, ORGANISATION_UNKNOWN, ORGANISATION_INACTIVE, NOBODY_IN_IT")
    public Response keep(
            @PathParam("subject") String subject,
            @PathParam("district") String district,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Valid @NotNull Wanted body) {
        var kept = responsibilities.put(
                new Responsibility(
                        subject, place(district), body.organisation(), Expected.version(ifMatch, ifNoneMatch)),
                login());
        return Response.ok(View.of(kept))
                .header("ETag", Expected.tag(kept.version()))
                .build();
    }

    @DELETE
    @Path("/{subject}/{district}")
    @PermissionsAllowed(Permission.KEEP_ORGANISATIONS)
    @Operation(operationId = "removeResponsibility", summary = "Takes it away. A second time changes nothing.")
    @APIResponse(responseCode = "204", description = "Gone")
    public Response remove(
            @PathParam("subject") String subject,
            @PathParam("district") String district,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        responsibilities.remove(subject, place(district), Expected.version(ifMatch, null), login());
        return Response.noContent().build();
    }

    @POST
    @Path("/imports")
    @Consumes({Sheet.CSV, Sheet.XLSX})
    @PermissionsAllowed(Permission.KEEP_ORGANISATIONS)
    @Operation(
            operationId = "bringResponsibilities",
            summary = "Takes a table in, or nothing of it. Those it does not name stay as they are.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Imported.class)))
    @APIResponse(responseCode = "422", description = "ROWS_WRONG: every fault by row, field and reason")
    public Response bring(
            @QueryParam("dry-run") @DefaultValue("false") boolean dryRun,
            @RequestBody(description = Sheet.AS_A_FILE) byte[] file) {
        Sheet sheet = SheetReader.read(file, Responsibilities.COLUMNS, List.of());
        return Response.ok(responsibilities.bring(sheet, dryRun, login())).build();
    }

    @GET
    @Path("/exports")
    @Produces({Sheet.CSV, Sheet.XLSX})
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "exportResponsibilities", summary = "All of them, as the import takes them.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = Sheet.CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response export(@QueryParam("format") @DefaultValue("CSV") SheetAnswers.Format format) {
        return SheetAnswers.download(
                format, "responsibilities", Responsibilities.COLUMNS, List.of(), responsibilities.rows());
    }

    private static @Nullable String place(String district) {
        return district.equals(ALL) ? null : district;
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
