package kz.komek.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.Call;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.DirectoryFileStore;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we ask of the exchange, over HTTP as it is. */
class ExchangeTest {
    private static final UUID REPLY = UUID.fromString("0f0e0d0c-0b0a-4908-8706-050403020100");

    @TempDir
    Path files;

    private final Scene scene = new Scene();
    private FakeExchange exchange;

    @BeforeEach
    void open() throws IOException {
        exchange = new FakeExchange();
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    private Result send() {
        var sender = new SmsSender(
                exchange.api(),
                "+77172000109",
                new Addresses(URI.create("https://109.komek.test")),
                new SimpleMeterRegistry());
        return sender.send(new ReplyRequested(
                REPLY,
                Channel.SMS,
                "+77172000109",
                new Handle(Handle.Kind.PHONE, "+77011234567", null),
                Language.KK,
                "5724093816",
                null,
                "Өтінішіңіз қабылданды: 572 409 3816",
                true,
                null,
                List.of(),
                List.of()));
    }

    @Test
    void a_short_message_is_sent_with_its_way_back() {
        exchange.answers("POST /Messages.json", 201, "{\"sid\":\"SM0123456789abcdef0123456789abcdef\"}");
        assertThat(send()).isEqualTo(new Result.Accepted("SM0123456789abcdef0123456789abcdef"));
        var asked = exchange.asked.getFirst();
        assertThat(Form.read(asked.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .all())
                .containsEntry("To", "+77011234567")
                .containsEntry("From", "+77172000109")
                .containsEntry("Body", "Өтінішіңіз қабылданды: 572 409 3816")
                .containsEntry(
                        "StatusCallback", "https://109.komek.test/channels/phone/twilio/sms-status?reply=" + REPLY);
        assertThat(asked.authorization()).startsWith("Basic ");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 21211, Refused", // no such number
        "400, 21610, Refused", // STOP
        "400, 21606, NotAccepted", // our own number is wrong: mended by somebody
        "401, 20003, NotAccepted",
        "429, 20429, NotAccepted",
        "500, 20500, Unknown", // perhaps sent: never again by itself
        "503, 0, Unknown",
    })
    void what_the_exchange_says_has_its_policy(int status, int code, String policy) {
        exchange.answers("POST /Messages.json", status, "{\"code\":" + code + "}");
        assertThat(send().getClass().getSimpleName()).isEqualTo(policy);
        assertThat(exchange.asked).as("asked once").hasSize(1);
    }

    @Test
    void an_exchange_that_cannot_be_reached_has_surely_not_sent_it() {
        exchange.close();
        assertThat(send()).isInstanceOf(Result.NotAccepted.class);
    }

    @Test
    void a_recording_is_kept_and_told_of_before_it_is_deleted_there() {
        exchange.answers("GET /Recordings/" + Scene.RECORDING + ".mp3", 200, "ID3 as if it were sound");
        exchange.answers("DELETE /Recordings/" + Scene.RECORDING + ".json", 204, "");
        var stored = new ArrayList<AttachmentStored>();
        takeOver(stored);
        assertThat(stored).singleElement().satisfies(file -> {
            assertThat(file.contactId()).isEqualTo(scene.contacts.getFirst().contactId());
            assertThat(file.mediaId())
                    .isEqualTo(
                            scene.contacts.getFirst().chat().media().getFirst().id());
            assertThat(file.file().refused()).isNull();
        });
        assertThat(scene.told()).containsExactly(Call.Step.VOICEMAIL, Call.Step.STORED);
        assertThat(exchange.asked.getLast().method()).isEqualTo("DELETE");
    }

    @Test
    void a_recording_that_is_gone_is_said_to_be_so() {
        var stored = new ArrayList<AttachmentStored>();
        takeOver(stored);
        assertThat(stored.getFirst().file().refused()).isEqualTo(AttachmentRef.Refusal.GONE);
        assertThat(scene.told()).containsExactly(Call.Step.VOICEMAIL);
    }

    @Test
    void a_recording_that_cannot_be_had_now_is_tried_again() {
        exchange.answers("GET /Recordings/" + Scene.RECORDING + ".mp3", 503, "");
        assertThatThrownBy(() -> takeOver(new ArrayList<>())).isInstanceOf(IllegalStateException.class);
        assertThat(exchange.asked).noneMatch(asked -> asked.method().equals("DELETE"));
    }

    private void takeOver(List<AttachmentStored> stored) {
        scene.asks(
                "recording",
                "l=kk",
                "RecordingSid",
                Scene.RECORDING,
                "RecordingStatus",
                "completed",
                "RecordingSource",
                "RecordVerb",
                "RecordingDuration",
                "37");
        ChannelEvent event = scene.events.getLast();
        var time = InstantSource.fixed(Scene.NOON);
        var recordings = new Recordings(
                exchange.api(),
                new Attachments(new DirectoryFileStore(files, time)),
                scene.events::add,
                (of, file) -> stored.add(file),
                time);
        recordings.handle(List.of(new Received<>(
                event, new Envelope(event.eventId().toString(), Envelope.CHANNEL_EVENT, "/test", Scene.NOON))));
    }

    @Test
    void what_was_missed_is_told_from_the_lists_and_is_the_same() throws IOException {
        scene.asks("voice", "");
        exchange.answers("GET /Calls.json", 200, """
                {"calls":[
                  {"sid":"%s","from":"+77011234567","to":"+77172000109","status":"completed","duration":"12","direction":"inbound",
                   "start_time":"Fri, 20 Nov 2026 06:30:00 +0000","end_time":"Fri, 20 Nov 2026 06:30:12 +0000"},
                  {"sid":"CA1","from":"+77172000109","to":"+77172550001","status":"completed","direction":"outbound-dial"}],
                 "next_page_uri":null}""".formatted(Scene.CALL));
        exchange.answers(
                "GET /Calls/" + Scene.CALL + ".json", 200, "{\"from\":\"+77011234567\",\"to\":\"+77172000109\"}");
        exchange.answers("GET /Recordings.json", 200, """
                {"recordings":[{"sid":"%s","call_sid":"%s","status":"completed","duration":"37","source":"RecordVerb"}]}""".formatted(Scene.RECORDING, Scene.CALL));
        exchange.answers("GET /Messages.json", 200, """
                {"messages":[
                  {"sid":"SM1","from":"+77011234567","to":"+77172000109","body":"Су жоқ","direction":"inbound"},
                  {"sid":"SM2","from":"whatsapp:+77011234567","to":"whatsapp:+77172000109","body":"-","direction":"inbound"},
                  {"sid":"SM3","from":"+77172000109","to":"+77011234567","body":"-","direction":"outbound-api"}]}""");
        var lists = new CallLists(exchange.api(), scene.steps(), scene.facts(), InstantSource.fixed(Scene.NOON), "KZ");
        assertThat(lists.read(Scene.NOON)).isEqualTo(2);
        assertThat(scene.told())
                .containsExactly(Call.Step.ARRIVED, Call.Step.ARRIVED, Call.Step.ENDED, Call.Step.VOICEMAIL);
        assertThat(scene.events.get(0).eventId()).isEqualTo(scene.events.get(1).eventId());
        assertThat(scene.events.get(2).at()).isEqualTo(java.time.Instant.parse("2026-11-20T06:30:12Z"));
        assertThat(scene.contacts).extracting(contact -> contact.channel()).containsExactly(Channel.PHONE, Channel.SMS);
    }
}
