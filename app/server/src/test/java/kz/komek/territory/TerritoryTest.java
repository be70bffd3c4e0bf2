package kz.komek.territory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import kz.komek.Caller;
import kz.komek.contract.District;
import kz.komek.contract.Place;
import kz.komek.platform.audit.Audit;
import kz.komek.platform.tables.SheetReader;
import kz.komek.territory.domain.Located;
import kz.komek.testing.KomekTestResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class TerritoryTest {
    private static final String HEADER = "code,parent,kind,kk,ru,en\n";
    private static final String BOW =
            "{\"type\":\"Polygon\",\"coordinates\":[[[68,43],[69,44],[69,43],[68,44],[68,43]]]}";

    @Inject
    Territory territory;

    @Inject
    Addresses addresses;

    @Inject
    Surveyors surveyors;

    @Inject
    Audit audit;

    private final Caller dana = Caller.staff("dana");

    @Test
    void the_demo_has_the_districts_of_the_forms_with_outlines_that_do_not_overlap_and_say_that_they_are_sketches()
            throws Exception {
        var districts = territory.parts("turkistan-oblast", null, 100).entries();
        assertThat(districts)
                .extracting(entry -> entry.code())
                .containsExactlyInAnyOrderElementsOf(
                        District.ALL.stream().map(District::code).toList());
        var outlines = new ArrayList<kz.komek.territory.domain.Outline>();
        for (var district : districts) {
            assertThat(district.note()).contains("приблизительная");
            var outline = kz.komek.territory.domain.Outline.of(String.valueOf(district.polygon()));
            assertThat(outline.contains(district.point())).as(district.code()).isTrue();
            for (var other : outlines) assertThat(outline.shared(other)).isLessThan(1e-6);
            outlines.add(outline);
        }
        assertThat(territory.parts("turkistan", null, 100).entries()).hasSize(6);
        assertThat(surveyors.rows()).hasSizeGreaterThan(700);
    }

    @Test
    void the_register_that_is_not_a_demo_begins_with_the_districts_of_the_forms() {
        var all = new HashMap<String, kz.komek.territory.domain.Entry>();
        FirstEntries.districts().forEach(entry -> all.put(entry.code(), entry));
        var register = new kz.komek.territory.domain.Register(
                all,
                new java.util.HashSet<>(
                        District.ALL.stream().map(District::code).toList()));
        assertThat(all)
                .hasSize(18)
                .allSatisfy((code, entry) ->
                        assertThat(register.refusals(entry, null)).isEmpty());
    }

    @Test
    void an_entry_is_made_once_changed_by_who_saw_it_and_every_change_is_written_down() {
        String path = "/api/v1/territory/kentau-zhana";
        var made = dana.put(path, null, street("kentau", "Жаңа көше"));
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.headers().get("etag")).isEqualTo("\"1\"");
        assertThat(dana.put(path, null, street("kentau", "Жаңа көше"))
                        .json()
                        .path("version")
                        .asInt())
                .as("the same again")
                .isEqualTo(1);
        assertThat(dana.put(path, null, street("kentau", "Өзге")).code()).isEqualTo("STALE");
        assertThat(dana.put(path, street("kentau", "Өзге")).status()).isEqualTo(428);
        assertThat(dana.put("/api/v1/territory/nowhere", 3, street("kentau", "Өзге"))
                        .code())
                .isEqualTo("NOT_THERE");
        assertThat(Caller.staff("aigul").put(path, 1, street("kentau", "Өзге")).status())
                .isEqualTo(403);
        var changed = dana.put(path, 1, street("turkistan-sector-1", "Өзге"));
        assertThat(changed.json().path("version").asInt()).isEqualTo(2);
        assertThat(codes(changed.json().path("line")))
                .containsExactly("turkistan-oblast", "turkistan", "turkistan-sector-1", "kentau-zhana");
        var changes = dana.get("/api/v1/changes?what=territory&id=kentau-zhana")
                .json()
                .path("items");
        assertThat(changes.size()).isEqualTo(2);
        assertThat(changes.get(0).path("before").path("parent").asText()).isEqualTo("kentau");
        assertThat(changes.get(0).path("after").path("parent").asText()).isEqualTo("turkistan-sector-1");
    }

    @Test
    void what_hangs_beneath_moves_with_it_and_is_found_where_it_is_now() {
        bring(false, HEADER + "kentau-mv,kentau,STREET,Көшпелі,Кочевая,Moving\nkentau-mv-1,kentau-mv,HOUSE,1,1,1\n");
        assertThat(located("Кочевая 1", "kentau")).isEqualTo("kentau-mv-1");
        assertThat(dana.put("/api/v1/territory/kentau-mv", 1, street("turkistan-sector-2", "Көшпелі", "Кочевая"))
                        .status())
                .isEqualTo(200);
        assertThat(territory.path("kentau-mv-1"))
                .containsExactly("turkistan-oblast", "turkistan", "turkistan-sector-2", "kentau-mv", "kentau-mv-1");
        assertThat(located("Кочевая 1", "turkistan")).isEqualTo("kentau-mv-1");
        assertThat(located("Кочевая 1", "kentau")).isEqualTo("UNKNOWN");
    }

    @Test
    void a_retired_street_is_not_found_but_still_has_its_name() {
        dana.put("/api/v1/territory/kentau-old", null, street("kentau", "Ескіжол"));
        assertThat(located("Ескіжол", null)).isEqualTo("kentau-old");
        var body = street("kentau", "Ескіжол");
        body.put("active", false);
        dana.put("/api/v1/territory/kentau-old", 1, body);
        assertThat(located("Ескіжол", null)).isEqualTo("UNKNOWN");
        assertThat(dana.get("/api/v1/territory/kentau-old")
                        .json()
                        .path("names")
                        .path("kk")
                        .asText())
                .isEqualTo("Ескіжол");
        assertThat(dana.get("/api/v1/territory/suggestions?retired=true&q=" + encoded("ескижол"))
                        .json()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void a_table_is_taken_whole_or_not_at_all_and_the_same_again_changes_nothing() {
        String good = HEADER + "arys-a,arys,STREET,Арай,Арай,Arai\narys-a-1,arys-a,HOUSE,1,1,1\n";
        assertThat(bring(true, good).json().path("added").asInt()).isEqualTo(2);
        assertThat(dana.get("/api/v1/territory/arys-a").status()).isEqualTo(404);
        assertThat(bring(false, good).json().path("added").asInt()).isEqualTo(2);
        assertThat(bring(false, good).json().path("unchanged").asInt()).isEqualTo(2);
        assertThat(audit.of("territory", "arys-a", Long.MAX_VALUE, 9)).hasSize(1);

        var bad = bring(
                false,
                "code,parent,kind,kk,ru,en,latitude,longitude,polygon,active\n"
                        + "arys-a,arys-b,SECTOR,Арай,Арай,Arai,,,,\n"
                        + "arys-b,arys-b2,SETTLEMENT,Б,Б,B,,,,\n"
                        + "arys-b2,arys-b,SECTOR,Б2,Б2,B2,,,,\n"
                        + "arys-c,arys,VILLAGE,В,В,C,,,,\n"
                        + "arys-d,arys,STREET,Г,,D,43.1,,,\n"
                        + "arys-d,arys,STREET,Г,Г,D,,,,\n"
                        + "arys-e,arys,SECTOR,Д,Д,E,,,\"" + BOW.replace("\"", "\"\"") + "\",\n"
                        + "arys-f,arys,STREET,Арман,Арман,Arman,,,,maybe\n"
                        + "arys-g,arys,STREET,Бір,Один,One,,,,\n"
                        + "arys-h,arys,STREET,көш. бір,Два,Two,,,,\n");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(violations(bad))
                .contains(
                        "2 kind KIND_FIXED",
                        "3 parent CYCLE",
                        "4 parent CYCLE",
                        "5 kind VALUE_WRONG",
                        "6 longitude POINT_WRONG",
                        "7 code TWICE",
                        "8 polygon POLYGON_CROSSES",
                        "9 active VALUE_WRONG",
                        "11 kk NAME_TAKEN");
        assertThat(bad.text()).contains("43.50000").contains("68.50000");
        assertThat(dana.get("/api/v1/territory/arys-g").status())
                .as("a good row of a bad file")
                .isEqualTo(404);
        assertThat(dana.get("/api/v1/territory/arys-a").json().path("kind").asText())
                .isEqualTo("STREET");
    }

    @Test
    void a_file_in_a_wrong_encoding_or_with_a_column_too_many_is_refused() {
        var koi8 = dana.send(
                "POST",
                "/api/v1/territory/imports",
                "text/csv",
                (HEADER + "arys-z,arys,STREET,привет,привет,Z\n").getBytes(Charset.forName("KOI8-R")),
                Map.of());
        assertThat(violations(koi8)).allMatch(each -> each.endsWith("ENCODING_WRONG"));
        assertThat(violations(bring(false, "code,parent,kind,kk,ru,en,colour\na,arys,STREET,А,А,A,red\n")))
                .hasSize(1);
        assertThat(dana.send("POST", "/api/v1/territory/imports", "text/csv", new byte[0], Map.of())
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"CSV", "XLSX"})
    void what_is_exported_comes_back_without_a_change(String format) {
        byte[] file = dana.bytes("/api/v1/territory/exports?format=" + format);
        var sheet = SheetReader.read(file, Surveyors.COLUMNS, Surveyors.MORE_COLUMNS);
        var back = surveyors.bring(sheet, true, "dana");
        assertThat(back.rows()).isGreaterThan(700);
        assertThat(back.unchanged()).isEqualTo(back.rows());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // real streets of Turkistan and Kentau as people write them
                "Тәуке хан даңғылы 12/1        | -         | turkistan-tauke-khan-12_1",
                "пр.Тауке хана, д.12/1, кв.7   | -         | turkistan-tauke-khan-12_1",
                "Tauke Khan avenue 12/1        | -         | turkistan-tauke-khan-12_1",
                "Ленина 5                      | turkistan | turkistan-tauke-khan-5",
                "кентау яссауи 3 уй            | -         | kentau-yassaui-3",
                "Абай 14                       | -         | AMBIGUOUS",
                "Абай 12                       | kentau    | kentau-abai-12",
                "улица Абая, 12 г. Кентау      | -         | kentau-abai-12",
                "село Карнак, Абай көшесі 3    | -         | kentau-karnak-abai-3",
                "1-ші ықшам аудан 2-үй         | kentau    | kentau-1-mkr-2",
                "1 мамыр 3                     | -         | turkistan-1-mamyr-3",
                "сектор 4                      | turkistan | turkistan-sector-4",
                "Жоқ көше 5                    | turkistan | UNKNOWN"
            })
    void addresses_as_people_write_them(String text, @Nullable String district, String code) {
        assertThat(located(text, district)).isEqualTo(code);
    }

    @Test
    void a_pin_is_in_a_district_and_what_is_near_it_is_found() {
        assertThat(pinned(43.40, 68.00)).isEqualTo("sauran");
        assertThat(pinned(43.3130, 68.2320)).startsWith("turkistan-");
        var house = territory.find("turkistan-abai-1").orElseThrow().entry().point();
        assertThat(pinned(house.latitude() + 0.0001, house.longitude())).isEqualTo("turkistan-abai-1");
        assertThat(pinned(51.16, 71.43)).as("Astana").isEqualTo("UNKNOWN");
        assertThat(pinned(0, 0)).isEqualTo("NOTHING");
    }

    @Test
    void suggestions_are_at_most_ten_and_come_while_one_types() {
        assertThat(suggested("абай", null)).contains("turkistan-abai", "kentau-abai");
        assertThat(suggested("Абай көш", "kentau")).contains("kentau-abai").doesNotContain("turkistan-abai");
        assertThat(suggested("тауке 1", null))
                .contains("turkistan-tauke-khan-1")
                .hasSizeLessThanOrEqualTo(10);
        assertThat(suggested("түркістан яссауи", null)).contains("turkistan-yassaui");
        assertThat(suggested("", null)).isEmpty();
        assertThat(suggested("%_'--", null)).isEmpty();
    }

    @Test
    void pages_of_parts_go_on_where_the_last_one_ended() {
        var first =
                dana.get("/api/v1/territory?parent=turkistan-oblast&limit=10").json();
        var second = dana.get("/api/v1/territory?parent=turkistan-oblast&limit=10&cursor="
                        + first.path("next").asText())
                .json();
        assertThat(first.path("items").size()).isEqualTo(10);
        assertThat(second.path("items").size()).isEqualTo(7);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(codes(dana.get("/api/v1/territory").json().path("items"))).containsExactly("turkistan-oblast");
    }

    private List<String> suggested(String typed, @Nullable String district) {
        var answer = Caller.staff("aigul")
                .get("/api/v1/territory/suggestions?q=" + encoded(typed)
                        + (district == null ? "" : "&district=" + district));
        assertThat(answer.status()).isEqualTo(200);
        return codes(answer.json());
    }

    private String located(String text, @Nullable String district) {
        return words(new Place(text, district, null, null));
    }

    private String pinned(double latitude, double longitude) {
        return words(new Place(null, null, latitude, longitude));
    }

    private String words(Place place) {
        return switch (addresses.locate(List.of(place)).get(place)) {
            case Located.Found found -> found.code();
            case Located.Ambiguous several -> "AMBIGUOUS";
            case Located.Unknown unknown -> "UNKNOWN";
            case Located.Nothing nothing -> "NOTHING";
        };
    }

    private static Map<String, Object> street(String parent, String... names) {
        var body = new HashMap<String, Object>();
        body.put("parent", parent);
        body.put("kind", "STREET");
        body.put("names", Map.of("kk", names[0], "ru", names[names.length - 1], "en", names[0]));
        body.put("synonyms", List.of());
        body.put("active", true);
        return body;
    }

    private Caller.Answer bring(boolean dryRun, String csv) {
        return dana.send(
                "POST",
                "/api/v1/territory/imports?dry-run=" + dryRun,
                "text/csv",
                csv.getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    private static List<String> violations(Caller.Answer answer) {
        return StreamSupport.stream(answer.json().path("violations").spliterator(), false)
                .map(each -> each.path("row").asText() + " "
                        + each.path("field").asText() + " " + each.path("code").asText())
                .toList();
    }

    private static List<String> codes(JsonNode entries) {
        return StreamSupport.stream(entries.spliterator(), false)
                .map(each -> each.path("code").asText())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
