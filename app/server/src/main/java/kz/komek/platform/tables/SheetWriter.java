package kz.komek.platform.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

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

    public static byte[] xlsx(String name, List<String> header, List<List<String>> rows) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Komek", "1.0")) {
            var sheet = workbook.newWorksheet(name);
            sheet.freezePane(0, 1);
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
                for (int row = 0; row < rows.size(); row++) {
                    String text = rows.get(row).get(column);
                    // Of its type text: a formula is none here.
                    if (!text.isEmpty()) sheet.value(row + 1, column, text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
