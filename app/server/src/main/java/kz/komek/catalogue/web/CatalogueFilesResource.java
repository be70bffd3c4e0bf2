package kz.komek.catalogue.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.komek.catalogue.CatalogueImport;
import kz.komek.catalogue.CatalogueImport.RowFault;
import kz.komek.catalogue.CatalogueSheets;
import kz.komek.catalogue.CatalogueViews;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.platform.tables.Imported;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetProblems;
import kz.komek.platform.tables.SheetWriter;
import kz.komek.platform.tables.SheetWriter.Table;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The catalogue in spreadsheets, there and back. */
@Path("/api/v1/catalogue")
@PermissionsAllowed(Permission.KEEP_CATALOGUE)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CatalogueFilesResource {
    private static final String ZIP = "application/zip";

    private final CatalogueImport imports;
    private final CatalogueViews views;
    private final SecurityIdentity identity;

    CatalogueFilesResource(CatalogueImport imports, CatalogueViews views, SecurityIdentity identity) {
        this.imports = imports;
        this.views = views;
        this.identity = identity;
    }

    @Schema(name = "CatalogueImport")
    record Taken(Imported spheres, Imported issues) {}

    @PUT
    @Path("/import")
    @Operation(
            operationId = "importCatalogue",
            summary =
                    "Takes an XLSX or a zip with the sheets spheres, issues, questions, or one CSV of them: all of it or"
                            + " nothing. What is not in it stays. The same file again changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Taken.class)))
    @APIResponse(responseCode = "422", description = "ROWS_WRONG: every fault by sheet, row, field and reason")
    public Response take(
            @QueryParam("dry-run") @DefaultValue("false") @Parameter(description = "Only says what would come of it")
                    boolean dryRun,
            byte @Nullable [] file) {
        var report = imports.take(
                file == null ? new byte[0] : file,
                dryRun,
                identity.getPrincipal().getName());
        if (report.refused())
            return Problems.response(SheetProblems.rowsWrong(
                    report.faults().stream().map(CatalogueFilesResource::wrong).toList()));
        return Response.ok(new Taken(report.spheres(), report.issues())).build();
    }

    private static Problem.Violation wrong(RowFault fault) {
        return new Problem.Violation(
                fault.field(),
                fault.reason(),
                fault.row(),
                fault.code(),
                fault.sheet().isEmpty() ? null : fault.sheet());
    }

    @GET
    @Path("/export/{file}")
    @Produces(MediaType.WILDCARD)
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(
            operationId = "exportCatalogue",
            summary =
                    "catalogue.xlsx, catalogue.zip, spheres.csv, issues.csv or questions.csv, as the import takes them.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "NO_SUCH_FILE")
    public Response export(@PathParam("file") String file) {
        var tables = CatalogueSheets.of(views.whole());
        if (file.equals("catalogue.xlsx")) return download(file, Sheet.XLSX, SheetWriter.xlsx(tables));
        if (file.equals("catalogue.zip")) return download(file, ZIP, SheetWriter.zip(tables));
        for (Table table : tables) {
            if (file.equals(table.name() + ".csv"))
                return download(file, Sheet.CSV + ";charset=utf-8", SheetWriter.csv(table.header(), table.rows()));
        }
        return Problems.response(Problem.of(404, "NO_SUCH_FILE", "There is no such file here."));
    }

    private static Response download(String name, String type, byte[] bytes) {
        return Response.ok(bytes, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
