package kz.komek.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.komek.Caller;
import kz.komek.platform.audit.Audit;
import kz.komek.testing.KomekTestResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class OrganisationsTest {
    private static final String HEADER = "code,parent,kind,kk,ru,en,phone,email,district\n";

    @Inject
    Audit audit;

    private final Caller dana = Caller.staff("dana");
    private final Caller admin = Caller.staff("admin");

    @Test
    void the_demo_has_bodies_with_somebody_in_each_and_finds_them_by_a_piece_of_a_name() {
        var page = Caller.staff("aigul")
                .get("/api/v1/organisations?text=" + encoded("түркістан СУ"))
                .json();
        assertThat(page.path("items").size()).isEqualTo(1);
        assertThat(page.path("items").get(0).path("code").asText()).isEqualTo("SU_TURKISTAN");
        assertThat(page.path("items").get(0).path("staffed").asBoolean()).isTrue();
        var first = dana.get("/api/v1/organisations?limit=5").json();
        assertThat(first.path("items").size()).isEqualTo(5);
        String next = first.path("next").asText();
        assertThat(first.path("items").get(4).path("code").asText()).isEqualTo(next);
        assertThat(dana.get("/api/v1/organisations?limit=5&cursor=" + next)
                        .json()
                        .path("items")
                        .get(0)
                        .path("code")
                        .asText())
                .isGreaterThan(next);
    }

    @Test
    void an_organisation_is_made_once_changed_by_who_saw_it_and_every_change_is_written_down() {
        var made = dana.put("/api/v1/organisations/PARKS", null, body("AKIMAT_TURKISTAN", "Parks"));
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.headers().get("etag")).isEqualTo("\"1\"");
        assertThat(dana.put("/api/v1/organisations/PARKS", null, body("AKIMAT_TURKISTAN", "Parks"))
                        .json()
                        .path("version")
                        .asInt())
                .as("the same again")
                .isEqualTo(1);
        assertThat(dana.put("/api/v1/organisations/PARKS", null, body(null, "Gardens"))
                        .code())
                .isEqualTo("STALE");
        assertThat(dana.put("/api/v1/organisations/PARKS", body(null, "Gardens"))
                        .status())
                .isEqualTo(428);
        assertThat(dana.put("/api/v1/organisations/PARKS", 1, body(null, "Gardens"))
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(dana.put("/api/v1/organisations/PARKS", 2, body("PARKS", "Gardens"))
                        .code())
                .isEqualTo("CYCLE");

        var changes =
                dana.get("/api/v1/changes?what=organisations&id=PARKS").json().path("items");
        assertThat(changes.size()).isEqualTo(2);
        assertThat(changes.get(0).path("by").asText()).isEqualTo("dana");
        assertThat(changes.get(0).path("before").path("names").path("en").asText())
                .isEqualTo("Parks");
        assertThat(changes.get(0).path("after").path("names").path("en").asText())
                .isEqualTo("Gardens");
        assertThat(changes.get(1).path("before").isNull()).isTrue();
    }

    @Test
    void a_table_is_taken_whole_or_not_at_all_and_the_same_again_changes_nothing() {
        String good = HEADER + "ZOO,,OTHER,Хайуанаттар бағы,Зоопарк,Zoo,109,zoo@komek.test,arys\n"
                + "ZOO_CAFE,ZOO,OTHER,Дәмхана,Кафе,Café,,,\n";
        assertThat(bring("organisations", true, good).json().path("added").asInt())
                .isEqualTo(2);
        assertThat(dana.get("/api/v1/organisations/ZOO").status()).isEqualTo(404);
        assertThat(bring("organisations", false, good).json().path("added").asInt())
                .isEqualTo(2);
        var again = bring("organisations", false, good).json();
        assertThat(again.path("unchanged").asInt()).isEqualTo(2);
        assertThat(audit.of("organisations", "ZOO", Long.MAX_VALUE, 9)).hasSize(1);

        var bad = bring(
                "organisations",
                false,
                HEADER + "ZOO,ZOO_CAFE,OTHER,Бақ,Зоопарк,Zoo,,,\n"
                        + "CIRCUS,,TENT,Цирк,Цирк,Circus,,,mars\n"
                        + "CIRCUS,,OTHER,Цирк,Цирк,Circus,,,\n"
                        + "FAIR,NOWHERE,OTHER,Жәрмеңке,,Fair,,,mars\n");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(violations(bad))
                .containsExactly(
                        "2 parent CYCLE",
                        "3 kind VALUE_WRONG",
                        "3 district DISTRICT_UNKNOWN",
                        "4 code TWICE",
                        "5 ru TEXT_MISSING",
                        "5 district DISTRICT_UNKNOWN",
                        "5 parent PARENT_UNKNOWN");
        assertThat(dana.get("/api/v1/organisations/ZOO").json().path("parent").isNull())
                .isTrue();

        for (String format : List.of("CSV", "XLSX")) {
            var all = dana.get("/api/v1/organisations/exports?format=" + format);
            assertThat(all.status()).isEqualTo(200);
        }
        String everything = dana.get("/api/v1/organisations/exports").text();
        var back = bring("organisations", false, everything).json();
        assertThat(back.path("unchanged").asInt())
                .isEqualTo(back.path("rows").asInt())
                .isGreaterThan(50);
    }

    @Test
    void an_organisation_with_no_one_in_it_is_not_made_responsible_and_one_with_work_does_not_stop() {
        dana.put("/api/v1/organisations/LIFTS", null, body(null, "Lifts"));
        var refused = dana.put("/api/v1/responsibilities/LIFTS_STUCK/arys", null, Map.of("organisation", "LIFTS"));
        assertThat(refused.code()).isEqualTo("NOBODY_IN_IT");
        assertThat(violations(bring(
                        "responsibilities", false, "issue_or_sphere,district,organisation\nLIFTS_STUCK,arys,LIFTS\n")))
                .containsExactly("2 organisation NOBODY_IN_IT");

        assertThat(dana.put("/api/v1/staff/lifter", null, person("LIFTS", true, "EXECUTOR"))
                        .status())
                .isEqualTo(200);
        assertThat(dana.put("/api/v1/responsibilities/LIFTS_STUCK/arys", null, Map.of("organisation", "LIFTS"))
                        .status())
                .isEqualTo(200);
        assertThat(dana.put(
                                "/api/v1/responsibilities/LIFTS_STUCK/kentau-abai-3",
                                null,
                                Map.of("organisation", "SU_ARYS"))
                        .status())
                .as("any place of the address register")
                .isEqualTo(200);
        assertThat(dana.put("/api/v1/responsibilities/LIFTS_STUCK/mars", null, Map.of("organisation", "SU_ARYS"))
                        .code())
                .isEqualTo("DISTRICT_UNKNOWN");
        assertThat(violations(bring(
                        "responsibilities",
                        true,
                        "issue_or_sphere,district,organisation\nLIFTS_STUCK,kentau-karnak,SU_ARYS\n"
                                + "LIFTS_STUCK,mars,SU_ARYS\n")))
                .containsExactly("3 district DISTRICT_UNKNOWN");
        assertThat(dana.put("/api/v1/responsibilities/LIFTS_STUCK/all", null, Map.of("organisation", "SU_ARYS"))
                        .status())
                .isEqualTo(200);

        var closing = new HashMap<>(body(null, "Lifts"));
        closing.put("active", false);
        assertThat(violations(dana.put("/api/v1/organisations/LIFTS", 1, closing)))
                .containsExactly("null active STILL_HAS_PEOPLE", "null active STILL_RESPONSIBLE");
        assertThat(dana.send(
                                "DELETE",
                                "/api/v1/responsibilities/LIFTS_STUCK/arys",
                                null,
                                new byte[0],
                                Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(204);
        dana.put("/api/v1/staff/lifter", 1, person("LIFTS", false, "EXECUTOR"));
        assertThat(dana.put("/api/v1/organisations/LIFTS", 1, closing).status()).isEqualTo(200);
    }

    @Test
    void a_new_colleague_logs_in_with_the_password_shown_once_and_chooses_another() {
        var made = dana.put("/api/v1/staff/zhibek", null, person(null, true, "OPERATOR"))
                .json();
        String initial = made.path("initialPassword").asText();
        assertThat(initial).matches("[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}");
        assertThat(dana.put("/api/v1/staff/zhibek", null, person(null, true, "OPERATOR"))
                        .json()
                        .path("initialPassword")
                        .isNull())
                .isTrue();
        assertThat(dana.get("/api/v1/staff/zhibek").text()).doesNotContain(initial);

        var zhibek =
                new Caller(Caller.logIn("zhibek", initial).json().path("token").asText());
        assertThat(zhibek.put("/api/v1/me/password", Map.of("present", "wrong", "wanted", "a long new password"))
                        .code())
                .isEqualTo("PASSWORD_WRONG");
        assertThat(zhibek.put("/api/v1/me/password", Map.of("present", initial, "wanted", "zhibek1234567"))
                        .code())
                .isEqualTo("PASSWORD_WEAK");
        assertThat(zhibek.put("/api/v1/me/password", Map.of("present", initial, "wanted", "a long new password"))
                        .status())
                .isEqualTo(200);
        assertThat(Caller.logIn("zhibek", initial).status()).isEqualTo(401);
        zhibek = session("zhibek", "a long new password");
        assertThat(zhibek.get("/api/v1/me").status()).isEqualTo(200);

        assertThat(dana.put("/api/v1/staff/zhibek", 1, person(null, false, "OPERATOR"))
                        .status())
                .isEqualTo(200);
        assertThat(zhibek.get("/api/v1/me").status()).as("at once").isEqualTo(401);
        assertThat(audit.of("staff", "zhibek", Long.MAX_VALUE, 9)).hasSize(2);
        assertThat(audit.of("staff-passwords", "zhibek", Long.MAX_VALUE, 9)).hasSize(1);
    }

    @Test
    void the_last_administrator_stays_and_a_methodologist_makes_none() {
        assertThat(admin.put("/api/v1/staff/admin", 1, person(null, false, "ADMIN"))
                        .status())
                .isEqualTo(409);
        assertThat(admin.put("/api/v1/staff/admin", 1, person(null, true, "OPERATOR"))
                        .code())
                .isIn("ONESELF", "LAST_ADMIN");
        assertThat(dana.put("/api/v1/staff/dana", 1, person(null, true, "METHODOLOGIST", "ADMIN"))
                        .code())
                .isEqualTo("ONLY_ADMINS");
        assertThat(dana.call("POST", "/api/v1/staff/admin/passwords", null).code())
                .isEqualTo("ONLY_ADMINS");
        assertThat(violations(bring("staff", false, "login,name,roles,languages\nadmin,Admin,OPERATOR,kk\n")))
                .containsExactly("2 roles ONLY_ADMINS", "2 roles LAST_ADMIN");
    }

    @Test
    void staff_of_an_older_system_come_in_with_passwords_for_those_who_are_new() {
        String file = "login;name;roles;languages;organisation;active\n"
                + "Old.One;Ескі Бір;operator, inspector;kk ru;;\n"
                + "old.two;Ескі Екі;EXECUTOR;kk;SU_ARYS;иә\n";
        assertThat(bring("staff", true, file).json().path("passwords").size()).isZero();
        var taken = bring("staff", false, file).json();
        assertThat(taken.path("added").asInt()).isEqualTo(2);
        assertThat(Caller.logIn(
                                "old.one",
                                taken.path("passwords").path("old.one").asText())
                        .status())
                .isEqualTo(200);
        assertThat(bring("staff", false, file).json().path("unchanged").asInt()).isEqualTo(2);
        assertThat(violations(bring(
                        "staff",
                        false,
                        "login,name,roles,languages,organisation\nx,X,EXECUTOR,kk,\ny,Y,BOSS,kk fr,NOWHERE\n")))
                .containsExactly(
                        "2 organisation ORGANISATION_MISSING", "3 roles VALUE_WRONG", "3 languages VALUE_WRONG");
    }

    @Test
    void a_methodologist_makes_nobody_a_supervisor_least_of_all_herself() {
        int version = admin.get("/api/v1/staff/dana").json().path("version").asInt();
        var herself = dana.put("/api/v1/staff/dana", version, person(null, true, "METHODOLOGIST", "INSPECTOR"));
        assertThat(herself.status() + " " + herself.code()).isEqualTo("409 ONESELF");
        var supervisor = dana.put("/api/v1/staff/dana", version, person(null, true, "SUPERVISOR"));
        assertThat(supervisor.status() + " " + supervisor.code()).isEqualTo("403 ONLY_ADMINS");
        assertThat(dana.call("POST", "/api/v1/staff/saule/passwords", null).code())
                .isEqualTo("ONLY_ADMINS");
        String file =
                "login,name,roles,languages\ndana,Dana,METHODOLOGIST SUPERVISOR,kk\nfriend,Friend,SUPERVISOR,kk\n";
        assertThat(violations(bring("staff", false, file)))
                .containsExactly("2 roles ONLY_ADMINS", "2 roles ONESELF", "3 roles ONLY_ADMINS");
    }

    @Test
    void another_password_ends_the_sessions_that_began_with_the_old_one() {
        String first = dana.put("/api/v1/staff/forgetful", null, person(null, true, "OPERATOR"))
                .json()
                .path("initialPassword")
                .asText();
        var stolen = session("forgetful", first);
        var own = session("forgetful", first);
        assertThat(stolen.get("/api/v1/me").status()).isEqualTo(200);

        var changed = own.put("/api/v1/me/password", Map.of("present", first, "wanted", "a quite long secret"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(stolen.get("/api/v1/me").status()).isEqualTo(401);
        var goesOn = new Caller(changed.json().path("token").asText());
        assertThat(goesOn.get("/api/v1/me").status()).isEqualTo(200);

        String renewed = dana.call("POST", "/api/v1/staff/forgetful/passwords", null)
                .json()
                .path("initialPassword")
                .asText();
        assertThat(goesOn.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(session("forgetful", renewed).get("/api/v1/me").status()).isEqualTo(200);
    }

    private static Caller session(String login, String password) {
        return new Caller(Caller.logIn(login, password).json().path("token").asText());
    }

    @Test
    void a_working_calendar_is_kept_and_read() {
        var hours = List.of(Map.of("day", "MONDAY", "from", "09:00", "to", "13:00"));
        var week = Map.of("names", Map.of("kk", "апта", "ru", "неделя", "en", "week"), "weekly", hours);
        assertThat(dana.put("/api/v1/working-calendars/SHORT", null, week).status())
                .isEqualTo(200);
        var read = dana.get("/api/v1/working-calendars/SHORT").json();
        assertThat(read.path("weekly").get(0).path("from").asText()).isEqualTo("09:00");
        var parks = new HashMap<>(body(null, "Museum"));
        parks.put("calendar", "LONG");
        assertThat(dana.put("/api/v1/organisations/MUSEUM", null, parks).code()).isEqualTo("CALENDAR_UNKNOWN");
        parks.put("calendar", "SHORT");
        assertThat(dana.put("/api/v1/organisations/MUSEUM", null, parks).status())
                .isEqualTo(200);
    }

    private Caller.Answer bring(String what, boolean dryRun, String file) {
        return dana.send(
                "POST",
                "/api/v1/" + what + "/imports?dry-run=" + dryRun,
                "text/csv",
                file.getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    private static List<String> violations(Caller.Answer answer) {
        return answer.json()
                .path("violations")
                .valueStream()
                .map(wrong ->
                        wrong.path("row").asText() + " " + wrong.path("field").asText() + " "
                                + wrong.path("code").asText())
                .toList();
    }

    private static Map<String, Object> body(@Nullable String parent, String name) {
        var body = new HashMap<String, Object>();
        body.put("parent", parent);
        body.put("kind", "OTHER");
        body.put("names", Map.of("kk", name, "ru", name, "en", name));
        body.put("active", true);
        return body;
    }

    private static Map<String, Object> person(@Nullable String organisation, boolean active, String... roles) {
        var body = new HashMap<String, Object>();
        body.put("name", "Somebody");
        body.put("roles", List.of(roles));
        body.put("languages", List.of("kk"));
        body.put("organisation", organisation);
        body.put("active", active);
        return body;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
