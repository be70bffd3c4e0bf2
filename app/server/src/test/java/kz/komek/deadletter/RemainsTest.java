package kz.komek.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Call;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.Json;
import kz.komek.contract.kafka.Envelope;
import org.junit.jupiter.api.Test;

class RemainsTest {
    @Test
    void the_recording_of_a_call_that_could_not_be_taken_is_kept_until_somebody_has_decided() {
        var file = new AttachmentRef("2026-11-20/" + new UUID(0, 1), "RE1.mp3", "audio/mpeg", 3, null, null);
        var event = new ChannelEvent(
                new UUID(0, 2),
                Channel.PHONE,
                "+77172000109",
                Instant.parse("2026-11-20T07:00:00Z"),
                ChannelEvent.Kind.CALL,
                null,
                null,
                null,
                Call.of("CA1", Call.Step.STORED).file(file));
        var type = Envelope.CHANNEL_EVENT.getBytes(StandardCharsets.UTF_8);
        assertThat(new Remains(null, Map.of("ce_type", type), Json.write(event)).fileIds())
                .containsExactly(file.id());
    }
}
