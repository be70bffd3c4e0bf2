package kz.komek.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.komek.Caller;
import kz.komek.contract.Language;
import kz.komek.contract.ResidentsDates;
import kz.komek.notice.domain.Choices;
import kz.komek.notice.domain.NoticeKind;
import kz.komek.notice.domain.Often;
import kz.komek.notice.domain.Told;
import kz.komek.testing.KomekTestResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who hears of a broken deadline, as the keepers of the ladder said; and what each may see and choose of it. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class LadderTest {
    private static final String ESCALATIONS = "/api/v1/escalations/organisations/";
    private static final Map<String, Object> BREACH = step("RESPONSIBLE", "AT_BREACH", 0, "HOURS");
    private static final Map<String, Object> AFTER_A_DAY = step("ORGANISATION_HEAD", "AFTER", 1, "WORKING_DAYS");

    @Inject
    Ladder ladder;

    @Inject
    Notices notices;

    @Inject
    InstantSource time;

    @Inject
    MyChoices choices;

    private final Caller dana = Caller.staff("dana");

    @Test
    void a_breach_climbs_from_the_responsible_to_the_deputy_of_the_district() {
        assertThat(rungs("SU_TURKISTAN", "nurlan", "turkistan"))
                .containsExactly(
                        "1 [nurlan]",
                        "2 [nurlan]",
                        "3 [nurlan]",
                        "4 [nurlan]",
                        // It is no part of anything that is not an akimat: its head is both.
                        "5 [serik]",
                        "6 [serik]",
                        "7 [daulet]");
        assertThat(rungs("SU_OBLAST", "su_oblast", "arys").subList(4, 7))
                .as("a service of a department")
                .containsExactly("5 [su_oblast]", "6 [dep_energy]", "7 [gulnar]");
        assertThat(rungs(null, "aigul", null).subList(4, 7))
                .as("what is with the centre is its supervisors'")
                .containsExactly("5 [saule]", "6 [saule]", "7 [gulnar]");
    }

    @Test
    void an_organisation_has_the_steps_of_what_it_is_part_of_until_it_has_its_own() {
        organisation("LADDER_TOP", null);
        organisation("LADDER_PART", "LADDER_TOP");
        assertThat(view("LADDER_PART").path("from").isNull()).isTrue();
        assertThat(view("LADDER_PART").path("inForce").size()).isEqualTo(7);
        assertThat(view("LADDER_PART").path("version").asInt()).isZero();

        assertThat(keep("LADDER_TOP", null, List.of(BREACH, AFTER_A_DAY)).status())
                .isEqualTo(200);
        assertThat(view("LADDER_PART").path("from").asText()).isEqualTo("LADDER_TOP");
        assertThat(view("LADDER_PART").path("inForce").size()).isEqualTo(2);

        assertThat(keep("LADDER_PART", null, List.of(BREACH)).status()).isEqualTo(200);
        assertThat(view("LADDER_PART").path("inForce").size()).isEqualTo(1);
        assertThat(rungs("LADDER_PART", "nurlan", null)).containsExactly("1 [nurlan]");
        assertThat(keep("LADDER_PART", 1, null).status()).as("as above again").isEqualTo(200);
        assertThat(view("LADDER_PART").path("from").asText()).isEqualTo("LADDER_TOP");
    }

    @Test
    void heads_who_are_away_or_have_left_are_passed_over_and_no_step_is_lost() {
        organisation("LADDER_AWAY", null);
        for (String login : List.of("ladder.head", "ladder.second", "ladder.third")) {
            assertThat(DigestsTest.person(login, null, true).status()).isEqualTo(200);
        }
        var heads = List.of(head("ladder.head", false), head("ladder.second", false), head("ladder.third", true));
        assertThat(dana.put(ESCALATIONS + "LADDER_AWAY", null, Map.of("steps", List.of(AFTER_A_DAY), "heads", heads))
                        .status())
                .isEqualTo(200);
        assertThat(rungs("LADDER_AWAY", "nurlan", "arys")).containsExactly("1 [ladder.head, ladder.second]");

        away("ladder.head");
        assertThat(rungs("LADDER_AWAY", "nurlan", "arys")).containsExactly("1 [ladder.second]");
        DigestsTest.person("ladder.second", 1, false);
        assertThat(rungs("LADDER_AWAY", "nurlan", "arys")).containsExactly("1 [ladder.third]");
        DigestsTest.person("ladder.third", 1, false);
        assertThat(rungs("LADDER_AWAY", "nurlan", "arys")).containsExactly("1 [gulnar]");
        var shown = view("LADDER_AWAY").path("heads");
        assertThat(shown.get(0).path("active").asBoolean()).isTrue();
        assertThat(shown.get(1).path("active").asBoolean()).isFalse();
    }

    @Test
    void nobody_hears_of_a_complaint_about_themselves_or_what_they_head() {
        var byHead = new Ladder.Complained(Set.of(), Set.of("serik"));
        assertThat(rungs("SU_TURKISTAN", "nurlan", "turkistan", byHead))
                .as("the next above is told instead")
                .containsExactly(
                        "1 [nurlan]",
                        "2 [nurlan]",
                        "3 [nurlan]",
                        "4 [nurlan]",
                        "5 [daulet]",
                        "6 [daulet]",
                        "7 [daulet]");
        var aboutTheService = new Ladder.Complained(Set.of("SU_OBLAST"), Set.of("daulet"));
        assertThat(rungs("DEP_ENERGY", "dep_energy", "turkistan", aboutTheService)
                        .subList(4, 7))
                .as("who stands above them may judge them; a deputy who is complained of has one for all beside them")
                .containsExactly("5 [dep_energy]", "6 [dep_energy]", "7 [gulnar]");
        assertThat(rungs("SU_OBLAST", "su_oblast", "arys", aboutTheService))
                .as("who works there or heads it hears nothing, at no step")
                .containsExactly(
                        "1 [dep_energy]",
                        "2 [dep_energy]",
                        "3 [dep_energy]",
                        "4 [dep_energy]",
                        "5 [dep_energy]",
                        "6 [dep_energy]",
                        "7 [gulnar]");
        var aboutAll = new Ladder.Complained(Set.of("DEP_ENERGY", "SU_OBLAST"), Set.of("gulnar", "daulet"));
        assertThat(rungs("SU_OBLAST", "su_oblast", "arys", aboutAll))
                .as("where it is about the whole ladder, the centre hears of it")
                .allMatch(rung -> rung.endsWith("[saule]"));
    }

    @Test
    void a_ladder_is_changed_by_who_saw_it_and_every_change_is_written_down() {
        organisation("LADDER_KEPT", null);
        assertThat(keep("LADDER_KEPT", null, List.of(BREACH)).headers().get("etag"))
                .isEqualTo("\"1\"");
        assertThat(keep("LADDER_KEPT", null, List.of(BREACH))
                        .json()
                        .path("version")
                        .asInt())
                .as("the same again")
                .isEqualTo(1);
        assertThat(keep("LADDER_KEPT", null, List.of(AFTER_A_DAY)).code()).isEqualTo("STALE");
        assertThat(dana.put(ESCALATIONS + "LADDER_KEPT", body(List.of(AFTER_A_DAY), List.of()))
                        .status())
                .isEqualTo(428);
        assertThat(keep("LADDER_KEPT", 1, List.of(AFTER_A_DAY))
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        var changes = dana.get("/api/v1/changes?what=escalations&id=LADDER_KEPT")
                .json()
                .path("items");
        assertThat(changes.size()).isEqualTo(2);
        assertThat(changes.get(0).path("by").asText()).isEqualTo("dana");
        assertThat(changes.get(0)
                        .path("after")
                        .path("steps")
                        .get(0)
                        .path("whom")
                        .asText())
                .isEqualTo("ORGANISATION_HEAD");
    }

    @Test
    void what_cannot_be_is_refused_with_its_reason() {
        organisation("LADDER_WRONG", null);
        assertThat(keep("LADDER_WRONG", null, List.of()).code()).isEqualTo("STEPS_MISSING");
        assertThat(keep("LADDER_WRONG", null, List.of(AFTER_A_DAY, BREACH)).code())
                .isEqualTo("STEPS_ORDER");
        assertThat(people("LADDER_WRONG", "nobody.at.all").code()).isEqualTo("PERSON_UNKNOWN");
        DigestsTest.person("ladder.gone", null, true);
        DigestsTest.person("ladder.gone", 1, false);
        assertThat(people("LADDER_WRONG", "ladder.gone").code()).isEqualTo("PERSON_INACTIVE");
        var unknown = people("LADDER_NOWHERE", "nurlan");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(dana.get(ESCALATIONS + "LADDER_NOWHERE").status()).isEqualTo(404);
        assertThat(keep("LADDER_WRONG", null, List.of(step("DEPUTY_AKIM", "BEFORE", 1, "HOURS")))
                        .json()
                        .path("violations")
                        .get(0)
                        .path("code")
                        .asText())
                .isEqualTo("WARNING_TO_OTHERS");
        var usual = dana.get("/api/v1/escalations/usual").json();
        assertThat(usual.path("deputies").size()).isEqualTo(2);
        assertThat(dana.put(
                                "/api/v1/escalations/usual",
                                usual.path("version").asInt(),
                                Map.of("steps", List.of(), "deputies", List.of()))
                        .code())
                .isEqualTo("STEPS_MISSING");
        assertThat(dana.put(
                                "/api/v1/escalations/usual",
                                usual.path("version").asInt(),
                                Map.of(
                                        "steps",
                                        List.of(BREACH),
                                        "deputies",
                                        List.of(Map.of("login", "daulet", "district", "mars"))))
                        .code())
                .isEqualTo("DISTRICT_UNKNOWN");
    }

    @Test
    void each_reads_and_chooses_for_themselves() {
        var nurlan = Caller.staff("nurlan");
        tell("nurlan", 3);
        assertThat(nurlan.get("/api/v1/notices/unread").json().path("count").asInt())
                .isEqualTo(3);
        var first = nurlan.get("/api/v1/notices?limit=2").json();
        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(first.path("items").get(0).path("number").asText()).isEqualTo("number2");
        var rest = nurlan.get(
                        "/api/v1/notices?limit=2&cursor=" + first.path("next").asText())
                .json();
        assertThat(rest.path("items").size()).isEqualTo(1);
        assertThat(rest.path("next").isNull()).isTrue();

        long seen = first.path("items").get(1).path("id").asLong();
        Caller.staff("bolat").put("/api/v1/notices/" + seen + "/reading", null);
        assertThat(nurlan.put("/api/v1/notices/" + seen + "/reading", null).status())
                .isEqualTo(204);
        assertThat(nurlan.get("/api/v1/notices?unread=true")
                        .json()
                        .path("items")
                        .findValuesAsText("number"))
                .containsExactly("number2", "number0");
        assertThat(nurlan.put("/api/v1/notices/readings", Map.of("upTo", seen)).status())
                .isEqualTo(204);
        assertThat(nurlan.get("/api/v1/notices/unread").json().path("count").asInt())
                .as("the one that came after it was not seen")
                .isEqualTo(1);

        String mine = "/api/v1/notices/choices";
        var usual = nurlan.get(mine).json();
        assertThat(usual.path("version").asInt()).isZero();
        assertThat(usual.path("mail").asBoolean()).isFalse();
        assertThat(usual.path("language").asText()).isEqualTo("kk");
        var wanted = new HashMap<String, Object>(Map.of("mail", true, "often", "HOUR", "language", "ru"));
        assertThat(nurlan.put(mine, null, wanted).code()).isEqualTo("ADDRESS_MISSING");
        wanted.put("address", "nurlan@komek.test");
        wanted.put("quietFrom", "21:00");
        wanted.put("quietTo", "08:00");
        var chosen = nurlan.put(mine, null, wanted);
        assertThat(chosen.status()).as(chosen.text()).isEqualTo(200);
        assertThat(chosen.headers().get("etag")).isEqualTo("\"1\"");
        assertThat(nurlan.get(mine).json()).isEqualTo(chosen.json());
        assertThat(nurlan.get(mine).json().path("quietFrom").asText()).isEqualTo("21:00");
        wanted.put("often", "AT_ONCE");
        assertThat(nurlan.put(mine, null, wanted).code()).isEqualTo("STALE");
        assertThat(Caller.staff("bolat").get(mine).json().path("address").isNull())
                .isTrue();
    }

    private void tell(String login, int many) {
        Instant at = time.instant().truncatedTo(ChronoUnit.MILLIS);
        var told = new ArrayList<Told>();
        for (int i = 0; i < many; i++) {
            told.add(new Told(
                    login, NoticeKind.WARNED, 900 + i, "number" + i, "RESOLUTION", at, 1, false, null, null, at));
        }
        QuarkusTransaction.requiringNew().run(() -> notices.tell(told));
    }

    private void away(String login) {
        LocalDate today = LocalDate.ofInstant(time.instant(), ResidentsDates.CITY);
        choices.put(new Choices(login, false, null, Often.HOUR, null, null, today, Language.KK, 0));
    }

    private List<String> rungs(@Nullable String organisation, String responsible, @Nullable String district) {
        return rungs(organisation, responsible, district, Ladder.Complained.NOBODY);
    }

    private List<String> rungs(
            @Nullable String organisation,
            String responsible,
            @Nullable String district,
            Ladder.Complained complained) {
        return ladder.of(new Ladder.Matter(organisation, List.of(responsible), null, district, complained)).stream()
                .map(rung -> rung.number() + " " + rung.logins())
                .toList();
    }

    private JsonNode view(String code) {
        return dana.get(ESCALATIONS + code).json();
    }

    private Caller.Answer keep(String code, @Nullable Integer version, @Nullable List<Map<String, Object>> steps) {
        return dana.put(ESCALATIONS + code, version, body(steps, List.of()));
    }

    private Caller.Answer people(String code, String login) {
        return dana.put(ESCALATIONS + code, null, body(null, List.of(head(login, false))));
    }

    private static Map<String, Object> body(
            @Nullable List<Map<String, Object>> steps, List<Map<String, Object>> heads) {
        var body = new HashMap<String, Object>();
        if (steps != null) body.put("steps", steps);
        body.put("heads", heads);
        return body;
    }

    private static Map<String, Object> step(String whom, String when, int amount, String unit) {
        return Map.of("whom", whom, "when", when, "amount", amount, "unit", unit);
    }

    private static Map<String, Object> head(String login, boolean standsIn) {
        return Map.of("login", login, "standsIn", standsIn);
    }

    private void organisation(String code, @Nullable String parent) {
        var body = new HashMap<String, Object>(
                Map.of("kind", "UTILITY", "names", Map.of("kk", code, "ru", code, "en", code), "active", true));
        if (parent != null) body.put("parent", parent);
        var made = dana.put("/api/v1/organisations/" + code, null, body);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        ladder.readAgain();
    }
}
