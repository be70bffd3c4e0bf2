package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import kz.komek.channel.MediaFetcher.Fetched;
import kz.komek.contract.files.Attachments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadsTest {
    private static final Map<String, String> OURS = Map.of("Authorization", "Bearer ours");
    private static final Fetched PRIVATE = new Fetched.Gone("a private address");

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer provider;
    private HttpServer storage;

    @BeforeEach
    void open() throws IOException {
        provider = server();
        storage = server();
        storage.createContext("/file", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            answer(exchange, 200, authorization == null ? "without" : "with");
        });
        provider.createContext("/file", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            answer(exchange, 200, String.valueOf(authorization));
        });
    }

    private static HttpServer server() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return server;
    }

    @AfterEach
    void close() {
        over.countDown();
        provider.stop(0);
        storage.stop(0);
    }

    @Test
    void a_file_comes_with_our_credentials() throws Exception {
        try (var downloads = downloads()) {
            assertThat(text(downloads.get(at(provider, "/file"), OURS))).isEqualTo("Bearer ours");
        }
    }

    @Test
    void a_redirect_is_followed_and_our_credentials_stay_behind() throws Exception {
        redirect("/moved", at(storage, "/file").toString());
        redirect("/within", "/file");
        try (var downloads = downloads()) {
            assertThat(text(downloads.get(at(provider, "/moved"), OURS))).isEqualTo("without");
            assertThat(text(downloads.get(at(provider, "/within"), OURS))).isEqualTo("Bearer ours");
        }
    }

    @Test
    void a_redirect_without_end_is_given_up() {
        redirect("/round", "/round");
        try (var downloads = downloads()) {
            assertThat(downloads.get(at(provider, "/round"), OURS))
                    .isEqualTo(new Fetched.Gone("redirected without end"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://localhost/x",
                "https://2130706433/x",
                "https://127.1/x",
                "https://[::1]/x",
                "https://[::ffff:127.0.0.1]/x",
                "https://[::ffff:a00:1]/x",
                "https://10.0.0.1/x",
                "https://169.254.169.254/latest/meta-data",
                "https://0.0.0.0/x"
            })
    void nothing_is_fetched_out_of_a_private_network_and_no_redirect_leads_there(String there) {
        redirect("/trap", there);
        try (var downloads = downloads()) {
            assertThat(downloads.get(URI.create(there), OURS)).isEqualTo(PRIVATE);
            assertThat(downloads.get(at(provider, "/trap"), OURS)).isEqualTo(PRIVATE);
        }
    }

    @Test
    void a_name_written_as_hex_or_one_that_is_not_configured_is_not_fetched() {
        redirect("/plain", "http://files.provider.test/x");
        redirect("/odd", "ftp://files.provider.test/x");
        try (var downloads = downloads()) {
            assertThat(downloads.get(URI.create("https://0x7f.0.0.1/x"), OURS)).isNotInstanceOf(Fetched.Bytes.class);
            assertThat(downloads.get(at(provider, "/plain"), OURS)).isEqualTo(new Fetched.Gone("not by HTTPS"));
            assertThat(downloads.get(at(provider, "/odd"), OURS)).isInstanceOf(Fetched.Gone.class);
            assertThat(downloads.get(URI.create("file:///etc/passwd"), OURS)).isInstanceOf(Fetched.Gone.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, Gone", // it was there once
        "410, Gone",
        "400, Gone",
        "413, TooLarge",
        "401, TryAgain", // our token: somebody puts it right
        "403, TryAgain",
        "429, TryAgain",
        "500, TryAgain",
        "502, TryAgain",
    })
    void each_answer_has_its_policy(int status, String policy) {
        provider.createContext("/answer", exchange -> answer(exchange, status, "<html>"));
        try (var downloads = downloads()) {
            assertThat(downloads.get(at(provider, "/answer"), OURS).getClass().getSimpleName())
                    .isEqualTo(policy);
        }
    }

    @Test
    void what_is_announced_as_too_large_is_not_even_begun() {
        provider.createContext("/large", exchange -> {
            exchange.sendResponseHeaders(200, Attachments.LARGEST + 1);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await(over);
        });
        try (var downloads = downloads()) {
            assertThat(downloads.get(at(provider, "/large"), OURS)).isInstanceOf(Fetched.TooLarge.class);
        }
    }

    @Test
    void who_stops_in_the_middle_is_left() throws Exception {
        provider.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("half".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
            await(over);
        });
        try (var downloads = new Downloads(Duration.ofMillis(300), List.of(at(provider, "/")))) {
            var begun = (Fetched.Bytes) downloads.get(at(provider, "/slow"), OURS);
            try (var bytes = begun.bytes()) {
                org.assertj.core.api.Assertions.assertThatThrownBy(bytes::readAllBytes)
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void nobody_there_is_asked_again() {
        var gone = at(storage, "/file");
        storage.stop(0);
        try (var downloads = downloads()) {
            assertThat(downloads.get(gone, OURS)).isInstanceOf(Fetched.TryAgain.class);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Downloads downloads() {
        return new Downloads(Duration.ofSeconds(30), List.of(at(provider, "/"), at(storage, "/")));
    }

    private void redirect(String from, String to) {
        provider.createContext(from, exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static URI at(HttpServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static String text(Fetched fetched) throws IOException {
        assertThat(fetched).isInstanceOf(Fetched.Bytes.class);
        try (var bytes = ((Fetched.Bytes) fetched).bytes()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
