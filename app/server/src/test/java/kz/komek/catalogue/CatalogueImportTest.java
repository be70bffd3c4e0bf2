package kz.komek.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import kz.komek.Caller;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetReader;
import kz.komek.platform.tables.SheetWriter;
import kz.komek.testing.KomekTestResource;
import org.junit.jupiter.api.Test;

/** Files there and back, and how large a catalogue may be. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class CatalogueImportTest {
    private static final String PATH = "/api/v1/catalogue";

    @Inject
    Catalogue catalogue;

    @Inject
    DemoCatalogue demo;

    private final Caller admin = Caller.staff("admin");

    private Caller.Answer take(byte[] file, boolean dryRun) {
        return put(admin, dryRun, file);
    }

    private static Caller.Answer put(Caller caller, boolean dryRun, byte[] file) {
        return caller.send("PUT", PATH + "/import?dry-run=" + dryRun, "application/octet-stream", file, Map.of());
    }

    private long version() {
        return admin.get(PATH).json().path("version").asLong();
    }

    @Test
    void what_was_exported_comes_back_and_changes_nothing() {
        long version = version();
        for (String file : List.of("catalogue.xlsx", "catalogue.zip", "spheres.csv", "issues.csv", "questions.csv")) {
            byte[] bytes = admin.bytes(PATH + "/export/" + file);
            assertThat(take(bytes, true).status()).as(file).isEqualTo(200);
            assertThat(take(bytes, false).status()).as(file).isEqualTo(200);
        }
        assertThat(version()).isEqualTo(version);
        assertThat(admin.get(PATH + "/export/people.csv").code()).isEqualTo("NO_SUCH_FILE");
    }

    @Test
    void a_dry_run_changes_nothing_and_a_file_with_one_fault_is_not_taken_at_all() {
        byte[] good = "code,kk,ru,en\nI_SNOW,Қар,Снег,Snow\n".getBytes(UTF_8);
        var dry = take(good, true);
        assertThat(dry.json().path("spheres").path("added").asInt()).isEqualTo(1);
        assertThat(catalogue.sphere("I_SNOW")).isEmpty();

        byte[] bad = "code,kk,ru,en\nI_SNOW,Қар,Снег,Snow\nI_ICE,Мұз,,Ice\n".getBytes(UTF_8);
        for (boolean dryRun : new boolean[] {true, false}) {
            var refused = take(bad, dryRun);
            assertThat(refused.status()).as("tried or meant").isEqualTo(422);
            assertThat(refused.code()).isEqualTo("ROWS_WRONG");
            var fault = refused.json().path("violations").path(0);
            assertThat(fault.path("sheet").asText()
                            + fault.path("row").asInt()
                            + fault.path("field").asText()
                            + fault.path("code").asText())
                    .isEqualTo("spheres3ruMISSING");
        }
        assertThat(catalogue.sphere("I_SNOW")).isEmpty();

        assertThat(take(good, false).status()).isEqualTo(200);
        assertThat(catalogue.sphere("I_SNOW")).isPresent();
    }

    @Test
    void what_cannot_be_read_is_told_as_well() {
        assertThat(take(new byte[] {(byte) 0xD1, 0x20, (byte) 0xBA, 0x00}, false)
                        .text())
                .contains("ENCODING_WRONG");
        assertThat(take(new byte[0], false).status()).isEqualTo(422);
        assertThat(take("kod,kk\nA,B\n".getBytes(UTF_8), false).text()).contains("COLUMN_UNKNOWN", "COLUMN_MISSING");
        assertThat(take(new byte[] {'P', 'K', 3, 4, 1, 2, 3}, false).text()).contains("FILE_NOT_READABLE");
        var strange = SheetWriter.xlsx("people", List.of("code"), List.of(List.of("A")));
        assertThat(take(strange, false).text()).contains("SHEET_UNKNOWN");
        assertThat(put(Caller.staff("aigul"), false, new byte[0]).status()).isEqualTo(403);
    }

    @Test
    void a_catalogue_of_2500_issues_is_taken_in_one_go_and_is_small_on_the_wire() throws IOException {
        var demo = SheetReader.read(DemoCatalogue.files().get("issues"), CatalogueSheets.ISSUE_COLUMNS, List.of());
        var many = new ArrayList<List<String>>();
        for (int copy = 0; many.size() < 2500; copy++) {
            for (Sheet.Row row : demo.rows()) many.add(varied(row, copy));
        }
        byte[] file = SheetWriter.csv(CatalogueSheets.ISSUE_COLUMNS, many);
        long began = System.nanoTime();
        var taken = take(file, false);
        long millis = (System.nanoTime() - began) / 1_000_000;
        assertThat(taken.status())
                .as(taken.text().substring(0, Math.min(300, taken.text().length())))
                .isEqualTo(200);
        assertThat(taken.json().path("issues").path("added").asInt()).isGreaterThanOrEqualTo(2500);

        byte[] gzip = admin.bytes(PATH + "?language=kk&language=ru", "gzip");
        byte[] json;
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            json = in.readAllBytes();
        }
        System.out.printf(
                "%d issues taken in %d ms; the whole catalogue is %d kB, %d kB on the wire%n",
                taken.json().path("issues").path("added").asInt(), millis, json.length / 1000, gzip.length / 1000);
        assertThat(new String(json, UTF_8)).as("compressed once").startsWith("{\"version\"");
        assertThat(gzip.length).isLessThan(300_000);
    }

    /** Every word is a little different in every copy, so that nothing compresses because it is there twice. */
    private static List<String> varied(Sheet.Row row, int copy) {
        return CatalogueSheets.ISSUE_COLUMNS.stream()
                .map(column -> switch (column) {
                    case "code" -> "C" + copy + "_" + row.get(column);
                    case "organisation" -> "";
                    case "kk", "ru", "synonyms_kk", "synonyms_ru" -> varied(row.get(column), copy);
                    default -> row.get(column);
                })
                .toList();
    }

    private static String varied(String words, int copy) {
        return words.chars()
                .mapToObj(c -> String.valueOf((char)
                        (copy > 0 && c > 127 && c % 7 == copy % 7 && Character.isLowerCase(c)
                                ? 0x430 + (c + copy * 5) % 32
                                : c)))
                .collect(Collectors.joining());
    }

    @Test
    void the_demo_comes_once() {
        long version = version();
        demo.start(new StartupEvent());
        assertThat(version()).isEqualTo(version);
        assertThat(catalogue.issue("WATER_NONE").map(IssueWording::by)).contains("demo");
    }
}
