package kz.komek.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import kz.komek.contract.Call;
import kz.komek.contract.Call.Step;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.Conversation.Seat;
import org.junit.jupiter.api.Test;

/** Whole calls, as the exchange walks through our documents. */
class CallWalkTest {
    private final Scene scene = new Scene();

    @Test
    void a_caller_waits_is_connected_and_talks() {
        assertThat(scene.asks("voice", "")).contains("choose-language", "step".replace("step", "/language?l=kk"));
        assertThat(scene.asks("language", "l=kk", "Digits", "2")).contains("/prompts/ru/recorded.mp3", "/menu?l=ru");
        scene.seat = new Seat.Queue(2, 60L);
        assertThat(scene.asks("menu", "l=ru", "Digits", "2")).contains("<Enqueue", "/wait?l=ru", "/left?l=ru");
        assertThat(scene.asks("wait", "l=ru", "QueueTime", "0")).contains("/prompts/ru/position.mp3");
        scene.seat = new Seat.Operator(Scene.SEAT, "+77172550001", 1);
        assertThat(scene.asks("wait", "l=ru", "QueueTime", "12")).contains("<Leave/>");
        assertThat(scene.asks("left", "l=ru", "QueueResult", "leave", "QueueTime", "13"))
                .contains("<Dial", "+77172550001", "/whisper?l=ru&amp;seat=" + Scene.SEAT + "&amp;open=1");
        leg("ringing", "1");
        leg("in-progress", "2");
        assertThat(scene.asks("whisper", "l=ru&open=1&seat=" + Scene.SEAT, "ParentCallSid", Scene.CALL))
                .contains("whisper-open");
        scene.asks("dialled", "l=ru&seat=" + Scene.SEAT, "DialCallStatus", "completed", "DialCallDuration", "95");
        scene.asks("status", "", "CallStatus", "completed", "CallDuration", "130", "SequenceNumber", "3");

        assertThat(scene.told())
                .containsExactly(
                        Step.ARRIVED,
                        Step.LANGUAGE,
                        Step.QUEUED,
                        Step.LEFT,
                        Step.OFFERED,
                        Step.OFFERED,
                        Step.ANSWERED,
                        Step.TALKED,
                        Step.ENDED);
        assertThat(scene.events)
                .allSatisfy(event -> assertThat(event.call().id()).isEqualTo(Scene.CALL));
        assertThat(scene.contacts).as("nobody said anything to the machine").isEmpty();
    }

    private void leg(String status, String sequence) {
        scene.asks(
                "leg",
                "l=ru&seat=" + Scene.SEAT,
                "ParentCallSid",
                Scene.CALL,
                "CallSid",
                "CAffffffffffffffffffffffffffffffff",
                "To",
                "+77172550001",
                "Direction",
                "outbound-dial",
                "CallStatus",
                status,
                "SequenceNumber",
                sequence);
    }

    @Test
    void a_step_told_twice_is_one_event_and_different_steps_are_different_events() {
        scene.asks("voice", "");
        scene.asks("voice", "");
        assertThat(ids()).hasSize(1);
        scene.asks("dialled", "l=kk&seat=" + Scene.SEAT, "DialCallStatus", "no-answer");
        scene.asks("dialled", "l=kk&seat=" + new UUID(0, 1), "DialCallStatus", "no-answer");
        scene.asks("dialled", "l=kk&seat=" + Scene.SEAT, "DialCallStatus", "no-answer");
        assertThat(scene.events.stream()
                        .filter(event -> event.call().result() == Call.Result.NO_ANSWER)
                        .map(ChannelEvent::eventId)
                        .distinct())
                .hasSize(2);
    }

    private List<UUID> ids() {
        return scene.events.stream().map(ChannelEvent::eventId).distinct().toList();
    }

    @Test
    void who_would_rather_be_called_back_leaves_the_queue_with_a_promise() {
        scene.seat = new Seat.Queue(9, 900L);
        scene.asks("operator", "l=kk");
        assertThat(scene.asks("wait-key", "l=kk", "Digits", "1")).contains("<Leave/>");
        assertThat(scene.asks("left", "l=kk", "QueueResult", "leave", "QueueTime", "30"))
                .contains("/prompts/kk/call-back.mp3", "<Hangup/>");
        assertThat(scene.told()).contains(Step.CALL_BACK);
        assertThat(scene.events.getLast().handle().value()).isEqualTo("+77011234567");
    }

    @Test
    void a_call_back_that_nobody_would_know_of_is_not_promised() {
        scene.kafkaIsDown = true;
        assertThat(scene.asks("menu", "l=kk", "Digits", "3"))
                .contains("<Record", "/prompts/kk/voicemail.mp3")
                .doesNotContain("call-back.mp3");
    }

    @Test
    void the_star_leads_to_112_from_every_step() {
        for (String step : List.of("language", "menu", "number", "blocked", "message")) {
            assertThat(scene.asks(step, "l=kk", "Digits", step.equals("number") ? "572*" : "*"))
                    .as(step)
                    .contains("<Dial")
                    .contains(">112</Dial>");
        }
        scene.asks("wait-key", "l=kk", "Digits", "*");
        assertThat(scene.asks("left", "l=kk", "QueueResult", "leave")).contains(">112</Dial>");
        assertThat(scene.asks("left", "l=kk", "QueueResult", "leave"))
                .as("the cookie is forgotten with its use")
                .doesNotContain(">112</Dial>");
    }

    @Test
    void a_message_is_told_of_when_its_caller_hangs_up_and_waits_for_its_recording() {
        scene.asks("message", "l=ru", "RecordingSid", Scene.RECORDING, "RecordingDuration", "37", "Digits", "hangup");
        scene.asks(
                "recording",
                "l=ru",
                "RecordingSid",
                Scene.RECORDING,
                "RecordingStatus",
                "completed",
                "RecordingSource",
                "RecordVerb",
                "RecordingDuration",
                "37");
        assertThat(scene.contacts).hasSize(1);
        assertThat(scene.contacts.getFirst().text()).isEqualTo("Голосовое сообщение, 37 с");
        assertThat(scene.contacts.getFirst().chat().media().getFirst().id())
                .isEqualTo(scene.events.getLast().call().recording().id());
        assertThat(scene.told()).containsExactly(Step.VOICEMAIL);
    }

    @Test
    void who_presses_hash_after_their_message_hears_its_number() {
        assertThat(scene.asks(
                        "message", "l=ru", "RecordingSid", Scene.RECORDING, "RecordingDuration", "37", "Digits", "#"))
                .contains("/prompts/ru/number-is.mp3", "/prompts/ru/n-5.mp3");
        assertThat(scene.contacts.getFirst().number()).isEqualTo("5724093816");
        scene.kafkaIsDown = true;
        assertThat(scene.asks(
                        "message", "l=ru", "RecordingSid", Scene.RECORDING, "RecordingDuration", "37", "Digits", "#"))
                .as("a number that nobody heard of is not given")
                .contains("/prompts/ru/thanks.mp3")
                .doesNotContain("number-is");
    }

    @Test
    void a_recording_of_a_conversation_is_no_contact() {
        scene.asks(
                "recording",
                "l=ru",
                "RecordingSid",
                Scene.RECORDING,
                "RecordingStatus",
                "completed",
                "RecordingSource",
                "DialVerb",
                "RecordingDuration",
                "95");
        assertThat(scene.contacts).isEmpty();
        assertThat(scene.told()).containsExactly(Step.RECORDED);
    }

    @Test
    void absent_and_short_recordings_are_nothing() {
        scene.asks("recording", "l=ru", "RecordingSid", Scene.RECORDING, "RecordingStatus", "absent");
        scene.asks("message", "l=ru", "RecordingSid", Scene.RECORDING, "RecordingDuration", "1");
        scene.asks(
                "recording",
                "l=ru",
                "RecordingSid",
                Scene.RECORDING,
                "RecordingStatus",
                "completed",
                "RecordingDuration",
                "1");
        assertThat(scene.contacts).isEmpty();
        assertThat(scene.events).isEmpty();
    }

    @Test
    void an_operator_who_does_not_answer_is_named_so_that_another_is_rung() {
        scene.seat = new Seat.Operator(new UUID(0, 7), "+77172550002", 0);
        assertThat(scene.asks("dialled", "l=kk&seat=" + Scene.SEAT, "DialCallStatus", "no-answer"))
                .contains("+77172550002");
        assertThat(scene.seatsWanted.getLast().unanswered()).isEqualTo(Scene.SEAT);
    }

    @Test
    void nobody_is_made_a_resident_of_a_withheld_number() {
        for (String withheld : List.of("anonymous", "", "+266696687", "Restricted", "sip:204@pbx.komek.test")) {
            scene.from = withheld;
            scene.asks("voice", "");
            scene.asks("message", "l=kk", "RecordingSid", Scene.RECORDING, "RecordingDuration", "9");
        }
        assertThat(scene.contacts)
                .hasSize(5)
                .allSatisfy(contact -> assertThat(contact.handle()).isNull());
        assertThat(scene.events).allSatisfy(event -> assertThat(event.handle()).isNull());
    }

    @Test
    void status_callbacks_in_any_order_are_taken() {
        scene.asks("status", "", "CallStatus", "completed", "CallDuration", "12", "SequenceNumber", "2");
        scene.asks("status", "", "CallStatus", "initiated", "SequenceNumber", "0");
        scene.asks("status", "", "CallStatus", "something-new");
        assertThat(scene.told()).containsExactly(Step.ENDED, Step.ARRIVED, Step.ARRIVED);
    }

    @Test
    void no_address_that_the_exchange_is_given_names_a_person() {
        scene.seat = new Seat.Operator(Scene.SEAT, "sip:204@pbx.komek.test", 2);
        for (String step : List.of("voice", "menu", "operator", "wait", "left", "dialled")) {
            assertThat(scene.asks(step, "l=kk")).doesNotContain("77011234567");
        }
    }
}
