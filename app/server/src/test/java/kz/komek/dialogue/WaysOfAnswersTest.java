package kz.komek.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.Accounts;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.DeliveryReported.Outcome;
import kz.komek.contract.Handle;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.Secrets;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.correspondence.CallWanted;
import kz.komek.correspondence.Reachable;
import kz.komek.correspondence.Replies;
import kz.komek.intake.Intake;
import kz.komek.platform.sealing.Seal;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By which way an answer leaves when somebody cannot be written to where they wrote. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class WaysOfAnswersTest {
    @Inject
    Intake intake;

    @Inject
    Silences silences;

    @Inject
    Replies replies;

    @Inject
    TicketViews views;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    Seal seal;

    @Inject
    Secrets secrets;

    @Inject
    Publisher publisher;

    @Inject
    Topics topics;

    @Inject
    InstantSource time;

    @Inject
    CallsHeard calls;

    @Inject
    Reachable reachable;

    private Matters matters;
    private Chatter.House house;

    /** As the telephone would hear of it. */
    @Singleton
    static class CallsHeard {
        final Queue<CallWanted> all = new ConcurrentLinkedQueue<>();

        void on(@Observes CallWanted wanted) {
            all.add(wanted);
        }
    }

    @BeforeEach
    void a_register() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
        house = new Chatter.House(intake, database, seal, secrets);
    }

    @Test
    void who_blocked_the_bot_is_left_alone_and_who_writes_again_is_written_to() throws Exception {
        var aigul = Chatter.onTelegram(house, now().minusSeconds(600));
        String number = talking(aigul, "Оператор");
        publish(aigul, ChannelEvent.Kind.BLOCKED);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !unreachable(aigul).isEmpty());
        int told = aigul.heard().size();
        UUID answer = answer(number, "Бригада жолда");
        assertThat(aigul.heard()).as("nothing leaves").hasSize(told);
        var message = message(number, answer);
        assertThat(message.delivery()).isEqualTo(Message.Delivery.UNREACHABLE);
        assertThat(message.deliveryReason()).isEqualTo("UNREACHABLE");
        assertThat(views.whole(number, "saule").orElseThrow().history())
                .extracting(HistoryEntry::kind)
                .contains(EventKind.UNDELIVERED);
        assertThat(calls.all)
                .as("nobody knows a number")
                .noneMatch(call -> call.message().equals(answer));
        assertThat(answerBy(number).path("instead").isNull()).isTrue();
        assertThat(answerBy(number).path("why").asText()).isEqualTo("UNREACHABLE");

        publish(aigul, ChannelEvent.Kind.UNBLOCKED);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> unreachable(aigul).isEmpty());
        answer(number, "Бітті ме?");
        assertThat(aigul.last().text()).startsWith("Бітті ме?");
        assertThat(answerBy(number).path("channel").asText()).isEqualTo("TELEGRAM");
        assertThat(answerBy(number).path("instead").isNull()).isTrue();
    }

    @Test
    void outside_of_the_window_a_template_goes_then_an_SMS_then_one_of_ours_calls() {
        var phone = new Handle(
                Handle.Kind.PHONE,
                "+7701" + (1_000_000 + Math.abs(UUID.randomUUID().hashCode() % 9_000_000)),
                null);
        var berik = new Chatter(house, Channel.WHATSAPP, phone, now().minus(Duration.ofHours(26)));
        String number = talking(berik, "Оператор");
        assertThat(answerBy(number).path("why").asText()).isEqualTo("WINDOW_CLOSED");
        assertThat(answerBy(number).path("instead").asText()).isEqualTo("TEMPLATE");

        UUID answer = answer(number, "Ертең жөндейміз");
        var template = berik.last();
        assertThat(template.template().name()).isEqualTo("komek_answer_kk");
        assertThat(template.template().values().getFirst()).isEqualTo(TicketNumbers.spoken(number));
        assertThat(message(number, answer).delivery()).isEqualTo(Message.Delivery.QUEUED);
        assertThat(message(number, answer).deliveryReason()).isEqualTo("WINDOW_CLOSED: TEMPLATE");

        report(template, Outcome.REFUSED);
        var sms = bySms(phone);
        assertThat(sms.text()).contains("Ертең жөндейміз", TicketNumbers.spoken(number), "/t/" + number);
        report(template, Outcome.REFUSED);
        assertThat(message(number, answer).deliveryReason()).isEqualTo("REFUSED: SMS");
        report(sms, Outcome.DELIVERED);
        assertThat(message(number, answer).delivery()).isEqualTo(Message.Delivery.DELIVERED);

        UUID other = answer(number, "Бұл да жетпейді");
        report(berik.last(), Outcome.REFUSED);
        report(bySms(phone), Outcome.REFUSED);
        assertThat(message(number, other).deliveryReason()).contains("CALL");
        assertThat(calls.all.stream().filter(call -> call.message().equals(other)))
                .hasSize(1);
        assertThat(calls.all).noneMatch(call -> call.message().equals(answer));
    }

    @Test
    void a_window_that_the_provider_finds_closed_takes_the_same_way() {
        var phone = new Handle(
                Handle.Kind.PHONE,
                "+7702" + (1_000_000 + Math.abs(UUID.randomUUID().hashCode() % 9_000_000)),
                null);
        var berik = new Chatter(house, Channel.WHATSAPP, phone, now().minus(Duration.ofHours(1)));
        String number = talking(berik, "Оператор");
        var by = answerBy(number);
        assertThat(by.path("channel").asText()).isEqualTo("WHATSAPP");
        assertThat(Duration.between(now(), Instant.parse(by.path("windowUntil").asText())))
                .isBetween(Duration.ofHours(22), Duration.ofHours(24));
        UUID answer = answer(number, "Жауап");
        assertThat(berik.last().template()).isNull();
        report(berik.last(), Outcome.WINDOW_CLOSED);
        assertThat(berik.last().template()).isNotNull();
        assertThat(message(number, answer).deliveryReason()).isEqualTo("WINDOW_CLOSED: TEMPLATE");
    }

    @Test
    void whom_nothing_reaches_is_promised_nothing_and_the_operator_sees_it() {
        var dana = new Chatter(
                house,
                Channel.INSTAGRAM,
                new Handle(
                        Handle.Kind.INSTAGRAM,
                        "17841400000000000:" + UUID.randomUUID().hashCode(),
                        null),
                now().minus(Duration.ofHours(30)));
        String number = talking(dana, "Оператор");
        int told = dana.heard().size();
        UUID answer = answer(number, "Жауап");
        assertThat(dana.heard()).hasSize(told);
        assertThat(message(number, answer).delivery()).isEqualTo(Message.Delivery.WINDOW_CLOSED);
        assertThat(calls.all).noneMatch(call -> call.message().equals(answer));
    }

    @Test
    void who_blocked_the_bot_and_had_shared_a_number_is_answered_by_SMS_whoever_had_it_before() throws Exception {
        for (boolean known : List.of(false, true)) {
            var phone = phone("+7705");
            if (known) new Chatter(house, Channel.WHATSAPP, phone, now().minusSeconds(900)).says("/start");
            var aigul = Chatter.onTelegram(house, now().minusSeconds(600));
            aigul.says("/start");
            aigul.presses("Қазақша");
            aigul.send(aigul.shares(phone.value()));
            aigul.says("Оператор");
            String number = aigul.tickets().getLast();
            publish(aigul, ChannelEvent.Kind.BLOCKED);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> !unreachable(aigul).isEmpty());
            answer(number, "Бригада жолда");
            assertThat(bySms(phone).text()).contains("Бригада жолда", TicketNumbers.spoken(number));
        }
    }

    @Test
    void a_number_that_comes_after_the_ticket_serves_it_too() throws Exception {
        var phone = phone("+7706");
        new Chatter(house, Channel.WHATSAPP, phone, now().minusSeconds(900)).says("/start");
        var aigul = Chatter.onTelegram(house, now().minusSeconds(600));
        String number = talking(aigul, "Оператор");
        aigul.send(aigul.shares(phone.value()));
        publish(aigul, ChannelEvent.Kind.BLOCKED);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !unreachable(aigul).isEmpty());
        answer(number, "Бригада жолда");
        assertThat(bySms(phone).text()).contains("Бригада жолда");
        assertThat(views.whole(number, "saule").orElseThrow().messages())
                .extracting(Message::text)
                .contains("Телефон нөмірін жіберді");
    }

    @Test
    void who_moves_to_another_number_is_answered_there_and_the_script_says_nothing() {
        var before = phone("+7707");
        var after = phone("+7708");
        var berik = new Chatter(house, Channel.WHATSAPP, before, now().minus(Duration.ofHours(1)));
        String number = talking(berik, "Оператор");
        int told = berik.heard().size();
        berik.send(berik.movesTo(after));
        assertThat(berik.heard()).hasSize(told);
        assertThat(berik.tickets()).hasSize(1);
        assertThat(views.whole(number, "saule").orElseThrow().messages())
                .extracting(Message::kind)
                .contains(Message.Kind.MACHINE);

        answer(number, "Ертең жөндейміз");
        assertThat(berik.heard()).as("nobody of ours is there any more").hasSize(told);
        var there = new Chatter(house, Channel.WHATSAPP, after, now());
        assertThat(there.last().template())
                .as("from the new number nothing was said yet")
                .isNotNull();
        there.says("Бұл мен");
        answer(number, "Жақсы");
        assertThat(there.last().text()).startsWith("Жақсы");
    }

    @Test
    void files_of_an_answer_go_along_where_they_are_taken_and_the_rest_is_read_by_the_link() {
        byte[] png = Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
        byte[] rtf = "{\\rtf1\\ansi Жөндеу}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var aigul = Chatter.onTelegram(house, now().minusSeconds(600));
        answer(talking(aigul, "Оператор"), "Жөнделді", upload("after.png", png), upload("act.rtf", rtf));
        assertThat(aigul.last().attachments())
                .extracting(file -> file.name() + " " + file.mediaType())
                .containsExactly("after.png image/png", "act.rtf application/rtf");

        var berik = new Chatter(house, Channel.WHATSAPP, phone("+7709"), now().minusSeconds(600));
        String number = talking(berik, "Оператор");
        assertThat(answerBy(number).path("files").size()).isPositive();
        answer(number, "Жөнделді", upload("after.png", png), upload("act.rtf", rtf));
        assertThat(berik.last().attachments()).extracting(AttachmentRef::name).containsExactly("after.png");
        assertThat(berik.last().text()).contains("Файлдар: ", "/t/" + number);
    }

    private static String upload(String name, byte[] bytes) {
        return Caller.staff("aigul")
                .send("POST", "/api/v1/files?name=" + name, "application/octet-stream", bytes, Map.of())
                .json()
                .path("id")
                .asText();
    }

    private static Handle phone(String beginning) {
        return new Handle(
                Handle.Kind.PHONE,
                beginning + (1_000_000 + Math.abs(UUID.randomUUID().hashCode() % 9_000_000)),
                null);
    }

    private String talking(Chatter who, String words) {
        who.says("/start");
        who.presses("Қазақша");
        who.says(words);
        return who.tickets().getLast();
    }

    private UUID answer(String number, String text, String... files) {
        UUID id = UUID.randomUUID();
        Matters.done(Caller.staff("aigul")
                .put(
                        "/api/v1/tickets/" + number + "/messages/" + id,
                        Map.of("kind", "REPLY", "text", text, "files", List.of(files))));
        return id;
    }

    @Test
    void who_wants_no_short_messages_from_whichever_of_our_numbers_is_called_until_they_want_them_again() {
        var phone = new Handle(
                Handle.Kind.PHONE,
                "+7705" + (1_000_000 + Math.abs(UUID.randomUUID().hashCode() % 9_000_000)),
                null);
        var berik = new Chatter(house, Channel.WHATSAPP, phone, now().minus(Duration.ofHours(26)));
        String number = talking(berik, "Оператор");
        // As gateways of a release before wrote it, and as they write it now.
        Instant at = now();
        for (String account : List.of("+77172000109", Accounts.SMS)) {
            at = at.plusSeconds(1);
            var stopped = byText(phone, account, ChannelEvent.Kind.BLOCKED, at);
            reachable.take(List.of(stopped));
            UUID answer = answer(number, "Ертең жөндейміз");
            report(berik.last(), Outcome.REFUSED);
            assertThat(message(number, answer).deliveryReason()).isEqualTo("REFUSED: CALL");
            assertThat(calls.all).anyMatch(call -> call.message().equals(answer));

            reachable.take(List.of(byText(phone, account, ChannelEvent.Kind.UNBLOCKED, at.plusMillis(5))));
            // From the provider's list, which tells what it told before.
            reachable.take(List.of(stopped));
            UUID other = answer(number, "Жөнделді");
            report(berik.last(), Outcome.REFUSED);
            assertThat(message(number, other).deliveryReason()).isEqualTo("REFUSED: SMS");
            assertThat(bySms(phone).text()).contains("Жөнделді");
        }
    }

    private static ChannelEvent byText(Handle phone, String account, ChannelEvent.Kind kind, Instant at) {
        return new ChannelEvent(UUID.randomUUID(), Channel.SMS, account, at, kind, null, null, phone);
    }

    private void report(ReplyRequested of, Outcome outcome) {
        replies.report(List.of(new DeliveryReported(of.replyId(), outcome, now(), null, null)));
    }

    private ReplyRequested bySms(Handle phone) {
        return new Chatter(house, Channel.SMS, phone, now()).last();
    }

    private List<Long> unreachable(Chatter who) throws Exception {
        long found =
                matters.count("select count(*) from reachability where unreachable_at is not null and fingerprint = '"
                        + seal.fingerprint(who.handle.kind().name(), who.handle.value()) + "'");
        return found == 0 ? List.of() : List.of(found);
    }

    private void publish(Chatter who, ChannelEvent.Kind kind) throws Exception {
        var event =
                new ChannelEvent(UUID.randomUUID(), Channel.TELEGRAM, "komek_bot", now(), kind, null, null, who.handle);
        publisher
                .publish(
                        topics.channelEvent(),
                        "key",
                        new Envelope(
                                event.eventId().toString(),
                                Envelope.CHANNEL_EVENT,
                                "/channels/telegram/komek_bot",
                                event.at()),
                        event)
                .get(30, TimeUnit.SECONDS);
    }

    private static com.fasterxml.jackson.databind.JsonNode answerBy(String number) {
        return Caller.staff("aigul").get("/api/v1/tickets/" + number).json().path("answerBy");
    }

    private Message message(String number, UUID id) {
        return views.whole(number, "saule").orElseThrow().messages().stream()
                .filter(message -> message.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** As the house has it: other tests may have moved its clock. */
    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
