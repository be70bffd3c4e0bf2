package kz.komek.platform.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Before a real HTTP server whose handler keeps everybody until it is told to let them go. */
class AdmissionTest {
    private static final int MOST = 2;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<RoutingContext> inside = new LinkedBlockingQueue<>();
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        var admission = new Admission(MOST);
        var router = Router.router(vertx);
        router.route().handler(admission::admit);
        router.route().handler(inside::add);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    @Test
    void so_many_are_let_in_and_whoever_comes_on_top_is_asked_to_come_back() throws Exception {
        var first = ask("/api/v1/tickets");
        var second = ask("/internal/v1/tickets/1");
        RoutingContext one = entered();
        RoutingContext other = entered();

        HttpResponse<String> third = answer(ask("/api/v1/tickets"));
        assertThat(third.statusCode()).isEqualTo(503);
        assertThat(third.headers().firstValue("Retry-After")).contains("1");
        assertThat(third.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(third.body()).contains("TOO_MANY_AT_ONCE");

        one.end("served");
        other.end("served");
        assertThat(answer(first).statusCode()).isEqualTo(200);
        assertThat(answer(second).statusCode()).isEqualTo(200);
        var fourth = ask("/api/v1/tickets");
        entered().end("served");
        assertThat(answer(fourth).statusCode()).isEqualTo(200);
    }

    @Test
    void who_goes_away_without_an_answer_leaves_a_place() throws Exception {
        for (int i = 0; i < MOST; i++) {
            try (Socket socket = new Socket("localhost", server.actualPort())) {
                OutputStream out = socket.getOutputStream();
                out.write("GET /api/v1/tickets HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                entered();
            }
        }
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            var asked = ask("/api/v1/tickets");
            while (!asked.isDone()) {
                RoutingContext let = inside.poll(10, TimeUnit.MILLISECONDS);
                if (let != null) let.end("served");
            }
            return answer(asked).statusCode() == 200;
        });
    }

    @Test
    void pages_health_and_live_events_are_never_counted() throws Exception {
        ask("/api/v1/tickets");
        ask("/api/v1/tickets");
        entered();
        entered();
        for (String path : new String[] {"/console/", "/q/health/live", "/api/v1/live"}) {
            var asked = ask(path);
            entered().end("served");
            assertThat(answer(asked).statusCode()).as(path).isEqualTo(200);
        }
    }

    private CompletableFuture<HttpResponse<String>> ask(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.actualPort() + path));
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private RoutingContext entered() throws InterruptedException {
        RoutingContext let = inside.poll(1, TimeUnit.MINUTES);
        assertThat(let).as("somebody was let in").isNotNull();
        return let;
    }

    private static HttpResponse<String> answer(CompletableFuture<HttpResponse<String>> asked) throws Exception {
        return asked.get(1, TimeUnit.MINUTES);
    }
}
