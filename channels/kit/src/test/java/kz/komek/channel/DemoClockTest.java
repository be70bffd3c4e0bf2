package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import kz.komek.contract.Secrets;
import org.junit.jupiter.api.Test;

class DemoClockTest {
    private static final Secrets SECRETS =
            new Secrets(Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]));

    @Test
    void the_clock_follows_the_core_and_stays_while_the_core_is_silent() throws Exception {
        var time = new SystemTime();
        var core = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        core.createContext("/internal/v1/clock", exchange -> {
            boolean shown = ("Bearer " + SECRETS.internalToken())
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = "{\"aheadSeconds\":2764800}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(shown ? 200 : 401, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        core.start();
        var address = URI.create("http://localhost:" + core.getAddress().getPort());
        var clock = new DemoClock(new HttpConversation(List.of(address), SECRETS), time, true);
        try {
            clock.follow();
        } finally {
            core.stop(0);
        }
        assertThat(time.ahead()).isEqualTo(Duration.ofDays(32));
        clock.follow();
        assertThat(time.ahead()).isEqualTo(Duration.ofDays(32));
        assertThat(time.moved(Instant.EPOCH)).isEqualTo(Instant.parse("1970-02-02T00:00:00Z"));
        assertThat(time.time().instant()).isAfter(time.unmoved().plus(Duration.ofDays(31)));
    }
}
