package kz.komek.channel.phone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kz.komek.channel.AccountsOnDuty;
import kz.komek.contract.Call;
import kz.komek.contract.Call.Step;
import org.jboss.logging.Logger;

/**
 * What the exchange told while nobody listened. It repeats nothing by itself, so its lists of calls, recordings and
 * messages are read again and again, and all of it is told once more: ids derive from the exchange's, so whatever was known
 * already is the same. One gateway does it for all.
 */
final class CallLists {
    private static final Logger LOG = Logger.getLogger(CallLists.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration BACK_AT_START = Duration.ofHours(48);
    private static final Duration BACK = Duration.ofHours(2);
    private static final int MOST_PAGES = 50;
    private static final Set<String> OVER = Set.of("completed", "busy", "failed", "no-answer", "canceled");
    private static final String PAGE = "PageSize=200";

    private final TwilioApi api;
    private final Steps steps;
    private final Facts facts;
    private final InstantSource time;
    private final String region;

    CallLists(TwilioApi api, Steps steps, Facts facts, InstantSource time, String region) {
        this.api = api;
        this.steps = steps;
        this.facts = facts;
        this.time = time;
        this.region = region;
    }

    AccountsOnDuty.Duty start() {
        var ended = new CountDownLatch(1);
        Thread.ofVirtual().name("reads-lists-of-calls").start(() -> readUntil(ended));
        return ended::countDown;
    }

    private void readUntil(CountDownLatch ended) {
        var back = BACK_AT_START;
        try {
            do {
                try {
                    int calls = read(time.instant().minus(back));
                    LOG.infof("%d calls of the exchange's list were told again", calls);
                    back = BACK;
                } catch (IOException | RuntimeException e) {
                    LOG.warnf(
                            "the exchange's lists were not read (%s); trying again in %s",
                            e.getClass().getSimpleName(), EVERY);
                }
            } while (!ended.await(EVERY.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how many calls there were */
    int read(Instant since) throws IOException {
        String after = DateTimeFormatter.ISO_INSTANT.format(since.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        String day = DateTimeFormatter.ISO_LOCAL_DATE.format(since.atOffset(ZoneOffset.UTC));
        int calls = each("/Calls.json?StartTime%3E=" + TwilioApi.encoded(after) + "&" + PAGE, "calls", this::call);
        each("/Recordings.json?DateCreated%3E=" + day + "&" + PAGE, "recordings", this::recording);
        each("/Messages.json?DateSent%3E=" + day + "&" + PAGE, "messages", this::message);
        return calls;
    }

    private int each(String first, String name, Consumer<JsonNode> one) throws IOException {
        int all = 0;
        String path = first;
        for (int page = 0; page < MOST_PAGES && !path.isEmpty(); page++) {
            var response = api.get(path);
            if (response.statusCode() != 200) throw new IOException(name + ": HTTP " + response.statusCode());
            var body = TwilioApi.json(response);
            for (JsonNode each : body.path(name)) {
                one.accept(each);
                all++;
            }
            path = api.below(body.path("next_page_uri").asText(""));
        }
        return all;
    }

    private void call(JsonNode call) {
        if (!call.path("direction").asText().equals("inbound")) return;
        var fields = new LinkedHashMap<String, String>();
        put(fields, "CallSid", call.path("sid"));
        put(fields, "From", call.path("from"));
        put(fields, "To", call.path("to"));
        put(fields, "CallDuration", call.path("duration"));
        var form = Form.of(fields);
        if (form.get("CallSid").isEmpty()) return;
        var heard = Heard.of(form, Map.of(), null, region);
        facts.at(instant(call.path("start_time"))).tell(heard, Call.of(heard.call(), Step.ARRIVED), null);
        if (!OVER.contains(call.path("status").asText())) return;
        facts.at(instant(call.path("end_time")))
                .tell(
                        heard,
                        Call.of(heard.call(), Step.ENDED)
                                .seconds(form.number("CallDuration").orElse(null)),
                        null);
    }

    private void recording(JsonNode recording) {
        var fields = new LinkedHashMap<String, String>();
        String call = recording.path("call_sid").asText("");
        if (!call.matches("CA[0-9a-fA-F]{32}")) return;
        callers(call, fields);
        put(fields, "RecordingSid", recording.path("sid"));
        put(fields, "CallSid", recording.path("call_sid"));
        put(fields, "RecordingStatus", recording.path("status"));
        put(fields, "RecordingDuration", recording.path("duration"));
        put(fields, "RecordingSource", recording.path("source"));
        steps.take("recording", Form.of(fields), Map.of(), null);
    }

    /** A recording does not say who was recorded. Only those that were not taken over yet are still in the list. */
    private void callers(String call, Map<String, String> fields) {
        try {
            var response = api.get("/Calls/" + call + ".json");
            if (response.statusCode() != 200) throw new IOException("HTTP " + response.statusCode());
            var answer = TwilioApi.json(response);
            put(fields, "From", answer.path("from"));
            put(fields, "To", answer.path("to"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("whose recording it is was not told", e);
        }
    }

    private void message(JsonNode message) {
        if (!message.path("direction").asText().equals("inbound")) return;
        var fields = new LinkedHashMap<String, String>();
        put(fields, "MessageSid", message.path("sid"));
        put(fields, "From", message.path("from"));
        put(fields, "To", message.path("to"));
        put(fields, "Body", message.path("body"));
        var form = Form.of(fields);
        boolean telephone = !form.get("From").orElse("").contains(":"); // whatsapp:+7... is not ours
        if (telephone && form.get("MessageSid").isPresent()) steps.take("sms", form, Map.of(), null);
    }

    /** As the exchange writes it; what it does not say is now. */
    private Instant instant(JsonNode when) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(when.asText(), Instant::from);
        } catch (DateTimeException unsaid) {
            return time.instant();
        }
    }

    private static void put(Map<String, String> fields, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) fields.put(name, value.asText());
    }
}
