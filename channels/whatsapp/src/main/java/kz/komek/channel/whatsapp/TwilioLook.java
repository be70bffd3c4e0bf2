package kz.komek.channel.whatsapp;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import java.util.function.Supplier;
import kz.komek.channel.HttpLook;
import kz.komek.contract.Health;
import kz.komek.contract.Health.Cause;

/** Asks Twilio for our account: the cheapest question that the token is needed for. */
final class TwilioLook implements Supplier<Health> {
    private final TwilioHttp http;
    private final String accountSid;

    TwilioLook(TwilioHttp http, String accountSid) {
        this.http = http;
        this.accountSid = accountSid;
    }

    @Override
    public Health get() {
        String address = "https://api.twilio.com/2010-04-01/Accounts/" + accountSid + ".json";
        try {
            return HttpLook.of(
                    http.makeRequest(new Request(HttpMethod.GET, address)).getStatusCode());
        } catch (TwilioHttp.NotSent | TwilioHttp.Unheard e) {
            return Health.wrong(Cause.UNREACHABLE);
        }
    }
}
