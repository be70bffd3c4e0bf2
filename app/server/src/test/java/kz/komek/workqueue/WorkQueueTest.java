package kz.komek.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.domain.Outcome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits and who is ready, on the real register. Each test has a skill of its own, so that none sees the work of another. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class WorkQueueTest {
    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    Claims claims;

    @Inject
    Offers offers;

    @Inject
    Shift shift;

    @Inject
    Dealer dealer;

    private Matters matters;

    @BeforeEach
    void nothing_of_other_tests_waits_for_everybody() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
        matters.execute("update ticket set desk = null, waits_since = null, offered_to = null, offered_until = null"
                + " where desk is not null");
        matters.execute("update presence set state = 'OFF'");
    }

    @Test
    void two_hundred_claim_at_once_and_each_has_one_none_twice_the_first_ones_first() throws Exception {
        String skill = "BURST";
        var waiting = new ArrayList<String>();
        for (int i = 0; i < 230; i++) waiting.add(waits(skill, i % 10 == 0, i));
        for (int i = 0; i < 200; i++) operator("burst-" + i, skill);
        Caller.staff("burst-199"); // nobody knows them yet: now all of them are read
        var taken = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claiming = new ArrayList<Callable<String>>();
            for (int i = 0; i < 200; i++) {
                String login = "burst-" + i;
                claiming.add(() -> claims.next(UUID.randomUUID(), login, null).orElseThrow());
            }
            for (var one : threads.invokeAll(claiming)) taken.add(one.get());
        }
        assertThat(taken).doesNotHaveDuplicates().hasSize(200);
        // Urgent ones, then the others by rank: what is left are the thirty last of those that are not urgent.
        var left = new ArrayList<>(waiting);
        left.removeAll(taken);
        var common = new ArrayList<String>();
        for (int i = 0; i < waiting.size(); i++) if (i % 10 != 0) common.add(waiting.get(i));
        assertThat(left).isEqualTo(common.subList(common.size() - 30, common.size()));
        assertThat(matters.count("select count(*) from ticket t join ticket_event e on e.ticket_id = t.id"
                        + " where t.skill = 'BURST' and e.kind = 'TAKEN'"))
                .isEqualTo(200);
    }

    @Test
    void the_same_claim_again_gives_the_same_ticket_and_nobody_elses() throws Exception {
        String first = waits("AGAIN", false, 0);
        waits("AGAIN", false, 1);
        operator("again", "AGAIN");
        operator("another", "AGAIN");
        UUID id = UUID.randomUUID();
        for (int i = 0; i < 3; i++)
            assertThat(claim("again", id).path("number").asText()).isEqualTo(first);
        assertThat(Caller.staff("another")
                        .put("/api/v1/work/claims/" + id, Map.of())
                        .code())
                .isEqualTo("CLAIM_IS_ANOTHER");
        assertThat(assignee(first)).isEqualTo("again");
        assertThat(claim("another", UUID.randomUUID()).path("number").asText()).isNotEqualTo(first);
        assertThat(claim("another", UUID.randomUUID()).path("number").isNull())
                .as("nothing waits any more")
                .isTrue();
    }

    @Test
    void who_does_not_speak_the_language_or_lacks_the_skill_is_given_something_else() throws Exception {
        String russian = waits("SPOKEN", false, 0);
        matters.execute("update ticket set language = 'RU' where number = '" + russian + "'");
        String kazakh = waits("SPOKEN", false, 1);
        matters.execute("update ticket set language = 'KK' where number = '" + kazakh + "'");
        String unknown = waits("SPOKEN", false, 2);
        matters.execute("update ticket set language = null where number = '" + unknown + "'");
        operator("only-kazakh", "SPOKEN");
        matters.execute("update staff set languages = '{kk}' where login = 'only-kazakh'");
        operator("no-skill", "ELSEWHERE");
        // Somebody on shift is fit for it: it falls to nobody else.
        operator("only-russian", "SPOKEN");
        matters.execute("update staff set languages = '{ru}' where login = 'only-russian'");
        be("only-russian", "TRAINING");
        assertThat(claim("only-kazakh", UUID.randomUUID()).path("number").asText())
                .isEqualTo(kazakh);
        assertThat(claim("only-kazakh", UUID.randomUUID()).path("number").asText())
                .isEqualTo(unknown);
        assertThat(claim("only-kazakh", UUID.randomUUID()).path("number").isNull())
                .isTrue();
        assertThat(claim("no-skill", UUID.randomUUID()).path("number").isNull()).isTrue();
        assertThat(assignee(russian)).isEqualTo("");
    }

    @Test
    void two_claim_one_ticket_and_one_of_them_hears_who_has_it() throws Exception {
        String number = waits("ONE", false, 0);
        operator("one-a", "ONE");
        operator("one-b", "ONE");
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = List.of("one-a", "one-b").stream()
                    .map(login -> (Callable<Integer>) () -> Caller.staff(login)
                            .put("/api/v1/tickets/" + number + "/assignment", null)
                            .status())
                    .toList();
            for (var one : threads.invokeAll(both)) statuses.add(one.get());
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void who_is_ready_is_offered_what_waits_within_a_second_and_keeps_it_by_accepting() throws Exception {
        operator("ready", "OFFERED");
        be("ready", "READY");
        String number = waits("OFFERED", false, 0);
        dealer.deal();
        offered("ready", number);
        assertThat(Caller.staff("aigul")
                        .put("/api/v1/tickets/" + number + "/assignment", null)
                        .code())
                .as("it is offered to somebody else")
                .isEqualTo("TAKEN_BY_ANOTHER");
        assertThat(Caller.staff("ready")
                        .put("/api/v1/work/offers/" + number + "/acceptance", null)
                        .status())
                .isEqualTo(200);
        assertThat(Caller.staff("ready")
                        .put("/api/v1/work/offers/" + number + "/acceptance", null)
                        .status())
                .as("the same again")
                .isEqualTo(200);
        assertThat(assignee(number)).isEqualTo("ready");
        be("ready", "OFF");
    }

    @Test
    void a_refused_offer_goes_to_the_next_with_its_age() throws Exception {
        operator("refuses", "REFUSED");
        String number = waits("REFUSED", false, 0);
        String since = since(number);
        be("refuses", "READY");
        dealer.deal();
        offered("refuses", number);
        operator("next-one", "REFUSED");
        be("next-one", "READY");
        assertThat(Caller.staff("refuses")
                        .put("/api/v1/work/offers/" + number + "/refusal", Map.of("reason", "Кезегім емес"))
                        .status())
                .isEqualTo(200);
        dealer.deal();
        offered("refuses");
        offered("next-one", number);
        assertThat(since(number)).isEqualTo(since);
        assertThat(Caller.staff("refuses")
                        .put("/api/v1/work/offers/" + number + "/acceptance", null)
                        .code())
                .isEqualTo("OFFER_OVER");
        be("refuses", "OFF");
        be("next-one", "OFF");
    }

    @Test
    void an_offer_that_nobody_answers_goes_on_and_who_never_answers_is_asked_no_more() throws Exception {
        operator("sleeps", "SLEEPS");
        String first = waits("SLEEPS", false, 0);
        String second = waits("SLEEPS", false, 1);
        matters.execute("insert into work_profile values ('sleeps', '{SLEEPS}', 1, 1, 1, true, 1)"
                + " on conflict (login) do update set mails = 1");
        be("sleeps", "READY");
        dealer.deal();
        offered("sleeps", first);
        lapse(first);
        // The other one: the first is not asked again so soon.
        offered("sleeps", second);
        lapse(second);
        offered("sleeps");
        var presence = Caller.staff("sleeps").get("/api/v1/work/presence").json();
        assertThat(presence.path("state").asText()).isEqualTo("BREAK");
        assertThat(presence.path("reason").asText()).isEqualTo("NO_ANSWER");
        assertThat(assignee(first)).isEmpty();
    }

    private void lapse(String number) throws SQLException {
        matters.execute("update ticket set offered_until = offered_until - interval '1 hour' where number = '" + number
                + "' and offered_to is not null");
        dealer.sweep();
        dealer.deal();
    }

    @Test
    void who_goes_on_a_break_leaves_their_offers_to_others_and_says_why() throws Exception {
        operator("breaks", "BREAKS");
        String number = waits("BREAKS", false, 0);
        be("breaks", "READY");
        dealer.deal();
        offered("breaks", number);
        assertThat(Caller.staff("breaks")
                        .put("/api/v1/work/presence", Map.of("state", "BREAK"))
                        .code())
                .isEqualTo("REASON_MISSING");
        assertThat(Caller.staff("breaks")
                        .put("/api/v1/work/presence", Map.of("state", "ON_CALL"))
                        .code())
                .isEqualTo("STATE_NOT_YOURS");
        assertThat(Caller.staff("breaks")
                        .put("/api/v1/work/presence", Map.of("state", "BREAK", "reason", "LUNCH"))
                        .status())
                .isEqualTo(200);
        offered("breaks");
        assertThat(matters.count("select count(*) from work_offer where login = 'breaks' and ending = 'WITHDRAWN'"))
                .isEqualTo(1);
        assertThat(matters.count("select count(*) from presence_spell where login = 'breaks' and state = 'READY'"))
                .isEqualTo(1);
    }

    @Test
    void what_a_vanished_operator_was_offered_goes_on_and_later_what_they_had_in_hand() throws Exception {
        operator("vanishes", "VANISHES");
        String inHand = waits("VANISHES", false, 0);
        assertThat(claim("vanishes", UUID.randomUUID()).path("number").asText()).isEqualTo(inHand);
        String offered = waits("VANISHES", false, 1);
        be("vanishes", "READY");
        dealer.deal();
        offered("vanishes", offered);
        matters.execute("update presence set seen_at = seen_at - interval '3 minutes' where login = 'vanishes'");
        dealer.sweep();
        offered("vanishes");
        assertThat(assignee(inHand))
                .as("they may only have lost the connection")
                .isEqualTo("vanishes");
        matters.execute("update presence set seen_at = seen_at - interval '10 minutes' where login = 'vanishes'");
        dealer.sweep();
        assertThat(assignee(inHand)).isEmpty();
    }

    @Test
    void many_arrivals_and_many_free_people_miss_each_other_never_and_nobody_is_given_more_than_they_can_take()
            throws Exception {
        for (int i = 0; i < 20; i++) operator("many-" + i, "MANY");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Object>>();
            for (int i = 0; i < 20; i++) {
                String login = "many-" + i;
                all.add(() -> be(login, "READY"));
            }
            for (int i = 0; i < 40; i++) {
                int order = i;
                all.add(() -> waits("MANY", false, order));
            }
            for (int i = 0; i < 4; i++)
                all.add(() -> {
                    dealer.deal();
                    return "dealt";
                });
            for (var one : threads.invokeAll(all)) one.get();
        }
        // One question at a time: what is left comes when the first are answered.
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            assertThat(matters.count("select coalesce(max(n), 0) from (select count(*) as n from ticket"
                            + " where skill = 'MANY' group by offered_to having offered_to is not null) each"))
                    .isLessThanOrEqualTo(1);
            for (int i = 0; i < 20; i++) {
                String login = "many-" + i;
                for (String number : offers(login)) {
                    Caller.staff(login).put("/api/v1/work/offers/" + number + "/acceptance", null);
                }
            }
            return matters.count("select count(*) from ticket where skill = 'MANY' and assignee is null") == 0;
        });
        assertThat(matters.count("select count(*) from work_offer where login like 'many-%' and ending = 'ACCEPTED'"))
                .isEqualTo(40);
        assertThat(matters.count("select max(n) from (select count(*) as n from ticket where skill = 'MANY'"
                        + " group by assignee) each"))
                .as("five mails at once")
                .isLessThanOrEqualTo(5);
        for (int i = 0; i < 20; i++) be("many-" + i, "OFF");
    }

    @Test
    void a_ticket_is_handed_to_a_person_or_to_a_desk_with_a_note() throws Exception {
        String number = waits("HANDED", false, 0);
        operator("gives", "HANDED");
        operator("gets", "HANDED");
        assertThat(handOver("gives", number, Map.of("to", "gets", "note", " ")).code())
                .isEqualTo("REASON_MISSING");
        assertThat(handOver("gives", number, Map.of("to", "ermek", "note", "Қараңызшы"))
                        .code())
                .as("an analyst is not at the operators' desk")
                .isEqualTo("NOT_THEIRS");
        assertThat(handOver("gives", number, Map.of("to", "gets", "note", "Қараңызшы"))
                        .status())
                .isEqualTo(204);
        assertThat(assignee(number)).isEqualTo("gets");
        assertThat(Caller.staff("ermek").get("/api/v1/tickets/" + number).status())
                .isEqualTo(404);
        assertThat(handOver("gets", number, Map.of("desk", "ANALYSTS", "note", "Бұл көшеде үшінші рет"))
                        .status())
                .isEqualTo(204);
        assertThat(assignee(number)).isEmpty();
        var seen = Caller.staff("ermek").get("/api/v1/tickets/" + number);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text()).contains("Бұл көшеде үшінші рет");
        assertThat(Caller.staff("ermek").get("/api/v1/tickets?queue=AT_DESK").text())
                .contains(number);
        assertThat(Caller.staff("dana").get("/api/v1/tickets?queue=AT_DESK").text())
                .doesNotContain(number);
        assertThat(Caller.staff("ermek").get("/api/v1/tickets?queue=OPEN").code())
                .isEqualTo("NOT_YOUR_QUEUE");
        assertThat(Caller.staff("aigul").get("/api/v1/tickets?queue=TRIAGE").code())
                .isEqualTo("NOT_YOUR_QUEUE");
        assertThat(Caller.staff("ermek")
                        .put("/api/v1/tickets/" + number + "/assignment", null)
                        .status())
                .isEqualTo(200);
        assertThat(handOver("ermek", number, Map.of("desk", "OPERATORS", "note", "Жөндеу жоспарда"))
                        .status())
                .isEqualTo(204);
        assertThat(Caller.staff("ermek").get("/api/v1/tickets/" + number).status())
                .isEqualTo(404);
    }

    @Test
    void what_nobody_on_shift_is_fit_for_falls_to_others_and_the_supervisor_sees_it() throws Exception {
        operator("fits-not", "ANOTHER");
        String number = waits("NOBODY_KNOWS", false, 0);
        Caller.staff("fits-not").put("/api/v1/work/presence/sign", null);
        be("fits-not", "TRAINING");
        var wall = Caller.staff("saule").get("/api/v1/work/wallboard").json();
        JsonNode uncovered = null;
        for (JsonNode one : wall.path("uncovered")) {
            if (one.path("skill").asText().equals("NOBODY_KNOWS")) uncovered = one;
        }
        assertThat(uncovered).isNotNull();
        assertThat(uncovered.path("fallback").asText()).isEqualTo("OTHER_SKILL");
        assertThat(claim("fits-not", UUID.randomUUID()).path("number").asText()).isEqualTo(number);
        be("fits-not", "OFF");
    }

    @Test
    void the_wall_shows_who_is_there_what_waits_and_how_much_each_was_given() throws Exception {
        operator("on-the-wall", "WALL");
        be("on-the-wall", "READY");
        String number = waits("WALL", true, 0);
        dealer.deal();
        offered("on-the-wall", number);
        Caller.staff("on-the-wall").put("/api/v1/work/offers/" + number + "/acceptance", null);
        var wall = Caller.staff("saule").get("/api/v1/work/wallboard").json();
        JsonNode person = null;
        for (JsonNode one : wall.path("people")) {
            if (one.path("login").asText().equals("on-the-wall")) person = one;
        }
        assertThat(person).isNotNull();
        assertThat(person.path("state").asText()).isEqualTo("READY");
        assertThat(person.path("inHand").asInt()).isEqualTo(1);
        assertThat(person.path("accepted").asInt()).isEqualTo(1);
        assertThat(person.path("taken").asInt()).isEqualTo(1);
        assertThat(Caller.staff("aigul").get("/api/v1/work/wallboard").status()).isEqualTo(403);
        be("on-the-wall", "OFF");
        waits("WALL", false, 1);
        var desks = Caller.staff("aigul").get("/api/v1/work/desks").json();
        assertThat(desks.path(0).path("desk").asText()).isEqualTo("OPERATORS");
        assertThat(desks.path(0).path("waiting").asLong()).isEqualTo(1);
    }

    @Test
    void skills_are_changed_on_the_fly_and_what_waited_for_them_is_offered_at_once() throws Exception {
        matters.execute("insert into skill values ('LEARNED', 'OTHER', 'Үйренген', 'Выучено', 'Learned', true, 1)");
        operator("learns", "BEFORE_LEARNING");
        // Somebody else knows it, but takes nothing now.
        operator("knows", "LEARNED");
        be("knows", "TRAINING");
        String number = waits("LEARNED", false, 0);
        be("learns", "READY");
        dealer.deal();
        offered("learns");
        var skilled = Map.of("skills", List.of("LEARNED"), "calls", 1, "chats", 3, "mails", 5, "offered", true);
        var path = "/api/v1/work/profiles/learns";
        assertThat(Caller.staff("saule").put(path, 7, skilled).code()).isEqualTo("STALE");
        var wrong = new HashMap<String, Object>(skilled);
        wrong.put("skills", List.of("NOBODY_EVER_HEARD_OF"));
        assertThat(Caller.staff("saule").put(path, 1, wrong).code()).isEqualTo("SKILL_UNKNOWN");
        wrong.put("skills", List.of("not a code"));
        assertThat(Caller.staff("saule").put(path, 1, wrong).code()).isEqualTo("SKILL_WRONG");
        wrong = new HashMap<>(skilled);
        wrong.put("mails", 101);
        assertThat(Caller.staff("saule").put(path, 1, wrong).code()).isEqualTo("CAPACITY_WRONG");
        assertThat(Caller.staff("saule").put(path, 1, skilled).status()).isEqualTo(200);
        offered("learns", number);
        be("learns", "OFF");
        be("knows", "OFF");
    }

    @Test
    void rules_of_a_desk_are_kept_within_bounds() {
        var path = "/api/v1/work/desks/QUALITY/rules";
        var rules = Map.of("offers", false, "answerSeconds", 60, "serviceSeconds", 86400, "servicePercent", 90);
        var wrong = Map.of("offers", false, "answerSeconds", 1, "serviceSeconds", 86400, "servicePercent", 90);
        assertThat(Caller.staff("saule").put(path, 1, wrong).code()).isEqualTo("TIMES_WRONG");
        var now = Caller.staff("saule").get(path);
        assertThat(now.json().path("answerSeconds").asInt()).isEqualTo(60);
        assertThat(now.headers().get("etag")).isEqualTo("\"1\"");
        assertThat(Caller.staff("saule")
                        .put(path, 1, rules)
                        .json()
                        .path("servicePercent")
                        .asInt())
                .isEqualTo(90);
        assertThat(Caller.staff("saule").put(path, 1, rules).code()).isEqualTo("STALE");
    }

    @Test
    void many_are_handed_over_at_once_after_a_preview_and_can_be_taken_back() throws Exception {
        operator("bulk-from", "BULK");
        operator("bulk-to", "BULK");
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 5; i++) numbers.add(waits("BULK", false, i));
        Caller.staff("bulk-from").put("/api/v1/tickets/" + numbers.get(0) + "/assignment", null);
        var chosen = new ArrayList<Map<String, Object>>();
        for (String number : numbers) chosen.add(Map.of("number", number, "version", matters.version(number)));
        chosen.set(4, Map.of("number", numbers.get(4), "version", 77));
        chosen.add(Map.of("number", "0000000000", "version", 1));
        var body = Map.of("tickets", chosen, "to", "bulk-to", "note", "Ауысым аяқталды", "act", "HAND_OVER");
        String path = "/api/v1/work/bulk-acts/";

        var preview = Caller.staff("saule").call("POST", path + "previews", body);
        assertThat(results(preview)).containsExactly("DONE", "DONE", "DONE", "DONE", "STALE", "NO_SUCH_TICKET");
        assertThat(assignee(numbers.get(1))).as("nothing was changed").isEmpty();

        UUID id = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            var done = Caller.staff("saule").put(path + id, body);
            assertThat(results(done))
                    .containsExactlyInAnyOrder("DONE", "DONE", "DONE", "DONE", "STALE", "NO_SUCH_TICKET");
        }
        for (int i = 0; i < 4; i++) assertThat(assignee(numbers.get(i))).isEqualTo("bulk-to");
        assertThat(matters.count("select count(*) from ticket_event e join ticket t on t.id = e.ticket_id"
                        + " where t.skill = 'BULK' and e.kind = 'HANDED_OVER'"))
                .as("once each")
                .isEqualTo(4);
        assertThat(Caller.staff("bolat").put(path + id, body).code()).isEqualTo("ACT_IS_ANOTHER");
        assertThat(Caller.staff("bolat").put(path + id + "/undoing", null).code())
                .isEqualTo("NO_SUCH_ACT");

        // One of them has moved on meanwhile: it stays where it is.
        handOver("bulk-to", numbers.get(3), Map.of("desk", "INSPECTORS", "note", "Тексеріңізші"));
        Caller.staff("saule").put(path + id + "/undoing", null);
        assertThat(assignee(numbers.get(0))).isEqualTo("bulk-from");
        assertThat(assignee(numbers.get(1))).isEmpty();
        assertThat(view(numbers.get(3)).path("desk").asText()).isEqualTo("INSPECTORS");
        assertThat(Caller.staff("saule")
                        .call("POST", path + "previews", Map.of("tickets", List.of(), "note", "x", "act", "NOTE"))
                        .code())
                .isEqualTo("TOO_MANY");
    }

    @Test
    void what_many_are_can_be_taken_and_released_and_taken_back() throws Exception {
        operator("many-one", "MANY");
        operator("many-two", "MANY");
        var numbers = List.of(waits("MANY", false, 0), waits("MANY", false, 1), waits("MANY", false, 2));
        Caller.staff("many-two").put("/api/v1/tickets/" + numbers.get(2) + "/assignment", null);
        UUID id = UUID.randomUUID();
        var taken = Caller.staff("many-one").put(BULK + id, bulk("TAKE", numbers, Map.of()));
        assertThat(results(taken)).containsExactlyInAnyOrder("DONE", "DONE", "TAKEN_BY_ANOTHER");
        assertThat(taken.json().path("undoUntil").asText()).isNotEmpty();
        var again = Caller.staff("many-one").put(BULK + UUID.randomUUID(), bulk("TAKE", numbers, Map.of()));
        assertThat(results(again)).containsExactlyInAnyOrder("UNCHANGED", "UNCHANGED", "TAKEN_BY_ANOTHER");
        Caller.staff("many-one").put(BULK + id + "/undoing", null);
        assertThat(assignee(numbers.get(0))).isEmpty();

        Caller.staff("many-one").put("/api/v1/tickets/" + numbers.get(0) + "/assignment", null);
        var theirs = List.of(numbers.get(0), numbers.get(2));
        UUID release = UUID.randomUUID();
        assertThat(results(Caller.staff("many-one").put(BULK + release, bulk("RELEASE", theirs, Map.of()))))
                .as("what another has in hand stays there")
                .containsExactlyInAnyOrder("DONE", "TAKEN_BY_ANOTHER");
        Caller.staff("many-one").put(BULK + release + "/undoing", null);
        assertThat(assignee(numbers.get(0))).isEqualTo("many-one");
        UUID lead = UUID.randomUUID();
        assertThat(results(Caller.staff("saule").put(BULK + lead, bulk("RELEASE", theirs, Map.of()))))
                .containsExactly("DONE", "DONE");
        Caller.staff("saule").put(BULK + lead + "/undoing", null);
        assertThat(assignee(numbers.get(2))).isEqualTo("many-two");
    }

    @Test
    void what_many_were_told_or_sent_is_not_taken_back() throws Exception {
        matters.twoServices();
        var numbers = List.of(waits("TOLD", false, 0), waits("TOLD", false, 1));
        UUID id = UUID.randomUUID();
        var body = bulk("NOTE", numbers, Map.of("note", "Бригада жолда"));
        for (int i = 0; i < 2; i++) {
            var noted = Caller.staff("aigul").put(BULK + id, body);
            assertThat(results(noted)).containsExactly("DONE", "DONE");
            assertThat(noted.json().path("undoUntil").isNull()).isTrue();
        }
        assertThat(matters.count("select count(*) from message m join ticket t on t.id = m.ticket_id"
                        + " where t.skill = 'TOLD' and m.text = 'Бригада жолда'"))
                .isEqualTo(2);
        assertThat(Caller.staff("aigul").put(BULK + id + "/undoing", null).code())
                .isEqualTo("NOT_UNDONE");
        assertThat(Caller.staff("aigul")
                        .call("POST", BULK + "previews", bulk("NOTE", numbers, Map.of("note", " ")))
                        .code())
                .isEqualTo("REASON_MISSING");

        matters.register(numbers.get(0), "INCIDENT");
        var sent = bulk("SEND", numbers, Map.of("organisation", "TEST_SU"));
        assertThat(results(Caller.staff("bolat").call("POST", BULK + "previews", sent)))
                .containsExactly("DONE", "TYPE_MISSING");
        assertThat(results(Caller.staff("aigul").call("POST", BULK + "previews", sent)))
                .containsOnly("NOT_YOURS_TO_DO");
        Caller.staff("bolat").put(BULK + UUID.randomUUID(), sent);
        assertThat(view(numbers.get(0)).path("status").asText()).isEqualTo("SENT");
        assertThat(view(numbers.get(1)).path("status").asText()).isEqualTo("RECEIVED");
    }

    @Test
    void the_same_act_on_many_from_two_sides_at_once_does_each_once_and_goes_on_where_it_died() throws Exception {
        operator("side", "SIDES");
        Caller.staff("side"); // nobody knows them yet: now they are read
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 20; i++) numbers.add(waits("SIDES", false, i));
        UUID id = UUID.randomUUID();
        var all = bulk("HAND_OVER", numbers, Map.of("to", "side", "note", "Ауысым"));
        // It died after the first five.
        Caller.staff("saule")
                .put(BULK + id, bulk("HAND_OVER", numbers.subList(0, 5), Map.of("to", "side", "note", "Ауысым")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Caller.Answer> act = () -> Caller.staff("saule").put(BULK + id, all);
            for (var one : threads.invokeAll(List.of(act, act, act))) {
                assertThat(one.get().status()).isEqualTo(200);
            }
        }
        assertThat(results(Caller.staff("saule").put(BULK + id, all)))
                .hasSize(20)
                .containsOnly("DONE");
        assertThat(matters.count("select count(*) from ticket_event e join ticket t on t.id = e.ticket_id"
                        + " where t.skill = 'SIDES' and e.kind = 'HANDED_OVER'"))
                .as("once each")
                .isEqualTo(20);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Caller.Answer> undo = () -> Caller.staff("saule").put(BULK + id + "/undoing", null);
            for (var one : threads.invokeAll(List.of(undo, undo)))
                assertThat(one.get().json().path("left").asInt()).isZero();
        }
        assertThat(Caller.staff("saule").put(BULK + id + "/undoing", null).text())
                .as("the same again")
                .isEqualTo("{\"back\":20,\"stayed\":0,\"left\":0}");
        assertThat(assignee(numbers.get(7))).isEmpty();
    }

    @Test
    void all_that_an_absent_colleague_has_goes_to_another_piece_by_piece_and_comes_back_so() throws Exception {
        operator("absent", "ABSENT");
        operator("stands-in", "ABSENT");
        Caller.staff("stands-in"); // nobody knows them yet: now they are read
        int all = BulkActs.MOST + 30;
        for (int i = 0; i < all; i++) waits("ABSENT", false, i);
        matters.execute("update ticket set assignee = 'absent' where skill = 'ABSENT'");
        var held = new ArrayList<Map<String, Object>>();
        String cursor = "";
        do {
            var page = Caller.staff("saule")
                    .get("/api/v1/tickets?queue=HELD&assignee=absent&limit=200" + cursor)
                    .json();
            for (JsonNode row : page.path("items"))
                held.add(Map.of(
                        "number",
                        row.path("number").asText(),
                        "version",
                        row.path("version").asInt()));
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(held).hasSize(all);
        UUID id = UUID.randomUUID();
        for (var piece : List.of(held.subList(0, BulkActs.MOST), held.subList(BulkActs.MOST, all))) {
            var body = Map.of("act", "HAND_OVER", "to", "stands-in", "note", "Ауырып қалды", "tickets", piece);
            assertThat(results(Caller.staff("saule").put(BULK + id, body)))
                    .as("of this piece only")
                    .hasSize(piece.size())
                    .containsOnly("DONE");
        }
        String hers = "select count(*) from ticket where skill = 'ABSENT' and assignee = 'absent'";
        assertThat(matters.count(hers)).isZero();
        assertThat(Caller.staff("saule").put(BULK + id + "/undoing", null).text())
                .isEqualTo("{\"back\":200,\"stayed\":0,\"left\":30}");
        assertThat(Caller.staff("saule").put(BULK + id + "/undoing", null).text())
                .isEqualTo("{\"back\":230,\"stayed\":0,\"left\":0}");
        assertThat(matters.count(hers)).isEqualTo(all);
    }

    @Test
    void what_is_in_somebodys_hands_only_they_and_those_who_lead_take_from_them() throws Exception {
        operator("holds", "HOLDS");
        operator("grabs", "HOLDS");
        String number = waits("HOLDS", false, 0);
        String assignment = "/api/v1/tickets/" + number + "/assignment";
        Matters.done(Caller.staff("holds").put(assignment, null));
        var refused = Caller.staff("grabs").call("DELETE", assignment, null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("TAKEN_BY_ANOTHER");
        for (var to : List.of(Map.of("to", "grabs", "note", "Маған"), Map.of("desk", "ANALYSTS", "note", "Қарасын")))
            assertThat(handOver("grabs", number, to).code()).isEqualTo("TAKEN_BY_ANOTHER");
        assertThat(results(Caller.staff("grabs")
                        .put(
                                BULK + UUID.randomUUID(),
                                bulk("HAND_OVER", List.of(number), Map.of("to", "grabs", "note", "Маған")))))
                .containsExactly("TAKEN_BY_ANOTHER");
        assertThat(assignee(number)).isEqualTo("holds");
        var seen = Caller.staff("grabs").get("/api/v1/tickets/" + number).json();
        assertThat(seen.path("allowed").toString()).contains("NOTE").doesNotContain("RELEASE", "HAND_OVER");

        assertThat(handOver("holds", number, Map.of("to", "grabs", "note", "Сізге"))
                        .status())
                .isEqualTo(204);
        Matters.done(Caller.staff("saule").call("DELETE", assignment, null));
        assertThat(assignee(number)).isEmpty();
        Matters.done(Caller.staff("grabs").call("DELETE", assignment, null)); // it is nobody's already
        matters.execute("update ticket set offered_to = 'holds', offered_until = now() + interval '1 hour'"
                + " where number = '" + number + "'");
        assertThat(handOver("grabs", number, Map.of("to", "grabs", "note", "Маған"))
                        .code())
                .as("another is asked just now")
                .isEqualTo("TAKEN_BY_ANOTHER");
    }

    @Test
    void what_one_handed_over_oneself_is_taken_back_from_whoever_has_it() throws Exception {
        operator("regrets", "REGRETS");
        operator("receives", "REGRETS");
        String number = waits("REGRETS", false, 0);
        Matters.done(Caller.staff("regrets").put("/api/v1/tickets/" + number + "/assignment", null));
        UUID id = UUID.randomUUID();
        Caller.staff("regrets")
                .put(BULK + id, bulk("HAND_OVER", List.of(number), Map.of("to", "receives", "note", "Сізге")));
        assertThat(assignee(number)).isEqualTo("receives");
        assertThat(Caller.staff("regrets")
                        .put(BULK + id + "/undoing", null)
                        .json()
                        .path("back")
                        .asInt())
                .isEqualTo(1);
        assertThat(assignee(number)).isEqualTo("regrets");
    }

    @Test
    void many_are_closed_each_resident_told_in_their_language_and_nothing_unchecked_with_them() throws Exception {
        matters.twoServices();
        String kazakh = waits("CLOSES", false, 0);
        String russian = waits("CLOSES", false, 1);
        String english = waits("CLOSES", false, 2);
        String unregistered = waits("CLOSES", false, 3);
        String answeredByService = waits("CLOSES", false, 4);
        String incident = waits("CLOSES", false, 5);
        String part = waits("CLOSES", false, 6);
        String closed = waits("CLOSES", false, 7);
        for (String one : List.of(kazakh, russian, english, incident, part, closed))
            matters.register(one, "CONSULTATION");
        matters.execute("update ticket set language = 'RU' where number = '" + russian + "'");
        matters.execute("update ticket set language = 'EN' where number = '" + english + "'");
        matters.register(answeredByService, "INCIDENT");
        Matters.done(matters.act("bolat", answeredByService, "dispatch", Map.of("organisation", "TEST_SU")));
        Matters.done(Caller.staff("su").put("/api/v1/tickets/" + answeredByService + "/acceptance", null));
        Matters.done(Caller.staff("su")
                .put(
                        "/api/v1/tickets/" + answeredByService + "/answers/" + UUID.randomUUID(),
                        Map.of("outcome", "RESOLVED", "text", "Жасалды")));
        Matters.done(Caller.staff("bolat").put("/api/v1/tickets/" + part + "/parent", Map.of("parent", incident)));
        matters.closeAtOnce(closed, "aigul", Outcome.RESOLVED);
        var numbers =
                List.of(kazakh, russian, english, unregistered, answeredByService, incident, closed, "0000000000");
        var words = Map.of("kk", "Су қосылды.", "ru", "Воду дали.");
        var body = closing(numbers, "RESOLVED", words);

        var preview = Caller.staff("bolat").call("POST", BULK + "previews", body);
        assertThat(results(preview))
                .containsExactly(
                        "DONE",
                        "DONE",
                        "WORDS_MISSING",
                        "TYPE_MISSING",
                        "ANSWER_UNCHECKED",
                        "HAS_PARTS",
                        "TICKET_CLOSED",
                        "NO_SUCH_TICKET");
        assertThat(view(kazakh).path("status").asText()).isEqualTo("REGISTERED");
        assertThat(matters.count("select count(*) from message where text = 'Су қосылды.'"))
                .as("a preview says nothing to anybody")
                .isZero();

        UUID id = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            var done = Caller.staff("bolat").put(BULK + id, body);
            assertThat(results(done)).filteredOn("DONE"::equals).hasSize(2);
            assertThat(done.json().path("undoUntil").isNull()).isTrue();
        }
        assertThat(view(kazakh).path("status").asText()).isEqualTo("CLOSED");
        assertThat(said(kazakh)).isEqualTo("Су қосылды.");
        assertThat(said(russian)).isEqualTo("Воду дали.");
        assertThat(view(english).path("status").asText()).isEqualTo("REGISTERED");
        assertThat(view(answeredByService).path("status").asText()).isEqualTo("TO_VERIFY");
        assertThat(matters.count("select count(*) from message where text in ('Су қосылды.', 'Воду дали.')"))
                .as("once each")
                .isEqualTo(2);
        assertThat(Caller.staff("bolat").put(BULK + id + "/undoing", null).code())
                .isEqualTo("NOT_UNDONE");
        assertThat(Caller.staff("bolat")
                        .call("POST", BULK + "previews", bulk("CLOSE", List.of(english), Map.of()))
                        .code())
                .isEqualTo("OUTCOME_MISSING");
    }

    @Test
    void closing_many_asks_for_the_rights_and_the_answers_that_closing_one_does() throws Exception {
        matters.twoServices();
        String disputed = waits("RIGHTS", false, 0);
        String plain = waits("RIGHTS", false, 1);
        matters.register(disputed, "INCIDENT");
        matters.register(plain, "CONSULTATION");
        matters.execute("update ticket set status = 'DISPUTED', organisation = 'TEST_SU', desk = 'SUPERVISORS'"
                + " where number = '" + disputed + "'");
        var both = List.of(disputed, plain);
        var silent = closing(both, "EXPLAINED", Map.of());
        assertThat(results(Caller.staff("bolat").call("POST", BULK + "previews", silent)))
                .as("who was not answered is not sent away without a word")
                .containsExactly("ANSWER_MISSING", "ANSWER_MISSING");
        var told = closing(both, "EXPLAINED", Map.of("kk", "Жауап"));
        assertThat(results(Caller.staff("aigul").call("POST", BULK + "previews", told)))
                .containsExactly("NOT_YOURS_TO_DO", "DONE");
        for (String login : List.of("bolat", "saule"))
            assertThat(results(Caller.staff(login).call("POST", BULK + "previews", told)))
                    .as("what the arbiter has before them is decided by itself")
                    .containsExactly("ANSWER_UNCHECKED", "DONE");
        assertThat(results(Caller.staff("ermek").call("POST", BULK + "previews", told)))
                .containsOnly("NO_SUCH_TICKET");
    }

    private Map<String, Object> closing(List<String> numbers, String outcome, Map<String, String> words) {
        var body = bulk("CLOSE", numbers, Map.of("outcome", outcome));
        if (!words.isEmpty()) body.put("answers", words);
        return body;
    }

    private static String said(String number) {
        String said = "";
        for (JsonNode message : view(number).path("messages"))
            if (message.path("kind").asText().equals("REPLY"))
                said = message.path("text").asText();
        return said;
    }

    private static final String BULK = "/api/v1/work/bulk-acts/";

    private Map<String, Object> bulk(String act, List<String> numbers, Map<String, String> more) {
        var body = new HashMap<String, Object>(more);
        body.put("act", act);
        body.put(
                "tickets",
                numbers.stream()
                        .map(number -> Map.of("number", number, "version", matters.version(number)))
                        .toList());
        return body;
    }

    private static List<String> results(Caller.Answer answer) {
        var found = new ArrayList<String>();
        answer.json()
                .path("items")
                .forEach(item -> found.add(item.path("result").asText()));
        return found;
    }

    private Caller.Answer handOver(String login, String number, Map<String, ?> body) {
        return Caller.staff(login).put("/api/v1/tickets/" + number + "/handover", matters.version(number), body);
    }

    private String waits(String skill, boolean urgent, int order) throws SQLException {
        String number = matters.open("Су жоқ", null);
        matters.execute("update ticket set skill = '" + skill + "', urgent = " + urgent
                + ", rank = received_at + interval '1 second' * " + order + " where number = '" + number + "'");
        return number;
    }

    private void operator(String login, String skill) throws SQLException {
        matters.execute("insert into staff (login, name, password_hash, roles, languages, active, created_at)"
                + " select '" + login + "', 'One', password_hash, '{OPERATOR}', '{kk,ru,en}', true, created_at"
                + " from staff where login = 'aigul' on conflict do nothing");
        matters.execute("insert into work_profile values ('" + login + "', '{" + skill + "}', 1, 3, 5, true, 1)"
                + " on conflict do nothing");
    }

    private static Object be(String login, String state) {
        var answer = Caller.staff(login).put("/api/v1/work/presence", Map.of("state", state));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static JsonNode claim(String login, UUID id) {
        var answer = Caller.staff(login).put("/api/v1/work/claims/" + id, new HashMap<>());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** Whoever deals may be another thread than this one. */
    private static void offered(String login, String... numbers) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(offers(login)).containsExactly(numbers));
    }

    private static List<String> offers(String login) {
        var found = new ArrayList<String>();
        Caller.staff(login)
                .get("/api/v1/work/presence")
                .json()
                .path("offers")
                .forEach(offer -> found.add(offer.path("number").asText()));
        return found;
    }

    private static String assignee(String number) {
        return view(number).path("assignee").path("login").asText();
    }

    private String since(String number) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select waits_since::text from ticket where number = '" + number + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static JsonNode view(String number) {
        return Caller.staff("saule").get("/api/v1/tickets/" + number).json();
    }
}
