package kz.komek.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.CatalogueViews;
import kz.komek.contract.Json;
import kz.komek.contract.Secrets;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.knowledge.store.ArticleTable;
import kz.komek.knowledge.store.SearchTable;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.domain.Outcome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Articles by the API, from the first word to what comes of them; dana and madina are methodologists. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class ArticlesTest {
    private static final String API = "/api/v1/knowledge";

    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    Secrets secrets;

    @Inject
    SearchIndex index;

    @Inject
    Entries entries;

    @Inject
    IssueShelf issues;

    @Inject
    TicketIndex tickets;

    @Inject
    SearchTable search;

    @Inject
    Keeping keeping;

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueViews views;

    @Inject
    ArticleTable articles;

    /** Somebody else wants to write what can be found. */
    private static final String WAITING = "select count(*) from pg_locks where locktype = 'advisory' and not granted"
            + " and objid = (hashtext('search_entry')::bigint & 4294967295)::oid";

    private Matters matters;
    private final String code =
            "T" + UUID.randomUUID().toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);

    @BeforeEach
    void numbers_can_be_drawn() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
    }

    @Test
    void written_by_one_and_published_by_another_it_is_found_by_a_misspelt_word_at_once() {
        write("dana", null, content("Сқзбақылау", "Скважинный учёт зюзюбриков"));
        assertThat(found("зюзюбриков")).doesNotContain(code);
        submit("dana", 1);
        assertThat(act("madina", 2, "publication", "").status()).isEqualTo(200);
        assertThat(found("зюзюбриков")).contains(code);
        assertThat(found("зюзюбрикав")).as("misspelt").contains(code);
        var hit = hits("зюзюбрики").getFirst();
        assertThat(hit.path("title").toString()).contains("{\"text\":\"зюзюбриков\",\"marked\":true}");

        var read = Caller.staff("aigul").get(API + "/articles/" + code).json();
        assertThat(read.path("version").path("number").asInt()).isEqualTo(1);
        assertThat(read.path("version").path("by").path("login").asText()).isEqualTo("madina");
        assertThat(kinds()).containsExactly("PUBLISHED", "SUBMITTED", "WRITTEN");
    }

    @Test
    void nobody_publishes_what_they_wrote() {
        write("dana", null, content("Су", "Вода"));
        submit("madina", 1);
        var refused = act("dana", 2, "publication", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("REVIEWER_IS_AUTHOR");
        assertThat(act("admin", 2, "publication", "").status()).isEqualTo(200);
    }

    @Test
    void what_a_language_misses_is_kept_as_a_draft_and_not_published() {
        write("dana", null, content("", "Вода"));
        var refused = act("dana", 1, "submission", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("violations").toString()).contains("titles.kk", "bodies.kk", "MISSING");
        var unknown = new HashMap<>(content("Су", "Вода"));
        unknown.put("issues", List.of("NO_SUCH_ISSUE"));
        unknown.put("organisations", List.of("NO_SUCH_BODY"));
        assertThat(Caller.staff("dana")
                        .put(API + "/articles/" + code + "/work", 1, unknown)
                        .text())
                .contains("ISSUE_UNKNOWN", "ORGANISATION_UNKNOWN");
    }

    @Test
    void of_two_editors_at_once_one_writes_and_the_other_sees_what_was_written() throws Exception {
        write("dana", null, content("Су", "Вода"));
        var writers = new ArrayList<Callable<Caller.Answer>>();
        for (String login : List.of("dana", "madina")) {
            writers.add(() -> Caller.staff(login)
                    .put(API + "/articles/" + code + "/work", 1, content("Су, " + login, "Вода, " + login)));
        }
        var answers = atOnce(writers);
        assertThat(answers.stream().map(Caller.Answer::status)).containsExactlyInAnyOrder(200, 412);
        var stale = answers.stream()
                .filter(each -> each.status() == 412)
                .findFirst()
                .orElseThrow();
        assertThat(stale.code()).isEqualTo("STALE");
        assertThat(stale.json().path("current").path("version").asInt()).isEqualTo(2);
        assertThat(Caller.staff("dana")
                        .call("PUT", API + "/articles/" + code + "/work", content("Су", "Вода"))
                        .status())
                .isEqualTo(428);
        assertThat(Caller.staff("dana")
                        .put(API + "/articles/" + code + "/work", null, content("Жаңа", "Новая"))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void published_twice_at_once_there_is_one_version() throws Exception {
        write("dana", null, content("Су", "Вода"));
        submit("dana", 1);
        var publishers = new ArrayList<Callable<Caller.Answer>>();
        for (int i = 0; i < 4; i++) publishers.add(() -> act("madina", 2, "publication", ""));
        assertThat(atOnce(publishers).stream().map(Caller.Answer::status))
                .containsExactlyInAnyOrder(200, 412, 412, 412);
        assertThat(matters.count("select count(*) from article_version where code = '" + code + "'"))
                .isEqualTo(1);
    }

    @Test
    void every_published_version_can_be_read_and_a_draft_leaves_what_is_shown() {
        publish(content("Су", "Вода"));
        assertThat(write("dana", 3, content("Су екі", "Вода вторая"))
                        .json()
                        .path("shown")
                        .asInt())
                .isEqualTo(1);
        assertThat(Caller.staff("aigul")
                        .get(API + "/articles/" + code)
                        .json()
                        .at("/version/content/titles/ru")
                        .asText())
                .isEqualTo("Вода");
        submit("dana", 4);
        Matters.done(act("madina", 5, "publication", "Дәлірек"));
        assertThat(version(1).at("/content/titles/ru").asText()).isEqualTo("Вода");
        assertThat(version(2).at("/content/titles/ru").asText()).isEqualTo("Вода вторая");
        assertThat(Caller.staff("aigul")
                        .get(API + "/articles/" + code + "/versions/3")
                        .code())
                .isEqualTo("NO_SUCH_VERSION");
    }

    @Test
    void retired_it_is_neither_found_nor_read_and_why_is_asked() {
        publish(content("Зюзюка", "Зюзюка"));
        assertThat(act("dana", 3, "retirement", "").text()).contains("NOTE_MISSING");
        Matters.done(act("dana", 3, "retirement", "Енді жоқ"));
        assertThat(found("зюзюка")).doesNotContain(code);
        assertThat(Caller.staff("aigul").get(API + "/articles/" + code).code()).isEqualTo("NOT_SHOWN");
        assertThat(internal("GET", "/articles/" + code + "?language=ru").status())
                .isEqualTo(404);
    }

    @Test
    void whoever_is_to_look_at_it_again_sees_what_is_overdue_and_whose_owner_is_gone() throws SQLException {
        publish(content("Су", "Вода"));
        assertThat(toReview()).doesNotContain(code);
        matters.execute("update article set review_by = '2020-01-01' where code = '" + code + "'");
        assertThat(toReview()).contains(code);
        Matters.done(Caller.staff("dana")
                .put(
                        API + "/articles/" + code + "/care",
                        3,
                        Map.of("owner", "madina", "reviewBy", LocalDate.parse("2099-01-01"), "note", "Дұрыс")));
        assertThat(toReview()).doesNotContain(code);
        matters.execute("update article set owner = 'gone' where code = '" + code + "'");
        assertThat(reasons()).contains("OWNER_GONE");
        assertThat(Caller.staff("dana")
                        .put(
                                API + "/articles/" + code + "/care",
                                4,
                                Map.of("owner", "nobody", "reviewBy", LocalDate.parse("2020-01-01"), "note", ""))
                        .text())
                .contains("OWNER_UNKNOWN", "DATE_PAST");
    }

    @Test
    void about_a_retired_issue_it_is_shown_for_review_and_known_about_the_successor() {
        String old = code + "_OLD";
        String next = code + "_NEW";
        for (String issue : List.of(issue(old), issue(next))) {
            assertThat(Caller.staff("dana")
                            .put("/api/v1/catalogue/issues/" + issue, null, anIssue())
                            .status())
                    .isLessThan(300);
        }
        var about = new HashMap<>(content("Су", "Вода"));
        about.put("issues", List.of(issue(old)));
        publish(about);
        assertThat(aboutIssue(issue(next))).doesNotContain(code);
        var retired = Caller.staff("dana")
                .put(
                        "/api/v1/catalogue/issues/" + issue(old) + "/retirement",
                        Map.of("successor", issue(next), "note", "Біріктірілді"));
        assertThat(retired.status()).as(retired.text()).isLessThan(300);
        assertThat(reasons()).contains("ISSUE_RETIRED");
        assertThat(aboutIssue(issue(next))).contains(code);
        about.put("titles", Map.of("kk", "Су!", "ru", "Вода!", "en", ""));
        assertThat(write("dana", 3, about).json().path("retiredIssues").toString())
                .contains(issue(old));
    }

    @Test
    void counted_once_per_ticket_however_often_it_is_said_and_by_what_came_of_it() throws Exception {
        publish(content("Су", "Вода"));
        String number = matters.open("су жоқ", null);
        matters.register(number, "CONSULTATION");
        var body = Map.of("article", code, "ticket", number, "how", "CONSULTED");
        var uses = new ArrayList<Callable<Caller.Answer>>();
        for (int i = 0; i < 5; i++) uses.add(() -> Caller.staff("aigul").call("POST", API + "/uses", body));
        assertThat(atOnce(uses).stream()
                        .filter(each -> each.json().path("first").asBoolean()))
                .hasSize(1);
        Caller.staff("aigul").call("POST", API + "/uses", Map.of("article", code, "ticket", number, "how", "ANSWERED"));
        assertThat(Caller.staff("aigul").get(API + "/uses/" + number).text()).contains(code);
        assertThat(matters.count("select uses from search_entry where ref = '" + code + "'"))
                .isEqualTo(1);
        assertThat(sum().path("closed").asInt()).isZero();
        matters.closeAtOnce(number, "aigul", Outcome.EXPLAINED);
        assertThat(List.of(
                        sum().path("uses").asInt(),
                        sum().path("answered").asInt(),
                        sum().path("closed").asInt(),
                        sum().path("solved").asInt()))
                .containsExactly(1, 1, 1, 1);
        Matters.done(matters.act("saule", number, "reopening", Map.of("reason", "Қайта жазды")));
        assertThat(sum().path("solved").asInt()).isZero();
        assertThat(Caller.staff("aigul")
                        .call("POST", API + "/uses", Map.of("article", code, "ticket", "0000000000", "how", "ANSWERED"))
                        .code())
                .isEqualTo("NO_SUCH_TICKET");
    }

    @Test
    void everybody_has_one_vote_and_of_residents_only_how_many_is_kept() throws SQLException {
        publish(content("Су", "Вода"));
        vote("aigul", true);
        vote("aigul", false);
        vote("bolat", true);
        assertThat(internal("POST", "/articles/" + code + "/opinions?useful=true")
                        .status())
                .isEqualTo(204);
        assertThat(internal("POST", "/articles/" + code + "/opinions?useful=true")
                        .status())
                .isEqualTo(204);
        var read = Caller.staff("aigul").get(API + "/articles/" + code).json();
        assertThat(List.of(read.path("up").asInt(), read.path("down").asInt())).containsExactly(3, 1);
        assertThat(read.path("mine").asBoolean()).isFalse();
        assertThat(read.path("mine").isBoolean()).isTrue();
        assertThat(Caller.staff("aigul")
                        .call("DELETE", API + "/articles/" + code + "/vote", null)
                        .status())
                .isEqualTo(204);
        assertThat(Caller.staff("aigul")
                        .get(API + "/articles/" + code)
                        .json()
                        .path("mine")
                        .isBoolean())
                .isFalse();
        assertThat(matters.count("select up from article_opinion where article = '" + code + "'"))
                .isEqualTo(2);
    }

    @Test
    void what_is_said_to_be_wrong_is_taken_answered_and_read_by_whoever_said_it() {
        publish(content("Су", "Вода"));
        String number = matters.open("су жоқ", null);
        var id = UUID.randomUUID();
        var first = say("aigul", id, "Телефон ауысты", number);
        assertThat(say("aigul", id, "Телефон ауысты", number)).isEqualTo(first);
        assertThat(say("aigul", UUID.randomUUID(), "телефон АУЫСТЫ", null)
                        .path("id")
                        .asText())
                .as("the same words while it is open")
                .isEqualTo(id.toString());
        assertThat(say("bolat", UUID.randomUUID(), "Басқа сөз", number)
                        .path("id")
                        .asText())
                .as("from the same ticket")
                .isEqualTo(id.toString());
        assertThat(ids(Caller.staff("dana").get(API + "/remarks?stage=OPEN"))).contains(id.toString());
        assertThat(Caller.staff("dana")
                        .put(API + "/remarks/" + id + "/taker", null)
                        .status())
                .isEqualTo(200);
        assertThat(Caller.staff("madina")
                        .put(API + "/remarks/" + id + "/taker", null)
                        .code())
                .isEqualTo("TAKEN");
        Matters.done(Caller.staff("dana").put(API + "/remarks/" + id + "/answer", Map.of("answer", "Түзетілді")));
        assertThat(Caller.staff("aigul").get(API + "/remarks/mine").text()).contains("Түзетілді");
        assertThat(say("aigul", UUID.randomUUID(), "Телефон ауысты", null)
                        .path("id")
                        .asText())
                .as("what was answered may be said again")
                .isNotEqualTo(id.toString());
    }

    @Test
    void residents_read_what_is_open_to_them_and_nothing_else() {
        var inside = new HashMap<>(content("Зюзю ішкі", "Зюзя внутренняя"));
        inside.put("open", false);
        publish(inside);
        assertThat(found("зюзя")).contains(code);
        assertThat(internal("GET", "/articles/" + code + "?language=kk").status())
                .isEqualTo(404);
        assertThat(internal("GET", "/answers?language=ru&words=" + encoded("зюзя"))
                        .text())
                .doesNotContain(code);
        assertThat(internal("POST", "/articles/" + code + "/opinions?useful=true")
                        .status())
                .isEqualTo(404);
        write("dana", 3, content("Зюзю", "Зюзя"));
        submit("dana", 4);
        Matters.done(act("madina", 5, "publication", ""));
        var shown = internal("GET", "/articles/" + code + "?language=en").json();
        assertThat(shown.path("language").asText()).as("there is no English").isEqualTo("ru");
        assertThat(internal("GET", "/answers?language=ru&words=" + encoded("зюзи"))
                        .text())
                .contains(code);
    }

    @Test
    void what_is_made_internal_while_everything_is_renewed_is_not_shown_to_residents() throws Exception {
        publish(content("Зюзяка", "Зюзяка"));
        var inside = new HashMap<>(content("Зюзяка ішкі", "Зюзяка внутренняя"));
        inside.put("open", false);
        write("dana", 3, inside);
        submit("dana", 4);
        var renewal = new Renewal(index, entries, issues, tickets);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> renewing = QuarkusTransaction.requiringNew().call(() -> {
                search.lock();
                Future<?> begun = threads.submit(renewal::look);
                Awaitility.await().until(() -> matters.count(WAITING) > 0);
                keeping.publish(code, 5, "", "madina");
                return begun;
            });
            renewing.get();
        }
        assertThat(matters.count("select count(*) from search_entry where public and ref = '" + code + "'"))
                .isZero();
    }

    @Test
    void residents_are_shown_nothing_internal_whatever_the_index_says() throws SQLException {
        var inside = new HashMap<>(content("Зюзявый", "Зюзявый"));
        inside.put("open", false);
        publish(inside);
        matters.execute("update search_entry set public = true where ref = '" + code + "'");
        assertThat(internal("GET", "/answers?language=ru&words=" + encoded("зюзявый"))
                        .text())
                .doesNotContain(code);
    }

    @Test
    void how_often_it_served_is_read_where_it_is_counted() throws SQLException {
        publish(content("Су", "Вода"));
        matters.execute("update search_entry set uses = 41 where ref = '" + code + "'");
        assertThat(Caller.staff("aigul")
                        .get(API + "/articles/" + code)
                        .json()
                        .path("uses")
                        .asInt())
                .isEqualTo(41);
    }

    @Test
    void an_article_is_found_by_what_its_issue_is_called_now() {
        String issue = issue(code + "_CALLED");
        String path = "/api/v1/catalogue/issues/" + issue;
        assertThat(Caller.staff("dana").put(path, null, called("зюзюзан")).status())
                .isLessThan(300);
        var about = new HashMap<>(content("Су", "Вода"));
        about.put("issues", List.of(issue));
        publish(about);
        assertThat(found("зюзюзан")).contains(code);
        var again = Caller.staff("dana").put(path, 1, called("шушушан"));
        assertThat(again.status()).as(again.text()).isLessThan(300);
        Caller.until(() -> found("шушушан").contains(code) ? true : null);
        assertThat(found("зюзюзан")).doesNotContain(code);
    }

    private static Map<String, ?> called(String synonym) {
        var names = Map.of("kk", "Су", "ru", "Вода", "en", "Water");
        return Map.of(
                "sphere",
                "WATER",
                "type",
                "INCIDENT",
                "names",
                names,
                "priority",
                "NORMAL",
                "published",
                true,
                "synonyms",
                Map.of("kk", List.of(synonym), "ru", List.of(), "en", List.of()));
    }

    @Test
    void spheres_are_counted_every_five_seconds_and_known_as_of_the_catalogues_version() {
        var clock = new AtomicReference<>(Instant.parse("2026-11-01T00:00:00Z"));
        var spheres = new Spheres(catalogue, views, articles, clock::get);
        int before = count(spheres, "WATER");
        String issue = issue(code + "_SPHERE");
        assertThat(Caller.staff("dana")
                        .put("/api/v1/catalogue/issues/" + issue, null, anIssue())
                        .status())
                .isLessThan(300);
        assertThat(spheres.issuesOf("WATER"))
                .as("the catalogue has another version")
                .contains(issue);
        var about = new HashMap<>(content("Су", "Вода"));
        about.put("issues", List.of(issue));
        publish(about);
        assertThat(count(spheres, "WATER")).isEqualTo(before);
        clock.set(clock.get().plusSeconds(5));
        assertThat(count(spheres, "WATER")).isEqualTo(before + 1);
    }

    private static int count(Spheres spheres, String code) {
        return spheres.open().stream()
                .filter(one -> one.sphere().code().equals(code))
                .findFirst()
                .orElseThrow()
                .articles();
    }

    @Test
    void the_demo_has_its_articles_and_residents_find_them_by_sphere() {
        var answers = internal("GET", "/answers?language=ru").json();
        assertThat(answers.path("lines").size()).isEqualTo(8);
        assertThat(answers.path("spheres").size()).isGreaterThan(5);
        // Another test may have published one more just now: it is counted some seconds later.
        Caller.until(() -> {
            var sphere = internal("GET", "/answers?language=ru")
                    .json()
                    .path("spheres")
                    .get(0);
            var of = internal(
                            "GET",
                            "/answers?language=ru&sphere=" + sphere.path("code").asText())
                    .json();
            return of.path("lines").size() == sphere.path("articles").asInt() ? true : null;
        });
        assertThat(found("дома нет воды")).contains("WATER_OUTAGE_WHAT_TO_DO");
    }

    @Test
    void everything_can_be_thrown_away_and_made_anew() {
        publish(content("Зюзявка", "Зюзявка"));
        var renewed = Caller.staff("admin").call("POST", API + "/index", null);
        assertThat(renewed.json().path("entries").asInt()).as(renewed.text()).isGreaterThan(100);
        assertThat(found("зюзявка")).contains(code);
    }

    private static Map<String, Object> content(String kk, String ru) {
        var texts = Map.of("kk", kk, "ru", ru, "en", "");
        return Map.of(
                "kind",
                "ARTICLE",
                "open",
                true,
                "titles",
                texts,
                "bodies",
                texts,
                "issues",
                List.of(),
                "organisations",
                List.of());
    }

    private Caller.Answer write(String login, Integer version, Map<String, ?> content) {
        return Matters.done(Caller.staff(login).put(API + "/articles/" + code + "/work", version, content));
    }

    private void submit(String login, int version) {
        Matters.done(act(login, version, "submission", ""));
    }

    private void publish(Map<String, ?> content) {
        write("dana", null, content);
        submit("dana", 1);
        Matters.done(act("madina", 2, "publication", ""));
    }

    private Caller.Answer act(String login, int version, String act, String note) {
        return Caller.staff(login).put(API + "/articles/" + code + "/" + act, version, Map.of("note", note));
    }

    private JsonNode version(int number) {
        return Caller.staff("aigul")
                .get(API + "/articles/" + code + "/versions/" + number)
                .json();
    }

    private List<String> kinds() {
        return StreamSupport.stream(
                        Caller.staff("dana")
                                .get(API + "/articles/" + code + "/history")
                                .json()
                                .spliterator(),
                        false)
                .map(act -> act.path("act").asText())
                .toList();
    }

    private void vote(String login, boolean useful) {
        assertThat(Caller.staff(login)
                        .put(API + "/articles/" + code + "/vote", Map.of("useful", useful))
                        .status())
                .isEqualTo(204);
    }

    private JsonNode say(String login, UUID id, String words, String ticket) {
        var body = new HashMap<String, Object>(Map.of("article", code, "kind", "WRONG", "words", words));
        if (ticket != null) body.put("ticket", ticket);
        return Matters.done(Caller.staff(login).put(API + "/remarks/" + id, body))
                .json();
    }

    private JsonNode sum() {
        var sums = Caller.staff("ermek")
                .get(API + "/sums?from=2020-01-01&until=2100-01-01")
                .json();
        for (JsonNode sum : sums) if (sum.path("code").asText().equals(code)) return sum;
        throw new AssertionError("no sum of " + code);
    }

    private static List<JsonNode> hits(String typed) {
        var all = new ArrayList<JsonNode>();
        Caller.staff("aigul")
                .get(API + "/search?language=ru&limit=50&q=" + encoded(typed))
                .json()
                .forEach(all::add);
        return all;
    }

    private static List<String> found(String typed) {
        return hits(typed).stream().map(hit -> hit.path("ref").asText()).toList();
    }

    private static List<String> aboutIssue(String issue) {
        var codes = new ArrayList<String>();
        Caller.staff("aigul")
                .get(API + "/search?issue=" + issue)
                .json()
                .forEach(hit -> codes.add(hit.path("ref").asText()));
        return codes;
    }

    private static List<String> toReview() {
        var codes = new ArrayList<String>();
        Caller.staff("dana")
                .get(API + "/articles-to-review")
                .json()
                .forEach(line -> codes.add(line.path("code").asText()));
        return codes;
    }

    private String reasons() {
        return Caller.staff("dana")
                .get(API + "/articles/" + code + "/work")
                .json()
                .path("reasons")
                .toString();
    }

    private static List<String> ids(Caller.Answer answer) {
        var ids = new ArrayList<String>();
        answer.json().forEach(each -> ids.add(each.path("id").asText()));
        return ids;
    }

    private static String issue(String code) {
        return code.substring(0, 10) + code.substring(code.length() - 4);
    }

    private static JsonNode anIssue() {
        return Json.read("""
                {"sphere": "WATER", "type": "INCIDENT", "names": {"kk": "Су", "ru": "Вода", "en": "Water"},
                 "priority": "NORMAL", "published": true}
                """.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }

    private Caller.Answer internal(String method, String path) {
        return new Caller(secrets.internalToken()).call(method, "/internal/v1/knowledge" + path, null);
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (var pool = Executors.newFixedThreadPool(calls.size())) {
            var answers = new ArrayList<T>();
            for (var answer : pool.invokeAll(calls)) answers.add(answer.get());
            return answers;
        }
    }
}
