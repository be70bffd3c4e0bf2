package kz.komek.channel.phone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import kz.komek.channel.LookBack;
import kz.komek.channel.TwilioApi;
import kz.komek.contract.Call;
import kz.komek.contract.Call.Step;

/**
 * What the exchange told while nobody listened, from its lists of calls, recordings and messages: ids derive from the
 * exchange's, so whatever was known already is the same.
 */
final class CallLists implements LookBack.Lists {
    /** An entry may appear in a list after what is younger. */
    private static final Duration LATE = Duration.ofMinutes(30);
    /** A recording is dated by its beginning and complete at its end, and no conversation lasts longer than four hours. */
    private static final Duration LONGEST_RECORDING = Duration.ofHours(5);

    private static final Set<String> OVER = Set.of("completed", "busy", "failed", "no-answer", "canceled");

    private final TwilioApi api;
    private final Facts facts;
    private final ShortMessages shortMessages;
    private final String region;

    CallLists(TwilioApi api, Facts facts, ShortMessages shortMessages, String region) {
        this.api = api;
        this.facts = facts.patiently();
        this.shortMessages = shortMessages;
        this.region = region;
    }

    /** Calls by their end: one that is still going on is read when it is over, however long it lasts. */
    @Override
    public void tell(Instant from, Instant to) throws IOException {
        var calls = TwilioApi.between("EndTime", from.minus(LATE), to);
        for (JsonNode call : api.list("/Calls", "calls", "end_time", calls)) call(call);
        var recordings = TwilioApi.between("DateCreated", from.minus(LONGEST_RECORDING), to);
        for (JsonNode recording : api.list("/Recordings", "recordings", "date_created", recordings)) {
            recording(recording);
        }
        var messages = TwilioApi.between("DateSent", from.minus(LATE), to);
        for (JsonNode message : api.list("/Messages", "messages", "date_sent", messages)) message(message);
    }

    private void call(JsonNode call) throws IOException {
        if (!call.path("direction").asText().equals("inbound")) return;
        var fields = new LinkedHashMap<String, String>();
        put(fields, "CallSid", call.path("sid"));
        put(fields, "From", call.path("from"));
        put(fields, "To", call.path("to"));
        put(fields, "CallDuration", call.path("duration"));
        var form = Form.of(fields);
        if (form.get("CallSid").isEmpty()) return;
        var heard = Heard.of(form, Map.of(), null, region);
        surely(at(call.path("start_time")).tell(heard, Call.of(heard.call(), Step.ARRIVED), null));
        if (!OVER.contains(call.path("status").asText())) return;
        var ended = Call.of(heard.call(), Step.ENDED)
                .seconds(form.number("CallDuration").orElse(null));
        surely(at(call.path("end_time")).tell(heard, ended, null));
    }

    /** Whose it is, whoever takes it over asks. Those that were taken over are in the list no more. */
    private void recording(JsonNode recording) throws IOException {
        if (!Exchanges.isCall(recording.path("call_sid").asText(""))) return;
        var fields = new LinkedHashMap<String, String>();
        put(fields, "CallSid", recording.path("call_sid"));
        put(fields, "RecordingSid", recording.path("sid"));
        put(fields, "RecordingStatus", recording.path("status"));
        put(fields, "RecordingDuration", recording.path("duration"));
        put(fields, "RecordingSource", recording.path("source"));
        surely(VoiceMessages.recorded(Heard.of(Form.of(fields), Map.of(), null, region), facts));
    }

    private void message(JsonNode message) throws IOException {
        if (!message.path("direction").asText().equals("inbound")) return;
        // whatsapp:+7... is another adapter's
        if (message.path("from").asText().contains(":")) return;
        var form = Form.of(api.asPosted(message));
        if (form.get("MessageSid").isEmpty()) return;
        var sent = TwilioApi.instant(message.path("date_sent"));
        surely(shortMessages.receive(form, sent.orElse(null)));
    }

    private Facts at(JsonNode when) {
        return TwilioApi.instant(when).map(facts::at).orElse(facts);
    }

    /** What is not in the log now is read once more. */
    private static void surely(boolean told) throws IOException {
        if (!told) throw new IOException("it is not in the log");
    }

    private static void put(Map<String, String> fields, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) fields.put(name, value.asText());
    }
}
