package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import kz.komek.contract.Health;
import kz.komek.contract.Health.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioLookTest {
    private static final String SID = "AC" + "0".repeat(32);

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"active, null", "suspended, TOKEN_REFUSED", "closed, TOKEN_REFUSED"})
    void what_the_exchange_says_of_the_account(String status, Cause cause) throws IOException {
        String account =
                "{\"sid\":\"%s\",\"friendly_name\":\"109\",\"type\":\"Full\",\"status\":\"%s\"}".formatted(SID, status);
        try (var exchange = new FakeProvider().usually(200, account)) {
            assertThat(look(exchange.address()).cause()).isEqualTo(cause);
            assertThat(exchange.asked().getFirst().path()).isEqualTo("/2010-04-01/Accounts/" + SID + ".json");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, 20003, TOKEN_REFUSED",
        "404, 20404, TOKEN_REFUSED",
        "429, 20429, RATE_LIMITED",
        "500, 20500, UNREACHABLE"
    })
    void what_the_exchange_refuses(int status, int code, Cause cause) throws IOException {
        String error = "{\"code\":%d,\"message\":\"Authenticate\",\"status\":%d}".formatted(code, status);
        try (var exchange = new FakeProvider().usually(status, error)) {
            assertThat(look(exchange.address())).isEqualTo(Health.wrong(cause));
        }
    }

    @Test
    void an_exchange_out_of_reach_is_said() throws IOException {
        assertThat(look(URI.create("http://127.0.0.1:1"))).isEqualTo(Health.wrong(Cause.UNREACHABLE));
        try (var exchange = new FakeProvider().hangingUp()) {
            assertThat(look(exchange.address())).isEqualTo(Health.wrong(Cause.UNREACHABLE));
        }
    }

    private static Health look(URI exchange) {
        return new TwilioLook(new TwilioApi(exchange, SID, "token")).get();
    }
}
