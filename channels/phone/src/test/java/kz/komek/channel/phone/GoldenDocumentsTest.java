package kz.komek.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import kz.komek.contract.Conversation.Announcement;
import kz.komek.contract.Conversation.Caller;
import kz.komek.contract.Conversation.Seat;
import kz.komek.contract.Conversation.Told;
import kz.komek.contract.Conversation.Tracking;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.contract.PublicTicket;
import kz.komek.contract.PublicTicket.PublicStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document that the exchange gets from us, as it gets it. Written anew with {@code -Dgolden.write=true}. */
class GoldenDocumentsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/twiml");
    private static final String BLACKOUT_RU = "В Кентау нет света, бригада работает.";

    private static final Announcement ELSEWHERE = new Announcement(
            null,
            new Names("Жарық жоқ", "Нет света, бригада работает.", ""),
            null,
            new Names("Кентау", "Кентау", "Kentau"));

    static Stream<Map.Entry<String, Function<Scene, String>>> documents() {
        return Stream.of(
                document("arrives-unknown", scene -> scene.asks("voice", "")),
                document("arrives-known-in-russian", scene -> {
                    scene.known(Language.RU, new Announcement(null, new Names("Жарық жоқ", BLACKOUT_RU, ""), null));
                    return scene.asks("voice", "");
                }),
                document("arrives-known-in-kazakh-with-works", scene -> {
                    scene.known(
                            Language.KK,
                            new Announcement(
                                    "ELECTRICITY",
                                    new Names("Жөндеу", "Ремонт", ""),
                                    Instant.parse("2026-11-20T13:30:00Z")));
                    return scene.asks("voice", "");
                }),
                document("arrives-known-with-works-until-another-day", scene -> {
                    scene.known(
                            Language.EN,
                            new Announcement("GAS", new Names("", "", ""), Instant.parse("2026-11-22T13:00:00Z")));
                    return scene.asks("voice", "");
                }),
                document("language-two-with-an-outage-elsewhere", scene -> {
                    scene.caller = new Told.Found<>(new Caller(null, false, 0, List.of(ELSEWHERE)));
                    return scene.asks("language", "l=kk", "Digits", "2");
                }),
                document("language-one-with-an-outage-elsewhere", scene -> {
                    scene.caller = new Told.Found<>(new Caller(null, false, 0, List.of(ELSEWHERE)));
                    return scene.asks("language", "l=kk", "Digits", "1");
                }),
                document("arrives-blocked", scene -> {
                    scene.caller = new Told.Found<>(new Caller(Language.RU, true, 0, List.of()));
                    return scene.asks("voice", "");
                }),
                document("language-nothing-pressed", scene -> scene.asks("language", "l=kk")),
                document("language-three", scene -> scene.asks("language", "l=kk", "Digits", "3")),
                document("menu-status", scene -> scene.asks("menu", "l=ru", "Digits", "1")),
                document("number-wrong", scene -> scene.asks("number", "l=ru", "Digits", "5724093817")),
                document("number-found", scene -> {
                    scene.tracking = new Tracking.Found(ticket(PublicStatus.WITH_SERVICE));
                    return scene.asks("number", "l=kk", "Digits", "5724093816");
                }),
                document("number-unknown", scene -> {
                    scene.tracking = new Tracking.NotInRegister();
                    return scene.asks("number", "l=kk", "Digits", "5724093816");
                }),
                document("number-core-silent", scene -> scene.asks("number", "l=en", "Digits", "5724093816")),
                document("operator-free", scene -> {
                    scene.seat = new Seat.Operator(Scene.SEAT, "sip:204@pbx.komek.test", 2);
                    return scene.asks("menu", "l=kk", "Digits", "2");
                }),
                document("operator-at-a-desk-phone", scene -> {
                    scene.seat = new Seat.Operator(Scene.SEAT, "+77172550001", 0);
                    return scene.asks("operator", "l=ru");
                }),
                document("operator-queue", scene -> {
                    scene.seat = new Seat.Queue(3, 150L);
                    return scene.asks("operator", "l=kk");
                }),
                document("operator-core-silent", scene -> scene.asks("operator", "l=kk")),
                document("operator-core-silent-nobody-known", scene -> {
                    scene.operators = List.of();
                    return scene.asks("operator", "l=kk");
                }),
                document("operator-nobody", scene -> {
                    scene.seat = new Seat.Nobody();
                    return scene.asks("operator", "l=en");
                }),
                document("wait-announced", scene -> {
                    scene.seat = new Seat.Queue(3, 150L);
                    return scene.asks("wait", "l=kk", "QueueTime", "0", "QueuePosition", "3");
                }),
                document("wait-in-between", scene -> {
                    scene.seat = new Seat.Queue(23, 150L);
                    return scene.asks("wait", "l=kk", "QueueTime", "20");
                }),
                document("wait-short", scene -> {
                    scene.seat = new Seat.Queue(1, 20L);
                    return scene.asks("wait", "l=ru", "QueueTime", "45");
                }),
                document("wait-operator-free", scene -> {
                    scene.seat = new Seat.Operator(Scene.SEAT, "+77172550001", 0);
                    return scene.asks("wait", "l=kk", "QueueTime", "50");
                }),
                document(
                        "left-hung-up",
                        scene -> scene.asks("left", "l=kk", "QueueResult", "hangup", "QueueTime", "143")),
                document("left-queue-full", scene -> scene.asks("left", "l=kk", "QueueResult", "queue-full")),
                document("left-system-error", scene -> scene.asks("left", "l=kk", "QueueResult", "system-error")),
                document("dialled-no-answer-next", scene -> {
                    scene.seat = new Seat.Queue(1, null);
                    return scene.asks("dialled", "l=kk&seat=" + Scene.SEAT, "DialCallStatus", "no-answer");
                }),
                document(
                        "dialled-talked",
                        scene -> scene.asks(
                                "dialled",
                                "l=kk&seat=" + Scene.SEAT,
                                "DialCallStatus",
                                "completed",
                                "DialCallDuration",
                                "61")),
                document("whisper", scene -> scene.asks("whisper", "l=kk&open=2&seat=" + Scene.SEAT)),
                document("whisper-no-requests", scene -> scene.asks("whisper", "l=ru&open=0")),
                document("call-back", scene -> scene.asks("menu", "l=ru", "Digits", "3")),
                document("call-back-withheld", scene -> {
                    scene.from = "anonymous";
                    return scene.asks("menu", "l=ru", "Digits", "3");
                }),
                document(
                        "message-kept",
                        scene -> scene.asks(
                                "message", "l=kk", "RecordingUrl", url(), "RecordingDuration", "37", "Digits", "#")),
                document(
                        "message-hung-up",
                        scene -> scene.asks(
                                "message",
                                "l=kk",
                                "RecordingUrl",
                                url(),
                                "RecordingDuration",
                                "37",
                                "Digits",
                                "hangup")),
                document(
                        "message-too-short",
                        scene -> scene.asks(
                                "message", "l=kk", "RecordingUrl", url(), "RecordingDuration", "1", "Digits", "#")),
                document("emergency", scene -> scene.asks("menu", "l=ru", "Digits", "*")),
                document("emergency-failed", scene -> scene.asks("emergency", "l=ru", "DialCallStatus", "busy")));
    }

    private static String url() {
        return "https://api.twilio.com/2010-04-01/Accounts/AC00000000000000000000000000000001/Recordings/"
                + Scene.RECORDING;
    }

    private static PublicTicket ticket(PublicStatus status) {
        return new PublicTicket(
                "5724093816",
                status,
                Scene.NOON,
                Scene.NOON,
                List.of(),
                false,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                null);
    }

    private static Map.Entry<String, Function<Scene, String>> document(String name, Function<Scene, String> asked) {
        return Map.entry(name, asked);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_step_is_answered_with_its_golden_document(Map.Entry<String, Function<Scene, String>> document)
            throws IOException {
        Path file = GOLDEN.resolve(document.getKey() + ".xml");
        String written =
                document.getValue().apply(new Scene()).replace("><", ">\n<").strip() + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, written);
        }
        assertThat(written).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void the_same_document_is_served_while_Kafka_is_down(Map.Entry<String, Function<Scene, String>> document) {
        var scene = new Scene();
        scene.kafkaIsDown = true;
        assertThat(document.getValue().apply(scene)).startsWith("<?xml").contains("<Response");
    }
}
