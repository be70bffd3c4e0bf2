package kz.komek.channel.phone;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Set;
import kz.komek.channel.Pace;
import kz.komek.channel.ReplyDesk;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.channel.TwilioApi;
import kz.komek.contract.Handle;
import kz.komek.contract.ReplyRequested;

/** Sends short messages, each asked for once: the exchange cannot tell a repeated request from a second message. */
final class SmsSender implements ReplyDesk.Sender {
    /** The exchange queues what comes faster than a number may send; a person is not rung out of bed by a hundred. */
    static final Pace.Limits LIMITS = new Pace.Limits(10, 3, Duration.ofSeconds(1));

    /** No such number, no short messages there, or not wanted there. */
    private static final Set<Integer> FOR_GOOD = Set.of(21211, 21214, 21217, 21408, 21610, 21612, 21614, 21617, 21635);

    private final TwilioApi api;
    private final String from;
    private final Addresses addresses;
    private final MeterRegistry metrics;

    /** @param from a number of ours, or a messaging service (MG...) */
    SmsSender(TwilioApi api, String from, Addresses addresses, MeterRegistry metrics) {
        this.api = api;
        this.from = from;
        this.addresses = addresses;
        this.metrics = metrics;
    }

    @Override
    public Result send(ReplyRequested reply) {
        if (reply.to().kind() != Handle.Kind.PHONE) return new Result.Refused("no phone number");
        var text = SmsText.of(reply);
        if (text.body().isEmpty()) return new Result.Refused("nothing to say");
        var form = new LinkedHashMap<String, String>();
        form.put("To", reply.to().value());
        form.put(from.startsWith("MG") ? "MessagingServiceSid" : "From", from);
        form.put("Body", text.body());
        form.put("StatusCallback", addresses.step("sms-status") + "?reply=" + reply.replyId());
        try {
            var result = result(api.post("/Messages.json", form));
            if (result instanceof Result.Accepted) {
                metrics.counter("komek.sms.parts").increment(text.parts());
            }
            return result;
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Result.NotAccepted("the exchange cannot be reached");
        } catch (IOException e) {
            return new Result.Unknown(e.getClass().getSimpleName());
        }
    }

    private static Result result(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 200 || status == 201) {
            String id = field(response).path("sid").asText("");
            return new Result.Accepted(id.isEmpty() ? "unnamed" : id);
        }
        int code = field(response).path("code").asInt(0);
        String reason = "HTTP " + status + (code == 0 ? "" : ", error " + code);
        if (status >= 500) return new Result.Unknown(reason);
        if (status == 400 || status == 404) {
            // What is wrong with the message stays wrong; what is wrong with the account is mended by somebody.
            return FOR_GOOD.contains(code) ? new Result.Refused(reason) : new Result.NotAccepted(reason);
        }
        return new Result.NotAccepted(reason); // 401, 403: the token; 429: too fast
    }

    private static JsonNode field(HttpResponse<byte[]> response) {
        try {
            return TwilioApi.json(response);
        } catch (IOException e) {
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        }
    }
}
