package kz.komek.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes, nothing is thrown but our own word for it, and nothing unsigned is stored. */
class HostilePayloadsTest {
    private static final int TIMES = 100_000;
    private static final List<String> STEPS = List.of(
            "voice",
            "language",
            "menu",
            "number",
            "operator",
            "wait",
            "wait-key",
            "left",
            "dialled",
            "whisper",
            "message",
            "emergency",
            "blocked",
            "status",
            "leg",
            "recording",
            "sms",
            "sms-status",
            "nothing-of-ours");
    private static final String GOOD =
            "CallSid=" + Scene.CALL + "&MessageSid=SM1&From=%2B77011234567&To=%2B77172000109&CallStatus=completed"
                    + "&Digits=5724093816&QueueResult=leave&QueueTime=13&DialCallStatus=busy&RecordingDuration=37"
                    + "&RecordingSid=" + Scene.RECORDING + "&RecordingStatus=completed&Body=%D0%A1%D1%83&NumMedia=2";

    private final Random random = new Random(109);
    private final Signature signature = new Signature("12345abcde12345abcde12345abcde12");

    @Test
    void nothing_unsigned_gets_further_than_the_signature() {
        for (int i = 0; i < TIMES; i++) {
            try {
                var form = Form.read(hostile());
                assertThat(signature.fits("https://109.komek.test/channels/phone/twilio/voice", form.all(), text(28)))
                        .isFalse();
            } catch (Form.Malformed expected) {
                // refused as unsigned
            }
        }
    }

    @Test
    void whatever_is_signed_is_answered_or_malformed() {
        var scene = new Scene();
        scene.operators = List.of();
        var steps = scene.steps();
        for (int i = 0; i < TIMES; i++) {
            try {
                steps.take(
                        STEPS.get(random.nextInt(STEPS.size())),
                        Form.read(hostile()),
                        Map.of("l", text(3), "seat", text(12), "open", text(3), "reply", text(36)),
                        random.nextBoolean() ? text(10) : null);
            } catch (Form.Malformed expected) {
                // 400
            }
            scene.events.clear();
            scene.contacts.clear();
        }
    }

    private byte[] hostile() {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        switch (random.nextInt(4)) {
            case 0 -> {
                byte[] bytes = new byte[random.nextInt(600)];
                random.nextBytes(bytes);
                return bytes;
            }
            case 1 -> {
                return java.util.Arrays.copyOf(good, random.nextInt(good.length));
            }
            case 2 -> {
                for (int i = 0; i < 6; i++) good[random.nextInt(good.length)] = (byte) random.nextInt();
                return good;
            }
            default -> {
                return (GOOD + "&" + text(5) + "=" + text(40) + "&Digits=" + text(12) + "&RecordingUrl=" + text(30))
                        .getBytes(StandardCharsets.UTF_8);
            }
        }
    }

    private String text(int length) {
        String letters = "abc019%+&=*#/?:;<>'\"\u0000қ🙂 .-";
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) text.append(letters.charAt(random.nextInt(letters.length())));
        return text.toString();
    }
}
