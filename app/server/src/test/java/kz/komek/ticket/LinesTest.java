package kz.komek.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.files.Photo;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.domain.AnswerCheck;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Outcome;
import kz.komek.ticket.domain.TicketStatus;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way through the lines, walked over the API on the real register. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class LinesTest {
    @Inject
    Intake intake;

    @Inject
    TicketViews views;

    @Inject
    Links links;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @BeforeEach
    void two_services_with_an_executor_each() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        for (String code : List.of("TEST_SU", "TEST_JYLU", "TEST_EMPTY")) {
            execute("insert into organisation (code, kind, kk, ru, en, active, version) values ('" + code
                    + "', 'UTILITY', 'Су', 'Вода', 'Water', true, 1) on conflict do nothing");
        }
        addExecutor("su", "TEST_SU");
        addExecutor("jylu", "TEST_JYLU");
    }

    private void addExecutor(String login, String organisation) throws SQLException {
        execute("insert into staff (login, name, password_hash, roles, languages, active, created_at, organisation)"
                + " select '" + login
                + "', 'Executor', password_hash, array['EXECUTOR'], languages, true, created_at, '"
                + organisation + "' from staff where login = 'aigul' on conflict do nothing");
    }

    @Test
    void a_ticket_is_registered_sent_accepted_answered_with_a_photo_checked_and_closed() throws Exception {
        String number = open("Көшеде су құбыры жарылды");
        act("aigul", number, "registration", Map.of("type", "INCIDENT", "title", "Су құбыры", "language", "kk"));
        assertThat(act("bolat", number, "dispatch", Map.of("organisation", "TEST_EMPTY"))
                        .code())
                .isEqualTo("NOBODY_THERE");
        assertThat(act("bolat", number, "dispatch", Map.of("organisation", "NOWHERE"))
                        .code())
                .isEqualTo("ORGANISATION_UNKNOWN");
        assertThat(act("aigul", number, "dispatch", Map.of("organisation", "TEST_SU"))
                        .status())
                .isEqualTo(403);
        assertThat(act("bolat", number, "dispatch", Map.of("organisation", "TEST_SU"))
                        .status())
                .isEqualTo(200);

        assertThat(Caller.staff("jylu").get("/api/v1/tickets/" + number).status())
                .as("another organisation's")
                .isEqualTo(404);
        assertThat(queue("su", "OUR_NEW")).contains(number);
        assertThat(queue("jylu", "OUR_NEW")).doesNotContain(number);
        assertThat(Caller.staff("su").get("/api/v1/tickets?queue=OPEN").code()).isEqualTo("NOT_YOUR_QUEUE");
        Caller.staff("su").put("/api/v1/tickets/" + number + "/acceptance", null);
        Caller.staff("su").put("/api/v1/tickets/" + number + "/acceptance", null);
        assertThat(queue("su", "OUR_WORK")).contains(number);

        String photo = upload("su", "after.png", PNG).path("id").asText();
        UUID answer = UUID.randomUUID();
        var words = Map.of("outcome", "RESOLVED", "text", "Құбыр ауыстырылды", "files", List.of(photo));
        for (int i = 0; i < 2; i++) {
            var answered = Caller.staff("su").put("/api/v1/tickets/" + number + "/answers/" + answer, words);
            assertThat(answered.status()).as(answered.text()).isEqualTo(200);
            assertThat(answered.json().path("status").asText()).isEqualTo("TO_VERIFY");
        }
        assertThat(Caller.staff("su")
                        .put(
                                "/api/v1/tickets/" + number + "/answers/" + answer,
                                Map.of("outcome", "REFUSED", "text", "Құбыр ауыстырылды"))
                        .code())
                .as("the same words with another outcome are another answer")
                .isEqualTo("MESSAGE_IS_ANOTHER");
        assertThat(views.tracked(number, true).orElseThrow().messages())
                .as("not the resident's yet")
                .filteredOn(message -> message.kind() == Message.Kind.REPLY)
                .isEmpty();
        assertThat(queue("bolat", "TO_VERIFY")).contains(number);
        assertThat(act("bolat", number, "closure", Map.of("outcome", "RESOLVED", "answer", "Құбыр ауыстырылды"))
                        .code())
                .isEqualTo("ANSWER_UNCHECKED");
        var closed = act(
                "bolat",
                number,
                "closure",
                Map.of(
                        "outcome",
                        "RESOLVED",
                        "answer",
                        "Құбыр ауыстырылды",
                        "confirmed",
                        AnswerCheck.required(Outcome.RESOLVED)));
        assertThat(closed.json().path("status").asText()).isEqualTo("CLOSED");
        var told = views.tracked(number, true).orElseThrow();
        assertThat(told.messages())
                .filteredOn(message -> message.kind() == Message.Kind.REPLY)
                .singleElement()
                .satisfies(message -> assertThat(told.attachments().get(message.id()))
                        .as("the photo goes with the answer")
                        .hasSize(1));
        assertThat(queue("su", "OUR_DONE")).contains(number);
    }

    @Test
    void where_a_photograph_of_ours_was_taken_is_for_staff_only() throws Exception {
        String file = upload("aigul", "lamp.jpg", Photo.jpegThatTells(40, 20, 1))
                .path("id")
                .asText();
        var answer = Map.of("kind", "REPLY", "text", "Жөнделді", "files", List.of(file));
        assertThat(Caller.staff("aigul")
                        .put("/api/v1/tickets/" + open("шам") + "/messages/" + UUID.randomUUID(), answer)
                        .status())
                .isEqualTo(200);
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("select shown_id, latitude from attachment where file_id = ?")) {
            select.setString(1, file);
            var row = select.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getString("shown_id")).isNotEmpty().isNotEqualTo(file);
            assertThat(row.getDouble("latitude")).isCloseTo(Photo.LATITUDE, within(0.001));
        }
    }

    @Test
    void a_file_is_attached_once_by_who_uploaded_it() throws Exception {
        String number = open("шам");
        String file = upload("aigul", "a.png", PNG).path("id").asText();
        var note = Map.of("kind", "NOTE", "text", "сурет", "files", List.of(file));
        String path = "/api/v1/tickets/" + number + "/messages/";
        assertThat(Caller.staff("bolat").put(path + UUID.randomUUID(), note).code())
                .isEqualTo("FILE_UNKNOWN");
        assertThat(Caller.staff("aigul").put(path + UUID.randomUUID(), note).status())
                .isEqualTo(200);
        assertThat(Caller.staff("aigul").put(path + UUID.randomUUID(), note).code())
                .isEqualTo("FILE_UNKNOWN");
        assertThat(upload("aigul", "a.exe", "MZ\u0000\u0001".getBytes(StandardCharsets.ISO_8859_1))
                        .path("code")
                        .asText())
                .isEqualTo("FILE_REFUSED");
    }

    @Test
    void merged_tickets_answer_under_both_numbers_until_the_merge_is_undone() {
        String first = open("бір");
        String second = open("екі");
        String third = open("үш");
        merge(first, second);
        merge(first, second);
        merge(second, third);
        assertThat(owner(first)).isEqualTo(third);
        assertThat(owner(second)).isEqualTo(third);
        intake.take(List.of(web(first, "тағы сөз")));
        assertThat(texts(third)).contains("тағы сөз");
        assertThat(Caller.staff("bolat")
                        .put("/api/v1/tickets/" + third + "/merge", Map.of("into", first))
                        .code())
                .isEqualTo("MERGE_WITH_ITSELF");
        assertThat(Caller.staff("aigul")
                        .put("/api/v1/tickets/" + third + "/merge", Map.of("into", open("төрт")))
                        .status())
                .isEqualTo(403);

        links.unmerge(second, "bolat");
        assertThat(owner(second)).isEqualTo(second);
        assertThat(owner(first)).as("it was merged into the second").isEqualTo(second);
        links.unmerge(first, "bolat");
        links.unmerge(first, "bolat");
        assertThat(owner(first)).isEqualTo(first);
        assertThat(status(first)).isEqualTo(TicketStatus.RECEIVED);
    }

    @Test
    void what_two_say_at_once_about_the_same_pair_merges_it_once_and_never_in_a_circle() throws Exception {
        String first = open("бір");
        String second = open("екі");
        var merges = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 10; i++) {
            boolean there = i % 2 == 0;
            merges.add(() -> {
                try {
                    links.merge(there ? first : second, there ? second : first, "bolat");
                } catch (RuntimeException refused) {
                    // the other direction was first
                }
                return null;
            });
        }
        try (var pool = Executors.newFixedThreadPool(5)) {
            for (var done : pool.invokeAll(merges)) done.get();
        }
        assertThat(owner(first)).isEqualTo(owner(second));
        assertThat(List.of(statusOfOwn(first), statusOfOwn(second)))
                .containsExactlyInAnyOrder(TicketStatus.MERGED, TicketStatus.RECEIVED);
    }

    @Test
    void a_part_becomes_one_ticket_however_often_it_is_asked_for() {
        String whole = open("Су да, жарық та жоқ");
        UUID id = UUID.randomUUID();
        var part = Map.of("text", "Жарық жоқ", "type", "INCIDENT", "language", "kk");
        String path = "/api/v1/tickets/" + whole + "/parts/" + id;
        String number =
                Caller.staff("aigul").put(path, part).json().path("number").asText();
        assertThat(Caller.staff("aigul").put(path, part).json().path("number").asText())
                .isEqualTo(number);
        assertThat(number).isNotEqualTo(whole);
        assertThat(Caller.staff("aigul").put(path, Map.of("text", "Басқа сөз")).code())
                .as("the id was used for other words")
                .isEqualTo("MESSAGE_IS_ANOTHER");
        assertThat(texts(number)).containsExactly("Жарық жоқ");
        assertThat(status(number)).isEqualTo(TicketStatus.REGISTERED);
    }

    @Test
    void an_incident_ends_with_all_its_open_parts_each_told_in_its_language() {
        String incident = open("Магистраль жарылды");
        act("aigul", incident, "registration", Map.of("type", "INCIDENT", "title", "Магистраль", "language", "kk"));
        var parts = List.of(open("су жоқ"), openIn("нет воды", Language.RU), open("су әлі жоқ"));
        for (String part : parts) {
            var under = Map.of("parent", incident);
            assertThat(Caller.staff("aigul")
                            .put("/api/v1/tickets/" + part + "/parent", under)
                            .status())
                    .isEqualTo(200);
        }
        act("aigul", parts.get(2), "registration", Map.of("type", "INCIDENT", "title", "Су", "language", "kk"));
        act("aigul", parts.get(2), "closure", Map.of("outcome", "EXPLAINED", "answer", "бұрын жабылды"));
        var answers = Map.of("kk", "Су берілді", "ru", "Воду дали");
        assertThat(act(
                                "aigul",
                                incident,
                                "incident-closure",
                                Map.of("outcome", "RESOLVED", "answers", Map.of("kk", "Су берілді")))
                        .code())
                .as("nobody is told in a language they did not write")
                .isEqualTo("TEXT_MISSING");
        assertThat(status(parts.get(0))).as("nothing half applied").isEqualTo(TicketStatus.RECEIVED);
        assertThat(act("aigul", incident, "incident-closure", Map.of("outcome", "RESOLVED", "answers", answers))
                        .status())
                .isEqualTo(200);
        assertThat(texts(parts.get(0))).contains("Су берілді");
        assertThat(texts(parts.get(1))).contains("Воду дали");
        assertThat(texts(parts.get(2))).doesNotContain("Су берілді");
        assertThat(parts).allMatch(part -> status(part) == TicketStatus.CLOSED);
        assertThat(status(incident)).isEqualTo(TicketStatus.CLOSED);
    }

    @Test
    void the_same_person_with_the_same_matter_is_found_with_the_reason() {
        String address = UUID.randomUUID() + "@mail.test";
        String first = openFrom("қоқыс алынбады", address);
        String second = openFrom("қоқыс тағы алынбады", address);
        var related = Caller.staff("aigul")
                .get("/api/v1/tickets/" + second + "/related")
                .json();
        assertThat(related.path("items")).hasSize(1);
        var one = related.path("items").get(0);
        assertThat(one.path("relation").asText()).isEqualTo("SAME_PERSON");
        assertThat(one.path("ticket").path("number").asText()).isEqualTo(first);
        assertThat(related.path("more")).isEmpty();
    }

    @Test
    void an_incident_with_more_parts_than_are_listed_says_so() throws SQLException {
        String incident = open("Магистраль жарылды");
        String parts = "from ticket where parent = (select id from ticket where number = '" + incident + "')";
        execute("insert into ticket (id, number, version, status, title, channel, account, anonymous, resident_waits,"
                + " received_at, changed_at, due_at, rank, closed_at, outcome, parent) select nextval('ticket_id'),"
                + " cast(9990000000 + part as text), 1, 'CLOSED', 'Су жоқ', 'WEB', 'site', true, false, at, at, at, at, at,"
                + " 'RESOLVED', (select id from ticket where number = '" + incident + "')"
                + " from generate_series(1, 1001) as part, (select timestamptz '2001-01-01' as at) as moment");
        var related = Caller.staff("aigul").get("/api/v1/tickets/" + incident + "/related");
        execute("delete " + parts + " and received_at < '2002-01-01'");
        assertThat(related.json().path("items")).hasSize(1000);
        assertThat(related.json().path("more").toString()).isEqualTo("[\"CHILD\"]");
    }

    @Test
    void registered_under_an_issue_a_ticket_keeps_its_wording_and_its_target() {
        String number = open("Құбыр жарылды");
        var unknown = Map.of("type", "INCIDENT", "title", "Құбыр", "language", "kk", "issue", "NO_SUCH");
        assertThat(act("aigul", number, "registration", unknown).code()).isEqualTo("ISSUE_UNKNOWN");
        var registered = act("aigul", number, "registration", burst(Map.of("place", "Абай 14", "flow", "street")))
                .json();
        assertThat(registered.path("issueRevision").asInt()).isEqualTo(1);
        assertThat(Duration.between(
                        Instant.parse(registered.path("receivedAt").asText()),
                        Instant.parse(registered.path("dueAt").asText())))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void what_is_answered_to_the_questions_of_an_issue_is_checked_kept_with_their_wording_and_shown() throws Exception {
        String number = open("Құбыр жарылды");
        var refused =
                act("aigul", number, "registration", burst(Map.of("flow", "cellar", "houses", "3", "photo", "x")));
        assertThat(refused.code()).isEqualTo("ANSWERS_WRONG");
        assertThat(refused.json().path("violations"))
                .extracting(each ->
                        each.path("field").asText() + " " + each.path("code").asText())
                .as("of a branch that was opened, of one that was not, of a photo that is not this ticket's")
                .containsExactly("place MISSING", "panel MISSING", "houses NOT_ASKED", "photo NOT_A_PHOTO");
        assertThat(status(number)).isEqualTo(TicketStatus.RECEIVED);
        assertThat(act("aigul", number, "registration", burst(Map.of())).code()).isEqualTo("ANSWERS_WRONG");

        var first = burst(Map.of("place", " Абай 14 ", "flow", "cellar", "panel", "YES", "photo", " "));
        assertThat(answers(act("aigul", number, "registration", first)))
                .as("in the order of the questions, without what is blank")
                .containsExactly("place=Абай 14", "flow=cellar", "panel=YES");
        var corrected = burst(Map.of("place", "Абай 14", "flow", "yards", "houses", "12"));
        assertThat(answers(act("aigul", number, "registration", corrected)))
                .containsExactly("place=Абай 14", "flow=yards", "houses=12");
        assertThat(answers(act("aigul", number, "registration", corrected))).hasSize(3);
        var words = Map.of("type", "INCIDENT", "title", "Құбыр жарылған", "language", "kk", "issue", "WATER_BURST");
        var renamed = act("aigul", number, "registration", words);
        assertThat(answers(renamed)).as("nobody was asked again").hasSize(3);
        assertThat(renamed.json().path("registered").path("names").path("kk").asText())
                .isNotBlank();
        assertThat(kept(number)).as("each correction once, none overwritten").isEqualTo(2);
        var other = Map.of("type", "INCIDENT", "title", "Құбыр", "language", "kk");
        assertThat(act("aigul", number, "registration", other)
                        .json()
                        .path("registered")
                        .isNull())
                .isTrue();
    }

    private static Map<String, Object> burst(Map<String, String> answers) {
        return Map.of(
                "type", "INCIDENT", "title", "Құбыр", "language", "kk", "issue", "WATER_BURST", "answers", answers);
    }

    private static List<String> answers(Caller.Answer registered) {
        assertThat(registered.status()).as(registered.text()).isEqualTo(200);
        var given = new ArrayList<String>();
        for (JsonNode each : registered.json().path("registered").path("answers")) {
            given.add(each.path("question").path("code").asText() + "="
                    + each.path("answer").asText());
        }
        return given;
    }

    private int kept(String number) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from ticket_answers a join ticket t on t.id = a.ticket_id"
                                + " where t.number = '" + number + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void the_report_by_district_adds_up() {
        Instant from = Instant.now().minusSeconds(60);
        String span = "?from=" + from + "&until=" + Instant.now().plusSeconds(600);
        long before = closedInTime("arys", span);
        String closed = open("бітті");
        act(
                "aigul",
                closed,
                "registration",
                Map.of("type", "INCIDENT", "title", "x", "language", "kk", "district", "arys"));
        act("aigul", closed, "closure", Map.of("outcome", "EXPLAINED", "answer", "жауап"));
        String merged = open("бірікті");
        merge(merged, open("негізгі"));
        var report =
                Caller.staff("saule").get("/api/v1/reports/districts" + span).json();
        long sum = 0;
        for (JsonNode line : report.path("lines")) {
            var tickets = line.path("tickets");
            sum += tickets.path("total").asLong();
            assertThat(tickets.path("closedInTime").asLong()
                            + tickets.path("closedLate").asLong()
                            + tickets.path("inProgress").asLong()
                            + tickets.path("overdue").asLong())
                    .isEqualTo(tickets.path("total").asLong());
        }
        assertThat(closedInTime("arys", span) - before)
                .as("others close tickets there too")
                .isEqualTo(1);
        assertThat(report.path("total").path("total").asLong()).isEqualTo(sum);
        assertThat(Caller.staff("saule")
                        .get("/api/v1/reports/districts?from=" + from)
                        .code())
                .isEqualTo("SPAN_WRONG");
        assertThat(Caller.staff("aigul").get("/api/v1/reports/districts" + span).status())
                .isEqualTo(403);
    }

    private static long closedInTime(String district, String span) {
        long closed = 0;
        for (JsonNode line : Caller.staff("saule")
                .get("/api/v1/reports/districts" + span)
                .json()
                .path("lines")) {
            if (line.path("district").asText().equals(district))
                closed += line.path("tickets").path("closedInTime").asLong();
        }
        return closed;
    }

    @Test
    void who_executes_such_a_matter_there_is_offered_with_what_says_so_and_answered_for_by_one_of_theirs()
            throws SQLException {
        execute("insert into responsibility (subject, district, organisation, version) values"
                + " ('WATER_BURST', 'arys', 'TEST_SU', 1) on conflict do nothing");
        String number = open("Құбыр");
        String addressee = "/api/v1/tickets/" + number + "/addressee";
        assertThat(Caller.staff("bolat").get(addressee).json().path("addressee").isNull())
                .as("nobody knows what it is about")
                .isTrue();
        act(
                "aigul",
                number,
                "registration",
                matter("WATER_BURST", "arys", Map.of("place", "Абай 1", "flow", "street")));
        assertThat(Caller.staff("bolat").get(addressee).text()).contains("\"TEST_SU\"", "\"ISSUE\"", "\"arys\"");
        act("aigul", number, "registration", matter("WATER_OTHER", "arys", Map.of()));
        assertThat(Caller.staff("bolat").get(addressee).text()).contains("\"SU_ARYS\"", "\"SPHERE\"");
        execute("update ticket set proposed = 'TEST_SU' where number = '" + number + "'");
        assertThat(Caller.staff("bolat").get(addressee).text())
                .as("a rule speaks before the table")
                .contains("\"TEST_SU\"", "\"RULE\"");
        execute("insert into complained_of select id, 'TEST_SU' from ticket where number = '" + number + "'");
        assertThat(Caller.staff("bolat").get(addressee).text()).contains("\"SU_ARYS\"", "\"SPHERE\"");
        execute("delete from complained_of where organisation = 'TEST_SU'");
        execute("update ticket set proposed = null where number = '" + number + "'");
        execute("insert into complained_of select id, 'SU_ARYS' from ticket where number = '" + number + "'");
        assertThat(Caller.staff("bolat").get(addressee).json().path("addressee").isNull())
                .isTrue();
        assertThat(Caller.staff("aigul").get(addressee).status()).isEqualTo(403);

        assertThat(Caller.staff("su").get("/api/v1/me").status()).isEqualTo(200);
        assertThat(Caller.staff("bolat")
                        .get("/api/v1/organisations/TEST_SU/executors")
                        .text())
                .isEqualTo("[{\"login\":\"su\",\"name\":\"Executor\"}]");
        assertThat(Caller.staff("bolat")
                        .get("/api/v1/organisations/TEST_EMPTY/executors")
                        .text())
                .isEqualTo("[]");
        assertThat(act("bolat", number, "dispatch", Map.of("organisation", "TEST_SU", "responsible", "jylu"))
                        .code())
                .isEqualTo("EXECUTOR_UNKNOWN");
        var sent = act("bolat", number, "dispatch", Map.of("organisation", "TEST_SU", "responsible", "su"));
        assertThat(sent.json()
                        .path("execution")
                        .path("responsible")
                        .path("login")
                        .asText())
                .as(sent.text())
                .isEqualTo("su");
    }

    private static Map<String, Object> matter(String issue, String district, Map<String, String> answers) {
        return Map.of(
                "type",
                "INCIDENT",
                "title",
                "Су",
                "language",
                "kk",
                "issue",
                issue,
                "district",
                district,
                "answers",
                answers);
    }

    @Test
    void a_complaint_never_goes_to_the_one_complained_of() throws SQLException {
        String number = open("Су мекемесіне шағым");
        act("aigul", number, "registration", Map.of("type", "COMPLAINT", "title", "Шағым", "language", "kk"));
        execute("insert into complained_of select id, 'TEST_SU' from ticket where number = '" + number + "'");
        assertThat(act("bolat", number, "dispatch", Map.of("organisation", "TEST_SU"))
                        .code())
                .isEqualTo("COMPLAINED_OF");
        assertThat(act(
                                "bolat",
                                number,
                                "dispatch",
                                Map.of("organisation", "TEST_JYLU", "coExecutors", List.of("TEST_SU")))
                        .code())
                .isEqualTo("COMPLAINED_OF");
    }

    @Test
    void taken_up_again_a_ticket_has_the_target_of_its_issue() {
        String number = open("Құбыр жарылды");
        act("aigul", number, "registration", burst(Map.of("place", "Абай 14", "flow", "street")));
        act("aigul", number, "closure", Map.of("outcome", "EXPLAINED", "answer", "Бригада шықты"));
        var again = act("aigul", number, "reopening", Map.of("reason", "Су қайта шықты"))
                .json();
        assertThat(again.path("status").asText()).isEqualTo("REOPENED");
        assertThat(Duration.between(
                        Instant.parse(again.path("changedAt").asText()),
                        Instant.parse(again.path("dueAt").asText())))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void what_a_service_has_in_work_stays_in_its_list_while_the_resident_is_asked() {
        String number = open("Құбыр");
        register(number);
        act("bolat", number, "dispatch", Map.of("organisation", "TEST_SU"));
        Caller.staff("su").put("/api/v1/tickets/" + number + "/acceptance", null);
        Caller.staff("bolat")
                .put(
                        "/api/v1/tickets/" + number + "/messages/" + UUID.randomUUID(),
                        Map.of("kind", "QUESTION", "text", "Қай пәтер?"));
        assertThat(status(number)).isEqualTo(TicketStatus.WAITING_FOR_RESIDENT);
        assertThat(queue("su", "OUR_WORK")).contains(number);
    }

    @Test
    void who_helps_another_organisation_finds_it_among_theirs() {
        String number = open("Құбыр мен жол");
        register(number);
        assertThat(act(
                                "bolat",
                                number,
                                "dispatch",
                                Map.of("organisation", "TEST_JYLU", "coExecutors", List.of("TEST_SU")))
                        .status())
                .isEqualTo(200);
        assertThat(queue("su", "OUR_HELP")).contains(number);
        assertThat(queue("jylu", "OUR_HELP")).doesNotContain(number);
    }

    @Test
    void who_was_merged_keeps_their_own_words_page_and_answers() throws SQLException {
        String first = openFrom("Бірінші көршінің сөзі", "merged-first@example.kz");
        String second = openFrom("Екінші көршінің сөзі", "merged-second@example.kz");
        register(first);
        register(second);
        merge(first, second);
        assertThat(texts(second)).contains("Бірінші көршінің сөзі", "Екінші көршінің сөзі");

        UUID reply = UUID.randomUUID();
        Caller.staff("aigul")
                .put("/api/v1/tickets/" + second + "/messages/" + reply, Map.of("kind", "REPLY", "text", "Су қосылды"));
        intake.take(List.of(web(first, "Рақмет, бірақ әлі жоқ")));
        assertThat(texts(second))
                .as("the copy that the other resident got is not shown twice")
                .containsOnlyOnce("Су қосылды")
                .contains("Рақмет, бірақ әлі жоқ");
        assertThat(views.whole(second, "bolat").orElseThrow().ticket().residentWaits())
                .isTrue();
        assertThat(repliesTo(first)).isEqualTo(1);
        assertThat(repliesTo(second)).isEqualTo(1);
        assertThat(followed(first)).contains("Бірінші көршінің сөзі", "Су қосылды", "Рақмет, бірақ әлі жоқ");
        assertThat(followed(first)).as("another resident's").doesNotContain("Екінші көршінің сөзі");
        assertThat(followed(second)).doesNotContain("Бірінші көршінің сөзі", "Рақмет, бірақ әлі жоқ");
        assertThat(views.tracked(first, false).orElseThrow().ticket().number()).isEqualTo(first);

        Caller.staff("bolat").call("DELETE", "/api/v1/tickets/" + first + "/merge", null);
        assertThat(texts(first)).containsSubsequence("Бірінші көршінің сөзі", "Су қосылды", "Рақмет, бірақ әлі жоқ");
        assertThat(texts(second))
                .contains("Екінші көршінің сөзі", "Су қосылды")
                .doesNotContain("Рақмет, бірақ әлі жоқ");
    }

    @Test
    void six_who_merge_the_same_at_once_and_who_put_each_under_the_other_are_all_answered() throws Exception {
        String first = open("Су жоқ");
        String second = open("Су жоқ");
        register(first);
        register(second);
        for (Caller.Answer answer : atOnce(
                6, i -> Caller.staff("bolat").put("/api/v1/tickets/" + first + "/merge", Map.of("into", second)))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
        String third = open("Жарық жоқ");
        String fourth = open("Жарық жоқ");
        var crossed = atOnce(
                2,
                i -> Caller.staff("bolat")
                        .put(
                                "/api/v1/tickets/" + (i == 0 ? third : fourth) + "/parent",
                                Map.of("parent", i == 0 ? fourth : third)));
        assertThat(crossed.stream().map(Caller.Answer::status).sorted().toList())
                .as("one goes under the other, never both")
                .containsExactly(200, 422);
    }

    @Test
    void an_incident_neither_ends_nor_is_merged_over_its_open_parts() {
        String incident = open("Құбыр жарылды");
        String part = open("Су жоқ");
        String other = open("Құбыр");
        register(incident);
        register(part);
        register(other);
        Caller.staff("bolat").put("/api/v1/tickets/" + part + "/parent", Map.of("parent", incident));
        var closure = Map.of("outcome", "EXPLAINED", "answer", "Жөнделді");
        assertThat(act("bolat", incident, "closure", closure).code()).isEqualTo("HAS_PARTS");
        assertThat(Caller.staff("bolat")
                        .put("/api/v1/tickets/" + incident + "/merge", Map.of("into", other))
                        .code())
                .isEqualTo("HAS_PARTS");
        act("bolat", part, "closure", closure);
        assertThat(act("bolat", incident, "closure", closure).status()).isEqualTo(200);
    }

    @Test
    void whoever_closes_second_with_other_words_is_told() {
        String number = open("Су жоқ");
        register(number);
        int seen = version(number);
        var path = "/api/v1/tickets/" + number + "/closure";
        var first = Map.of("outcome", "EXPLAINED", "answer", "Су кешке қосылады");
        assertThat(Caller.staff("bolat").put(path, seen, first).status()).isEqualTo(200);
        assertThat(Caller.staff("bolat").put(path, seen, first).status())
                .as("the same again")
                .isEqualTo(200);
        assertThat(Caller.staff("aigul")
                        .put(path, seen, Map.of("outcome", "EXPLAINED", "answer", "Ертең"))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void what_was_said_before_is_no_answer_for_a_service_and_its_rejected_photo_goes_nowhere() throws Exception {
        String number = open("Шұңқыр");
        register(number);
        act("bolat", number, "dispatch", Map.of("organisation", "TEST_SU"));
        Caller.staff("su").put("/api/v1/tickets/" + number + "/acceptance", null);
        Caller.staff("aigul")
                .put(
                        "/api/v1/tickets/" + number + "/messages/" + UUID.randomUUID(),
                        Map.of("kind", "REPLY", "text", "Қарап жатырмыз"));
        var confirmed = AnswerCheck.required(Outcome.RESOLVED);
        assertThat(act("bolat", number, "closure", Map.of("outcome", "RESOLVED", "confirmed", confirmed))
                        .code())
                .isEqualTo("ANSWER_MISSING");
        String photo = upload("su", "before.png", PNG).path("id").asText();
        Caller.staff("su")
                .put(
                        "/api/v1/tickets/" + number + "/answers/" + UUID.randomUUID(),
                        Map.of("outcome", "RESOLVED", "text", "Бітті", "files", List.of(photo)));
        Caller.staff("aigul")
                .put(
                        "/api/v1/tickets/" + number + "/messages/" + UUID.randomUUID(),
                        Map.of("kind", "REPLY", "text", "Жауапты тексеріп жатырмыз"));
        assertThat(status(number)).as("no way past the check").isEqualTo(TicketStatus.TO_VERIFY);
        act("bolat", number, "rework", Map.of("reason", "Бұл басқа көше"));
        act(
                "bolat",
                number,
                "closure",
                Map.of("outcome", "RESOLVED", "answer", "Шұңқыр жабылды", "confirmed", confirmed));
        assertThat(views.tracked(number, true).orElseThrow().attachments().values().stream()
                        .flatMap(List::stream)
                        .filter(file -> !file.ref().name().isEmpty())
                        .count())
                .as("only with the answer that was sent back")
                .isEqualTo(1);
    }

    @Test
    void a_service_sees_neither_the_residents_link_nor_what_the_centre_notes_for_itself() {
        String number = open("Су жоқ");
        register(number);
        Caller.staff("aigul")
                .put(
                        "/api/v1/tickets/" + number + "/messages/" + UUID.randomUUID(),
                        Map.of("kind", "NOTE", "text", "Тұрғын: 8 701 555 11 22"));
        act("bolat", number, "dispatch", Map.of("organisation", "TEST_SU", "note", "Шұғыл"));
        var seen = Caller.staff("su").get("/api/v1/tickets/" + number).json();
        assertThat(seen.path("trackingUrl").isNull()).isTrue();
        assertThat(seen.toString()).doesNotContain("8 701 555 11 22").contains("Шұғыл");
        assertThat(Caller.staff("aigul").get("/api/v1/tickets/" + number).text())
                .contains("8 701 555 11 22");
    }

    @Test
    void nothing_is_promised_for_yesterday_and_no_remark_is_a_book() {
        String number = open("Су жоқ");
        register(number);
        assertThat(act("bolat", number, "dispatch", Map.of("organisation", "TEST_SU", "dueAt", "1999-01-01T00:00:00Z"))
                        .code())
                .isEqualTo("DATE_PAST");
        assertThat(act("bolat", number, "dispatch", Map.of("organisation", "TEST_SU", "note", "ә".repeat(2_001)))
                        .code())
                .isEqualTo("TEXT_TOO_LONG");
        assertThat(act(
                                "bolat",
                                number,
                                "dispatch",
                                Map.of("organisation", "TEST_SU", "coExecutors", List.of("TEST_EMPTY")))
                        .code())
                .isEqualTo("NOBODY_THERE");
        act("bolat", number, "dispatch", Map.of("organisation", "TEST_SU"));
        Caller.staff("su").put("/api/v1/tickets/" + number + "/acceptance", null);
        assertThat(act("su", number, "plan", Map.of("date", "2001-01-01")).code())
                .isEqualTo("DATE_PAST");
        assertThat(act("su", number, "return", Map.of("reason", "Біздікі емес", "suggestion", "NOWHERE"))
                        .code())
                .isEqualTo("ORGANISATION_UNKNOWN");
    }

    private void register(String number) {
        var matter = Map.of("type", "INCIDENT", "title", "Су жоқ", "language", "kk");
        var registered = act("aigul", number, "registration", matter);
        assertThat(registered.status()).as(registered.text()).isEqualTo(200);
    }

    /** What the resident reads by their link. */
    private List<String> followed(String number) {
        return views.tracked(number, true).orElseThrow().messages().stream()
                .map(Message::text)
                .toList();
    }

    private int repliesTo(String number) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from reply r join message m on m.id = r.id join ticket t on"
                                + " t.id = r.ticket_id where m.kind = 'REPLY' and t.number = '" + number + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static List<Caller.Answer> atOnce(int many, IntFunction<Caller.Answer> call) throws Exception {
        try (var all = Executors.newFixedThreadPool(many)) {
            var calls = new ArrayList<Callable<Caller.Answer>>();
            for (int i = 0; i < many; i++) {
                int which = i;
                calls.add(() -> call.apply(which));
            }
            var answers = new ArrayList<Caller.Answer>();
            for (var one : all.invokeAll(calls)) answers.add(one.get());
            return answers;
        }
    }

    private Caller.Answer act(String login, String number, String act, Object body) {
        return Caller.staff(login).put("/api/v1/tickets/" + number + "/" + act, version(number), body);
    }

    private void merge(String number, String into) {
        var merged = Caller.staff("bolat").put("/api/v1/tickets/" + number + "/merge", Map.of("into", into));
        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
    }

    private int version(String number) {
        return views.whole(number, "bolat").orElseThrow().ticket().version();
    }

    private String owner(String number) {
        return views.whole(number, "bolat").orElseThrow().ticket().number();
    }

    private TicketStatus status(String number) {
        return views.whole(number, "bolat").orElseThrow().ticket().status();
    }

    private TicketStatus statusOfOwn(String number) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select status from ticket where number = '" + number + "'")) {
            rows.next();
            return TicketStatus.valueOf(rows.getString(1));
        }
    }

    private List<String> texts(String number) {
        return views.whole(number, "bolat").orElseThrow().messages().stream()
                .map(Message::text)
                .toList();
    }

    private List<String> queue(String login, String queue) {
        var items = Caller.staff(login)
                .get("/api/v1/tickets?queue=" + queue + "&limit=200")
                .json()
                .path("items");
        var found = new ArrayList<String>();
        for (JsonNode item : items) found.add(item.path("number").asText());
        return found;
    }

    private JsonNode upload(String login, String name, byte[] bytes) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(Caller.address("/api/v1/files?name=" + name)))
                .header("Authorization", "Bearer " + Caller.staff(login).token())
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return Json.read(
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body(), JsonNode.class);
        }
    }

    private String open(String text) {
        return openIn(text, Language.KK);
    }

    private String openIn(String text, Language language) {
        String number = freshNumber();
        intake.take(List.of(contact(number, text, language, null)));
        return number;
    }

    private String openFrom(String text, String address) {
        String number = freshNumber();
        intake.take(List.of(contact(number, text, Language.KK, new Handle(Handle.Kind.EMAIL, address, null))));
        return number;
    }

    private static ContactReceived web(String number, String text) {
        return contact(number, text, Language.KK, null);
    }

    private static ContactReceived contact(String number, String text, Language language, @Nullable Handle handle) {
        return new ContactReceived(
                UUID.randomUUID(),
                Channel.WEB,
                "site",
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                handle,
                language,
                number,
                null,
                text,
                null,
                List.of(),
                null,
                null,
                handle == null,
                null,
                ContactReceived.Nature.MESSAGE,
                List.of());
    }

    private static long nextSerial = 800_000_000;

    private synchronized String freshNumber() {
        return numbers.number(nextSerial++);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One pixel. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
