package kz.komek.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.knowledge.domain.Letters;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.domain.Outcome;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tickets by their words: what is found, by whom, and what is kept for it. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class TicketSearchTest {
    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    TicketIndex index;

    @Inject
    IssueShelf issues;

    private Matters matters;

    /** A word that no other test has: all tests share one register. */
    private String name;

    @BeforeEach
    void a_register() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
        name = ThreadLocalRandom.current()
                .ints(14, 0, 20)
                .collect(
                        StringBuilder::new,
                        (word, at) -> word.append("бвгджзклмнпрстфхцчшщ".charAt(at)),
                        StringBuilder::append)
                .toString();
    }

    @Test
    void a_ticket_is_found_by_its_words_soon_after_it_came_without_anybody_asking_for_it() {
        String number = matters.open("Шығанақ көшесінде " + name + " құбыр жарылды", null);
        assertThat(Caller.until(() -> {
                    var found = numbersOf("aigul", name);
                    return found.isEmpty() ? null : found;
                }))
                .containsExactly(number);
    }

    @Test
    void it_is_found_in_any_writing_and_misspelt_and_the_words_are_shown() {
        String number = taken("Абай көшесінде құдықтың қақпағы жоқ " + name);
        for (String typed : List.of("қақпақ", "какпагы", "qaqpaq", "құдық қақпак", "rfrgfr")) {
            assertThat(numbersOf("aigul", typed + " " + name)).as(typed).containsExactly(number);
        }
        String misspelt = name.substring(0, 6) + "о" + name.substring(7);
        JsonNode found = search("aigul", misspelt, "TICKET").path("items");
        assertThat(found.findValuesAsText("ref")).containsExactly(number);
        assertThat(pieces(found.get(0).path("title"))).contains(name);
    }

    @Test
    void the_newest_come_first_page_by_page_and_none_is_left_out() {
        var opened = new ArrayList<String>();
        for (int i = 0; i < 5; i++) opened.add(taken("Фонарь " + name + " не горит"));
        var found = new ArrayList<String>();
        String before = null;
        do {
            var page = search(
                    "aigul",
                    name + " фонари",
                    "TICKET",
                    before == null ? Map.of("limit", 2) : Map.of("limit", 2, "before", before));
            found.addAll(page.path("items").findValuesAsText("ref"));
            before = page.path("next").isNull() ? null : page.path("next").asText();
        } while (before != null);
        assertThat(found).containsExactlyElementsOf(opened.reversed());
    }

    @Test
    void a_word_too_many_does_not_hide_what_has_the_others() {
        String number = taken("Лифт " + name + " стоит");
        assertThat(numbersOf("aigul", "лифт " + name + " " + name.substring(3) + "щщщ"))
                .containsExactly(number);
    }

    @Test
    void open_and_closed_are_told_apart() {
        String open = taken("Мусор " + name);
        String closed = taken("Мусор " + name);
        matters.register(closed, "INCIDENT");
        matters.closeAtOnce(closed, "aigul", Outcome.EXPLAINED);
        index.take(List.of(closed));
        assertThat(search("aigul", name, "TICKET", Map.of("state", "OPEN"))
                        .path("items")
                        .findValuesAsText("ref"))
                .containsExactly(open);
        assertThat(search("aigul", name, "TICKET", Map.of("state", "CLOSED"))
                        .path("items")
                        .findValuesAsText("ref"))
                .containsExactly(closed);
    }

    @Test
    void an_executor_finds_what_their_organisation_executes_and_who_has_no_register_finds_nothing()
            throws SQLException {
        matters.twoServices();
        String sent = taken("Құбыр " + name);
        String other = taken("Құбыр " + name);
        matters.register(sent, "INCIDENT");
        Matters.done(matters.act("bolat", sent, "dispatch", Map.of("organisation", "TEST_SU")));
        index.take(List.of(sent));
        assertThat(numbersOf("su", name)).containsExactly(sent);
        assertThat(numbersOf("jylu", name)).isEmpty();
        assertThat(numbersOf("aigul", name)).containsExactly(other, sent);
        assertThat(numbersOf("dana", name))
                .as("an analyst reads the register by other ways")
                .isEmpty();
    }

    @Test
    void whom_a_complaint_is_about_does_not_find_it() throws SQLException {
        matters.twoServices();
        String complaint = taken("Шағым " + name);
        matters.register(complaint, "COMPLAINT");
        matters.execute("insert into complained_of (ticket_id, organisation) select id, 'TEST_SU' from ticket"
                + " where number = '" + complaint + "'");
        matters.execute(
                "update ticket set organisation = 'TEST_SU', status = 'SENT' where number = '" + complaint + "'");
        index.take(List.of(complaint));
        assertThat(numbersOf("su", name)).isEmpty();
        assertThat(numbersOf("aigul", name)).containsExactly(complaint);
    }

    @Test
    void who_is_bound_to_a_sector_finds_what_lies_there_and_what_nobody_has_located() throws SQLException {
        matters.execute("insert into staff (login, name, password_hash, roles, languages, active, created_at, sector,"
                + " sector_district) select 'finds-first', 'One', password_hash, '{OPERATOR}', languages, true, created_at,"
                + " 'turkistan-sector-1', 'turkistan' from staff where login = 'aigul' on conflict do nothing");
        String here = located("turkistan-sector-1");
        String there = located("turkistan-sector-2");
        String nowhere = taken("Жол " + name);
        assertThat(numbersOf("finds-first", name)).containsExactly(nowhere, here);
        assertThat(numbersOf("aigul", name)).containsExactly(nowhere, there, here);
    }

    @Test
    void words_that_are_written_no_more_are_not_found_and_not_counted() throws SQLException {
        String number = taken("Яма " + name);
        assertThat(tickets(name)).isEqualTo(1);
        matters.execute("update message set text = '' where ticket_id = (select id from ticket where number = '"
                + number + "')");
        matters.execute("update ticket set title = '…' where number = '" + number + "'");
        // The reader of events may have read it before that, and write it afterwards.
        Caller.until(() -> {
            index.take(List.of(number));
            return numbersOf("aigul", name).isEmpty() ? true : null;
        });
        assertThat(tickets(name)).isZero();
    }

    @Test
    void telephones_documents_and_addresses_of_mail_are_no_words() throws SQLException {
        String number = taken("Позвоните 87011234567 или " + name + "@mail.kz, ИИН 900101300123");
        assertThat(numbersOf("aigul", name)).isEmpty();
        assertThat(matters.count("select count(*) from search_ticket_word where word ~ '[0-9]{5}' and word !~ '^[#@]'"))
                .isZero();
        assertThat(number).isNotEmpty();
    }

    @Test
    void the_same_twice_is_counted_once_and_writes_no_words() throws SQLException {
        String number = taken("Яма " + name);
        String words = words(number);
        index.take(List.of(number));
        index.take(List.of(number));
        assertThat(tickets(name)).isEqualTo(1);
        assertThat(words(number)).isEqualTo(words);
    }

    @Test
    void two_that_take_the_same_at_once_count_it_once() throws Exception {
        var all = new ArrayList<String>();
        for (int i = 0; i < 20; i++) all.add(matters.open("Яма " + name, null));
        var together = new CyclicBarrier(4);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var takers = new ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                var order = i % 2 == 0 ? all : all.reversed();
                takers.add(threads.submit(() -> {
                    together.await();
                    index.take(order);
                    return null;
                }));
            }
            for (var taker : takers) taker.get();
        }
        assertThat(tickets(name)).isEqualTo(20);
        assertThat(matters.count("select count(*) from search_ticket where words @@ '''" + bones() + "'''::tsquery"))
                .isEqualTo(20);
    }

    @Test
    void what_is_rolled_back_leaves_nothing() throws SQLException {
        String number = taken("Яма");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    rename(number, "Яма " + name);
                    index.take(List.of(number));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(numbersOf("aigul", name)).isEmpty();
        assertThat(tickets(name)).isZero();
    }

    @Test
    void what_was_there_before_the_search_is_taken_in_batches_whoever_does_it() throws SQLException {
        String number = taken("Яма " + name);
        matters.execute("delete from search_ticket_word where word = '" + bones() + "'");
        matters.execute(
                "delete from search_ticket where ticket_id = (select id from ticket where number = '" + number + "')");
        index.renewAll();
        Caller.until(() -> index.renewSome() ? null : isDone() ? true : null);
        assertThat(numbersOf("aigul", name)).containsExactly(number);
        assertThat(tickets(name)).isEqualTo(1);
    }

    /** Another thread may be at the last batch. */
    private boolean isDone() {
        try {
            return matters.count("select count(*) from search_ticket_renewal where done") == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void of_a_frequent_word_the_newest_are_read_and_it_is_said_how_far_back() throws SQLException {
        // As a register of years has it: rows as the index writes them, under tickets that nobody else looks at.
        String bones = bones();
        matters.execute(
                "insert into search_ticket (ticket_id, version, made_from, words, received_at, organisations, closed)"
                        + " select -n, 1, 1, array_to_tsvector(array['" + bones + "', '#' || (1000 - n / 1000)::text,"
                        + " '##' || ((1000 - n / 1000) / 13)::text]), timestamptz '1970-01-01Z'"
                        + " + (1000 - n / 1000) * interval '7 days' + interval '1 hour', '{}', true"
                        + " from generate_series(1, 200000) n");
        matters.execute("insert into search_ticket_word select '" + bones + "', 200000");
        matters.execute("insert into search_ticket_word select '#' || w, 1000 from generate_series(800, 1000) w");
        matters.execute("insert into search_ticket_word select '##' || b, 13000 from generate_series(61, 76) b");
        try {
            var group = search("aigul", name, "TICKET");
            assertThat(group.path("items")).as("they are no tickets").isEmpty();
            assertThat(group.path("next").isNull()).isFalse();
            var page = search(
                    "aigul", name, "TICKET", Map.of("before", group.path("next").asText()));
            assertThat(page.path("next").asText())
                    .isNotEqualTo(group.path("next").asText());
        } finally {
            matters.execute("delete from search_ticket where ticket_id < 0");
            matters.execute("delete from search_ticket_word where word = '" + bones + "'"
                    + " or word in (select '#' || w from generate_series(800, 1000) w)"
                    + " or word in (select '##' || b from generate_series(61, 76) b)");
        }
    }

    @Test
    void issues_are_found_as_the_catalogue_has_them_now() {
        issues.renew();
        assertThat(issues.renew()).as("what is as it was is not written").isZero();
        var names = new HashMap<String, String>();
        for (String language : List.of("kk", "ru", "en")) names.put(language, "Аттракцион " + name);
        assertThat(Caller.staff("dana")
                        .put("/api/v1/catalogue/spheres/FIND_TEST", null, Map.of("names", names))
                        .status())
                .isIn(200, 412);
        var body = new HashMap<String, Object>(
                Map.of("sphere", "FIND_TEST", "type", "INCIDENT", "names", names, "priority", "NORMAL"));
        body.put("synonyms", Map.of("kk", List.of(), "ru", List.of(), "en", List.of()));
        body.put("script", Map.of("kk", "", "ru", "", "en", ""));
        body.put("published", true);
        body.put("questions", List.of());
        String code = "FIND_" + Math.abs(name.hashCode());
        var put = Caller.staff("dana").put("/api/v1/catalogue/issues/" + code, null, body);
        assertThat(put.status()).as(put.text()).isLessThan(300);
        Caller.until(() -> search("aigul", name, "ISSUE")
                        .path("items")
                        .findValuesAsText("ref")
                        .equals(List.of(code))
                ? true
                : null);
    }

    @Test
    void a_cursor_of_somebody_else_is_refused() {
        assertThat(Caller.staff("aigul")
                        .call(
                                "POST",
                                "/api/v1/search",
                                Map.of("words", "a", "kinds", List.of("TICKET"), "before", "hm"))
                        .code())
                .isEqualTo("CURSOR_UNKNOWN");
    }

    @Test
    void a_solved_ticket_like_the_one_that_is_written_is_suggested_with_the_reason_and_its_answer() {
        String rare = name.substring(0, 7) + "ағаш";
        String solved = taken("Терек " + name + " құлап жатыр " + rare);
        matters.register(solved, "INCIDENT");
        matters.closeAtOnce(solved, "aigul", Outcome.RESOLVED);
        String open = taken("Терек " + name + " құлады " + rare);
        var suggested = Caller.until(() -> {
            index.take(List.of(solved, open));
            var found = suggest("aigul", "Қоңырау шалушы: терек " + name + " құлап қалды, " + rare, null);
            return found.path("tickets").isEmpty() ? null : found;
        });
        assertThat(suggested.path("tickets").findValuesAsText("number")).containsExactly(solved);
        var one = suggested.path("tickets").get(0);
        assertThat(one.path("answer").asText()).isEqualTo("Жауап: " + solved);
        assertThat(texts(one.path("words"))).contains(name);
        assertThat(texts(one.path("reasons"))).contains("WORDS");
        assertThat(suggest("aigul", "терек " + name + " " + rare, solved)
                        .path("tickets")
                        .findValuesAsText("number"))
                .as("it is not like itself")
                .isEmpty();
        assertThat(suggest("dana", "терек " + name + " " + rare, null).path("tickets"))
                .isEmpty();
    }

    @Test
    void a_word_that_is_written_in_two_ways_is_one_word() {
        String other = name.substring(0, 6) + "қолтық";
        String third = name.substring(0, 6) + "мұнара";
        String alike = taken("Терек туралы " + name);
        for (String number : List.of(alike, taken(other), taken(third))) {
            matters.register(number, "INCIDENT");
            matters.closeAtOnce(number, "aigul", Outcome.RESOLVED);
            index.take(List.of(number));
        }
        assertThat(suggest("aigul", name + " " + name + "ның " + other + " " + third, null)
                        .path("tickets")
                        .findValuesAsText("number"))
                .as("it has one of three words")
                .doesNotContain(alike);
    }

    @Test
    void one_in_the_same_street_is_suggested_for_that_reason() throws SQLException {
        String street = "бзр" + name.substring(0, 8);
        String solved = matters.open("Аула жарығы сөніп қалды " + name, null);
        matters.execute("update ticket set address = '" + street + " көшесі 14-үй' where number = '" + solved + "'");
        matters.register(solved, "INCIDENT");
        matters.closeAtOnce(solved, "aigul", Outcome.RESOLVED);
        index.take(List.of(solved));
        var body = Map.of("text", "жарығы " + name, "address", "көшесі " + street + ", 3-үй", "language", "KK");
        var found = Matters.done(Caller.staff("aigul").call("POST", "/api/v1/suggestions", body))
                .json()
                .path("tickets");
        // Others of the register may speak of a lamp too; none stands before it.
        assertThat(found.get(0).path("number").asText()).isEqualTo(solved);
        assertThat(texts(found.get(0).path("reasons"))).contains("SAME_STREET");
        assertThat(numbersOf("aigul", street)).as("an address has words too").containsExactly(solved);
    }

    @Test
    void answers_in_the_residents_language_come_first_and_of_each_it_is_said_which_it_is() throws SQLException {
        // Two words that nobody else has: what others of the register say comes after them.
        String text = "Терек " + name + " құлады " + name.substring(0, 7) + "ағаш";
        String kazakh = answered(text, "kk");
        String russian = answered(text, "ru");
        var found = suggest("aigul", text, null).path("tickets");
        assertThat(found.findValuesAsText("number"))
                .as("the newer one is not first")
                .startsWith(kazakh, russian);
        assertThat(found.findValuesAsText("language")).startsWith("kk", "ru");
    }

    private String answered(String text, String language) {
        String number = matters.open(text, null);
        Matters.done(matters.act(
                "aigul", number, "registration", Map.of("type", "INCIDENT", "title", text, "language", language)));
        matters.closeAtOnce(number, "aigul", Outcome.RESOLVED);
        index.take(List.of(number));
        return number;
    }

    @Test
    void what_its_writer_took_back_is_not_found() throws SQLException {
        String number = taken("Яма");
        matters.execute("update message set text = text || ' " + name + "' where ticket_id = (select id from ticket"
                + " where number = '" + number + "')");
        Caller.until(() -> {
            index.take(List.of(number));
            return numbersOf("aigul", name).equals(List.of(number)) ? true : null;
        });
        matters.execute("update message set deleted_at = at where ticket_id = (select id from ticket"
                + " where number = '" + number + "')");
        index.take(List.of(number));
        assertThat(numbersOf("aigul", name)).isEmpty();
        assertThat(tickets(name)).isZero();
    }

    private JsonNode suggest(String login, String text, @Nullable String number) {
        var body = new HashMap<String, Object>(Map.of("text", text, "language", "KK"));
        if (number != null) body.put("number", number);
        return Matters.done(Caller.staff(login).call("POST", "/api/v1/suggestions", body))
                .json();
    }

    private void rename(String number, String title) {
        try {
            matters.execute("update ticket set title = '" + title + "' where number = '" + number + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String taken(String text) {
        String number = matters.open(text, null);
        index.take(List.of(number));
        return number;
    }

    private String located(String territory) {
        String number = taken("Жол " + name);
        Matters.done(matters.act("aigul", number, "address", Map.of("territory", territory)));
        index.take(List.of(number));
        return number;
    }

    private String words(String number) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select s.words::text from search_ticket s join ticket t on t.id = s.ticket_id"
                                + " where t.number = ?")) {
            select.setString(1, number);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Consonants only, so that nothing is taken off it. */
    private String bones() {
        return Letters.bones(Letters.plain(name));
    }

    private long tickets(String word) throws SQLException {
        return matters.count("select coalesce(sum(tickets), 0) from search_ticket_word where word = '"
                + Letters.bones(Letters.plain(word)) + "'");
    }

    private static List<String> numbersOf(String login, String typed) {
        return search(login, typed, "TICKET").path("items").findValuesAsText("ref");
    }

    private static JsonNode search(String login, String typed, String kind) {
        return search(login, typed, kind, Map.of());
    }

    private static JsonNode search(String login, String typed, String kind, Map<String, Object> more) {
        var question = new HashMap<String, Object>(more);
        question.put("words", typed);
        question.put("kinds", List.of(kind));
        return Matters.done(Caller.staff(login).call("POST", "/api/v1/search", question))
                .json()
                .path("groups")
                .get(0);
    }

    private static List<String> pieces(JsonNode pieces) {
        return nodes(pieces)
                .filter(piece -> piece.path("found").asBoolean())
                .map(piece -> piece.path("text").asText())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return nodes(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
