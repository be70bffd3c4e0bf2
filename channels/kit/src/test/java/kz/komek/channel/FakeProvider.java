package kz.komek.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A provider's API over real HTTP: keeps what it is sent and answers what it is told to, in order. */
public final class FakeProvider implements AutoCloseable {
    /** @param path with its query */
    public record Asked(String method, String path, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    private record Answer(int status, String type, byte[] body, boolean silent) {}

    private final HttpServer server;
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Answer> answers = new ArrayDeque<>();
    private @Nullable Answer usual;

    public FakeProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public FakeProvider answering(int status, String json) {
        return answering(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public synchronized FakeProvider answering(int status, String type, byte[] body) {
        answers.add(new Answer(status, type, body, false));
        return this;
    }

    /** What is answered once nothing else is left. */
    public synchronized FakeProvider usually(int status, String json) {
        usual = new Answer(status, "application/json", json.getBytes(StandardCharsets.UTF_8), false);
        return this;
    }

    /** Reads the request, and hangs up without a word. */
    public synchronized FakeProvider hangingUp() {
        answers.add(new Answer(0, "", new byte[0], true));
        return this;
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body));
            Answer answer = next();
            if (answer.silent()) return; // closed without a response
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private synchronized Answer next() {
        Answer next = answers.poll();
        if (next != null) return next;
        if (usual != null) return usual;
        throw new IllegalStateException("asked more often than told");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
