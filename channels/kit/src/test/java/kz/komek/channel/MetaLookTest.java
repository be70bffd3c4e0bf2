package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import kz.komek.contract.Health;
import kz.komek.contract.Health.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaLookTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void an_account_that_its_token_opens_is_well() throws IOException {
        try (var meta = new FakeProvider().usually(200, "{\"id\":\"106540352242922\"}")) {
            assertThat(look(meta)).isEqualTo(Health.well());
            var asked = meta.asked().getFirst();
            assertThat(asked.path()).isEqualTo("/v25.0/106540352242922?fields=id");
            assertThat(asked.header("Authorization")).isEqualTo("Bearer token");
        }
    }

    /** As Meta writes errors; the last is a proxy's page. */
    @ParameterizedTest
    @CsvSource({
        "401, 190, TOKEN_REFUSED", // expired
        "400, 190, TOKEN_REFUSED", // of somebody who changed their password
        "403, 10, TOKEN_REFUSED", // it may not
        "400, 100, TOKEN_REFUSED", // no such account for this token
        "400, 4, RATE_LIMITED",
        "400, 80007, RATE_LIMITED",
        "429, 0, RATE_LIMITED",
        "500, 2, UNREACHABLE",
        "503, 0, UNREACHABLE"
    })
    void what_meta_says_of_us(int status, int code, Cause cause) throws IOException {
        String error = code == 0
                ? "<html>"
                : "{\"error\":{\"message\":\"x\",\"type\":\"OAuthException\",\"code\":%d,\"fbtrace_id\":\"A\"}}"
                        .formatted(code);
        try (var meta = new FakeProvider().usually(status, error)) {
            assertThat(look(meta)).isEqualTo(Health.wrong(cause));
        }
    }

    @Test
    void meta_out_of_reach_is_said() {
        var graph = new MetaGraph(URI.create("http://127.0.0.1:1/v25.0"), PATIENCE);
        assertThat(new MetaLook(graph, "1", "token").get()).isEqualTo(Health.wrong(Cause.UNREACHABLE));
    }

    private static Health look(FakeProvider meta) {
        var graph = new MetaGraph(meta.address().resolve("/v25.0"), PATIENCE);
        return new MetaLook(graph, "106540352242922", "token").get();
    }
}
