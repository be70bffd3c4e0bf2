package kz.komek.organisation.web;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetWriter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Tables as downloads. */
final class SheetAnswers {
    private SheetAnswers() {}

    @Schema(name = "TableFormat")
    enum Format {
        CSV,
        XLSX
    }

    static Response download(
            Format format, String name, List<String> columns, List<String> more, List<List<String>> rows) {
        List<String> header = Stream.concat(columns.stream(), more.stream()).toList();
        byte[] file = switch (format) {
            case CSV -> SheetWriter.csv(header, rows);
            case XLSX -> SheetWriter.xlsx(name, header, rows);
        };
        String type = switch (format) {
            case CSV -> Sheet.CSV + "; charset=utf-8";
            case XLSX -> Sheet.XLSX;
        };
        String ending = switch (format) {
            case CSV -> ".csv";
            case XLSX -> ".xlsx";
        };
        return Response.ok(file, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + ending + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
