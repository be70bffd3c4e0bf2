package kz.komek.channel.phone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.Call;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactIds;
import kz.komek.contract.Media;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.kafka.Received;
import org.jboss.logging.Logger;

/**
 * Takes recordings over from the exchange: fetched, kept, told of, and only then deleted there. Read again after a crash,
 * a recording is fetched again, or is gone because it was told of.
 */
final class Recordings {
    private static final Logger LOG = Logger.getLogger(Recordings.class);
    /** An hour of two voices. */
    private static final long LARGEST = 64L * 1024 * 1024;

    private final TwilioApi api;
    private final Attachments files;
    private final Consumer<ChannelEvent> events;
    /** The channel's event and what is kept, to the topic of files. */
    private final BiConsumer<ChannelEvent, AttachmentStored> stored;

    private final InstantSource time;

    Recordings(
            TwilioApi api,
            Attachments files,
            Consumer<ChannelEvent> events,
            BiConsumer<ChannelEvent, AttachmentStored> stored,
            InstantSource time) {
        this.api = api;
        this.files = files;
        this.events = events;
        this.stored = stored;
        this.time = time;
    }

    void handle(List<Received<ChannelEvent>> batch) {
        for (var received : batch) {
            var event = received.message();
            Call call = event.call();
            if (event.channel() != Channel.PHONE || call == null || call.recording() == null) continue;
            switch (call.step()) {
                case VOICEMAIL, RECORDED -> takeOver(event, call, call.recording());
                case STORED,
                        ARRIVED,
                        LANGUAGE,
                        QUEUED,
                        OFFERED,
                        ANSWERED,
                        TALKED,
                        HELD,
                        LEFT,
                        CALL_BACK,
                        EMERGENCY,
                        ENDED -> {}
            }
        }
    }

    private void takeOver(ChannelEvent event, Call call, Media recording) {
        // From a topic that is ours, and yet: it becomes a part of an address.
        if (!recording.source().matches("RE[0-9a-fA-F]{32}")) return;
        try {
            var file = fetch(recording);
            if (call.step() == Call.Step.VOICEMAIL) {
                stored.accept(
                        event,
                        new AttachmentStored(recording.id(), VoiceMessages.contactId(call.id()), time.instant(), file));
            }
            if (file.refused() != null) return;
            events.accept(told(event, call, file));
            forget(recording);
        } catch (IOException e) {
            throw new IllegalStateException("recording " + recording.source() + " was not taken over", e);
        }
    }

    private AttachmentRef fetch(Media recording) throws IOException {
        var response = api.get("/Recordings/" + recording.source() + ".mp3");
        if (response.statusCode() == 404 || response.statusCode() == 410) {
            LOG.infof("recording %s is gone at the exchange", recording.source());
            return new AttachmentRef(
                    "", recording.source() + ".mp3", "audio/mpeg", 0, null, AttachmentRef.Refusal.GONE);
        }
        must200(response);
        return files.original(
                recording.source() + ".mp3", "audio/mpeg", new ByteArrayInputStream(response.body()), LARGEST);
    }

    private static void must200(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() != 200) throw new IOException("HTTP " + response.statusCode());
    }

    private ChannelEvent told(ChannelEvent event, Call call, AttachmentRef file) {
        return new ChannelEvent(
                ContactIds.of(Channel.PHONE, call.id(), Call.Step.STORED.name(), file.name()),
                Channel.PHONE,
                event.account(),
                time.instant(),
                ChannelEvent.Kind.CALL,
                null,
                null,
                event.handle(),
                Call.of(call.id(), Call.Step.STORED)
                        .language(call.language())
                        .seconds(call.seconds())
                        .file(file));
    }

    /** What is left there is deleted by whoever looks through the exchange's list next. */
    private void forget(Media recording) throws IOException {
        int status = api.delete("/Recordings/" + recording.source() + ".json").statusCode();
        if (status != 204 && status != 404) {
            LOG.warnf("the exchange did not delete recording %s (HTTP %d)", recording.source(), status);
        }
    }
}
