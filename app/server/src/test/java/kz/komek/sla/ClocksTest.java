package kz.komek.sla;

import static kz.komek.Matters.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.Language;
import kz.komek.contract.ResidentsDates;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clocks of tickets that people work on, with two sweeps and more at once. */
@QuarkusTest
class ClocksTest {
    @Inject
    Intake intake;

    @Inject
    NumberBlocks blocks;

    @Inject
    TicketNumbers numbers;

    @Inject
    DataSource database;

    @Inject
    Timers timers;

    private Matters matters;

    @BeforeEach
    void two_services() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
        matters.twoServices();
    }

    @Test
    void what_comes_in_is_promised_an_answer_a_registration_and_an_end() {
        String number = matters.open("Су жоқ", null);
        assertThat(standing(number))
                .containsExactlyInAnyOrder("FIRST_RESPONSE RUNNING", "REGISTRATION RUNNING", "RESOLUTION RUNNING");
        JsonNode end = clock(number, "RESOLUTION");
        assertThat(Duration.between(Instant.parse(end.path("start").asText()), due(end)))
                .isEqualTo(Duration.ofDays(15));
        assertThat(end.path("said").asText()).as("what its resident was told").endsWith("дейін");
        assertThat(ticket(number).path("dueAt").asText())
                .isEqualTo(end.path("due").asText());
        assertThat(ticket(number)
                        .path("history")
                        .get(0)
                        .path("details")
                        .path("target")
                        .asText())
                .isEqualTo("15 DAYS");
    }

    @Test
    void a_complaint_is_an_appeal_with_the_terms_of_the_law() {
        String number = matters.open("Шағым", null);
        matters.register(number, "COMPLAINT");
        assertThat(standing(number)).contains("REGISTRATION MET", "STATUTORY RUNNING", "FORWARDING RUNNING");
        JsonNode appeal = clock(number, "STATUTORY");
        assertThat(appeal.path("calendar").asText()).isEqualTo("OFFICE");
        assertThat(appeal.path("explanation").asText()).contains("15");
        matters.register(number, "INCIDENT");
        assertThat(standing(number)).contains("STATUTORY DROPPED", "FORWARDING DROPPED");
        matters.register(number, "COMPLAINT");
        assertThat(standing(number))
                .as("a slip takes no term of the law")
                .contains("STATUTORY RUNNING", "FORWARDING RUNNING");
    }

    @Test
    void what_was_late_when_it_was_merged_is_late_when_it_comes_back() throws Exception {
        String lead = matters.open("Су жоқ бәрінде", null);
        String late = matters.open("Су жоқ бізде", null);
        matters.register(late, "COMPLAINT");
        matters.register(late, "INCIDENT");
        isDue(late, "RESOLUTION", Instant.now().minusSeconds(60));
        sweepTogether(2);
        done(Caller.staff("saule").put("/api/v1/tickets/" + late + "/merge", Map.of("into", lead)));
        ask(lead);
        done(Caller.staff("saule").call("DELETE", "/api/v1/tickets/" + late + "/merge", null));
        assertThat(clock(late, "RESOLUTION").path("stoppedAt").isNull()
                        || clock(late, "RESOLUTION").path("stoppedAt").isMissingNode())
                .as("%s", clock(late, "RESOLUTION"))
                .isTrue();
        assertThat(standing(late)).as("what was dropped before stays so").contains("STATUTORY DROPPED");
        assertThat(standing(late)).noneMatch(state -> state.startsWith("SILENCE"));
    }

    @Test
    void a_question_stops_the_time_and_the_silence_after_it_ends_the_ticket_once() throws Exception {
        String number = matters.open("Жарық жоқ", Matters.phone("+77011234501"));
        matters.register(number, "INCIDENT");
        ask(number);
        assertThat(standing(number)).contains("FIRST_RESPONSE MET", "RESOLUTION PAUSED", "SILENCE RUNNING");
        isDue(number, "SILENCE", Instant.now().minusSeconds(1));
        sweepTogether(8);
        JsonNode closed = ticket(number);
        assertThat(closed.path("status").asText()).isEqualTo("CLOSED");
        assertThat(kinds(closed)).filteredOn("CLOSED"::equals).hasSize(1);
        assertThat(standing(number)).contains("RESOLUTION MET", "SILENCE MET");
        assertThat(matters.count("select count(*) from message where direction = 'OUT' and kind = 'REPLY' and author"
                        + " is null and ticket_id = (select id from ticket where number = '" + number + "')"))
                .as("the resident is told, once")
                .isEqualTo(1);
    }

    @Test
    void what_nobody_has_understood_yet_goes_back_to_those_who_asked() throws Exception {
        String number = matters.open("???", null);
        ask(number);
        isDue(number, "SILENCE", Instant.now().minusSeconds(1));
        sweepTogether(2);
        assertThat(ticket(number).path("status").asText()).isEqualTo("RECEIVED");
        assertThat(kinds(ticket(number))).endsWith("SILENCE_PASSED");
    }

    @Test
    void what_is_late_is_said_once_however_many_sweep_and_answered_on_the_moment_it_is_in_time() throws Exception {
        List<String> late = new ArrayList<>();
        for (int i = 0; i < 30; i++) late.add(matters.open("Кешігу " + i, null));
        String inTime = matters.open("Уақытында", null);
        matters.register(inTime, "CONSULTATION");
        Instant due = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (String number : late) isDue(number, "RESOLUTION", due);
        sweepTogether(8);
        for (String number : late) {
            assertThat(kinds(ticket(number))).filteredOn("OVERDUE"::equals).hasSize(1);
            assertThat(clock(number, "RESOLUTION").path("state").asText()).isEqualTo("LATE");
        }
        matters.closeAtOnce(inTime, "aigul", kz.komek.ticket.domain.Outcome.EXPLAINED);
        assertThat(standing(inTime)).contains("RESOLUTION MET");
        assertThat(kinds(ticket(inTime))).doesNotContain("OVERDUE");
    }

    @Test
    void more_time_is_given_once_with_a_reason_to_whoever_saw_the_ticket_as_it_is() {
        String number = matters.open("Ұзарту", null);
        matters.register(number, "COMPLAINT");
        Instant due = due(clock(number, "STATUTORY"));
        var body = Map.of("until", due.plus(20, ChronoUnit.DAYS).toString(), "reason", "сараптама керек");
        String path = "/api/v1/tickets/" + number + "/clocks/STATUTORY/extension";
        assertThat(Caller.staff("aigul")
                        .put(path, matters.version(number), body)
                        .status())
                .as("an operator decides no such thing")
                .isEqualTo(403);
        assertThat(Caller.staff("bolat").put(path, 1, body).code()).isEqualTo("STALE");
        var beyond = Map.of("until", due.plus(70, ChronoUnit.DAYS).toString(), "reason", "сараптама керек");
        assertThat(Caller.staff("bolat")
                        .put(path, matters.version(number), beyond)
                        .code())
                .isEqualTo("TOO_LATE");
        done(Caller.staff("bolat").put(path, matters.version(number), body));
        assertThat(due(clock(number, "STATUTORY"))).isEqualTo(due.plus(20, ChronoUnit.DAYS));
        assertThat(standing(number)).contains("EXTENSION_NOTICE RUNNING");
        assertThat(kinds(ticket(number))).endsWith("EXTENDED");
        JsonNode decision = ticket(number).path("history").findParents("kind").getLast();
        assertThat(decision.path("details").path("reason").asText()).isEqualTo("сараптама керек");
        assertThat(clock(number, "STATUTORY").path("extension").path("reason").asText())
                .isEqualTo("сараптама керек");
        assertThat(Caller.staff("bolat")
                        .put(path, matters.version(number), body)
                        .code())
                .isEqualTo("EXTENDED_BEFORE");
        done(Caller.staff("aigul")
                .put(
                        "/api/v1/tickets/" + number + "/messages/" + UUID.randomUUID(),
                        Map.of("kind", "REPLY", "text", "Мерзім ұзартылды")));
        assertThat(standing(number)).as("the resident knows").contains("EXTENSION_NOTICE MET");
    }

    @Test
    void more_time_given_too_late_keeps_no_promise() throws SQLException {
        String number = matters.open("Кеш ұзарту", null);
        matters.register(number, "CONSULTATION");
        String due =
                Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS).toString();
        matters.execute(
                "update clock set due_at = '" + due + "' where kind = 'RESOLUTION' and ticket_id = " + id(number));
        matters.execute("update ticket set due_at = '" + due + "' where id = " + id(number));
        assertThat(punctuality(number)).isEqualTo("overdue");
        done(Caller.staff("bolat")
                .put(
                        "/api/v1/tickets/" + number + "/clocks/RESOLUTION/extension",
                        matters.version(number),
                        Map.of("until", Instant.now().plus(20, ChronoUnit.DAYS).toString(), "reason", "сараптама")));
        assertThat(standing(number)).as("there is time to work").contains("RESOLUTION RUNNING");
        assertThat(punctuality(number)).as("but not what was promised").isEqualTo("overdue");
        matters.closeAtOnce(number, "aigul", kz.komek.ticket.domain.Outcome.EXPLAINED);
        assertThat(standing(number)).contains("RESOLUTION BREACHED");
        assertThat(punctuality(number)).isEqualTo("closedLate");
    }

    @Test
    void a_part_that_is_split_late_begins_with_nothing_broken_that_was_done_for_the_whole() throws SQLException {
        String whole = matters.open("Су да жоқ, жарық та жоқ", null);
        matters.register(whole, "COMPLAINT");
        matters.execute("update ticket set received_at = received_at - interval '10 days' where id = " + id(whole));
        matters.execute("update clock set started_at = started_at - interval '10 days' where ticket_id = " + id(whole));
        done(Caller.staff("aigul")
                .put(
                        "/api/v1/tickets/" + whole + "/messages/" + UUID.randomUUID(),
                        Map.of("kind", "REPLY", "text", "Қабылданды")));
        done(matters.act("bolat", whole, "dispatch", Map.of("organisation", "TEST_SU")));
        String part = split(whole);
        assertThat(standing(part)).contains("FIRST_RESPONSE MET", "REGISTRATION RUNNING", "RESOLUTION RUNNING");
        assertThat(Instant.parse(clock(part, "REGISTRATION").path("start").asText()))
                .isAfter(Instant.now().minusSeconds(600));
        assertThat(Instant.parse(clock(part, "RESOLUTION").path("start").asText()))
                .as("the resident has waited since then")
                .isBefore(Instant.now().minus(9, ChronoUnit.DAYS));
        matters.register(part, "COMPLAINT");
        assertThat(standing(part))
                .as("the whole was sent on; the law counts from its receipt")
                .contains("REGISTRATION MET", "FORWARDING MET", "STATUTORY RUNNING");

        String early = matters.open("Екі мәселе", null);
        assertThat(standing(split(early)))
                .as("what nobody has done yet waits for the part too")
                .containsExactlyInAnyOrder("FIRST_RESPONSE RUNNING", "REGISTRATION RUNNING", "RESOLUTION RUNNING");
    }

    private static String split(String whole) {
        return done(Caller.staff("aigul")
                        .put("/api/v1/tickets/" + whole + "/parts/" + UUID.randomUUID(), Map.of("text", "Жарық жоқ")))
                .json()
                .path("number")
                .asText();
    }

    /** The one of four in which the report counts it. */
    private static String punctuality(String number) {
        Instant received = Instant.parse(ticket(number).path("receivedAt").asText());
        JsonNode total = Caller.staff("saule")
                .get("/api/v1/reports/districts?from=" + received + "&until=" + received.plusNanos(1000))
                .json()
                .path("total");
        assertThat(total.path("total").asInt()).isEqualTo(1);
        return Stream.of("closedInTime", "closedLate", "inProgress", "overdue")
                .filter(one -> total.path(one).asInt() == 1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void funds_stop_the_clock_by_a_decision_only_and_until_the_work_goes_on() {
        String number = matters.open("Жол", null);
        matters.register(number, "INCIDENT");
        done(matters.act("bolat", number, "dispatch", Map.of("organisation", "TEST_SU")));
        assertThat(standing(number)).contains("ACCEPTANCE RUNNING");
        done(matters.act("su", number, "plan", Map.of("waitsForFunds", true, "note", "қаражат")));
        assertThat(standing(number)).contains("ACCEPTANCE MET", "RESOLUTION RUNNING");
        String funds = "/api/v1/tickets/" + number + "/clocks/funds";
        var decision = Map.of("waits", true, "reason", "бюджет 2027");
        assertThat(Caller.staff("su")
                        .put(funds, matters.version(number), decision)
                        .status())
                .isEqualTo(403);
        done(Caller.staff("bolat").put(funds, matters.version(number), decision));
        assertThat(standing(number)).contains("RESOLUTION PAUSED");
        assertThat(ticket(number).path("pausedAt").isNull())
                .as("lists and reports see that it stands")
                .isFalse();
        done(Caller.staff("su").put("/api/v1/tickets/" + number + "/acceptance", null));
        assertThat(standing(number)).contains("RESOLUTION RUNNING");
        assertThat(clock(number, "RESOLUTION").path("pauses")).hasSize(1);
        assertThat(ticket(number).path("pausedAt").isNull()).isTrue();
    }

    @Test
    void work_that_has_a_day_waits_for_funds_no_more() {
        String number = matters.open("Көпір", null);
        matters.register(number, "INCIDENT");
        done(matters.act("bolat", number, "dispatch", Map.of("organisation", "TEST_SU")));
        done(matters.act("su", number, "plan", Map.of("waitsForFunds", true, "note", "қаражат")));
        done(Caller.staff("bolat")
                .put(
                        "/api/v1/tickets/" + number + "/clocks/funds",
                        matters.version(number),
                        Map.of("waits", true, "reason", "бюджет 2027")));
        assertThat(standing(number)).contains("RESOLUTION PAUSED").noneMatch(one -> one.startsWith("PLAN"));
        String day = LocalDate.now(ResidentsDates.CITY).plusDays(20).toString();
        done(matters.act("su", number, "plan", Map.of("date", day, "note", "қаражат бар")));
        assertThat(standing(number)).contains("RESOLUTION RUNNING", "PLAN RUNNING");
        assertThat(clock(number, "RESOLUTION").path("pauses")).hasSize(1);
        assertThat(ticket(number).path("pausedAt").isNull()).isTrue();
        String later = LocalDate.now(ResidentsDates.CITY).plusDays(30).toString();
        done(matters.act("su", number, "plan", Map.of("date", later, "note", "кейін")));
        assertThat(standing(number)).contains("PLAN DROPPED", "PLAN RUNNING");
    }

    @Test
    void the_silence_after_a_question_about_an_incident_closes_none_of_its_parts() throws Exception {
        String incident = matters.open("Магистраль", Matters.phone("+77011234503"));
        matters.register(incident, "INCIDENT");
        String part = matters.open("Бізде де су жоқ", null);
        done(Caller.staff("aigul").put("/api/v1/tickets/" + part + "/parent", Map.of("parent", incident)));
        ask(incident);
        isDue(incident, "SILENCE", Instant.now().minusSeconds(1));
        sweepTogether(2);
        assertThat(ticket(incident).path("status").asText()).isEqualTo("REGISTERED");
        assertThat(kinds(ticket(incident))).endsWith("SILENCE_PASSED").doesNotContain("CLOSED");
        assertThat(standing(incident)).contains("RESOLUTION RUNNING", "SILENCE MET");
        assertThat(ticket(part).path("status").asText()).isEqualTo("RECEIVED");
    }

    @Test
    void a_second_question_begins_the_silence_anew() {
        String number = matters.open("Жарық", Matters.phone("+77011234504"));
        matters.register(number, "INCIDENT");
        ask(number);
        Instant first = due(clock(number, "SILENCE"));
        ask(number);
        assertThat(standing(number)).contains("SILENCE DROPPED", "SILENCE RUNNING");
        assertThat(standing(number))
                .filteredOn(one -> one.startsWith("SILENCE"))
                .hasSize(2);
        assertThat(due(clock(number, "SILENCE"))).isAfter(first);
        assertThat(standing(number)).filteredOn("RESOLUTION PAUSED"::equals).hasSize(1);
    }

    @Test
    void a_word_corrected_after_the_targets_were_changed_moves_nothing_and_another_type_does() {
        var dana = Caller.staff("dana");
        JsonNode targets = dana.get("/api/v1/targets").json();
        var rules = targets.deepCopy().path("rules");
        ObjectNode thanks = rules.get(0).deepCopy();
        thanks.put("code", "THANKS").put("kind", "RESOLUTION").put("amount", 3).put("unit", "DAYS");
        thanks.putNull("calendar").putNull("urgent").putArray("types").add("GRATITUDE");
        ((ArrayNode) rules).insert(0, thanks);
        int version = done(dana.put("/api/v1/targets", targets.path("version").asInt(), Map.of("rules", rules)))
                .json()
                .path("version")
                .asInt();
        String number = matters.open("Ескі мақсат", null);
        matters.register(number, "CONSULTATION");
        Instant due = due(clock(number, "RESOLUTION"));
        thanks.put("amount", 2);
        for (JsonNode rule : rules) {
            if (rule.path("code").asText().equals("RESOLUTION")) ((ObjectNode) rule).put("amount", 9);
        }
        done(dana.put("/api/v1/targets", version, Map.of("rules", rules)));
        try {
            matters.register(number, "CONSULTATION");
            assertThat(due(clock(number, "RESOLUTION"))).isEqualTo(due);
            assertThat(clock(number, "RESOLUTION").path("amount").asInt()).isEqualTo(15);
            matters.register(number, "PROPOSAL");
            assertThat(due(clock(number, "RESOLUTION")))
                    .as("by the targets of then it would have as long")
                    .isEqualTo(due);
            matters.register(number, "GRATITUDE");
            assertThat(clock(number, "RESOLUTION").path("rule").asText())
                    .as("another matter, by the targets of now")
                    .isEqualTo("THANKS");
            assertThat(due(clock(number, "RESOLUTION"))).isEqualTo(due.minus(13, ChronoUnit.DAYS));
        } finally {
            int now = dana.get("/api/v1/targets").json().path("version").asInt();
            done(dana.put("/api/v1/targets", now, Map.of("rules", targets.path("rules"))));
        }
    }

    @Test
    void what_is_broken_is_so_by_the_moment_of_the_act_though_nobody_has_looked() throws SQLException {
        String number = matters.open("Кеш жауап", null);
        matters.register(number, "CONSULTATION");
        matters.execute("update clock set due_at = now() - interval '1 minute', wakes_at = null where kind ="
                + " 'RESOLUTION' and ticket_id = (select id from ticket where number = '" + number + "')");
        matters.closeAtOnce(number, "aigul", kz.komek.ticket.domain.Outcome.EXPLAINED);
        assertThat(standing(number)).contains("RESOLUTION BREACHED");
        assertThat(kinds(ticket(number))).doesNotContain("OVERDUE");
    }

    @Test
    void the_day_that_work_was_planned_for_is_seen_once_when_it_is_over() throws Exception {
        String number = matters.open("Жоспар", null);
        matters.register(number, "INCIDENT");
        done(matters.act("bolat", number, "dispatch", Map.of("organisation", "TEST_SU")));
        String day = LocalDate.now(ResidentsDates.CITY).plusDays(20).toString();
        done(matters.act("su", number, "plan", Map.of("date", day, "note", "материал")));
        assertThat(due(clock(number, "PLAN")))
                .isEqualTo(LocalDate.parse(day)
                        .plusDays(1)
                        .atStartOfDay(ResidentsDates.CITY)
                        .toInstant());
        isDue(number, "PLAN", Instant.now().minusSeconds(1));
        sweepTogether(4);
        assertThat(kinds(ticket(number))).filteredOn("PLAN_PASSED"::equals).hasSize(1);
        assertThat(matters.count("select count(*) from notice where login = 'su' and kind = 'PLAN_DATE' and number = '"
                        + number + "'"))
                .as("who planned it knows")
                .isEqualTo(1);
    }

    @Test
    void a_firing_that_is_rolled_back_is_not_lost_and_holds_up_nobody_else() throws SQLException {
        String broken = matters.open("Бұзылған", null);
        String fine = matters.open("Бүтін", null);
        matters.execute("create function no_history() returns trigger language plpgsql as"
                + " $$ begin raise exception 'as if killed'; end $$");
        matters.execute("create trigger no_history before insert on ticket_event for each row when (new.ticket_id = "
                + id(broken) + ") execute function no_history()");
        Instant due = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.MILLIS);
        try {
            isDue(broken, "RESOLUTION", due);
            isDue(fine, "RESOLUTION", due);
            timers.ring();
            assertThat(matters.count("select count(*) from clock where kind = 'RESOLUTION' and seen_at is null"
                            + " and ticket_id = " + id(broken)))
                    .isEqualTo(1);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(kinds(ticket(fine)))
                            .filteredOn("OVERDUE"::equals)
                            .hasSize(1));
            assertThat(kinds(ticket(broken))).doesNotContain("OVERDUE");
        } finally {
            matters.execute("drop trigger no_history on ticket_event");
            matters.execute("drop function no_history()");
        }
        Awaitility.await().untilAsserted(() -> {
            timers.ring();
            assertThat(kinds(ticket(broken))).filteredOn("OVERDUE"::equals).hasSize(1);
        });
    }

    @Test
    void another_matter_is_another_promise_and_a_calendar_edited_meanwhile_rewrites_none() {
        var dana = Caller.staff("dana");
        calendar(null, List.of());
        JsonNode targets = dana.get("/api/v1/targets").json();
        var rules = targets.deepCopy().path("rules");
        ObjectNode thanks = rules.get(0).deepCopy();
        thanks.put("code", "THANKS").put("kind", "RESOLUTION").put("amount", 3).put("unit", "WORKING_DAYS");
        thanks.put("calendar", "CLOCKS").putNull("urgent");
        thanks.putArray("types").add("GRATITUDE");
        ((ArrayNode) rules).insert(0, thanks);
        done(dana.put("/api/v1/targets", targets.path("version").asInt(), Map.of("rules", rules)));
        try {
            String number = matters.open("Рақмет", Matters.phone("+77011234502"));
            matters.register(number, "GRATITUDE");
            JsonNode promised = clock(number, "RESOLUTION");
            assertThat(promised.path("rule").asText()).isEqualTo("THANKS");
            assertThat(promised.path("calendarVersion").asInt()).isEqualTo(1);
            assertThat(ticket(number).path("dueAt").asText())
                    .isEqualTo(promised.path("due").asText());
            assertThat(ticket(number)
                            .path("history")
                            .get(1)
                            .path("details")
                            .path("promisedBy")
                            .asText())
                    .as("in the same entry as the act")
                    .isEqualTo("THANKS");

            LocalDate today = LocalDate.now(ResidentsDates.CITY);
            JsonNode tried = done(dana.call("POST", "/api/v1/working-calendars/CLOCKS/trials", closedFor(today, 10)))
                    .json();
            assertThat(tried.path("later").asInt()).isEqualTo(1);
            assertThat(tried.path("first").get(0).path("number").asText()).isEqualTo(number);
            assertThat(Instant.parse(tried.path("first").get(0).path("would").asText()))
                    .isAfter(due(promised).plus(7, ChronoUnit.DAYS));
            assertThat(dana.get("/api/v1/working-calendars/CLOCKS")
                            .json()
                            .path("version")
                            .asInt())
                    .as("nothing is changed by a trial")
                    .isEqualTo(1);
            calendar(1, IntStream.rangeClosed(1, 10).mapToObj(today::plusDays).toList());
            assertThat(due(clock(number, "RESOLUTION"))).isEqualTo(due(promised));
            ask(number);
            done(matters.act(
                    "aigul", number, "registration", Map.of("type", "GRATITUDE", "title", "Рақмет", "language", "kk")));
            JsonNode kept = clock(number, "RESOLUTION");
            assertThat(kept.path("calendarVersion").asInt()).isEqualTo(1);
            assertThat(due(kept)).isBetween(due(promised), due(promised).plusSeconds(60));

            String later = matters.open("Тағы рақмет", null);
            matters.register(later, "GRATITUDE");
            assertThat(clock(later, "RESOLUTION").path("calendarVersion").asInt())
                    .isEqualTo(2);
            assertThat(due(clock(later, "RESOLUTION"))).isAfter(due(promised).plus(7, ChronoUnit.DAYS));
        } finally {
            int now = dana.get("/api/v1/targets").json().path("version").asInt();
            done(dana.put("/api/v1/targets", now, Map.of("rules", targets.path("rules"))));
        }
    }

    @Test
    void a_ticket_that_is_reopened_has_a_new_promise_and_keeps_the_old_one() {
        String number = matters.open("Қайта", null);
        matters.register(number, "CONSULTATION");
        matters.closeAtOnce(number, "aigul", kz.komek.ticket.domain.Outcome.EXPLAINED);
        done(matters.act("aigul", number, "reopening", Map.of("reason", "жауап толық емес")));
        assertThat(standing(number)).contains("RESOLUTION MET", "RESOLUTION RUNNING");
        JsonNode running = StreamSupport.stream(clocks(number).spliterator(), false)
                .filter(one -> one.path("state").asText().equals("RUNNING"))
                .findFirst()
                .orElseThrow();
        assertThat(ticket(number).path("dueAt").asText())
                .isEqualTo(running.path("due").asText());
    }

    @Test
    void targets_are_versions_that_are_refused_whole_and_change_nothing_that_was_promised() {
        String before = matters.open("Ескі уәде", null);
        var dana = Caller.staff("dana");
        JsonNode targets = dana.get("/api/v1/targets").json();
        int version = targets.path("version").asInt();
        var zero = targets.deepCopy();
        ((ObjectNode) zero.path("rules").get(0)).put("amount", 0);
        var refused = dana.put("/api/v1/targets", version, Map.of("rules", zero.path("rules")));
        assertThat(refused.code()).isEqualTo("TARGETS_WRONG");
        assertThat(refused.json().path("violations").get(0).path("field").asText())
                .isEqualTo("rules[0].amount");
        assertThat(Caller.staff("bolat")
                        .put("/api/v1/targets", version, Map.of("rules", targets.path("rules")))
                        .status())
                .isEqualTo(403);

        var other = targets.deepCopy();
        for (JsonNode rule : other.path("rules")) {
            if (!rule.path("code").asText().equals("RESOLUTION")) continue;
            ((ObjectNode) rule).put("amount", 9);
        }
        try {
            done(dana.put("/api/v1/targets", version, Map.of("rules", other.path("rules"))));
            assertThat(dana.put("/api/v1/targets", version, Map.of("rules", targets.path("rules")))
                            .code())
                    .isEqualTo("STALE");
            String after = matters.open("Жаңа уәде", null);
            assertThat(clock(after, "RESOLUTION").path("amount").asInt()).isEqualTo(9);
            assertThat(clock(before, "RESOLUTION").path("amount").asInt()).isEqualTo(15);
        } finally {
            int now = dana.get("/api/v1/targets").json().path("version").asInt();
            done(dana.put("/api/v1/targets", now, Map.of("rules", targets.path("rules"))));
        }
    }

    private static Map<String, Object> closedFor(LocalDate today, int days) {
        return week(IntStream.rangeClosed(1, days).mapToObj(today::plusDays).toList());
    }

    private static void calendar(@Nullable Integer version, List<LocalDate> closed) {
        done(Caller.staff("dana").put("/api/v1/working-calendars/CLOCKS", version, week(closed)));
    }

    private static Map<String, Object> week(List<LocalDate> closed) {
        var names = Map.of("kk", "сағат", "ru", "часы", "en", "clocks");
        var weekly = Arrays.stream(DayOfWeek.values())
                .map(day -> Map.of("day", day.name(), "from", "00:00", "to", "23:00"))
                .toList();
        var own = closed.stream()
                .map(day -> Map.of("date", day.toString(), "spans", List.of(), "reason", names))
                .toList();
        return Map.of("names", names, "weekly", weekly, "own", own);
    }

    private long id(String number) throws SQLException {
        return matters.count("select id from ticket where number = '" + number + "'");
    }

    private void ask(String number) {
        done(Caller.staff("aigul")
                .put(
                        "/api/v1/tickets/" + number + "/messages/" + UUID.randomUUID(),
                        Map.of("kind", "QUESTION", "text", "Қай мекенжай?")));
    }

    private void isDue(String number, String kind, Instant at) throws SQLException {
        matters.execute("update clock set due_at = '" + at + "', moved = true, wakes_at = '" + at
                + "' where outcome is null and kind = '" + kind
                + "' and ticket_id = (select id from ticket where number = '" + number + "')");
    }

    /** Beside the sweep of the server itself. */
    private void sweepTogether(int replicas) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Integer>>();
            for (int i = 0; i < replicas; i++) all.add(threads.submit(this::sweep));
            for (var one : all) one.get();
        }
        // What one of them held when the others looked, the last look finds.
        CompletableFuture.supplyAsync(this::sweep).join();
    }

    private int sweep() {
        return timers.ring() + timers.endSilences();
    }

    private static JsonNode ticket(String number) {
        return Caller.staff("saule").get("/api/v1/tickets/" + number).json();
    }

    private static List<String> kinds(JsonNode ticket) {
        return ticket.path("history").findValuesAsText("kind");
    }

    private static JsonNode clocks(String number) {
        return Caller.staff("saule")
                .get("/api/v1/tickets/" + number + "/clocks?language=" + Language.EN.code())
                .json()
                .path("items");
    }

    private static JsonNode clock(String number, String kind) {
        return StreamSupport.stream(clocks(number).spliterator(), false)
                .filter(one -> one.path("kind").asText().equals(kind))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static Instant due(JsonNode clock) {
        return Instant.parse(clock.path("due").asText());
    }

    private static List<String> standing(String number) {
        return StreamSupport.stream(clocks(number).spliterator(), false)
                .map(one -> one.path("kind").asText() + " " + one.path("state").asText())
                .toList();
    }
}
