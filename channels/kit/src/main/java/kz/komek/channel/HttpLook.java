package kz.komek.channel;

import kz.komek.contract.Health;
import kz.komek.contract.Health.Cause;

/** What the status of an answer says of our account, where a provider speaks plain HTTP. */
public final class HttpLook {
    private HttpLook() {}

    public static Health of(int status) {
        if (status >= 200 && status < 300) return Health.well();
        return Health.wrong(
                switch (status) {
                    case 401, 403, 404 -> Cause.TOKEN_REFUSED;
                    case 429 -> Cause.RATE_LIMITED;
                    default -> Cause.UNREACHABLE;
                });
    }
}
