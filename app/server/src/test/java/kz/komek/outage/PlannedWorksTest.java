package kz.komek.outage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.testing.KomekTestResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Works are announced, changed, found at places and brought from tables. Each test has a street of its own. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class PlannedWorksTest {
    private static final String HEADER = "id;organisation;resource;kk;ru;from;to;district;street;houses\n";

    @Inject
    PlannedWorks works;

    @Inject
    Findable findable;

    @Inject
    DataSource database;

    private final Caller dana = Caller.staff("dana");
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private String street;
    private String name;

    @BeforeEach
    void a_street_with_one_known_house() {
        String own = UUID.randomUUID().toString().substring(0, 8).replaceAll("\\d", "x");
        street = "kentau-w-" + own;
        name = "Жұмыс" + own;
        assertThat(dana.put("/api/v1/territory/" + street, null, entry("kentau", "STREET", name, 43.51, 68.5))
                        .status())
                .isEqualTo(200);
        assertThat(dana.put("/api/v1/territory/" + street + "-14", null, entry(street, "HOUSE", "14", 43.511, 68.501))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void works_are_announced_once_changed_by_who_saw_them_and_every_announcement_is_kept() {
        var id = UUID.randomUUID();
        var body = body(-1, 2, Map.of("code", street));
        var made = announce(id, null, body);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.headers().get("etag")).isEqualTo("\"1\"");
        assertThat(made.json().path("state").asText()).isEqualTo("RUNNING");
        assertThat(announce(id, null, body).json().path("version").asInt())
                .as("the same again")
                .isEqualTo(1);
        body.put("to", now.plus(Duration.ofHours(5)));
        assertThat(announce(id, null, body).code()).isEqualTo("STALE");
        assertThat(announce(id, 1, body).json().path("version").asInt()).isEqualTo(2);
        body.put("cancelled", true);
        assertThat(announce(id, 2, body).json().path("state").asText()).isEqualTo("CANCELLED");
        var versions = dana.get("/api/v1/planned-works/" + id + "/versions").json();
        assertThat(versions).hasSize(3);
        assertThat(versions.get(0).path("by").asText()).isEqualTo("dana");
        assertThat(versions.get(1).path("to").asText())
                .isEqualTo(now.plus(Duration.ofHours(5)).toString());
        assertThat(Caller.staff("aigul").put(path(id), 3, body).status()).isEqualTo(403);
    }

    @Test
    void what_cannot_be_announced_is_said_all_at_once() {
        var body = body(2, 1, Map.of("code", "nowhere", "houses", "у магазина"));
        body.put("text", Map.of("kk", "", "ru", "Нет воды", "en", ""));
        body.put("organisation", "NOBODY");
        body.put("issues", List.of("NOTHING"));
        var refused = announce(UUID.randomUUID(), null, body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(StreamSupport.stream(refused.json().path("violations").spliterator(), false)
                        .map(violation -> violation.path("code").asText()))
                .containsExactlyInAnyOrder(
                        "TEXT_MISSING",
                        "WINDOW_WRONG",
                        "ORGANISATION_UNKNOWN",
                        "ISSUE_UNKNOWN",
                        "PLACE_UNKNOWN",
                        "HOUSES_UNREADABLE");
    }

    @Test
    void works_at_houses_of_a_street_are_found_by_whoever_lives_there() {
        var id = announced(body(-1, 2, Map.of("code", street, "houses", "1-15 жұп, 40/2")));
        assertThat(sure(name + " 14", id)).as("a house that the register knows").isTrue();
        assertThat(sure(name + " 8А", id)).as("one that it does not").isTrue();
        assertThat(sure(name + " 40/2", id)).isTrue();
        assertThat(sure(name, id)).as("only the street was said").isFalse();
        assertThat(sure(name + " 7", id)).as("the other side").isNull();
        assertThat(sure(name + " 16", id)).isNull();
    }

    @Test
    void works_of_a_district_are_at_all_of_it_and_those_of_an_outline_where_it_is_drawn() {
        var everywhere = announced(body(-1, 2, Map.of("code", "kentau")));
        assertThat(sure(name + " 7", everywhere)).isTrue();
        var drawn = body(-1, 2, null);
        drawn.put("places", List.of());
        drawn.put(
                "polygon",
                Map.of(
                        "type",
                        "Polygon",
                        "coordinates",
                        List.of(List.of(
                                List.of(68.5005, 43.5105),
                                List.of(68.5015, 43.5105),
                                List.of(68.5015, 43.5115),
                                List.of(68.5005, 43.5115),
                                List.of(68.5005, 43.5105)))));
        var outline = announced(drawn);
        assertThat(sure(name + " 14", outline)).as("the house stands in it").isTrue();
        assertThat(sure(name + " 7", outline))
                .as("the street's middle does not")
                .isNull();
        assertThat(works.at(new Place(null, null, 43.511, 68.501), now, null).stream()
                        .map(here -> here.work().id()))
                .contains(outline, everywhere);
    }

    /** The middle of a street, or of a district, is not where its people live. */
    @Test
    void an_outline_is_no_sure_answer_to_who_said_only_the_street_and_none_to_who_said_only_the_village() {
        String village = "Ауыл" + name;
        var put = dana.put(
                "/api/v1/territory/" + street + "-v", null, entry("kentau", "SETTLEMENT", village, 43.51, 68.5));
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        var drawn = announced(outlined(square(68.499, 43.509, 68.5005, 43.5105)));
        assertThat(sure(name, drawn)).as("the street's middle lies in it").isFalse();
        assertThat(sure(name + " 7", drawn))
                .as("a house that the register does not know")
                .isFalse();
        assertThat(sure(name + " 14", drawn)).as("this house stands elsewhere").isNull();
        assertThat(sure(village, drawn)).isNull();
        assertThat(works.at(new Place(name, "kentau", 43.51, 68.5), now, null).stream()
                        .filter(here -> here.work().id().equals(drawn)))
                .as("who shows the place themselves is sure")
                .allMatch(PlannedWorks.Here::sure)
                .hasSize(1);
    }

    @Test
    void an_outline_across_two_villages_is_listed_in_both() {
        var codes = new java.util.ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            String code = street + "-o" + i;
            var village = new HashMap<>(entry("kentau", "SETTLEMENT", "Шет" + i + name, 43.63, 68.61 + i * 0.02));
            village.put("polygon", square(68.6 + i * 0.02, 43.62, 68.62 + i * 0.02, 43.64));
            var put = dana.put("/api/v1/territory/" + code, null, village);
            assertThat(put.status()).as(put.text()).isEqualTo(200);
            codes.add(code);
        }
        var drawn = announced(outlined(square(68.605, 43.625, 68.623, 43.635)));
        for (String code : codes)
            assertThat(dana.get("/api/v1/planned-works?limit=100&within=" + code)
                            .json()
                            .path("items"))
                    .extracting(each -> each.path("id").asText())
                    .containsExactly(drawn.toString());
    }

    @Test
    void a_table_without_outlines_leaves_those_that_were_drawn_and_one_with_them_draws_them() {
        String table = (HEADER + row("C-1", "10:00", "13:00", name, "1-15")).replace("C-", street + "-");
        bring(table, false);
        var known = works.at(new Place(name + " 14", "kentau", null, null), Instant.parse("2031-03-02T06:00:00Z"), null)
                .getFirst()
                .work();
        var body = outlined(square(68.499, 43.509, 68.5005, 43.5105));
        body.put("outerId", known.outerId());
        body.put("text", Map.of("kk", "Су болмайды", "ru", "Не будет воды", "en", ""));
        body.put("from", known.from());
        body.put("to", known.to());
        body.put("places", List.of(Map.of("code", street, "houses", "1-15")));
        assertThat(announce(known.id(), 1, body).status()).isEqualTo(200);
        assertThat(counts(bring(table, false))).as("nothing of it is new").containsExactly(0, 0, 1);
        assertThat(counts(bring(table.replace("13:00", "14:00"), false))).containsExactly(0, 1, 0);
        assertThat(works.find(known.id()).orElseThrow().polygon()).isNotNull();
        String wkt = "\"POLYGON ((70 45, 70.1 45, 70.1 45.1, 70 45.1, 70 45))\"";
        String drawn = table.replace("houses\n", "houses;outline\n").replace("1-15\n", "1-15;" + wkt + "\n");
        assertThat(counts(bring(drawn, false))).containsExactly(0, 1, 0);
        assertThat(works.find(known.id()).orElseThrow().polygon()).contains("70.1");
        assertThat(counts(bring(drawn, false))).as("the same again").containsExactly(0, 0, 1);
        assertThat(counts(bring(drawn.replace(wkt, ""), false)))
                .as("said to be none")
                .containsExactly(0, 1, 0);
        assertThat(works.find(known.id()).orElseThrow().polygon()).isNull();
        var refused = bring(drawn.replace(wkt, "в центре"), true);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("POLYGON_WRONG").contains("outline");
    }

    @Test
    void who_reads_english_finds_what_a_service_wrote_in_russian() {
        var body = body(-1, 2, Map.of("code", street));
        body.put("text", Map.of("kk", "Су болмайды", "ru", "Не будет воды", "en", ""));
        var id = announced(body).toString();
        assertThat(findable.shelf().show(List.of(id), Language.EN).get(id).text())
                .isEqualTo("Не будет воды");
    }

    @Test
    void what_has_ended_is_called_off_begins_in_two_days_or_explains_something_else_answers_nobody() {
        announced(body(-5, -1, Map.of("code", street)));
        announced(body(47, 50, Map.of("code", street)));
        var cancelled = body(-1, 1, Map.of("code", street));
        cancelled.put("cancelled", true);
        announced(cancelled);
        var gas = body(-1, 1, Map.of("code", street));
        gas.put("issues", List.of("WATER_BURST"));
        var other = announced(gas);
        var soon = announced(body(3, 5, Map.of("code", street)));
        var place = new Place(name + " 14", "kentau", null, null);
        assertThat(ids(works.at(place, now, "WATER_NONE"))).containsExactly(soon);
        assertThat(ids(works.at(place, now, null))).containsExactly(other, soon);
        assertThat(ids(works.at(place, now.plus(Duration.ofHours(48)), "WATER_NONE")))
                .hasSize(1);
    }

    @Test
    void a_table_taken_in_twice_changes_nothing_and_a_second_one_changes_what_it_says() {
        String table = HEADER
                + row("A-1", "10:00", "13:00", name, "1-15")
                + row("A-1", "10:00", "13:00", "", "")
                + row("A-2", "14:00", "15:00", name, "");
        table = table.replace("A-", street + "-");
        assertThat(counts(bring(table, true))).as("tried").containsExactly(2, 0, 0);
        assertThat(counts(bring(table, false))).containsExactly(2, 0, 0);
        assertThat(counts(bring(table, false))).as("the same again").containsExactly(0, 0, 2);
        String prolonged = table.replace("15:00", "19:30");
        assertThat(counts(bring(prolonged, false))).containsExactly(0, 1, 1);
        assertThat(counts(bring(prolonged, false))).containsExactly(0, 0, 2);
        var place = new Place(name + " 14", "kentau", null, null);
        assertThat(works.at(place, Instant.parse("2031-03-02T07:00:00Z"), null).stream()
                        .map(here -> here.work().to().toString()))
                .as("the city's clock is five hours ahead")
                .containsExactly("2031-03-02T08:00:00Z", "2031-03-02T14:30:00Z");
    }

    @Test
    void every_fault_of_a_table_is_named_by_its_line_and_nothing_of_it_is_taken() {
        String table = HEADER + row("B-1", "10:00", "13:00", "Жоқкөше", "1-15")
                + row("B-2", "13:00", "10:00", name, "у магазина")
                + "B-3;SU_KENTAU;STEAM;к;р;завтра;2031-03-02 13:00;Нигде;;\n"
                + row("B-4", "10:00", "13:00", name, "")
                + row("B-4", "10:00", "14:00", name, "5");
        var refused = bring(table, true);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(StreamSupport.stream(refused.json().path("violations").spliterator(), false)
                        .map(fault -> fault.path("row").asInt() + " "
                                + fault.path("field").asText() + " "
                                + fault.path("code").asText()))
                .containsExactlyInAnyOrder(
                        "2 street STREET_UNKNOWN",
                        "3 to WINDOW_WRONG",
                        "3 houses HOUSES_UNREADABLE",
                        "4 resource VALUE_WRONG",
                        "4 from TIME_WRONG",
                        "4 district PLACE_UNKNOWN",
                        "6 to DIFFERENT");
        assertThat(refused.text()).contains("Жоқкөше");
        assertThat(works.at(new Place(name, "kentau", null, null), Instant.parse("2031-03-02T06:00:00Z"), null))
                .noneMatch(here -> String.valueOf(here.work().outerId()).startsWith("B-"));
    }

    @Test
    void a_place_is_looked_up_by_the_index_in_one_statement() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            try (var plan = statement.executeQuery(
                    "explain select w.* from planned_work_place p join planned_work w on w.id = p.work"
                            + " where p.code = any (array['kentau', 'x']) and p.ends_at > '2026-01-01'")) {
                var lines = new StringBuilder();
                while (plan.next()) lines.append(plan.getString(1)).append('\n');
                assertThat(lines.toString()).contains("planned_work_place_code").doesNotContain("Seq Scan");
            } finally {
                statement.execute("reset enable_seqscan");
            }
        }
    }

    private static Map<String, Object> entry(String parent, String kind, String name, double lat, double lon) {
        return Map.of(
                "parent",
                parent,
                "kind",
                kind,
                "names",
                Map.of("kk", name, "ru", name, "en", name),
                "point",
                Map.of("latitude", lat, "longitude", lon),
                "active",
                true);
    }

    private HashMap<String, Object> body(int fromHours, int toHours, @Nullable Map<String, String> place) {
        var body = new HashMap<String, Object>();
        body.put("resource", "WATER");
        body.put("text", Map.of("kk", "Су болмайды", "ru", "Не будет воды", "en", "No water"));
        body.put("organisation", "SU_KENTAU");
        body.put("from", now.plus(Duration.ofHours(fromHours)));
        body.put("to", now.plus(Duration.ofHours(toHours)));
        if (place != null) body.put("places", List.of(place));
        body.put("cancelled", false);
        return body;
    }

    private HashMap<String, Object> outlined(Map<String, Object> polygon) {
        var body = body(-1, 2, null);
        body.put("places", List.of());
        body.put("polygon", polygon);
        return body;
    }

    private static Map<String, Object> square(double west, double south, double east, double north) {
        return Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        List.of(west, south),
                        List.of(east, south),
                        List.of(east, north),
                        List.of(west, north),
                        List.of(west, south))));
    }

    private static String row(String id, String from, String to, String street, String houses) {
        return id + ";SU_KENTAU;WATER;Су болмайды;Не будет воды;2031-03-02 " + from + ";2031-03-02 " + to + ";kentau;"
                + street + ";" + houses + "\n";
    }

    private static String path(UUID id) {
        return "/api/v1/planned-works/" + id;
    }

    private Caller.Answer announce(UUID id, @Nullable Integer version, Object body) {
        return dana.put(path(id), version, body);
    }

    private UUID announced(Object body) {
        var id = UUID.randomUUID();
        var made = announce(id, null, body);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        return id;
    }

    /** As staff and every channel ask. {@code null}: nothing is found there. */
    private @Nullable Boolean sure(String address, UUID id) {
        var answer = Caller.staff("aigul")
                .call("POST", "/api/v1/planned-works/matches", Map.of("address", address, "district", "kentau"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        for (JsonNode here : answer.json())
            if (here.path("work").path("id").asText().equals(id.toString()))
                return here.path("sure").asBoolean();
        return null;
    }

    private static List<UUID> ids(List<PlannedWorks.Here> here) {
        return here.stream().map(each -> each.work().id()).toList();
    }

    private Caller.Answer bring(String table, boolean dryRun) {
        return dana.send(
                "POST", "/api/v1/planned-works/imports?dry-run=" + dryRun, "text/csv", table.getBytes(UTF_8), Map.of());
    }

    private static List<Integer> counts(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var json = answer.json();
        return List.of(
                json.path("added").asInt(),
                json.path("changed").asInt(),
                json.path("unchanged").asInt());
    }
}
