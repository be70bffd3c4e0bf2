package kz.komek.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import kz.komek.testing.HandClock;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {
    private final HandClock clock = HandClock.at("2026-03-20T09:00:00Z");
    private final LoginAttempts attempts = new LoginAttempts(clock);

    @Test
    void ten_wrong_passwords_close_a_login_for_a_while_from_every_address() {
        long let = IntStream.range(0, 20)
                .filter(n -> attempts.begin("Aigul", "10.0.0." + n))
                .count();
        assertThat(let).isEqualTo(10);
        assertThat(attempts.begin("bolat", "10.0.0.1")).isTrue();

        clock.pass(Duration.ofMinutes(1));
        assertThat(attempts.begin("aigul", "10.0.0.1")).isTrue();
    }

    @Test
    void one_address_cannot_guess_at_everybody() {
        long let = IntStream.range(0, 100)
                .filter(n -> attempts.begin("person" + n, "10.0.0.1"))
                .count();
        assertThat(let).isEqualTo(30);
    }

    @Test
    void a_whole_office_logs_in_at_once_from_one_address() {
        for (int n = 0; n < 200; n++) {
            assertThat(attempts.begin("person" + n, "10.0.0.1")).isTrue();
            attempts.succeeded("person" + n, "10.0.0.1");
        }
    }
}
