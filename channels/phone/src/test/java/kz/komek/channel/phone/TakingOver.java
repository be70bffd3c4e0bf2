package kz.komek.channel.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.DirectoryFileStore;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Received;

/** The exchange has recorded a message, and we take it over. */
final class TakingOver {
    private final Scene scene;
    private final String seconds;
    final List<AttachmentStored> stored = new ArrayList<>();
    final List<Duration> pauses = new ArrayList<>();
    private Instant now = Scene.NOON;
    /** What else happens while it waits. */
    Runnable meanwhile = () -> {};

    TakingOver(Scene scene, String seconds) {
        this.scene = scene;
        this.seconds = seconds;
    }

    /** @param call as the exchange knows it */
    ContactReceived of(String call) throws IOException {
        String sid = Json.MAPPER.readTree(call).path("sid").asText();
        try (var exchange = new FakeExchange()) {
            exchange.answers("GET /Calls/" + sid + ".json", 200, call)
                    .answers("GET /Recordings/" + Scene.RECORDING + ".mp3", 200, "ID3 as if it were sound");
            recordings(exchange).handle(List.of(told(sid)));
        }
        return scene.contacts.getFirst();
    }

    /** The exchange's call-back does not say who called. */
    Received<ChannelEvent> told(String call) {
        var fields = Map.of(
                "CallSid",
                call,
                "RecordingSid",
                Scene.RECORDING,
                "RecordingStatus",
                "completed",
                "RecordingSource",
                "RecordVerb",
                "RecordingDuration",
                seconds);
        scene.steps().take("recording", Form.of(fields), Map.of("l", "ru"), null);
        var event = scene.events.getLast();
        return new Received<>(
                event, new Envelope(event.eventId().toString(), Envelope.CHANNEL_EVENT, "/test", Scene.NOON));
    }

    Recordings recordings(FakeExchange exchange) throws IOException {
        Path files = Files.createTempDirectory("recordings");
        return new Recordings(
                exchange.api(),
                new Attachments(new DirectoryFileStore(files, () -> now)),
                new Recordings.Published(scene::contact, scene::event, (of, file) -> {
                    scene.listens();
                    stored.add(file);
                }),
                () -> now,
                time -> {
                    pauses.add(time);
                    now = now.plus(time);
                    meanwhile.run();
                },
                "KZ");
    }
}
