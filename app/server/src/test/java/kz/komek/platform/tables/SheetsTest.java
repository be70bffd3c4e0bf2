package kz.komek.platform.tables;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
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
