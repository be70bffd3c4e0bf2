package kz.komek.channel.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import kz.komek.channel.TwilioApi;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.Call;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Media;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.kafka.Received;
import org.jboss.logging.Logger;

/**
 * Takes recordings over from the exchange: their contact told of, fetched, kept, told of, and only then deleted there. Read
 * again after a crash, a recording is fetched again, or is gone because it was told of.
 */
final class Recordings {
    private static final Logger LOG = Logger.getLogger(Recordings.class);
    /** An hour of two voices. */
    private static final long LARGEST = 64L * 1024 * 1024;

    private static final int REMEMBERED = 1_000;
    /** Longer than the exchange waits for us, its other attempt included. */
    private static final Duration ANSWERED = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    @FunctionalInterface
    interface Pause {
        void last(Duration time) throws InterruptedException;
    }

    private final TwilioApi api;
    private final Attachments files;
    private final Published published;
    private final InstantSource time;
    private final Pause pause;
    private final String region;

    /** Taken over just now: told of again because the exchange would not delete them, they are not fetched again. */
    private final Set<String> ours = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    /**
     * Each publishes, and throws where Kafka does not acknowledge.
     *
     * @param stored the channel's event and what is kept, to the topic of files
     */
    record Published(
            Consumer<ContactReceived> contacts,
            Consumer<ChannelEvent> events,
            BiConsumer<ChannelEvent, AttachmentStored> stored) {}

    Recordings(TwilioApi api, Attachments files, Published published, InstantSource time, Pause pause, String region) {
        this.api = api;
        this.files = files;
        this.published = published;
        this.time = time;
        this.pause = pause;
        this.region = region;
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
        if (!Exchanges.isRecording(recording.source())) return;
        try {
            if (!ours.contains(recording.source()) && !kept(event, call, recording)) return;
            ours.add(recording.source());
            forget(recording);
        } catch (IOException e) {
            throw new IllegalStateException("recording " + recording.source() + " was not taken over", e);
        }
    }

    /** @return whether all of it is here and told of */
    private boolean kept(ChannelEvent event, Call call, Media recording) throws IOException {
        if (call.step() == Call.Step.VOICEMAIL) {
            // It may never have been heard of: Kafka was down when the caller hung up.
            published.contacts().accept(contact(event, call, recording.source()));
        }
        var file = fetch(recording);
        if (call.step() == Call.Step.VOICEMAIL) {
            var stored = new AttachmentStored(recording.id(), VoiceMessages.contactId(call.id()), time.instant(), file);
            published.stored().accept(event, stored);
        }
        if (file.refused() != null) return false;
        published.events().accept(told(event, call, file));
        return true;
    }

    /** The same that was published when the caller hung up, if it was; its number, if it has one, came first. */
    private ContactReceived contact(ChannelEvent event, Call call, String recording) throws IOException {
        JsonNode atExchange = callerHavingHeardAll(event, call.id());
        var fields = new LinkedHashMap<String, String>();
        fields.put("CallSid", call.id());
        String from = atExchange.path("from").asText("");
        if (from.isEmpty() && event.handle() != null) from = event.handle().value();
        fields.put("From", from);
        fields.put("To", atExchange.path("to").asText(event.account()));
        var language = call.language() == null
                ? Map.<String, String>of()
                : Map.of("l", call.language().code());
        Instant at = TwilioApi.instant(atExchange.path("end_time"))
                .or(() -> TwilioApi.instant(atExchange.path("start_time")))
                .orElse(event.at());
        return VoiceMessages.contact(
                Heard.of(Form.of(fields), language, null, region),
                recording,
                call.seconds() == null ? 0 : call.seconds(),
                null,
                at);
    }

    /**
     * Whoever is still being answered may be told a number in this moment: their own contact, which has it, comes first. No
     * answer takes longer than {@link #ANSWERED}, whoever is silent.
     */
    private JsonNode callerHavingHeardAll(ChannelEvent event, String call) throws IOException {
        JsonNode atExchange = caller(call);
        Instant answered = event.at().plus(ANSWERED);
        while (atExchange.path("status").asText("").equals("in-progress")
                && time.instant().isBefore(answered)) {
            try {
                pause.last(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("this gateway stops", e);
            }
            atExchange = caller(call);
        }
        return atExchange;
    }

    /** Nothing is known of a call that the exchange has forgotten, and its recording is somebody's all the same. */
    private JsonNode caller(String call) throws IOException {
        if (!Exchanges.isCall(call)) return MissingNode.getInstance();
        var response = api.get("/Calls/" + call + ".json");
        if (response.statusCode() == 404 || response.statusCode() == 410) return MissingNode.getInstance();
        must200(response);
        return TwilioApi.json(response);
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
