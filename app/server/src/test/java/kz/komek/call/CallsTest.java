package kz.komek.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
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
import kz.komek.contract.Call;
import kz.komek.contract.Call.Result;
import kz.komek.contract.Call.Step;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Conversation;
import kz.komek.contract.Conversation.Seat;
import kz.komek.contract.Conversation.SeatWanted;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.contract.Secrets;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.correspondence.CallWanted;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls on the real register: each test has callers and operators of its own. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class CallsTest {
    @Inject
    Calls calls;

    @Inject
    Seats seats;

    @Inject
    CallTasks tasks;

    @Inject
    Event<CallWanted> wanted;

    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    Publisher publisher;

    @Inject
    Topics topics;

    @Inject
    Secrets secrets;

    private Matters matters;

    @BeforeEach
    void nobody_is_at_work() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
        matters.execute("update presence set state = 'OFF'");
        matters.execute("update call_seat set ended_at = at, ending = 'GONE' where ended_at is null");
        matters.execute("delete from call_waiting");
        matters.execute("delete from call_telephone");
    }

    @Test
    void a_call_from_the_topic_is_kept_and_the_operator_sees_who_calls() throws Exception {
        String phone = phone();
        matters.open("Су жоқ", Matters.phone(phone));
        operator("rung-1", "{kk}");
        String call = call();
        publish(event(call, Step.ARRIVED, phone));
        Caller.until(() -> count("select count(*) from call where id = '" + call + "'") == 1 ? "kept" : null);
        var seat = (Seat.Operator) seats.seat(wanted(call, Language.KK, phone));
        assertThat(seat.address()).isEqualTo("sip:rung-1@pbx.komek.test");
        assertThat(seat.open()).isEqualTo(1);

        JsonNode mine = mine("rung-1");
        assertThat(mine.path("call").path("phase").asText()).isEqualTo("RINGING");
        assertThat(mine.path("call").path("phone").asText()).contains("***").endsWith(phone.substring(8));
        assertThat(mine.path("call").path("resident").isIntegralNumber()).isTrue();
        assertThat(presence("rung-1")).isEqualTo("ON_CALL");

        calls.take(List.of(event(call, Step.ANSWERED, null, seat.seat(), null, null)));
        assertThat(mine("rung-1").path("call").path("phase").asText()).isEqualTo("TALKING");
        calls.take(List.of(
                event(call, Step.TALKED, null, seat.seat(), null, 60L),
                event(call, Step.ENDED, null, null, null, 90L)));
        assertThat(presence("rung-1")).isEqualTo("WRAP_UP");
        assertThat(mine("rung-1").path("call").path("phase").asText()).isEqualTo("ENDED");
        assertThat(Caller.staff("rung-1")
                        .put("/api/v1/calls/mine/" + call + "/mark", Map.of("mark", "SILENT"))
                        .status())
                .isEqualTo(200);
        assertThat(count("select count(*) from call_mark where call_id = '" + call + "'"))
                .isEqualTo(1);
    }

    @Test
    void the_same_call_asked_for_again_while_it_rings_is_the_same_seat() throws Exception {
        operator("rung-2", "{kk}");
        var wanted = wanted(call(), Language.KK, phone());
        assertThat(seats.seat(wanted)).isEqualTo(seats.seat(wanted));
    }

    @Test
    void twenty_calls_at_once_ring_five_operators_once_each_and_the_others_wait_in_line() throws Exception {
        for (int i = 0; i < 5; i++) operator("five-" + i, "{kk,ru}");
        var asking = new ArrayList<Callable<Seat>>();
        for (int i = 0; i < 20; i++) {
            var wanted = wanted(call(), Language.RU, phone());
            asking.add(() -> seats.seat(wanted));
        }
        var rung = new HashSet<String>();
        int waiting = 0;
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var answer : threads.invokeAll(asking)) {
                switch (answer.get()) {
                    case Seat.Operator operator ->
                        assertThat(rung.add(operator.address())).isTrue();
                    case Seat.Queue queue -> waiting++;
                    case Seat.Full full -> throw new AssertionError(full);
                    case Seat.Nobody nobody -> throw new AssertionError(nobody);
                    case Seat.Silent silent -> throw new AssertionError(silent);
                }
            }
        }
        assertThat(rung.size() + waiting).isEqualTo(20);
        assertThat(rung.size()).isBetween(1, 5);
    }

    @Test
    void who_came_first_is_first_and_an_operator_who_does_not_pick_up_is_rung_no_more() throws Exception {
        operator("first-1", "{kk}");
        String ringing = call();
        var seat = (Seat.Operator) seats.seat(wanted(ringing, Language.KK, phone()));
        var second = wanted(call(), Language.KK, phone());
        var third = wanted(call(), Language.KK, phone());
        assertThat(((Seat.Queue) seats.seat(second)).position()).isEqualTo(1);
        assertThat(((Seat.Queue) seats.seat(third)).position()).isEqualTo(2);
        // It rang in vain: the operator rests, and the call waits like the others, behind them.
        var again = seats.seat(new SeatWanted(ringing, Language.KK, null, seat.seat()));
        assertThat(((Seat.Queue) again).position()).isEqualTo(3);
        assertThat(presence("first-1")).isEqualTo("BREAK");
        be("first-1", "READY");
        assertThat(seats.seat(third)).isInstanceOf(Seat.Queue.class);
        assertThat(seats.seat(second)).isInstanceOf(Seat.Operator.class);
    }

    @Test
    void nobody_at_work_is_said_and_who_speaks_another_language_is_better_than_nobody() throws Exception {
        var wanted = wanted(call(), Language.EN, phone());
        assertThat(seats.seat(wanted)).isInstanceOf(Seat.Nobody.class);
        operator("speaks-1", "{kk}");
        assertThat(seats.seat(wanted)).isInstanceOf(Seat.Operator.class);
    }

    @Test
    void missed_calls_of_one_number_are_one_call_to_make_and_an_answered_one_ends_it() throws Exception {
        String phone = phone();
        for (int i = 0; i < 3; i++) missed(call(), phone);
        var task = only(phone);
        assertThat(task.times()).isEqualTo(3);
        assertThat(task.kind()).isEqualTo(kz.komek.call.domain.TaskKind.MISSED);
        String answered = call();
        calls.take(List.of(
                event(answered, Step.QUEUED, phone),
                event(answered, Step.TALKED, phone, null, null, 30L, 200),
                event(answered, Step.ENDED, phone, null, null, 60L, 201)));
        assertThat(tasks.open()).noneMatch(open -> open.phone().equals(phone));
    }

    @Test
    void one_event_fifty_times_at_once_is_one_step_and_one_task() throws Exception {
        String phone = phone();
        String call = call();
        var events = List.of(
                event(call, Step.QUEUED, phone, null, null, null, 0),
                event(call, Step.LEFT, phone, null, Result.HANGUP, 60L, 60));
        var deliveries = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 50; i++) {
            deliveries.add(() -> {
                calls.take(events);
                return null;
            });
        }
        try (var pool = Executors.newFixedThreadPool(10)) {
            for (var delivered : pool.invokeAll(deliveries)) delivered.get();
        }
        assertThat(count("select count(*) from call_step where call_id = '" + call + "'"))
                .isEqualTo(2);
        assertThat(only(phone).times()).isEqualTo(1);
    }

    @Test
    void a_withheld_number_is_nobodys_task() throws Exception {
        String call = call();
        missed(call, null);
        assertThat(count("select count(*) from call where id = '" + call
                        + "' and caller is null and outcome = 'ABANDONED'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from call_task_asked where id = '"
                        + ContactIds.of(Channel.PHONE, call, "owed") + "'"))
                .isZero();
    }

    @Test
    void a_task_is_taken_by_one_who_then_sees_the_number_and_ends_after_three_tries() throws Exception {
        String phone = phone();
        missed(call(), phone);
        String path = "/api/v1/calls/tasks/" + only(phone).id();
        var listed = StreamSupport.stream(
                        Caller.staff("aigul")
                                .get("/api/v1/calls/tasks")
                                .json()
                                .path("tasks")
                                .spliterator(),
                        false)
                .filter(task -> path.endsWith(task.path("id").asText()))
                .findFirst()
                .orElseThrow();
        assertThat(listed.path("phone").asText()).contains("***");
        assertThat(Caller.staff("aigul")
                        .call("POST", path + "/tries", Map.of("result", "NOT_REACHED"))
                        .code())
                .isEqualTo("TASK_NOT_TAKEN");
        for (int i = 1; i <= 3; i++) {
            assertThat(Caller.staff("aigul")
                            .put(path + "/taking", null)
                            .json()
                            .path("phone")
                            .asText())
                    .isEqualTo(phone);
            assertThat(Caller.staff("saule").put(path + "/taking", null).code()).isEqualTo("TASK_TAKEN");
            var tried = Caller.staff("aigul")
                    .call("POST", path + "/tries", Map.of("result", "NOT_REACHED"))
                    .json();
            assertThat(tried.path("ending").asText("")).isEqualTo(i == 3 ? "NOT_REACHED" : "");
        }
        assertThat(Caller.staff("aigul").put(path + "/taking", null).code()).isEqualTo("TASK_ENDED");
    }

    @Test
    void somebody_who_is_to_be_told_something_is_asked_for_once() throws Exception {
        // An answer did not arrive in writing: by the telephone that the ticket's resident has.
        String other = phone();
        String number = matters.open("Су жоқ", Matters.phone(other));
        long ticket = count("select id from ticket where number = '" + number + "'");
        UUID message = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            QuarkusTransaction.requiringNew()
                    .run(() -> wanted.fire(new CallWanted(ticket, message, "blocked", Instant.now())));
        }
        assertThat(only(other).number()).isEqualTo(number);
    }

    @Test
    void a_wrong_number_is_not_tried_again() throws Exception {
        String phone = phone();
        missed(call(), phone);
        String path = "/api/v1/calls/tasks/" + only(phone).id();
        Matters.done(Caller.staff("aigul").put(path + "/taking", null));
        var tried = Caller.staff("aigul")
                .call("POST", path + "/tries", Map.of("result", "WRONG_NUMBER"))
                .json();
        assertThat(tried.path("ending").asText()).isEqualTo("WRONG_NUMBER");
        assertThat(tasks.open()).noneMatch(open -> open.phone().equals(phone));
    }

    @Test
    void what_operators_say_of_callers_is_seen_by_those_who_lead_and_lifted_by_them() throws Exception {
        String phone = phone();
        operator("marks-1", "{kk}");
        String call = call();
        var seat = (Seat.Operator) seats.seat(wanted(call, Language.KK, phone));
        calls.take(List.of(
                event(call, Step.ARRIVED, phone, null, null, null, 0),
                event(call, Step.ANSWERED, null, seat.seat(), null, null, 1),
                event(call, Step.ENDED, null, null, null, 9L, 9)));
        Matters.done(Caller.staff("marks-1").put("/api/v1/calls/mine/" + call + "/mark", Map.of("mark", "PRANK")));
        assertThat(marks(call)).singleElement().satisfies(mark -> {
            assertThat(mark.path("mark").asText()).isEqualTo("PRANK");
            assertThat(mark.path("phone").asText()).contains("***");
            assertThat(mark.path("by").asText()).isEqualTo("Rung");
            assertThat(mark.path("blocked").asBoolean()).isFalse();
        });
        String path = "/api/v1/calls/" + call + "/marks/PRANK";
        assertThat(Caller.staff("aigul").get("/api/v1/calls/marks").status()).isEqualTo(403);
        assertThat(Caller.staff("aigul").call("DELETE", path, null).status()).isEqualTo(403);
        assertThat(Caller.staff("saule").call("DELETE", path, null).status()).isEqualTo(200);
        assertThat(marks(call)).isEmpty();
        assertThat(count("select count(*) from call_mark where call_id = '" + call + "' and lifted_by = 'saule'"))
                .isEqualTo(1);
        Matters.done(Caller.staff("marks-1").put("/api/v1/calls/mine/" + call + "/mark", Map.of("mark", "PRANK")));
        assertThat(marks(call)).hasSize(1);
    }

    private static List<JsonNode> marks(String call) {
        return StreamSupport.stream(
                        Caller.staff("saule")
                                .get("/api/v1/calls/marks")
                                .json()
                                .path("marks")
                                .spliterator(),
                        false)
                .filter(mark -> call.equals(mark.path("call").asText()))
                .toList();
    }

    @Test
    void a_blocked_caller_is_not_put_through_until_then_and_gateways_are_told() throws Exception {
        String phone = phone();
        String call = call();
        missed(call, phone);
        assertThat(isBlocked(phone)).isFalse();
        UUID id = UUID.randomUUID();
        var body = Map.of(
                "call",
                call,
                "reason",
                "Әзілдер",
                "until",
                Instant.now().plus(1, ChronoUnit.DAYS).toString());
        assertThat(Caller.staff("aigul").put("/api/v1/calls/blocks/" + id, body).status())
                .isEqualTo(403);
        assertThat(Caller.staff("saule").put("/api/v1/calls/blocks/" + id, body).status())
                .isEqualTo(200);
        assertThat(isBlocked(phone)).isTrue();
        assertThat(Caller.staff("saule")
                        .call("DELETE", "/api/v1/calls/blocks/" + id, null)
                        .status())
                .isEqualTo(200);
        assertThat(isBlocked(phone)).isFalse();
    }

    /** Other tests may lead an outage meanwhile: then strangers are known too, as somebody to be told of it. */
    private boolean isBlocked(String phone) {
        JsonNode told = caller(phone);
        return told != null && told.path("blocked").asBoolean();
    }

    @Test
    void gateways_are_told_the_language_that_somebody_spoke_last() throws Exception {
        String phone = phone();
        intake.take(List.of(Matters.contact(matters.freshNumber(), "Нет света", Language.RU, Matters.phone(phone))));
        JsonNode told = caller(phone);
        assertThat(told.path("language").asText()).isEqualTo("ru");
        assertThat(told.path("open").asInt()).isEqualTo(1);
        assertThat(Json.read(Json.write(told), Conversation.Caller.class).blocked())
                .isFalse();
        // And a seat is told with its kind, as the contract reads it.
        var answer = new Caller(secrets.internalToken())
                .call("POST", "/internal/v1/calls/seats", Map.of("call", call(), "language", "ru"));
        assertThat(Json.read(answer.text().getBytes(java.nio.charset.StandardCharsets.UTF_8), Seat.class))
                .isInstanceOf(Seat.Nobody.class);
        assertThat(Caller.nobody()
                        .call("POST", "/internal/v1/calls/seats", Map.of())
                        .status())
                .isIn(401, 403);
    }

    /** Of a street, who lives there hears it, who may live there hears where it is, and nobody else hears anything. */
    @Test
    void an_outage_of_a_street_is_told_to_who_lives_there_and_by_its_name_to_whom_nobody_knows() {
        String own = UUID.randomUUID().toString().substring(0, 8).replaceAll("\\d", "x");
        String street = "arys-t-" + own;
        String name = "Қоңырау" + own;
        var entry = Map.of(
                "parent",
                "arys",
                "kind",
                "STREET",
                "names",
                Map.of("kk", name, "ru", name, "en", name),
                "active",
                true);
        assertThat(Caller.staff("dana")
                        .put("/api/v1/territory/" + street, null, entry)
                        .status())
                .isEqualTo(200);
        String there = livesAt(new Place(name + " 5", "arys", null, null));
        String elsewhere = livesAt(new Place("Әйтеке би 5", "kentau", null, null));
        String somewhere = livesAt(new Place(null, "arys", null, null));
        String unknown = phone();
        String id = UUID.randomUUID().toString();
        var greeting = Map.of("kk", "Су жоқ " + own, "ru", "Нет воды " + own, "en", "No water " + own);
        Matters.done(Caller.staff("saule")
                .put("/api/v1/outages/" + id, Map.of("issue", "WATER_NONE", "place", street, "greeting", greeting)));
        try {
            assertThat(announced(there)).contains("Нет воды " + own);
            assertThat(announced(elsewhere)).noneMatch(text -> text.contains(own));
            assertThat(announced(somewhere)).contains(name + ": Нет воды " + own);
            assertThat(announced(unknown)).contains(name + ": Нет воды " + own);
            assertThat(caller(unknown).path("language").isNull()
                            || caller(unknown).path("language").isMissingNode())
                    .isTrue();
        } finally {
            Matters.done(Caller.staff("saule").put("/api/v1/outages/" + id + "/end", null));
        }
        assertThat(announced(there)).noneMatch(text -> text.contains(own));
    }

    /** @return their telephone */
    private String livesAt(Place place) {
        String phone = phone();
        var said = Matters.contact(matters.freshNumber(), "Шам жанбайды", Language.RU, Matters.phone(phone));
        intake.take(List.of(new ContactReceived(
                said.contactId(),
                said.channel(),
                said.account(),
                said.receivedAt(),
                said.handle(),
                said.language(),
                said.number(),
                said.subject(),
                said.text(),
                place,
                said.attachments(),
                said.thread(),
                said.consent(),
                said.anonymous(),
                said.original(),
                said.nature(),
                said.also())));
        return phone;
    }

    private List<String> announced(String phone) {
        JsonNode told = caller(phone);
        var texts = new java.util.ArrayList<String>();
        if (told != null)
            told.path("announcements")
                    .forEach(each -> texts.add((each.path("place").path("ru").asText() + ": "
                                    + each.path("text").path("ru").asText())
                            .replaceFirst("^(null)?: ", "")));
        return texts;
    }

    @Test
    void an_hour_of_calls_is_counted_by_language() throws Exception {
        Instant hour = Instant.parse("2031-03-03T04:00:00Z"); // nobody else's
        for (int i = 0; i < 3; i++) {
            String call = call();
            calls.take(List.of(
                    at(event(call, Step.LANGUAGE, phone(), null, null, null, 0), hour),
                    at(event(call, Step.QUEUED, null), hour.plusSeconds(10)),
                    at(event(call, Step.ANSWERED, null), hour.plusSeconds(30 + i)),
                    at(event(call, Step.TALKED, null, null, null, 100L), hour.plusSeconds(130 + i)),
                    at(event(call, Step.ENDED, null, null, null, 130L), hour.plusSeconds(131 + i))));
        }
        String given = call();
        calls.take(List.of(
                at(event(given, Step.LANGUAGE, null), hour),
                at(event(given, Step.QUEUED, null), hour),
                at(event(given, Step.LEFT, null, null, Result.HANGUP, 2L), hour.plusSeconds(2))));
        String span = "?from=2031-03-03T04:00:00Z&until=2031-03-03T05:00:00Z";
        var hours =
                Caller.staff("saule").get("/api/v1/calls/report" + span).json().path("hours");
        assertThat(hours).hasSize(1);
        var first = hours.get(0);
        assertThat(first.path("hour").asText()).startsWith("2031-03-03T09:00");
        assertThat(first.path("offered").asInt()).isEqualTo(4);
        assertThat(first.path("answered").asInt()).isEqualTo(3);
        assertThat(first.path("abandonedShort").asInt()).isEqualTo(1);
        assertThat(first.path("abandoned").asInt()).isZero();
        assertThat(first.path("waitSeconds").asInt()).isEqualTo(20 + 21 + 22 + 2);
        assertThat(first.path("talkSeconds").asInt()).isEqualTo(300);
        assertThat(Caller.staff("saule").get("/api/v1/calls/report.csv" + span).text())
                .startsWith("hour,language,offered,")
                .contains("\r\n2031-03-03T09:00,kk,4,3,0,1,");
        assertThat(Caller.staff("saule").get("/api/v1/calls/report?from=x").code())
                .isEqualTo("SPAN_WRONG");
    }

    private static String call() {
        return "CA" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String phone() {
        return "+7701"
                + String.format(
                        java.util.Locale.ROOT,
                        "%07d",
                        Math.floorMod(UUID.randomUUID().hashCode(), 10_000_000));
    }

    private static SeatWanted wanted(String call, Language language, String phone) {
        return new SeatWanted(call, language, phone, null);
    }

    private void missed(String call, @Nullable String phone) {
        calls.take(List.of(
                event(call, Step.QUEUED, phone, null, null, null, 0),
                event(call, Step.LEFT, phone, null, Result.HANGUP, 60L, 60)));
    }

    private kz.komek.call.domain.CallTask only(String phone) {
        var open =
                tasks.open().stream().filter(task -> task.phone().equals(phone)).toList();
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    private static ChannelEvent event(String call, Step step, @Nullable String phone) {
        return event(call, step, phone, null, null, null);
    }

    private static ChannelEvent event(
            String call,
            Step step,
            @Nullable String phone,
            @Nullable UUID seat,
            @Nullable Result result,
            @Nullable Long seconds) {
        return event(call, step, phone, seat, result, seconds, 0);
    }

    private static ChannelEvent event(
            String call,
            Step step,
            @Nullable String phone,
            @Nullable UUID seat,
            @Nullable Result result,
            @Nullable Long seconds,
            int later) {
        return new ChannelEvent(
                ContactIds.of(Channel.PHONE, call, step.name(), String.valueOf(result)),
                Channel.PHONE,
                "+77172000109",
                Instant.now().truncatedTo(ChronoUnit.MICROS).plusSeconds(later),
                ChannelEvent.Kind.CALL,
                null,
                null,
                phone == null ? null : new Handle(Handle.Kind.PHONE, phone, null),
                new Call(call, step, 0, Language.KK, seconds, seat, null, result, null, null));
    }

    private static ChannelEvent at(ChannelEvent event, Instant at) {
        return new ChannelEvent(
                event.eventId(),
                event.channel(),
                event.account(),
                at,
                event.kind(),
                null,
                null,
                event.handle(),
                event.call());
    }

    private void publish(ChannelEvent event) throws Exception {
        publisher
                .publish(
                        topics.channelEvent(),
                        secrets.partitionKey(Channel.PHONE, event.call().id()),
                        new Envelope(event.eventId().toString(), Envelope.CHANNEL_EVENT, "/channels/phone", event.at()),
                        event)
                .get();
    }

    private @Nullable JsonNode caller(String phone) {
        var answer =
                new Caller(secrets.internalToken()).call("POST", "/internal/v1/calls/callers", Map.of("phone", phone));
        return answer.status() == 404 ? null : answer.json();
    }

    private void operator(String login, String languages) throws SQLException {
        matters.execute("insert into staff (login, name, password_hash, roles, languages, active, created_at) select '"
                + login + "', 'Rung', password_hash, '{OPERATOR}', '" + languages + "', true, created_at"
                + " from staff where login = 'aigul' on conflict do nothing");
        assertThat(Caller.staff(login)
                        .put("/api/v1/calls/mine/telephone", Map.of("address", "sip:" + login + "@pbx.komek.test"))
                        .status())
                .isEqualTo(200);
        be(login, "READY");
    }

    private static void be(String login, String state) {
        Matters.done(Caller.staff(login).put("/api/v1/work/presence", Map.of("state", state)));
    }

    private static JsonNode mine(String login) {
        return Caller.staff(login).get("/api/v1/calls/mine").json();
    }

    private static String presence(String login) {
        return Caller.staff(login)
                .get("/api/v1/work/presence")
                .json()
                .path("state")
                .asText();
    }

    private long count(String sql) {
        try {
            return matters.count(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
