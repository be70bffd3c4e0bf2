package kz.komek.platform.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes tables so that {@link SheetReader} reads the same again, and Excel their Kazakh. */
public final class SheetWriter {
    private SheetWriter() {}

    /** UTF-8 with the mark that Excel needs to know it by. */
    public static byte[] csv(List<String> header, List<List<String>> rows) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        try (CsvWriter writer = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            writer.writeRecord(header);
            rows.forEach(row ->
                    writer.writeRecord(row.stream().map(Formulas::guarded).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** One of several tables of a file. */
    public record Table(String name, List<String> header, List<List<String>> rows) {}

    /** A CSV each. */
    public static byte[] zip(List<Table> tables) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Table table : tables) {
                // The same tables are the same bytes whenever they are written.
                zip.putNextEntry(new ZipEntry(table.name + ".csv").setLastModifiedTime(FileTime.fromMillis(0)));
                zip.write(csv(table.header, table.rows));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] xlsx(String name, List<String> header, List<List<String>> rows) {
        return xlsx(List.of(new Table(name, header, rows)));
    }

    /** A sheet each. */
    public static byte[] xlsx(List<Table> tables) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Komek", "1.0")) {
            for (Table table : tables) fill(workbook.newWorksheet(table.name), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void fill(Worksheet sheet, Table table) {
        sheet.freezePane(0, 1);
        for (int column = 0; column < table.header.size(); column++) {
            sheet.value(0, column, table.header.get(column));
            for (int row = 0; row < table.rows.size(); row++) {
                String text = table.rows.get(row).get(column);
                // Of its type text: a formula is none here.
                if (!text.isEmpty()) sheet.value(row + 1, column, text);
            }
        }
    }
}
