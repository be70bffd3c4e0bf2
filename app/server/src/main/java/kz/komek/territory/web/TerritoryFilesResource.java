package kz.komek.territory.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.tables.Imported;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetReader;
import kz.komek.platform.tables.SheetWriter;
import kz.komek.territory.Surveyors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The address register in spreadsheets, there and back. */
@Path("/api/v1/territory")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TerritoryFilesResource {
    /** More letters a cell of an XLSX does not hold. */
    private static final int LONGEST_CELL = 32_767;

    private final Surveyors surveyors;
    private final SecurityIdentity identity;

    TerritoryFilesResource(Surveyors surveyors, SecurityIdentity identity) {
        this.surveyors = surveyors;
        this.identity = identity;
    }

    @Schema(name = "TerritoryFormat")
    enum Format {
        CSV,
        XLSX
    }

    @POST
    @Path("/imports")
    @Consumes({Sheet.CSV, Sheet.XLSX})
    @PermissionsAllowed(Permission.KEEP_TERRITORY)
    @Operation(
            operationId = "bringTerritory",
            summary = "Takes a table in, or nothing of it. Entries it does not name, and columns it does not have, stay"
                    + " as they are. Columns: code, parent, kind, kk, ru, en; if wanted synonyms (parted by ;),"
                    + " latitude, longitude, polygon (GeoJSON), note, active.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Imported.class)))
    @APIResponse(responseCode = "422", description = "ROWS_WRONG: every fault by row, field and reason")
    public Response bring(
            @QueryParam("dry-run") @DefaultValue("false") boolean dryRun,
            @RequestBody(description = Sheet.AS_A_FILE) byte @Nullable [] file) {
        Sheet sheet = SheetReader.read(file == null ? new byte[0] : file, Surveyors.COLUMNS, Surveyors.MORE_COLUMNS);
        return Response.ok(
                        surveyors.bring(sheet, dryRun, identity.getPrincipal().getName()))
                .build();
    }

    @GET
    @Path("/exports")
    @Produces({Sheet.CSV, Sheet.XLSX})
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(
            operationId = "exportTerritory",
            summary = "All of it, as the import takes it; an XLSX has no outlines where one is too long for a cell.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = Sheet.CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response export(@QueryParam("format") @DefaultValue("CSV") Format format) {
        var header = Stream.concat(Surveyors.COLUMNS.stream(), Surveyors.MORE_COLUMNS.stream())
                .toList();
        var rows = surveyors.rows();
        return switch (format) {
            case CSV -> download(SheetWriter.csv(header, rows), Sheet.CSV + "; charset=utf-8", "territory.csv");
            case XLSX -> download(workbook(header, rows), Sheet.XLSX, "territory.xlsx");
        };
    }

    /** A column that is not there changes nothing when it comes back; an empty one would take the outlines away. */
    private static byte[] workbook(List<String> header, List<List<String>> rows) {
        int polygon = header.indexOf("polygon");
        boolean fits = rows.stream().allMatch(row -> row.get(polygon).length() <= LONGEST_CELL);
        if (fits) return SheetWriter.xlsx("territory", header, rows);
        return SheetWriter.xlsx(
                "territory",
                without(header, polygon),
                rows.stream().map(row -> without(row, polygon)).toList());
    }

    private static List<String> without(List<String> row, int column) {
        return Stream.concat(row.subList(0, column).stream(), row.subList(column + 1, row.size()).stream())
                .toList();
    }

    private static Response download(byte[] file, String type, String name) {
        return Response.ok(file, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
