package kz.komek.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
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
        JsonNode tried = Matters.done(Caller.staff("dana").call("POST", VERSIONS + next + "/trials", Map.of()))
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
        JsonNode same = Matters.done(Caller.staff("dana").call("POST", VERSIONS + "1/trials", Map.of()))
                .json();
        assertThat(same.path("moved").asInt()).as("beside themselves").isZero();
        assertThat(same.path("tried").asInt()).isPositive();
        discard(next);
    }

    @Test
    void a_trial_of_many_goes_on_piece_by_piece_and_leaves_nothing_out() throws SQLException {
        String own = registered();
        for (int i = 0; i < 3; i++) matters.open("Су лас " + i, null);
        matters.execute("""
                do $$
                declare columns text;
                begin
                    select string_agg(column_name, ', ') into columns from information_schema.columns
                    where table_schema = current_schema() and table_name = 'ticket' and is_generated = 'NEVER';
                    execute format('insert into ticket (%%1$s) select %%1$s from (select (jsonb_populate_record(t,'
                        || ' jsonb_build_object(''id'', 8000000000 + n, ''number'', ''0000'' || n))).*'
                        || ' from ticket t, generate_series(100001, 110100) n where number = ''%s'') made', columns);
                end
                $$""".formatted(own));
        int next = next();
        ObjectNode rules =
                Caller.staff("dana").get(VERSIONS + "1").json().path("rules").deepCopy();
        for (JsonNode rule : rules.path("rules")) ((ObjectNode) rule.path("then")).put("desk", "QUALITY");
        Matters.done(put("dana", VERSIONS + next, null, body(rules, 1, "Сынақ")));
        int pieces = 0;
        int tried = 0;
        int moved = 0;
        JsonNode piece;
        String cursor = null;
        do {
            piece = Matters.done(attempt(next, cursor)).json();
            tried += piece.path("tried").asInt();
            moved += piece.path("moved").asInt();
            pieces++;
            assertThat(piece.path("triedSoFar").asInt()).isEqualTo(tried);
            assertThat(piece.path("all").asInt()).isGreaterThanOrEqualTo(tried);
            cursor = piece.path("cursor").isNull() ? null : piece.path("cursor").asText();
        } while (cursor != null);
        assertThat(pieces).isGreaterThanOrEqualTo(3);
        assertThat(moved).isGreaterThanOrEqualTo(10_100);
        assertThat(piece.path("all").asInt()).isEqualTo(tried);
        String begun = Matters.done(attempt(next, null)).json().path("cursor").asText();
        Matters.done(put("dana", VERSIONS + next, 1, body(rules, 1, "Басқа")));
        assertThat(attempt(next, begun).code()).as("another draft now").isEqualTo("STALE");
        assertThat(attempt(next, "nonsense").code()).isEqualTo("CURSOR_WRONG");
        matters.execute("delete from ticket where id > 8000000000");
        discard(next, 2);
    }

    private static Caller.Answer attempt(int version, @Nullable String cursor) {
        var body = cursor == null ? Map.of() : Map.of("cursor", cursor);
        return Caller.staff("dana").call("POST", VERSIONS + version + "/trials", body);
    }

    @Test
    void who_writes_twice_within_one_batch_has_written_before_the_second_time() {
        ObjectNode rules =
                Caller.staff("dana").get(VERSIONS + "1").json().path("rules").deepCopy();
        ArrayNode all = (ArrayNode) rules.path("rules");
        ObjectNode wrote = all.get(all.size() - 1).deepCopy();
        wrote.put("number", 0);
        ((ObjectNode) wrote.path("when"))
                .putObject("repeat")
                .put("status", "WROTE")
                .put("days", 30);
        ((ObjectNode) wrote.path("then")).put("desk", "QUALITY");
        all.insert(0, wrote);
        ObjectNode first = wrote.deepCopy();
        ((ObjectNode) first.path("when").path("repeat")).put("status", "FIRST").put("days", 0);
        ((ObjectNode) first.path("then")).put("desk", "ANALYSTS");
        all.insert(1, first);
        int next = next();
        Matters.done(put("dana", VERSIONS + next, null, body(rules, 1, "Қайталау")));
        Matters.done(put("dana", VERSIONS + next + "/live", 1, Map.of("note", "Қайталау")));
        // Whoever is answered at once has their first ticket written with the answer; who telephones has not.
        assertThat(desksOf(Matters.email("twice@in.batch"), Matters.email("once@in.batch")))
                .containsExactly("ANALYSTS", "ANALYSTS", "QUALITY", "QUALITY");
        assertThat(desksOf(Matters.phone("+77010000101"), Matters.phone("+77010000102")))
                .containsExactly("ANALYSTS", "ANALYSTS", "QUALITY", "QUALITY");
    }

    private List<String> desksOf(Handle twice, Handle once) {
        var batch = Stream.of(twice, once, twice, twice)
                .map(from -> Matters.contact(matters.freshNumber(), "Су лас", Language.KK, from))
                .toList();
        intake.take(batch);
        return batch.stream().map(contact -> desk(contact.number())).toList();
    }

    private String desk(String number) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select desk from ticket where number = ?")) {
            select.setString(1, number);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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

    @Test
    void what_the_rules_did_lately_is_told_page_by_page_with_rule_and_ticket_and_of_one_rule_when_asked()
            throws SQLException {
        var saule = Caller.staff("saule");
        String number = registered();
        JsonNode newest =
                saule.get("/api/v1/routing/decisions").json().path("items").get(0);
        assertThat(newest.path("number").asText()).isEqualTo(number);
        assertThat(newest.path("version").asInt()).isEqualTo(1);
        int rule = newest.path("rule").asInt();
        var opened = new ArrayList<String>();
        for (int i = 0; i < 60; i++) opened.add(matters.open("Су лас " + i, null));
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            JsonNode page = saule.get(
                            "/api/v1/routing/decisions?rule=" + rule + (cursor == null ? "" : "&cursor=" + cursor))
                    .json();
            assertThat(page.path("items").findValues("rule"))
                    .extracting(JsonNode::asInt)
                    .allMatch(each -> each == rule);
            page.path("items").forEach(each -> seen.add(each.path("number").asText()));
            cursor = page.path("next").isNull() ? null : page.path("next").asText();
        } while (cursor != null);
        // Others are decided about twice at one moment; of these each was decided about once.
        assertThat(seen.stream().filter(opened::contains)).containsExactlyInAnyOrderElementsOf(opened);
        assertThat(saule.get("/api/v1/routing/decisions?cursor=nonsense").code())
                .isEqualTo("CURSOR_WRONG");
        assertThat(Caller.staff("dana").get("/api/v1/routing/decisions").status())
                .isEqualTo(403);
    }

    @Test
    void whoever_works_for_a_body_does_not_learn_of_complaints_from_what_the_rules_did() throws SQLException {
        String complaint = matters.open("Дөрекі", null);
        matters.execute("insert into complained_of (ticket_id, organisation) select id, 'SU_KENTAU' from ticket"
                + " where number = '" + complaint + "'");
        matters.execute("insert into staff (login, name, password_hash, roles, languages, active, created_at,"
                + " organisation) select 'rules-both', 'Both', password_hash, '{SUPERVISOR,EXECUTOR}', languages, true,"
                + " created_at, 'SU_KENTAU' from staff where login = 'aigul'");
        String path = "/api/v1/routing/decisions";
        assertThat(Caller.staff("saule").get(path).json().path("items").findValuesAsText("number"))
                .contains(complaint);
        assertThat(Caller.staff("rules-both").get(path).json().path("items").findValuesAsText("number"))
                .doesNotContain(complaint)
                .isNotEmpty();
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
        discard(version, 1);
    }

    private static void discard(int version, int revision) {
        var answer = Caller.staff("dana")
                .send("DELETE", VERSIONS + version, null, new byte[0], Map.of("If-Match", "\"" + revision + "\""));
        assertThat(answer.status()).isEqualTo(204);
    }
}
