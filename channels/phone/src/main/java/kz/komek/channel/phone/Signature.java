package kz.komek.channel.phone;

import com.twilio.security.RequestValidator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the exchange sent it: HMAC over the public address and all parameters, with the account's secret. */
final class Signature {
    static final String HEADER = "X-Twilio-Signature";

    private final RequestValidator validator;

    Signature(String token) {
        this.validator = new RequestValidator(token);
    }

    boolean fits(String url, Map<String, String> parameters, @Nullable String signature) {
        if (signature == null || signature.isEmpty()) return false;
        try {
            return validator.validate(url, parameters, signature);
        } catch (RuntimeException hostile) {
            // The library takes addresses apart; what it cannot take apart nobody signed.
            return false;
        }
    }
}
