package kz.komek.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.platform.audit.Audit;
import kz.komek.testing.KomekTestResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The catalogue's API, each test with codes of its own. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class CatalogueTest {
    private static final String PATH = "/api/v1/catalogue";

    @Inject
    Catalogue catalogue;

    @Inject
    Audit audit;

    @Inject
    DataSource dataSource;

    private final Caller admin = Caller.staff("admin");

    @BeforeEach
    void a_sphere() {
        admin.put(PATH + "/spheres/T_PARKS", null, Map.of("names", names("Саябақтар")));
    }

    private static Map<String, String> names(String name) {
        return Map.of("kk", name, "ru", name + " (ru)", "en", name + " (en)");
    }

    private static Map<String, Object> writing(String name) {
        return new TreeMap<>(Map.of(
                "sphere",
                "T_PARKS",
                "type",
                "INCIDENT",
                "names",
                names(name),
                "priority",
                "NORMAL",
                "published",
                true,
                "target",
                Map.of("amount", 3, "unit", "DAYS")));
    }

    private void begin(String... codes) {
        for (String code : codes) {
            var answer = admin.put(PATH + "/issues/" + code, null, writing(code + " мәселесі"));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
    }

    @Test
    void an_old_ticket_keeps_the_wording_it_had() {
        begin("T_BENCH");
        var changed = admin.put(PATH + "/issues/T_BENCH", 1, writing("Орындық сынған"));
        assertThat(changed.headers().get("etag")).isEqualTo("\"2\"");
        assertThat(catalogue.issue("T_BENCH").map(IssueWording::revision)).contains(2);
        assertThat(catalogue.issue("T_BENCH", 1).orElseThrow().names().kk()).isEqualTo("T_BENCH мәселесі");
        var revisions = admin.get(PATH + "/issues/T_BENCH/revisions?limit=1").json();
        assertThat(revisions.path("items").size()).isEqualTo(1);
        assertThat(revisions.path("items").path(0).path("by").path("name").asText())
                .isEqualTo("Әкімші");
        var older = admin.get(PATH + "/issues/T_BENCH/revisions?cursor="
                        + revisions.path("next").asText())
                .json();
        assertThat(older.path("items").path(0).path("revision").asInt()).isEqualTo(1);
        assertThat(Caller.staff("aigul")
                        .get(PATH + "/issues/T_BENCH/revisions/1")
                        .json()
                        .path("names")
                        .path("kk")
                        .asText())
                .isEqualTo("T_BENCH мәселесі");
        assertThatThrownBy(() -> execute("update catalogue_issue_revision set kk = 'x' where code = 'T_BENCH'"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("never changed");
    }

    @Test
    void what_is_already_so_stays_as_it_is_and_what_changed_meanwhile_is_shown() {
        begin("T_SWING");
        long version = version();
        assertThat(admin.put(PATH + "/issues/T_SWING", null, writing("T_SWING мәселесі"))
                        .status())
                .as("an answer was lost, the writer asks again")
                .isEqualTo(200);
        assertThat(version()).isEqualTo(version);
        var another = admin.put(PATH + "/issues/T_SWING", null, writing("Басқа"));
        assertThat(another.status()).isEqualTo(412);
        assertThat(another.code()).isEqualTo("IS_THERE");
        var stale = admin.put(PATH + "/issues/T_SWING", 9, writing("Басқа"));
        assertThat(stale.code()).isEqualTo("STALE");
        assertThat(stale.json().path("current").path("revision").asInt()).isEqualTo(1);
        assertThat(admin.put(PATH + "/issues/T_SWING", writing("Басқа")).status())
                .isEqualTo(428);
        assertThat(admin.put(PATH + "/issues/T_NONE", 1, writing("Басқа")).code())
                .isEqualTo("NO_SUCH_ISSUE");
        assertThat(admin.put(PATH + "/spheres/T_PARKS", 7, Map.of("names", names("Бақ")))
                        .code())
                .isEqualTo("STALE");
    }

    @Test
    void everything_wrong_is_told_at_once_each_with_its_code() {
        var body = writing("");
        body.put("sphere", "T_NOWHERE");
        body.put("urgent", "LIFE");
        body.put("organisation", "NOBODY");
        body.put(
                "questions",
                List.of(Map.of(
                        "code",
                        "A1",
                        "kind",
                        "YES_NO",
                        "required",
                        true,
                        "text",
                        names("Қашан?"),
                        "when",
                        Map.of("question", "A1", "answer", "YES"))));
        var refused = admin.put(PATH + "/issues/T_WRONG", null, body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("CATALOGUE_WRONG");
        var found = new TreeMap<String, String>();
        refused.json()
                .path("violations")
                .forEach(each ->
                        found.put(each.path("field").asText(), each.path("code").asText()));
        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "names.kk", "MISSING",
                        "sphere", "SPHERE_UNKNOWN",
                        "urgent", "NOT_URGENT",
                        "organisation", "ORGANISATION_UNKNOWN",
                        "questions.0.when", "CYCLE"));
        assertThat(admin.get(PATH + "/issues/T_WRONG").code()).isEqualTo("NO_SUCH_ISSUE");
    }

    @Test
    void an_issue_is_split_its_parts_are_merged_and_the_old_code_still_leads_somewhere() {
        begin("T_TREES", "T_TREE_DRY", "T_TREE_FELL", "T_GREEN");
        var split = Map.of("into", List.of("T_TREE_DRY", "T_TREE_FELL"), "note", "екі бөлек жұмыс");
        var answer = admin.put(PATH + "/issues/T_TREES/splitting", split);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(admin.put(PATH + "/issues/T_TREES/splitting", split).status())
                .as("twice")
                .isEqualTo(200);
        assertThat(catalogue.issue("T_TREES")).isEmpty();
        assertThat(catalogue.issue("T_TREES", 1)).isPresent();

        var merge = Map.of("from", List.of("T_TREE_DRY", "T_TREE_FELL"), "note", "бір бригада");
        assertThat(admin.put(PATH + "/issues/T_GREEN/merging", merge).status()).isEqualTo(200);
        assertThat(admin.put(PATH + "/issues/T_GREEN/merging", merge).status())
                .as("twice")
                .isEqualTo(200);
        assertThat(catalogue.successors("T_TREES")).containsExactly("T_GREEN");
        var gone = admin.get(PATH + "/issues/T_TREES").json();
        assertThat(gone.path("state").asText()).isEqualTo("RETIRED");
        assertThat(gone.path("successors").toString()).isEqualTo("[\"T_GREEN\"]");
        assertThat(gone.path("steps").size()).isEqualTo(2);

        var back = Map.of("from", List.of("T_GREEN"), "note", "қате");
        assertThat(admin.put(PATH + "/issues/T_TREES/merging", back).text())
                .as("a circle")
                .contains("CYCLE");

        assertThat(admin.call("DELETE", PATH + "/issues/T_TREE_DRY/retirement", null)
                        .status())
                .isEqualTo(200);
        assertThat(catalogue.successors("T_TREES")).containsExactly("T_GREEN", "T_TREE_DRY");
    }

    @Test
    void a_step_into_nothing_into_itself_or_into_what_is_retired_is_refused() {
        begin("T_FENCE", "T_GATE", "T_DOOR");
        admin.put(PATH + "/issues/T_GATE/retirement", Map.of("note", "керек емес"));
        var refused = admin.put(
                PATH + "/issues/T_FENCE/splitting",
                Map.of("into", List.of("T_FENCE", "T_GATE", "T_NOTHING"), "note", "x"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("ITSELF", "ISSUE_RETIRED", "ISSUE_UNKNOWN");
        assertThat(admin.put(PATH + "/issues/T_FENCE/splitting", Map.of("into", List.of("T_DOOR"), "note", "x"))
                        .text())
                .contains("TOO_FEW");
        assertThat(admin.put(PATH + "/issues/T_GATE/retirement", Map.of("successor", "T_DOOR", "note", "x"))
                        .code())
                .isEqualTo("ISSUE_RETIRED");
        assertThat(admin.put(PATH + "/issues/T_GATE", 1, writing("Қақпа")).code())
                .isEqualTo("ISSUE_RETIRED");
        assertThat(catalogue.issue("T_FENCE")).as("nothing half done").isPresent();
    }

    @Test
    void the_whole_is_sent_once_a_version_and_only_in_the_languages_asked_for() {
        begin("T_WHOLE");
        var whole = Caller.staff("aigul").get(PATH + "?language=kk");
        String tag = whole.headers().get("etag");
        var lines = new TreeMap<String, JsonNode>();
        whole.json()
                .path("issues")
                .forEach(issue -> lines.put(issue.path("code").asText(), issue));
        JsonNode line = lines.get("T_WHOLE");
        assertThat(line.path("kk").asText()).isEqualTo("T_WHOLE мәселесі");
        assertThat(line.has("ru")).isFalse();
        var same = Caller.staff("aigul").send("GET", PATH, null, new byte[0], Map.of("If-None-Match", tag));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.text()).isEmpty();
        admin.put(PATH + "/issues/T_WHOLE", 1, writing("Өзгерді"));
        var fresh = Caller.staff("aigul").send("GET", PATH, null, new byte[0], Map.of("If-None-Match", tag));
        assertThat(fresh.status()).isEqualTo(200);
        assertThat(fresh.text()).contains("Өзгерді");
    }

    @Test
    void every_change_is_written_down_with_before_and_after() {
        begin("T_LOG");
        admin.put(PATH + "/issues/T_LOG", 1, writing("Басқаша"));
        admin.put(PATH + "/issues/T_LOG/retirement", Map.of("note", "керек емес"));
        var changes = audit.of("issues", "T_LOG", Long.MAX_VALUE, 10);
        assertThat(changes).hasSize(3).allMatch(change -> change.by().equals("admin"));
        assertThat(changes.get(1).before().path("names").path("kk").asText()).isEqualTo("T_LOG мәселесі");
        assertThat(changes.get(1).after().path("names").path("kk").asText()).isEqualTo("Басқаша");
        assertThat(changes.get(0).after().path("state").asText()).isEqualTo("RETIRED");
        assertThat(audit.of("spheres", "T_PARKS", Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void whoever_registers_reads_and_only_methodologists_write() {
        begin("T_RIGHTS");
        var aigul = Caller.staff("aigul");
        assertThat(aigul.get(PATH + "/issues/T_RIGHTS").status()).isEqualTo(200);
        assertThat(aigul.get(PATH + "/spheres").status()).isEqualTo(200);
        assertThat(aigul.put(PATH + "/issues/T_RIGHTS", 1, writing("x")).status())
                .isEqualTo(403);
        assertThat(aigul.get(PATH + "/issues/T_RIGHTS/revisions").status()).isEqualTo(403);
    }

    private long version() {
        return admin.get(PATH).json().path("version").asLong();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
