package kz.komek.channel;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import kz.komek.contract.Health;
import kz.komek.contract.Health.Cause;

/** Asks Twilio for our account: whether the token is good, and whether the account is. */
public final class TwilioLook implements Supplier<Health> {
    private final TwilioApi api;

    public TwilioLook(TwilioApi api) {
        this.api = api;
    }

    @Override
    public Health get() {
        try {
            var answer = api.get(".json");
            return answer.statusCode() == 200 ? standing(answer) : HttpLook.of(answer.statusCode());
        } catch (IOException e) {
            return Health.wrong(Cause.UNREACHABLE);
        }
    }

    /** A suspended account still answers, and serves nobody. */
    private static Health standing(HttpResponse<byte[]> answer) throws IOException {
        return switch (TwilioApi.json(answer).path("status").asText("active")) {
            case "suspended", "closed" -> Health.wrong(Cause.TOKEN_REFUSED);
            default -> Health.well();
        };
    }
}
