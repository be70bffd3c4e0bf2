package kz.komek.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import kz.komek.channel.FakeProvider;
import kz.komek.contract.Health;
import kz.komek.contract.Health.Cause;
import org.junit.jupiter.api.Test;

class TwilioLookTest {
    @Test
    void the_account_is_asked_for_with_its_token() throws IOException {
        try (var twilio = new FakeProvider()
                .answering(200, "{\"sid\":\"AC1\",\"status\":\"active\"}")
                .answering(401, "{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}")
                .hangingUp()) {
            assertThat(look(twilio.address())).isEqualTo(Health.well());
            assertThat(look(twilio.address())).isEqualTo(Health.wrong(Cause.TOKEN_REFUSED));
            assertThat(look(twilio.address())).isEqualTo(Health.wrong(Cause.UNREACHABLE));
            assertThat(twilio.asked().getFirst().path()).isEqualTo("/2010-04-01/Accounts/AC1.json");
            assertThat(twilio.asked().getFirst().header("Authorization")).startsWith("Basic ");
        }
        assertThat(look(URI.create("http://127.0.0.1:1"))).isEqualTo(Health.wrong(Cause.UNREACHABLE));
    }

    private static Health look(URI api) {
        return new TwilioLook(new TwilioHttp(api, "AC1", "token", Duration.ofSeconds(20)), "AC1").get();
    }
}
