package kz.komek.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.testing.KomekTestResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Skills have names, and nothing names one that is not there. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class SkillsTest {
    private static final String SKILLS = "/api/v1/skills/";
    private static final String VERSIONS = "/api/v1/routing/versions/";

    @AfterEach
    void the_citys_own_rules_decide_again() {
        put("dana", VERSIONS + "1/live", 1, Map.of("note", ""));
    }

    @Test
    void a_skill_is_made_renamed_and_retired_as_it_was_seen() {
        var made = Matters.done(put("saule", SKILLS + "SIGNING", null, skill("Ымдау тілі", true)));
        assertThat(made.headers().get("etag")).isEqualTo("\"1\"");
        Matters.done(put("dana", SKILLS + "SIGNING", 1, skill("Ымдау", true)));
        assertThat(put("dana", SKILLS + "SIGNING", 1, skill("Басқа", true)).code())
                .isEqualTo("STALE");
        assertThat(Matters.done(put("dana", SKILLS + "SIGNING", 1, skill("Ымдау", true)))
                        .headers()
                        .get("etag"))
                .as("the same again")
                .isEqualTo("\"2\"");
        Matters.done(put("dana", SKILLS + "SIGNING", 2, skill("Ымдау", false)));
        assertThat(named("SIGNING").path("active").asBoolean()).isFalse();
        assertThat(named("SIGNING").path("names").path("kk").asText()).isEqualTo("Ымдау");
        assertThat(put("aigul", SKILLS + "SIGNING", 3, skill("Ымдау", true)).status())
                .isEqualTo(403);
    }

    @Test
    void a_code_that_is_none_and_a_name_that_is_missing_are_refused() {
        assertThat(put("dana", SKILLS + "water", null, skill("Су", true)).code())
                .isEqualTo("CODE_WRONG");
        assertThat(put("dana", SKILLS + "NAMELESS", null, skill(" ", true)).code())
                .isEqualTo("TEXT_MISSING");
        assertThat(put("dana", SKILLS + "NEVER_THERE", 3, skill("Су", true)).code())
                .isEqualTo("NOT_THERE");
    }

    @Test
    void of_many_who_make_one_at_once_one_makes_it() throws Exception {
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var making = IntStream.range(0, 8)
                    .mapToObj(n ->
                            (Callable<Integer>) () -> put("dana", SKILLS + "AT_ONCE", null, skill("Бірден " + n, true))
                                    .status())
                    .toList();
            for (var one : threads.invokeAll(making)) answers.add(one.get());
        }
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void rules_name_only_skills_that_there_are_and_what_they_ask_for_is_not_retired() {
        var before = asking("WELDING");
        int next = next();
        var refused = put("dana", VERSIONS + next, null, before);
        assertThat(refused.code()).isEqualTo("RULES_WRONG");
        assertThat(refused.json().path("violations").get(0).path("code").asText())
                .isEqualTo("SKILL_UNKNOWN");
        Matters.done(put("dana", SKILLS + "WELDING", null, skill("Дәнекерлеу", true)));
        Matters.done(put("dana", VERSIONS + next, null, before));
        Matters.done(put("dana", VERSIONS + next + "/live", 1, Map.of("note", "Дәнекерлеу")));
        assertThat(put("dana", SKILLS + "WELDING", 1, skill("Дәнекерлеу", false))
                        .code())
                .isEqualTo("SKILL_IN_USE");
        Matters.done(put("dana", SKILLS + "WELDING", 1, skill("Пісіру", true)));
        Matters.done(put("dana", VERSIONS + "1/live", 1, Map.of("note", "Қайттық")));
        Matters.done(put("dana", SKILLS + "WELDING", 2, skill("Пісіру", false)));
        var back = put("dana", VERSIONS + next + "/live", 1, Map.of("note", "Қайта"));
        assertThat(back.json().path("violations").get(0).path("code").asText()).isEqualTo("SKILL_RETIRED");
    }

    private static Map<String, Object> asking(String skill) {
        ObjectNode rules =
                Caller.staff("dana").get(VERSIONS + "1").json().path("rules").deepCopy();
        ArrayNode all = (ArrayNode) rules.path("rules");
        ((ObjectNode) all.get(all.size() - 1).path("then")).put("skill", skill);
        return Map.of("rules", rules, "basedOn", 1, "note", "Дағды");
    }

    private static Map<String, Object> skill(String kk, boolean active) {
        return Map.of("kind", "OTHER", "names", Map.of("kk", kk, "ru", "Умение", "en", "Skill"), "active", active);
    }

    private static JsonNode named(String code) {
        for (JsonNode each : Caller.staff("nurlan").get("/api/v1/skills").json())
            if (each.path("code").asText().equals(code)) return each;
        throw new AssertionError(code + " is not there");
    }

    private static Caller.Answer put(String login, String path, @Nullable Integer version, Object body) {
        return Caller.staff(login).put(path, version, body);
    }

    private static int next() {
        return Caller.staff("dana")
                        .get("/api/v1/routing")
                        .json()
                        .path("versions")
                        .get(0)
                        .path("number")
                        .asInt()
                + 1;
    }
}
