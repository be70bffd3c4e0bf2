package kz.komek.platform.tables;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class SheetsTest {
    private static final String KAZAKH = "code,name\nWATER,Су құбыры ғимараты\n";
    private static final String RUSSIAN = "code,name\nWATER,Водоканал города «Арысь» №1\n";

    @Test
    void the_letters_are_found_out_by_themselves() {
        assertThat(read(KAZAKH.getBytes(UTF_8))).isEqualTo(Map.of("code", "WATER", "name", "Су құбыры ғимараты"));
        for (byte[] file : List.of(
                ("\uFEFF" + KAZAKH).getBytes(UTF_8),
                ("\uFEFF" + KAZAKH).getBytes(UTF_16LE),
                ("\uFEFF" + KAZAKH).getBytes(UTF_16BE),
                KAZAKH.getBytes(UTF_16LE),
                KAZAKH.getBytes(UTF_16BE))) {
            assertThat(read(file)).isEqualTo(read(KAZAKH.getBytes(UTF_8)));
        }
        assertThat(read(RUSSIAN.getBytes(Charset.forName("windows-1251")))).isEqualTo(read(RUSSIAN.getBytes(UTF_8)));
    }

    @Test
    void letters_that_cannot_be_known_are_refused_with_the_row_where_they_are() {
        var oneKazakhLetterLost = "code,name\nA,Вода\nB,?аратау\n".getBytes(Charset.forName("windows-1251"));
        assertThat(refused(oneKazakhLetterLost)).containsExactly("3 null ENCODING_WRONG");
        assertThat(refused(RUSSIAN.getBytes(Charset.forName("KOI8-R")))).containsExactly("2 null ENCODING_WRONG");
        assertThat(refused(RUSSIAN.replaceAll("[«»№]", "").getBytes(Charset.forName("KOI8-R"))))
                .containsExactly("1 null ENCODING_WRONG");
        assertThat(refused(RUSSIAN.replaceAll("[«»]", "").getBytes(Charset.forName("IBM866"))))
                .containsExactly("2 null ENCODING_WRONG");
        // Қ in KZ-1048, the Kazakh relative of windows-1251
        byte[] kz1048 = "code,name\nA,Xала\n".getBytes(Charset.forName("windows-1251"));
        kz1048[12] = (byte) 0x8D;
        assertThat(refused(kz1048)).containsExactly("2 null ENCODING_WRONG");
        assertThat(refused("code,name\nA,\uFFFDала\n".getBytes(UTF_8))).containsExactly("2 null ENCODING_WRONG");
        assertThat(refused("\uFEFFcode,name\nA,".getBytes(UTF_8), new byte[] {(byte) 0xC3}))
                .containsExactly("2 null ENCODING_WRONG");
    }

    @Test
    void rows_are_counted_as_the_file_counts_them_and_empty_ones_are_passed_over() {
        var sheet = read("code;name\r\n\r\nA;\"two\r\nlines\"\r\n;;;\r\nB; b \r\nC\r\n");
        assertThat(sheet.rows()).extracting(Sheet.Row::number).containsExactly(3, 6, 7);
        assertThat(sheet.rows()).extracting(row -> row.get("name")).containsExactly("two\r\nlines", "b", "");
        assertThat(read("name\tcode\nA\tB\n").rows().getFirst().get("code")).isEqualTo("B");
    }

    @Test
    void a_header_that_is_not_as_expected_is_refused_column_by_column() {
        assertThat(refused("code,nmae,code\nA,B,C\n".getBytes(UTF_8)))
                .containsExactly("1 nmae COLUMN_UNKNOWN", "1 code COLUMN_TWICE", "1 name COLUMN_MISSING");
        assertThat(refused("code,name\nA,B\nA,B,C\n".getBytes(UTF_8))).containsExactly("3 null TOO_MANY_CELLS");
        assertThat(refused(new byte[0])).containsExactly("1 null FILE_EMPTY");
        assertThat(refused("code,name\nA,B\nA,\"B\nC,D\n".getBytes(UTF_8))).containsExactly("3 null QUOTE_OPEN");
        assertThat(refused("PK\003\004 not really".getBytes(UTF_8))).containsExactly("1 null FILE_NOT_READABLE");
    }

    @Test
    void what_is_written_is_read_again_and_no_text_becomes_a_formula() {
        var rows = List.of(
                List.of("WATER", "Су, \"құбыры\"\nғимараты"),
                List.of("007", "=cmd|'/c calc'!A0"),
                List.of("+7 725 555 1000", "@home"),
                List.of("-2", "+1+cmd"));
        byte[] csv = SheetWriter.csv(List.of("code", "name"), rows);
        assertThat(new String(csv, UTF_8))
                .contains("'=cmd")
                .contains("'@home")
                .contains("'+1+cmd")
                .contains("\n-2,");
        for (byte[] file : List.of(csv, SheetWriter.xlsx("all", List.of("code", "name"), rows))) {
            var read = SheetReader.read(file, List.of("code", "name"), List.of());
            assertThat(read.rows())
                    .extracting(row -> List.of(row.get("code"), row.get("name")))
                    .isEqualTo(rows);
        }
    }

    @Test
    void a_small_file_that_unfolds_to_a_huge_one_is_refused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var nothing = new byte[1_000_000];
            for (int i = 0; i < 201; i++) zip.write(nothing);
            zip.closeEntry();
        }
        assertThat(out.size()).isLessThan(1_000_000);
        assertThat(refused(out.toByteArray())).containsExactly("1 null FILE_TOO_LARGE");
    }

    @Test
    void a_file_in_capitals_is_read_as_well() {
        String capitals = "code,name\nWATER,ВОДОКАНАЛ ГОРОДА АРЫСЬ №1\n";
        assertThat(read(capitals.getBytes(Charset.forName("windows-1251")))).isEqualTo(read(capitals.getBytes(UTF_8)));
        assertThat(refused("code,name\nA,водоканал района\n".getBytes(Charset.forName("ISO-8859-5"))))
                .containsExactly("1 null ENCODING_WRONG");
    }

    @Test
    void a_number_that_would_fill_the_memory_is_refused_with_its_place() {
        byte[] file =
                xlsx(HEADER + "<row r=\"2\"><c r=\"A2\"><v>1E50000000</v></c><c r=\"B2\"><v>1E-50000000</v></c></row>");
        assertThat(refused(file)).containsExactly("2 code VALUE_WRONG", "2 name VALUE_WRONG");
        assertThat(read(xlsx(HEADER + cells("<v>1.5E3</v>", "<v>0E50000000</v>"))))
                .isEqualTo(Map.of("code", "1500", "name", "0"));
    }

    @Test
    void cells_where_no_sheet_has_any_and_files_without_sheets_are_refused() {
        for (String rows : List.of(
                "<row r=\"2\"><c r=\"XFDZ99999999\"><v>1</v></c></row>",
                "<row r=\"2\"><c r=\"ZZZ2\"><v>1</v></c></row>",
                "<row r=\"99999999999\"><c><v>1</v></c></row>",
                "<row>" + "<c/>".repeat(20_000) + "</row>")) {
            assertThat(refused(xlsx(HEADER + rows))).containsExactly("1 null FILE_NOT_READABLE");
        }
        assertThat(refused(xlsx())).containsExactly("1 null FILE_NOT_READABLE");
        assertThat(refused(xlsx(HEADER + "<row r=\"2\"><c r=\"KZZ2\"><v>1</v></c></row>")))
                .containsExactly("2 null TOO_MANY_CELLS");
        assertThat(refused(xlsx(HEADER + cells(inline("A"), inline("x".repeat(40_000))))))
                .containsExactly("2 name CELL_TOO_LONG");
        assertThat(refused(("code,name\nA," + "x".repeat(40_000)).getBytes(UTF_8)))
                .containsExactly("2 name CELL_TOO_LONG");
    }

    @Test
    void the_same_long_text_in_very_many_cells_is_refused() {
        String shared = " " + "x".repeat(30_000);
        String row = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>";
        byte[] file = workbook(shared, HEADER + row.repeat(1_000));
        assertThat(refused(file).getFirst()).endsWith("null FILE_TOO_LARGE");
    }

    @Test
    void a_day_in_excel_is_read_as_a_day() {
        // the styles of workbook(): 1 a day, 2 a day and a time of one's own description, 3 red numbers
        byte[] file = xlsx(
                HEADER
                        + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>46346</v></c><c r=\"B2\" s=\"2\"><v>46346.604166666664</v></c></row>"
                        + "<row r=\"3\"><c r=\"A3\" s=\"3\"><v>46346</v></c><c r=\"B3\" s=\"2\"><f>A3</f><v>46346.5</v></c></row>");
        assertThat(SheetReader.read(file, List.of("code", "name"), List.of()).rows())
                .extracting(row -> row.get("code") + " / " + row.get("name"))
                .containsExactly("2026-11-20 / 2026-11-20 14:30", "46346 / 2026-11-20 12:00");
    }

    @Test
    void what_a_formula_did_not_come_to_is_a_fault() {
        assertThat(refused(xlsx(HEADER + "<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#N/A</v></c>"
                        + "<c r=\"B2\" t=\"e\"><f>X</f><v>#REF!</v></c></row>")))
                .containsExactly("2 code FORMULA_FAILED", "2 name FORMULA_FAILED");
        assertThat(refused("code,name\nA,#REF!\n".getBytes(UTF_8))).containsExactly("2 name FORMULA_FAILED");
        assertThat(read("code,name\nA,#5 kiosk\n".getBytes(UTF_8))).containsEntry("name", "#5 kiosk");
    }

    @Test
    void a_second_sheet_with_anything_on_it_is_refused_an_empty_one_is_not() {
        String row = cells(inline("A"), inline("B"));
        assertThat(read(xlsx(HEADER + row, ""))).containsEntry("code", "A");
        assertThat(refused(xlsx(HEADER + row, "", row))).containsExactly("1 null TOO_MANY_SHEETS");
    }

    @Test
    void two_tables_of_one_name_in_a_zip_are_refused() {
        byte[] file = zip(Map.of("a/issues.csv", "code\n", "b/issues.csv", "code\n"));
        assertThat(catchThrowableOfType(SheetRefused.class, () -> SheetReader.parts(file))
                        .faults())
                .extracting(Fault::code)
                .containsExactly("SHEET_TWICE");
    }

    private static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>code</t></is></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><t>name</t></is></c></row>";

    private static String cells(String first, String second) {
        return "<row r=\"2\">" + (first + second).replaceAll("(<v>.*?</v>)", "<c>$1</c>") + "</row>";
    }

    private static String inline(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static byte[] xlsx(String... sheets) {
        return workbook("shared", sheets);
    }

    /** By hand: no program writes such files. */
    private static byte[] workbook(String shared, String... sheets) {
        String main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
        var entries = new LinkedHashMap<String, String>();
        var types = new StringBuilder();
        var book = new StringBuilder();
        var parts = new StringBuilder();
        for (int i = 1; i <= sheets.length; i++) {
            book.append("<sheet name=\"S" + i + "\" sheetId=\"" + i + "\" r:id=\"rId" + i + "\"/>");
            parts.append("<Relationship Id=\"rId" + i + "\" Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet"
                    + i + ".xml\"/>");
            entries.put(
                    "xl/worksheets/sheet" + i + ".xml",
                    "<worksheet " + main + "><sheetData>" + sheets[i - 1] + "</sheetData></worksheet>");
        }
        String content = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        types.append("<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + content + "sheet.main+xml\"/>")
                .append("<Override PartName=\"/xl/styles.xml\" ContentType=\"" + content + "styles+xml\"/>")
                .append("<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + content
                        + "sharedStrings+xml\"/>");
        entries.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" + types + "</Types>");
        entries.put(
                "_rels/.rels",
                relations + "<Relationship Id=\"rId1\" Type=\"" + office
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        entries.put(
                "xl/workbook.xml",
                "<workbook " + main + " xmlns:r=\"" + office + "\"><sheets>" + book + "</sheets></workbook>");
        entries.put("xl/_rels/workbook.xml.rels", relations + parts + "</Relationships>");
        entries.put(
                "xl/styles.xml",
                "<styleSheet " + main
                        + "><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy hh:mm\"/>"
                        + "<numFmt numFmtId=\"165\" formatCode=\"[Red]0&quot; days&quot;\"/></numFmts>"
                        + "<cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>");
        entries.put("xl/sharedStrings.xml", "<sst " + main + "><si><t>" + shared + "</t></si></sst>");
        return zip(entries);
    }

    private static byte[] zip(Map<String, String> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Sheet read(String file) {
        return SheetReader.read(file.getBytes(UTF_8), List.of("code", "name"), List.of("phone"));
    }

    private static Map<String, String> read(byte[] file) {
        var rows = SheetReader.read(file, List.of("code", "name"), List.of()).rows();
        assertThat(rows).hasSize(1);
        return rows.getFirst().cells();
    }

    private static List<String> refused(byte[]... parts) {
        var file = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(file::writeBytes);
        var refused = catchThrowableOfType(
                SheetRefused.class, () -> SheetReader.read(file.toByteArray(), List.of("code", "name"), List.of()));
        return refused.faults().stream()
                .map(fault -> fault.row() + " " + fault.field() + " " + fault.code())
                .toList();
    }
}
