package kz.komek.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import kz.komek.contract.Accounts;
import kz.komek.contract.Call.Step;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactReceived;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was missed is told from the exchange's lists, and is the same. */
class CallListsTest {
    private static final Instant FROM = Scene.NOON.minus(Duration.ofMinutes(10));

    private final Scene scene = new Scene();
    private FakeExchange exchange;

    @BeforeEach
    void open() throws IOException {
        exchange = new FakeExchange();
        calls("");
        recordings("");
        messages("");
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    private void calls(String all) {
        exchange.answers("GET /Calls.json", 200, "{\"calls\":[" + all + "],\"next_page_uri\":null}");
    }

    private void recordings(String all) {
        exchange.answers("GET /Recordings.json", 200, "{\"recordings\":[" + all + "],\"next_page_uri\":null}");
    }

    private void messages(String all) {
        exchange.answers("GET /Messages.json", 200, "{\"messages\":[" + all + "],\"next_page_uri\":null}");
    }

    private static String message(String sid, String words, String sent) {
        return """
                {"sid":"%s","from":"+77011234567","to":"+77172000109","body":"%s","num_media":"0","direction":"inbound",
                 "status":"received","date_sent":"Fri, 20 Nov 2026 %s +0000"}""".formatted(sid, words, sent);
    }

    private void tell() throws IOException {
        new CallLists(exchange.api(), scene.facts(), scene.shortMessages(), "KZ").tell(FROM, Scene.NOON);
    }

    @Test
    void a_call_is_told_with_its_own_times_under_the_ids_of_its_steps() throws IOException {
        scene.asks("voice", "");
        calls("""
                {"sid":"%s","from":"+77011234567","to":"+77172000109","status":"completed","duration":"12","direction":"inbound",
                 "start_time":"Fri, 20 Nov 2026 06:30:00 +0000","end_time":"Fri, 20 Nov 2026 06:30:12 +0000"},
                {"sid":"CA1","from":"+77172000109","to":"+77172550001","status":"completed","direction":"outbound-dial"}""".formatted(Scene.CALL));
        tell();
        assertThat(scene.told()).containsExactly(Step.ARRIVED, Step.ARRIVED, Step.ENDED);
        assertThat(scene.events.get(0).eventId()).isEqualTo(scene.events.get(1).eventId());
        assertThat(scene.events.get(1).at()).isEqualTo(Instant.parse("2026-11-20T06:30:00Z"));
        assertThat(scene.events.get(2).at()).isEqualTo(Instant.parse("2026-11-20T06:30:12Z"));
    }

    @Test
    void a_recording_is_told_of_as_by_the_call_back_and_nobody_is_asked_whose_it_is() throws IOException {
        recordings("""
                {"sid":"%s","call_sid":"%s","status":"completed","duration":"37","source":"RecordVerb"}""".formatted(Scene.RECORDING, Scene.CALL));
        tell();
        ChannelEvent listed = scene.events.getFirst();
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
        assertThat(scene.events.getLast().eventId()).isEqualTo(listed.eventId());
        assertThat(exchange.asked).hasSize(3);
    }

    @Test
    void a_short_message_is_the_same_contact_with_the_time_at_which_it_was_sent() throws IOException {
        scene.steps().take("sms", scene.form("MessageSid", "SM1", "Body", "Су жоқ"), java.util.Map.of(), null);
        messages(message("SM1", "Су жоқ", "06:55:00") + """
                ,{"sid":"SM2","from":"whatsapp:+77011234567","to":"whatsapp:+77172000109","body":"-","direction":"inbound"},
                {"sid":"SM3","from":"+77172000109","to":"+77011234567","body":"-","direction":"outbound-api"}""");
        tell();
        assertThat(scene.contacts).hasSize(2);
        assertThat(scene.contacts.get(1).contactId())
                .isEqualTo(scene.contacts.get(0).contactId());
        assertThat(scene.contacts.get(1).chat().saidAt()).isEqualTo(Instant.parse("2026-11-20T06:55:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "STOP,      STOP,  BLOCKED",
        "' stop ',  STOP,  BLOCKED",
        "Unsubscribe, STOP, BLOCKED",
        "Стоп,      STOP,  BLOCKED", // as set up there
        "ТОҚТА,     STOP,  BLOCKED",
        "START,     START, UNBLOCKED",
        "Yes,       START, UNBLOCKED",
        "Старт,     START, UNBLOCKED",
    })
    void who_wants_no_more_messages_says_the_same_by_the_list_as_by_the_post(
            String words, String understood, ChannelEvent.Kind kind) throws IOException {
        var posted = scene.form("MessageSid", "SM1", "Body", words, "OptOutType", understood);
        scene.steps().take("sms", posted, java.util.Map.of(), null);
        messages(message("SM1", words, "06:55:00"));
        tell();
        assertThat(scene.contacts).as("no ticket of it").isEmpty();
        assertThat(scene.events).extracting(ChannelEvent::kind).containsExactly(kind, kind);
        assertThat(scene.events.get(1).eventId()).isEqualTo(scene.events.get(0).eventId());
        assertThat(scene.events.get(1).handle()).isEqualTo(scene.events.get(0).handle());
        assertThat(scene.events).extracting(ChannelEvent::account).containsOnly(Accounts.SMS);
        assertThat(scene.events.get(1).at()).isEqualTo(Instant.parse("2026-11-20T06:55:00Z"));
    }

    @Test
    void a_sentence_with_such_a_word_in_it_and_a_question_for_help_are_messages() throws IOException {
        messages(message("SM1", "stop, су жоқ", "06:55:00") + "," + message("SM2", "HELP", "06:56:00"));
        tell();
        assertThat(scene.contacts).extracting(ContactReceived::text).containsExactly("stop, су жоқ", "HELP");
    }

    @Test
    void the_oldest_comes_first_though_the_list_begins_with_the_newest() throws IOException {
        messages(String.join(
                ",",
                message("SM3", "үшінші", "06:57:00"),
                message("SM2", "екінші", "06:55:00"),
                message("SM1", "бірінші", "06:55:00")));
        tell();
        assertThat(scene.contacts).extracting(ContactReceived::text).containsExactly("бірінші", "екінші", "үшінші");
    }

    @Test
    void a_picture_comes_with_its_message_under_the_same_id() throws IOException {
        String media = "/2010-04-01/Accounts/" + FakeExchange.SID + "/Messages/MM1/Media/ME1";
        exchange.answers("GET /Messages/MM1/Media.json", 200, """
                {"media_list":[{"sid":"ME1","content_type":"image/jpeg","uri":"%s.json"}],"next_page_uri":null}""".formatted(media));
        messages(message("MM1", "", "06:55:00").replace("\"num_media\":\"0\"", "\"num_media\":\"1\""));
        tell();
        var posted = scene.form(
                "MessageSid",
                "MM1",
                "NumMedia",
                "1",
                "MediaUrl0",
                exchange.url() + media,
                "MediaContentType0",
                "image/jpeg");
        scene.steps().take("sms", posted, java.util.Map.of(), null);
        assertThat(scene.contacts.get(0).chat().media())
                .isEqualTo(scene.contacts.get(1).chat().media())
                .hasSize(1);
    }

    /** Else it grows with the day. */
    @Test
    void no_more_is_asked_for_than_the_time_and_a_little_before() throws IOException {
        tell();
        var asked = new LinkedHashMap<String, String>();
        exchange.asked.forEach(each -> asked.put(
                each.path().replaceFirst("\\?.*", ""),
                java.net.URLDecoder.decode(
                        each.path().replaceFirst("[^?]*\\?", ""), java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(asked)
                .containsEntry(
                        "/Calls.json", "EndTime>=2026-11-20T06:20:00Z&EndTime<=2026-11-20T07:00:01Z&PageSize=500")
                .containsEntry(
                        "/Recordings.json",
                        "DateCreated>=2026-11-20T01:50:00Z&DateCreated<=2026-11-20T07:00:01Z&PageSize=500")
                .containsEntry(
                        "/Messages.json", "DateSent>=2026-11-20T06:20:00Z&DateSent<=2026-11-20T07:00:01Z&PageSize=500");
    }

    @Test
    void what_kafka_does_not_take_leaves_the_list_unread() throws IOException {
        messages(message("SM1", "Су жоқ", "06:55:00"));
        scene.kafkaIsDown = true;
        assertThatThrownBy(this::tell).isInstanceOf(IOException.class);
        messages("");
        calls("""
                {"sid":"%s","from":"+77011234567","to":"+77172000109","status":"completed","direction":"inbound"}""".formatted(Scene.CALL));
        assertThatThrownBy(this::tell).isInstanceOf(IOException.class);
    }

    @Test
    void a_list_that_is_refused_is_not_read() {
        exchange.answers("GET /Messages.json", 429, "");
        assertThatThrownBy(this::tell).isInstanceOf(IOException.class);
        assertThat(List.of(scene.contacts, scene.events))
                .allSatisfy(nothing -> assertThat(nothing).isEmpty());
    }
}
