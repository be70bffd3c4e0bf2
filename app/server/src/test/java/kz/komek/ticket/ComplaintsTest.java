package kz.komek.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Language;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.domain.AnswerCheck;
import kz.komek.ticket.domain.Outcome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Complaints about an answer, on the real register: tied to it, and kept from whoever gave it. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class ComplaintsTest {
    @Inject
    Intake intake;

    @Inject
    TicketViews views;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    private Matters matters;

    @BeforeEach
    void two_services_and_a_part_of_one() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
        matters.twoServices();
        matters.execute(
                "insert into organisation (code, parent, kind, kk, ru, en, active, version) values"
                        + " ('TEST_SU_PART', 'TEST_SU', 'DEPARTMENT', 'Бөлім', 'Отдел', 'Part', true, 1) on conflict do nothing");
        matters.addExecutor("supart", "TEST_SU_PART");
    }

    @Test
    void a_complaint_by_the_link_is_a_ticket_of_the_same_person_tied_to_the_first_on_both_sides() {
        String first = refused("aftercare1@mail.test");
        String complaint = complain(first);
        var made = staff("aigul", complaint);
        assertThat(made.path("type").asText()).isEqualTo("COMPLAINT");
        assertThat(made.path("complaintAbout").asText()).isEqualTo(first);
        assertThat(made.path("resident").path("handles").get(0).path("masked").asText())
                .isEqualTo("a***@mail.test");
        assertThat(texts(made.path("complainedOf").path("organisations"))).containsExactly("TEST_SU");
        assertThat(made.path("complainedOf").path("people").findValuesAsText("login"))
                .as("who answered and who let it pass")
                .containsExactly("bolat", "su");
        assertThat(texts(staff("aigul", first).path("complaints"))).containsExactly(complaint);
        assertThat(kinds(staff("aigul", first))).contains("COMPLAINED");

        assertThat(views.tracked(first, true).orElseThrow().complaints()).containsExactly(complaint);
        assertThat(views.tracked(complaint, true).orElseThrow().complaintAbout())
                .isEqualTo(first);
        assertThat(views.tracked(first, false).orElseThrow().complaints())
                .as("by number alone")
                .isEmpty();
    }

    @Test
    void one_complaint_delivered_many_times_at_once_is_one_ticket_and_one_tie() throws Exception {
        String first = refused(null);
        var contact = complaint(matters.freshNumber(), first, "Жауап жоқ");
        var deliveries = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 30; i++) {
            deliveries.add(() -> {
                intake.take(List.of(contact));
                return null;
            });
        }
        try (var pool = Executors.newFixedThreadPool(10)) {
            for (var delivered : pool.invokeAll(deliveries)) delivered.get();
        }
        assertThat(texts(staff("aigul", first).path("complaints"))).containsExactly(contact.number());
        assertThat(kinds(staff("aigul", first)).stream().filter("COMPLAINED"::equals))
                .hasSize(1);
    }

    @Test
    void words_to_the_complaint_go_on_in_it_and_open_no_other() {
        String first = refused(null);
        String complaint = complain(first);
        intake.take(List.of(complaint(complaint, first, "тағы да")));
        assertThat(texts(staff("aigul", first).path("complaints"))).containsExactly(complaint);
        assertThat(staff("aigul", complaint).path("messages").findValuesAsText("text"))
                .contains("тағы да");
    }

    @Test
    void a_complaint_about_a_number_that_is_not_there_is_not_lost() {
        String number = matters.freshNumber();
        intake.take(List.of(complaint(number, matters.freshNumber(), "Жауап жоқ")));
        assertThat(staff("aigul", number).path("status").asText()).isEqualTo("RECEIVED");
    }

    @Test
    void it_goes_neither_to_those_complained_of_nor_to_their_parts_by_no_way() throws SQLException {
        String complaint = complain(refused(null));
        matters.register(complaint, "COMPLAINT");
        for (String barred : List.of("TEST_SU", "TEST_SU_PART")) {
            assertThat(send("saule", complaint, barred, List.of()).code()).isEqualTo("COMPLAINED_OF");
            assertThat(send("saule", complaint, "TEST_JYLU", List.of(barred)).code())
                    .as("nor as a helper")
                    .isEqualTo("COMPLAINED_OF");
        }
        assertThat(send("saule", complaint, "TEST_JYLU", List.of()).status()).isEqualTo(200);
        assertThat(matters.act("jylu", complaint, "return", Map.of("reason", "емес", "suggestion", "TEST_SU"))
                        .code())
                .as("nor as a suggestion")
                .isEqualTo("COMPLAINED_OF");
        assertThat(send("saule", complaint, "TEST_SU", List.of()).code())
                .as("nor by a redirect")
                .isEqualTo("COMPLAINED_OF");
    }

    @Test
    void people_of_those_complained_of_see_neither_it_nor_that_it_is() throws SQLException {
        String first = refused(null);
        String complaint = complain(first);
        // An operator who works for the very service.
        matters.execute(
                "insert into staff (login, name, password_hash, roles, languages, active, created_at, organisation)"
                        + " select 'suop', 'Operator', password_hash, array['OPERATOR'], languages, true, created_at, 'TEST_SU'"
                        + " from staff where login = 'aigul' on conflict do nothing");
        for (String login : List.of("su", "supart", "suop")) {
            assertThat(Caller.staff(login).get("/api/v1/tickets/" + complaint).status())
                    .as(login)
                    .isEqualTo(404);
        }
        assertThat(Caller.staff("suop")
                        .get("/api/v1/tickets?queue=OPEN&limit=200")
                        .text())
                .doesNotContain(complaint);
        assertThat(Caller.staff("suop")
                        .put("/api/v1/tickets/" + complaint + "/assignment", null)
                        .status())
                .isEqualTo(404);
        assertThat(Caller.staff("su").get("/api/v1/tickets/" + first).text())
                .contains(first)
                .doesNotContain(complaint)
                .doesNotContain("COMPLAINED");
    }

    @Test
    void who_answered_may_explain_but_neither_take_nor_register_nor_answer_nor_close_it() {
        String first = matters.open("сұрақ", null);
        matters.register(first, "CONSULTATION");
        matters.closeAtOnce(first, "aigul", Outcome.EXPLAINED);
        String complaint = complain(first);
        assertThat(Caller.staff("aigul")
                        .put("/api/v1/tickets/" + complaint + "/assignment", null)
                        .code())
                .isEqualTo("COMPLAINED_OF_PERSON");
        assertThat(matters.act(
                                "aigul",
                                complaint,
                                "registration",
                                Map.of("type", "PROPOSAL", "title", "x", "language", "kk"))
                        .code())
                .isEqualTo("COMPLAINED_OF_PERSON");
        assertThat(say("aigul", complaint, "REPLY").code()).isEqualTo("COMPLAINED_OF_PERSON");
        assertThat(say("aigul", complaint, "NOTE").status()).isEqualTo(200);
        assertThat(staff("aigul", complaint).path("allowed"))
                .extracting(JsonNode::asText)
                .containsOnly("NOTE", "RELEASE");
        Matters.done(matters.act(
                "saule", complaint, "registration", Map.of("type", "COMPLAINT", "title", "Шағым", "language", "kk")));
        assertThat(matters.act("aigul", complaint, "closure", Map.of("outcome", "EXPLAINED", "answer", "x"))
                        .code())
                .isEqualTo("COMPLAINED_OF_PERSON");
        matters.closeAtOnce(complaint, "saule", Outcome.EXPLAINED);
    }

    @Test
    void staff_register_it_for_a_caller_once_however_many_ask_at_once() throws Exception {
        String first = refused(null);
        String path = "/api/v1/tickets/" + first + "/complaints/" + UUID.randomUUID();
        var asked = new ArrayList<Callable<Caller.Answer>>();
        for (int i = 0; i < 10; i++) {
            asked.add(() -> Caller.staff("aigul").put(path, Map.of("text", "Телефонмен шағымданды")));
        }
        var made = new HashSet<String>();
        try (var pool = Executors.newFixedThreadPool(10)) {
            for (var answer : pool.invokeAll(asked)) {
                made.add(Matters.done(answer.get()).json().path("number").asText());
            }
        }
        assertThat(made).hasSize(1);
        assertThat(Caller.staff("aigul").put(path, Map.of("text", "басқа")).code())
                .isEqualTo("MESSAGE_IS_ANOTHER");
        assertThat(staff("aigul", made.iterator().next()).path("type").asText()).isEqualTo("COMPLAINT");
        String open = matters.open("жаңа", null);
        assertThat(Caller.staff("aigul")
                        .put("/api/v1/tickets/" + open + "/complaints/" + UUID.randomUUID(), Map.of("text", "x"))
                        .code())
                .as("there is no answer yet")
                .isEqualTo("NOT_NOW");
    }

    @Test
    void staff_say_whom_any_complaint_is_about_and_take_back_only_what_they_said() {
        String complaint = matters.open("Жылу мекемесі дөрекі", null);
        assertThat(name(complaint, List.of("TEST_JYLU"), List.of()).code()).isEqualTo("NO_COMPLAINT");
        matters.register(complaint, "COMPLAINT");
        assertThat(name(complaint, List.of("NOWHERE"), List.of()).code()).isEqualTo("ORGANISATION_UNKNOWN");
        assertThat(name(complaint, List.of(), List.of("nobody")).code()).isEqualTo("COLLEAGUE_UNKNOWN");
        Matters.done(name(complaint, List.of("TEST_JYLU"), List.of("bolat")));
        assertThat(send("saule", complaint, "TEST_JYLU", List.of()).code()).isEqualTo("COMPLAINED_OF");
        assertThat(send("bolat", complaint, "TEST_SU", List.of()).code()).isEqualTo("COMPLAINED_OF_PERSON");
        Matters.done(name(complaint, List.of(), List.of()));
        Matters.done(send("bolat", complaint, "TEST_JYLU", List.of()));
        assertThat(name(complaint, List.of("TEST_JYLU"), List.of()).code()).isEqualTo("WITH_THEM_NOW");

        String aboutAnAnswer = complain(refused(null));
        Matters.done(matters.act(
                "saule", aboutAnAnswer, "complained-of", Map.of("organisations", List.of(), "people", List.of())));
        assertThat(send("saule", aboutAnAnswer, "TEST_SU", List.of()).status()).isNotEqualTo(200);
    }

    @Test
    void neither_a_merge_nor_a_split_brings_it_to_them() {
        String first = refused(null);
        String complaint = complain(first);
        matters.register(complaint, "COMPLAINT");
        String other = matters.open("су", null);
        matters.register(other, "INCIDENT");
        Matters.done(send("saule", other, "TEST_SU", List.of()));
        assertThat(Caller.staff("saule")
                        .put("/api/v1/tickets/" + complaint + "/merge", Map.of("into", other))
                        .code())
                .isEqualTo("COMPLAINED_OF");
        String part = Caller.staff("saule")
                .put(
                        "/api/v1/tickets/" + complaint + "/parts/" + UUID.randomUUID(),
                        Map.of("text", "бөлігі", "type", "COMPLAINT", "language", "kk"))
                .json()
                .path("number")
                .asText();
        assertThat(send("saule", part, "TEST_SU", List.of()).code()).isEqualTo("COMPLAINED_OF");
    }

    @Test
    void whoever_executed_the_incident_is_complained_of_by_the_resident_of_a_part() {
        String incident = matters.open("құбыр жарылды", null);
        matters.register(incident, "INCIDENT");
        String part = matters.open("су жоқ", null);
        Matters.done(Caller.staff("saule").put("/api/v1/tickets/" + part + "/parent", Map.of("parent", incident)));
        workAt(incident, "TEST_SU", "su");
        Matters.done(matters.act(
                "bolat",
                incident,
                "incident-closure",
                Map.of(
                        "outcome",
                        Outcome.REFUSED,
                        "answers",
                        Map.of("kk", "Жасалды"),
                        "confirmed",
                        AnswerCheck.required(Outcome.REFUSED))));
        String said = Matters.done(Caller.staff("aigul")
                        .put("/api/v1/tickets/" + part + "/complaints/" + UUID.randomUUID(), Map.of("text", "Су жоқ")))
                .json()
                .path("number")
                .asText();
        for (String complaint : List.of(complain(part), said)) isAboutWater(complaint);
    }

    @Test
    void whoever_executed_what_it_was_merged_into_is_complained_of() {
        String lead = matters.open("құбыр жарылды", null);
        matters.register(lead, "INCIDENT");
        String merged = matters.open("су жоқ", null);
        matters.register(merged, "INCIDENT");
        Matters.done(Caller.staff("saule").put("/api/v1/tickets/" + merged + "/merge", Map.of("into", lead)));
        matters.closeAfter(lead, "TEST_SU", "su", Outcome.REFUSED);
        isAboutWater(complain(merged));
    }

    private void isAboutWater(String complaint) {
        var made = staff("saule", complaint);
        assertThat(texts(made.path("complainedOf").path("organisations"))).containsExactly("TEST_SU");
        assertThat(made.path("complainedOf").path("people").findValuesAsText("login"))
                .contains("bolat", "su");
        Matters.done(matters.act(
                "saule", complaint, "registration", Map.of("type", "COMPLAINT", "title", "Шағым", "language", "kk")));
        assertThat(send("saule", complaint, "TEST_SU", List.of()).code()).isEqualTo("COMPLAINED_OF");
        assertThat(Caller.staff("su").get("/api/v1/tickets/" + complaint).status())
                .isEqualTo(404);
    }

    private void workAt(String number, String organisation, String executor) {
        Matters.done(send("bolat", number, organisation, List.of()));
        Matters.done(Caller.staff(executor).put("/api/v1/tickets/" + number + "/acceptance", null));
        Matters.done(Caller.staff(executor)
                .put(
                        "/api/v1/tickets/" + number + "/answers/" + UUID.randomUUID(),
                        Map.of("outcome", Outcome.REFUSED, "text", "Жасалды")));
    }

    @Test
    void it_is_handed_over_to_nobody_it_is_about() {
        String first = matters.open("сұрақ", null);
        matters.register(first, "CONSULTATION");
        matters.closeAtOnce(first, "aigul", Outcome.EXPLAINED);
        String complaint = complain(first);
        assertThat(matters.act("saule", complaint, "handover", Map.of("to", "aigul", "note", "сізге"))
                        .code())
                .isEqualTo("COMPLAINED_OF_PERSON");
        assertThat(matters.act("saule", complaint, "handover", Map.of("to", "bolat", "note", "сізге"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void registered_by_staff_it_is_where_the_first_ticket_is() throws SQLException {
        String first = matters.open("су жоқ", null);
        Matters.done(matters.act("aigul", first, "address", Map.of("territory", "turkistan-sector-2")));
        matters.register(first, "CONSULTATION");
        matters.closeAtOnce(first, "aigul", Outcome.EXPLAINED);
        String complaint = Matters.done(Caller.staff("aigul")
                        .put("/api/v1/tickets/" + first + "/complaints/" + UUID.randomUUID(), Map.of("text", "Жоқ")))
                .json()
                .path("number")
                .asText();
        assertThat(matters.count("select count(*) from ticket where number = '" + complaint
                        + "' and territory = 'turkistan-sector-2' and district = 'turkistan'"))
                .isEqualTo(1);
    }

    @Test
    void people_of_those_complained_of_do_not_learn_of_it_from_a_merge() {
        String first = refused(null);
        String complaint = complain(first);
        Matters.done(matters.act(
                "saule", complaint, "registration", Map.of("type", "COMPLAINT", "title", "Шағым", "language", "kk")));
        String other = matters.open("тағы су жоқ", null);
        matters.register(other, "INCIDENT");
        Matters.done(send("bolat", other, "TEST_SU", List.of()));
        Matters.done(Caller.staff("saule").put("/api/v1/tickets/" + other + "/merge", Map.of("into", complaint)));
        Matters.done(Caller.staff("saule").call("DELETE", "/api/v1/tickets/" + other + "/merge", null));
        assertThat(kinds(staff("saule", other))).contains("MERGED");
        assertThat(Matters.done(Caller.staff("su").get("/api/v1/tickets/" + other))
                        .text())
                .contains(other)
                .doesNotContain(complaint);
    }

    @Test
    void its_address_does_not_tell_them_of_it_either() throws SQLException {
        matters.execute(
                "insert into staff (login, name, password_hash, roles, languages, active, created_at, organisation)"
                        + " select 'sudual', 'Both', password_hash, array['OPERATOR', 'EXECUTOR'], languages, true, created_at, 'TEST_SU_PART'"
                        + " from staff where login = 'aigul' on conflict do nothing");
        String complaint = complain(refused(null));
        Matters.done(matters.act("saule", complaint, "address", Map.of("territory", "turkistan-sector-2")));
        String path = "/api/v1/territory/turkistan-sector-2/tickets";
        assertThat(Caller.staff("saule").get(path).text()).contains(complaint);
        assertThat(Matters.done(Caller.staff("sudual").get(path)).text()).doesNotContain(complaint);
    }

    private String refused(@org.jspecify.annotations.Nullable String address) {
        String number = matters.open("су жоқ", address == null ? null : Matters.email(address));
        matters.register(number, "INCIDENT");
        matters.closeAfter(number, "TEST_SU", "su", Outcome.REFUSED);
        return number;
    }

    private String complain(String about) {
        String number = matters.freshNumber();
        intake.take(List.of(complaint(number, about, "Жауапта нақты ештеңе жоқ")));
        return number;
    }

    private static ContactReceived complaint(String number, String about, String text) {
        return new ContactReceived(
                UUID.randomUUID(),
                Channel.WEB,
                "site",
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                null,
                Language.KK,
                number,
                null,
                text,
                null,
                List.of(),
                null,
                null,
                false,
                null,
                ContactReceived.Nature.MESSAGE,
                List.of(),
                new ContactReceived.Complaint(about));
    }

    private Caller.Answer send(String login, String number, String organisation, List<String> with) {
        return matters.act(login, number, "dispatch", Map.of("organisation", organisation, "coExecutors", with));
    }

    private Caller.Answer name(String number, List<String> organisations, List<String> people) {
        return matters.act("aigul", number, "complained-of", Map.of("organisations", organisations, "people", people));
    }

    private static Caller.Answer say(String login, String number, String kind) {
        return Caller.staff(login)
                .put(
                        "/api/v1/tickets/" + number + "/messages/" + UUID.randomUUID(),
                        Map.of("kind", kind, "text", "Мен айтқаным рас"));
    }

    private static JsonNode staff(String login, String number) {
        return Matters.done(Caller.staff(login).get("/api/v1/tickets/" + number))
                .json();
    }

    private static List<String> kinds(JsonNode ticket) {
        return ticket.path("history").findValuesAsText("kind");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
