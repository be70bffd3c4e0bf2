package kz.komek.correspondence;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.DeliveryReported.Outcome;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.Secrets;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
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

/** How residents are answered of whom we know a telephone and nothing else. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class OnlyATelephoneTest {
    @Inject
    Intake intake;

    @Inject
    Replies replies;

    @Inject
    Reachable reachable;

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

    private Matters matters;

    @BeforeEach
    void a_register() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
    }

    @Test
    void they_get_their_number_and_their_answer_by_SMS() {
        String phone = mobile();
        String number = matters.open("Су жоқ", Matters.phone(phone));
        var acknowledgement = sms(phone).getFirst();
        assertThat(acknowledgement.text()).contains(TicketNumbers.spoken(number), "/t/" + number);
        assertThat(acknowledgement.automatic()).isTrue();
        assertThat(answerBy(number).path("channel").asText()).isEqualTo("SMS");
        assertThat(answerBy(number).path("instead").isNull()).isTrue();

        UUID answer = answer(number, "Бригада бүгін келеді");
        var sms = sms(phone).getLast();
        assertThat(sms.replyId()).isEqualTo(answer);
        assertThat(sms.text()).contains("Бригада бүгін келеді", TicketNumbers.spoken(number));
        assertThat(message(number, answer).delivery()).isEqualTo(Message.Delivery.QUEUED);
        report(sms, Outcome.DELIVERED);
        assertThat(message(number, answer).delivery()).isEqualTo(Message.Delivery.DELIVERED);
        assertThat(tasks(number)).isEmpty();
    }

    @Test
    void who_came_or_wrote_on_paper_or_called_is_answered_so_too() {
        for (String source : List.of("VISIT", "LETTER", "PHONE")) {
            String phone = mobile();
            var filed = Caller.staff("aigul")
                    .put(
                            "/api/v1/offline-contacts/" + UUID.randomUUID(),
                            Map.of(
                                    "source",
                                    source,
                                    "language",
                                    "ru",
                                    "phone",
                                    phone,
                                    "consented",
                                    true,
                                    "matters",
                                    List.of(Map.of("text", "Нет света"))));
            String number = Matters.done(filed).json().path("numbers").get(0).asText();
            assertThat(sms(phone)).as(source).hasSize(1);
            answer(number, "Свет дадут к вечеру");
            assertThat(sms(phone).getLast().text()).as(source).contains("Свет дадут к вечеру");
        }
    }

    @Test
    void an_answer_that_does_not_fit_is_said_to_be_there_and_is_not_cut_in_half() {
        String phone = mobile();
        String number = matters.open("Су жоқ", Matters.phone(phone));
        answer(number, "Құбыр ауыстырылады. ".repeat(40));
        String text = sms(phone).getLast().text();
        assertThat(text).contains(TicketNumbers.spoken(number), "/t/" + number).doesNotContain("Құбыр", "…");
        assertThat(text.length()).isLessThan(200);
    }

    @Test
    void an_SMS_that_comes_back_is_a_call_to_make_and_the_message_follows_the_call() {
        String phone = mobile();
        String number = matters.open("Су жоқ", Matters.phone(phone));
        UUID answer = answer(number, "Су қосылды");
        for (int i = 0; i < 2; i++) report(sms(phone).getLast(), Outcome.RETURNED);
        assertThat(message(number, answer).deliveryReason()).isEqualTo("RETURNED: CALL");
        JsonNode task = tasks(number).getFirst();
        assertThat(tasks(number)).hasSize(1);
        assertThat(task.path("kind").asText()).isEqualTo("TELL");
        assertThat(task.path("words").asText()).isEqualTo("Су қосылды");
        tried(task, "REACHED");
        assertThat(tasks(number)).isEmpty();
        assertThat(message(number, answer).delivery()).isEqualTo(Message.Delivery.DELIVERED);
    }

    @Test
    void after_three_calls_in_vain_the_operator_sees_that_it_did_not_arrive() {
        String phone = mobile();
        String number = matters.open("Су жоқ", Matters.phone(phone));
        UUID answer = answer(number, "Су қосылды");
        report(sms(phone).getLast(), Outcome.UNREACHABLE);
        long before = undelivered(number);
        JsonNode task = tasks(number).getFirst();
        for (int i = 0; i < 3; i++) tried(task, "NOT_REACHED");
        assertThat(tasks(number)).isEmpty();
        assertThat(message(number, answer).delivery()).isEqualTo(Message.Delivery.UNREACHABLE);
        assertThat(message(number, answer).deliveryReason()).isEqualTo("CALL: NOT_REACHED");
        assertThat(undelivered(number)).isEqualTo(before + 1);
        // And the next one is a call at once.
        assertThat(answerBy(number).path("instead").asText()).isEqualTo("CALL");
        int told = sms(phone).size();
        answer(number, "Тағы бірдеңе");
        assertThat(sms(phone)).hasSize(told);
        assertThat(tasks(number)).hasSize(1);
    }

    @Test
    void a_telephone_on_the_wall_takes_no_SMS() {
        String phone = "+7717"
                + String.format(Locale.ROOT, "2%06d", Math.abs(UUID.randomUUID().hashCode() % 1_000_000));
        String number = matters.open("Су жоқ", Matters.phone(phone));
        assertThat(sms(phone)).isEmpty();
        assertThat(answerBy(number).path("instead").asText()).isEqualTo("CALL");
        answer(number, "Су қосылды");
        assertThat(sms(phone)).isEmpty();
        assertThat(tasks(number)).hasSize(1);
    }

    @Test
    void who_said_STOP_to_any_of_our_numbers_is_called() {
        String phone = mobile();
        String number = matters.open("Су жоқ", Matters.phone(phone));
        reachable.take(List.of(new ChannelEvent(
                UUID.randomUUID(),
                Channel.SMS,
                "+77172000109",
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                ChannelEvent.Kind.BLOCKED,
                null,
                null,
                Matters.phone(phone))));
        int told = sms(phone).size();
        answer(number, "Су қосылды");
        assertThat(sms(phone)).hasSize(told);
        assertThat(tasks(number)).hasSize(1);
    }

    @Test
    void who_wrote_by_SMS_is_answered_there_also_when_a_mailbox_of_theirs_is_known() {
        var phone = Matters.phone(mobile());
        String number = matters.freshNumber();
        intake.take(List.of(new kz.komek.contract.ContactReceived(
                UUID.randomUUID(),
                Channel.SMS,
                "+77172000109",
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                phone,
                Language.RU,
                number,
                null,
                "Нет света",
                null,
                List.of(),
                null,
                null,
                false,
                null,
                kz.komek.contract.ContactReceived.Nature.MESSAGE,
                List.of(Matters.email(UUID.randomUUID() + "@mail.test")))));
        assertThat(answerBy(number).path("channel").asText()).isEqualTo("SMS");
        answer(number, "Свет дадут к вечеру");
        assertThat(sms(phone.value()).getLast().text()).contains("Свет дадут к вечеру");
        report(sms(phone.value()).getLast(), Outcome.UNREACHABLE);
        assertThat(answerBy(number).path("channel").asText()).isEqualTo("EMAIL");
    }

    @Test
    void a_strangers_number_typed_again_and_again_gets_no_more_than_a_few() {
        String phone = mobile();
        for (int i = 0; i < 12; i++) matters.open("Су жоқ", Matters.phone(phone));
        assertThat(sms(phone).size()).isBetween(3, 5);
    }

    @Test
    void nobody_is_promised_a_call_whose_number_is_not_known() {
        var handle = new Handle(Handle.Kind.INSTAGRAM, "178414:" + UUID.randomUUID(), null);
        String number = matters.freshNumber();
        intake.take(List.of(new kz.komek.contract.ContactReceived(
                UUID.randomUUID(),
                Channel.INSTAGRAM,
                "komek",
                Instant.now().minus(Duration.ofHours(30)).truncatedTo(ChronoUnit.MICROS),
                handle,
                Language.KK,
                number,
                null,
                "Су жоқ",
                null,
                List.of(),
                null,
                null,
                false,
                null,
                kz.komek.contract.ContactReceived.Nature.MESSAGE,
                List.of())));
        assertThat(answerBy(number).path("why").asText()).isEqualTo("WINDOW_CLOSED");
        assertThat(answerBy(number).path("instead").isNull())
                .as("a promise that nobody keeps")
                .isTrue();
        UUID answer = answer(number, "Су қосылды");
        assertThat(message(number, answer).delivery()).isEqualTo(Message.Delivery.WINDOW_CLOSED);
        assertThat(message(number, answer).deliveryReason()).doesNotContain("CALL");
        assertThat(tasks(number)).isEmpty();
        assertThat(undelivered(number)).isEqualTo(1);
    }

    private static String mobile() {
        return "+7701"
                + String.format(Locale.ROOT, "%07d", Math.abs(UUID.randomUUID().hashCode() % 10_000_000));
    }

    private UUID answer(String number, String text) {
        UUID id = UUID.randomUUID();
        Matters.done(Caller.staff("aigul")
                .put("/api/v1/tickets/" + number + "/messages/" + id, Map.of("kind", "REPLY", "text", text)));
        return id;
    }

    private void tried(JsonNode task, String result) {
        String path = "/api/v1/calls/tasks/" + task.path("id").asText();
        Matters.done(Caller.staff("aigul").put(path + "/taking", null));
        Matters.done(Caller.staff("aigul").call("POST", path + "/tries", Map.of("result", result)));
    }

    private void report(ReplyRequested of, Outcome outcome) {
        replies.report(List.of(new DeliveryReported(of.replyId(), outcome, Instant.now(), null, null)));
    }

    private List<JsonNode> tasks(String number) {
        return StreamSupport.stream(
                        Caller.staff("aigul")
                                .get("/api/v1/calls/tasks")
                                .json()
                                .path("tasks")
                                .spliterator(),
                        false)
                .filter(task -> number.equals(task.path("number").asText()))
                .toList();
    }

    private static JsonNode answerBy(String number) {
        return Caller.staff("aigul").get("/api/v1/tickets/" + number).json().path("answerBy");
    }

    private Message message(String number, UUID id) {
        return views.whole(number, "saule").orElseThrow().messages().stream()
                .filter(message -> message.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private long undelivered(String number) {
        return views.whole(number, "saule").orElseThrow().history().stream()
                .map(HistoryEntry::kind)
                .filter(EventKind.UNDELIVERED::equals)
                .count();
    }

    /** All that was asked to be sent to a number, the oldest first. */
    private List<ReplyRequested> sms(String phone) {
        var all = new ArrayList<ReplyRequested>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select requested from reply where partition_key = ? order by changed_at, ctid")) {
            select.setString(1, secrets.partitionKey(Channel.SMS, phone));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    byte[] open = seal.open(rows.getBytes(1)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    all.add(Json.read(open, ReplyRequested.class));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }
}
