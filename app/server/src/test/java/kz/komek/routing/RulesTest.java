package kz.komek.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules as those who keep them see them: read, written, tried, put in force, and explained on tickets. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class RulesTest {
    private static final String VERSIONS = "/api/v1/routing/versions/";

    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    Tally tally;

    private Matters matters;

    @BeforeEach
    void numbers_to_give() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
    }

    @AfterEach
    void the_citys_own_rules_decide_again() {
        put("dana", VERSIONS + "1/live", 1, Map.of("note", ""));
    }

    @Test
    void rules_come_back_as_they_were_written_and_written_again_change_nothing() {
        JsonNode first = Caller.staff("dana").get(VERSIONS + "1").json();
        assertThat(first.path("faults")).isEmpty();
        int next = next();
        var answer = Matters.done(put("dana", VERSIONS + next, null, body(first.path("rules"), 1, "Көшірме")));
        assertThat(answer.json().path("rules")).isEqualTo(first.path("rules"));
        assertThat(answer.headers().get("etag")).isEqualTo("\"1\"");
        Matters.done(put("dana", VERSIONS + next, 1, body(first.path("rules"), 1, "Көшірме")));
        assertThat(Caller.staff("dana").get(VERSIONS + next).headers().get("etag"))
                .isEqualTo("\"1\"");
        assertThat(put("dana", VERSIONS + (next + 5), null, body(first.path("rules"), 1, ""))
                        .code())
                .isEqualTo("NOT_NEXT");
        discard(next);
    }

    @Test
    void what_is_wrong_is_refused_with_rule_field_and_reason() {
        ObjectNode rules =
                Caller.staff("dana").get(VERSIONS + "1").json().path("rules").deepCopy();
        ObjectNode rule = (ObjectNode) rules.path("rules").get(6);
        ((ObjectNode) rule.path("then")).put("organisation", "SU_ATLANTIS");
        var answer = put("dana", VERSIONS + next(), null, body(rules, 1, ""));
        assertThat(answer.status()).isEqualTo(422);
        JsonNode wrong = answer.json().path("violations").get(0);
        assertThat(wrong.path("row").asInt()).isEqualTo(rule.path("number").asInt());
        assertThat(wrong.path("field").asText()).isEqualTo("then.organisation");
        assertThat(wrong.path("code").asText()).isEqualTo("ORGANISATION_UNKNOWN");
    }

    @Test
    void a_trial_says_what_would_move_and_changes_nothing() {
        String number = registered();
        int next = next();
        ObjectNode rules =
                Caller.staff("dana").get(VERSIONS + "1").json().path("rules").deepCopy();
        ArrayNode all = (ArrayNode) rules.path("rules");
        ObjectNode corruption = all.get(4).deepCopy();
        corruption.put("number", 0);
        ((ArrayNode) corruption.path("when").path("spheres")).removeAll().add("YARDS");
        ((ObjectNode) corruption.path("then")).put("desk", "QUALITY");
        all.insert(0, corruption);
        int fresh = Matters.done(put("dana", VERSIONS + next, null, body(rules, 1, "Сынақ")))
                .json()
                .path("rules")
                .path("rules")
                .get(0)
                .path("number")
                .asInt();
        int version = matters.version(number);
        JsonNode tried = Matters.done(Caller.staff("dana").call("POST", VERSIONS + next + "/trials", null))
                .json();
        assertThat(tried.path("whole").asBoolean()).isTrue();
        assertThat(tried.path("live").asInt()).isEqualTo(1);
        JsonNode moved = null;
        for (JsonNode each : tried.path("tickets"))
            if (each.path("number").asText().equals(number)) moved = each;
        assertThat(moved).as(tried.toString()).isNotNull();
        assertThat(moved.path("ruleAfter").asInt()).isEqualTo(fresh);
        assertThat(moved.path("to").path("desk").asText()).isEqualTo("QUALITY");
        int sum = 0;
        for (JsonNode each : tried.path("moves")) sum += each.path("tickets").asInt();
        assertThat(sum).isEqualTo(tried.path("moved").asInt());
        assertThat(matters.version(number)).isEqualTo(version);
        JsonNode same = Matters.done(Caller.staff("dana").call("POST", VERSIONS + "1/trials", null))
                .json();
        assertThat(same.path("moved").asInt()).as("beside themselves").isZero();
        assertThat(same.path("tried").asInt()).isPositive();
        discard(next);
    }

    @Test
    void a_ticket_says_by_which_rule_it_goes_and_the_rule_has_a_name_in_each_language() {
        String number = registered();
        JsonNode history =
                Caller.staff("aigul").get("/api/v1/tickets/" + number).json().path("history");
        JsonNode details = history.get(history.size() - 1).path("details");
        assertThat(details.path("rules").asText()).isEqualTo("1");
        var names = Caller.staff("nurlan").get(VERSIONS + details.path("rules").asText() + "/names");
        assertThat(names.headers().get("cache-control")).contains("immutable");
        JsonNode named = null;
        for (JsonNode rule : names.json().path("rules"))
            if (rule.path("number").asText().equals(details.path("rule").asText())) named = rule;
        assertThat(named).isNotNull();
        assertThat(named.path("names").path("kk").asText()).isEqualTo("Қалғанының бәрі");
    }

    @Test
    void decisions_are_counted_by_rule() {
        registered();
        tally.write();
        long before = decisions();
        registered();
        tally.write();
        assertThat(decisions()).isGreaterThanOrEqualTo(before + 2);
        assertThat(Caller.staff("saule")
                        .get("/api/v1/routing/figures?from=2020-01-01&until=2026-01-01")
                        .code())
                .isEqualTo("SPAN_WRONG");
    }

    private static long decisions() {
        long sum = 0;
        for (JsonNode each :
                Caller.staff("saule").get("/api/v1/routing/figures").json().path("items"))
            sum += each.path("decisions").asLong();
        return sum;
    }

    private String registered() {
        String number = matters.open("Су лас", null);
        Matters.done(matters.act(
                "aigul",
                number,
                "registration",
                Map.of("type", "INCIDENT", "title", "Су лас", "language", "kk", "issue", "YARDS_BENCH")));
        return number;
    }

    private static Map<String, Object> body(JsonNode rules, int basedOn, String note) {
        return Map.of("rules", rules, "basedOn", basedOn, "note", note);
    }

    private static Caller.Answer put(String login, String path, Integer version, Object body) {
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

    private static void discard(int version) {
        var answer =
                Caller.staff("dana").send("DELETE", VERSIONS + version, null, new byte[0], Map.of("If-Match", "\"1\""));
        assertThat(answer.status()).isEqualTo(204);
    }
}
