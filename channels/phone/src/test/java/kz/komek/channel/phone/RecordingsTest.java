package kz.komek.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import kz.komek.channel.Contacts;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Call.Step;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recordings at the exchange, over HTTP as it is. */
class RecordingsTest {
    private static final String FILE = "GET /Recordings/" + Scene.RECORDING + ".mp3";
    private static final String AWAY = "DELETE /Recordings/" + Scene.RECORDING + ".json";
    private static final String CALLER = "GET /Calls/" + Scene.CALL + ".json";

    private final Scene scene = new Scene();
    private final TakingOver takingOver = new TakingOver(scene, "37");
    private FakeExchange exchange;

    @BeforeEach
    void open() throws IOException {
        exchange = new FakeExchange();
        exchange.answers(CALLER, 200, call("completed"));
        exchange.answers(FILE, 200, "ID3 as if it were sound");
        exchange.answers(AWAY, 204, "");
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    private static String call(String status) {
        return """
                {"sid":"%s","from":"+77011234567","to":"+77172000109","status":"%s",
                 "start_time":"Fri, 20 Nov 2026 06:30:00 +0000","end_time":"Fri, 20 Nov 2026 06:31:00 +0000"}""".formatted(Scene.CALL, status);
    }

    private void takeOver() throws IOException {
        takingOver.recordings(exchange).handle(List.of(takingOver.told(Scene.CALL)));
    }

    private List<String> methods() {
        return exchange.asked.stream().map(FakeExchange.Asked::method).toList();
    }

    @Test
    void a_message_that_was_not_told_of_when_its_caller_hung_up_is_told_of_before_it_is_deleted_there()
            throws IOException {
        scene.kafkaIsDown = true;
        scene.asks("message", "l=ru", "RecordingSid", Scene.RECORDING, "RecordingDuration", "37", "Digits", "hangup");
        scene.kafkaIsDown = false;
        assertThat(scene.contacts).as("nobody heard of it").isEmpty();
        takeOver();
        assertThat(scene.contacts).singleElement().satisfies(contact -> {
            assertThat(contact.handle()).isEqualTo(new Handle(Handle.Kind.PHONE, "+77011234567", null));
            assertThat(contact.account()).isEqualTo("+77172000109");
            assertThat(contact.receivedAt()).isEqualTo(Instant.parse("2026-11-20T06:31:00Z"));
            assertThat(contact.text()).isEqualTo("Голосовое сообщение, 37 с");
        });
        assertThat(methods()).containsExactly("GET", "GET", "DELETE");
    }

    @Test
    void a_message_that_was_told_of_is_the_same_contact_in_the_same_partition() throws IOException {
        scene.asks("message", "l=ru", "RecordingSid", Scene.RECORDING, "RecordingDuration", "37", "Digits", "#");
        takeOver();
        assertThat(scene.contacts).hasSize(2);
        assertThat(scene.contacts)
                .extracting(ContactReceived::contactId)
                .containsOnly(scene.contacts.getFirst().contactId());
        assertThat(scene.contacts.getFirst().number()).isEqualTo("5724093816");
        assertThat(scene.contacts.getLast().chat().media())
                .isEqualTo(scene.contacts.getFirst().chat().media());
    }

    @Test
    void while_the_caller_is_still_answered_their_own_contact_comes_first() throws IOException {
        exchange.answers(CALLER, 200, call("in-progress"));
        takingOver.meanwhile = () -> {
            scene.asks("message", "l=ru", "RecordingSid", Scene.RECORDING, "RecordingDuration", "37", "Digits", "#");
            exchange.answers(CALLER, 200, call("completed"));
        };
        takeOver();
        assertThat(scene.contacts).extracting(ContactReceived::number).containsExactly("5724093816", null);
    }

    @Test
    void who_goes_on_speaking_to_somebody_else_is_not_waited_for() throws IOException {
        exchange.answers(CALLER, 200, call("in-progress"));
        takeOver();
        assertThat(takingOver.pauses).hasSize(10);
        assertThat(methods()).contains("DELETE");
    }

    @Test
    void nothing_is_deleted_there_while_kafka_is_down() throws IOException {
        var told = takingOver.told(Scene.CALL);
        var recordings = takingOver.recordings(exchange);
        scene.kafkaIsDown = true;
        assertThatThrownBy(() -> recordings.handle(List.of(told))).isInstanceOf(Contacts.NotAcknowledged.class);
        assertThat(methods()).doesNotContain("DELETE");
        scene.kafkaIsDown = false;
        recordings.handle(List.of(told));
        assertThat(methods()).endsWith("DELETE");
    }

    @Test
    void a_recording_is_kept_and_told_of_before_it_is_deleted_there() throws IOException {
        takeOver();
        assertThat(takingOver.stored).singleElement().satisfies(file -> {
            var contact = scene.contacts.getFirst();
            assertThat(file.contactId()).isEqualTo(contact.contactId());
            assertThat(file.mediaId())
                    .isEqualTo(contact.chat().media().getFirst().id());
            assertThat(file.file().refused()).isNull();
        });
        assertThat(scene.told()).containsExactly(Step.VOICEMAIL, Step.STORED);
        assertThat(exchange.asked.getLast().method()).isEqualTo("DELETE");
    }

    @Test
    void what_the_exchange_does_not_delete_is_not_fetched_again() throws IOException {
        exchange.answers(AWAY, 500, "");
        var recordings = takingOver.recordings(exchange);
        var told = takingOver.told(Scene.CALL);
        recordings.handle(List.of(told));
        recordings.handle(List.of(told));
        assertThat(exchange.asked.stream().filter(asked -> asked.path().endsWith(".mp3")))
                .hasSize(1);
        assertThat(methods()).endsWith("DELETE", "DELETE");
    }

    @Test
    void a_recording_that_is_gone_is_said_to_be_so_and_its_caller_is_not_forgotten() throws IOException {
        exchange.answers(FILE, 404, "");
        takeOver();
        assertThat(takingOver.stored.getFirst().file().refused()).isEqualTo(AttachmentRef.Refusal.GONE);
        assertThat(scene.told()).containsExactly(Step.VOICEMAIL);
        assertThat(scene.contacts).hasSize(1);
    }

    @Test
    void a_call_that_the_exchange_has_forgotten_leaves_a_message_of_nobody() throws IOException {
        exchange.answers(CALLER, 404, "");
        takeOver();
        assertThat(scene.contacts).singleElement().satisfies(contact -> {
            assertThat(contact.handle()).isNull();
            assertThat(contact.receivedAt()).isEqualTo(Scene.NOON);
        });
    }

    @Test
    void whatever_cannot_be_had_now_is_tried_again() throws IOException {
        for (String missing : List.of(FILE, CALLER)) {
            exchange.answers(missing, 503, "");
            assertThatThrownBy(this::takeOver).isInstanceOf(IllegalStateException.class);
            assertThat(methods()).doesNotContain("DELETE");
            exchange.answers(CALLER, 200, call("completed"));
            exchange.answers(FILE, 200, "ID3");
        }
    }

    @Test
    void a_token_that_is_wrong_makes_no_dead_letters() throws IOException {
        exchange.answers("GET .json", 401, "");
        assertThat(exchange.api().answers()).isFalse();
        exchange.answers("GET .json", 200, "{}");
        assertThat(exchange.api().answers()).isTrue();
    }
}
