package kz.komek;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import kz.komek.contract.Json;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Calls the server under test as a browser does, with or without a bearer token. */
public record Caller(@Nullable String token) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Map<String, String> TOKENS = new HashMap<>();

    public record Answer(int status, Map<String, String> headers, String text) {
        public JsonNode json() {
            return Json.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class);
        }

        public String code() {
            return json().path("code").asText();
        }
    }

    public static Caller nobody() {
        return new Caller(null);
    }

    /** One of the demo's people; they log in once. */
    public static synchronized Caller staff(String login) {
        return new Caller(TOKENS.computeIfAbsent(
                address("/") + login,
                first -> logIn(login, "demo").json().path("token").asText()));
    }

    public static Answer logIn(String login, String password) {
        return nobody().call("POST", "/api/v1/sessions", Map.of("login", login, "password", password));
    }

    public Answer get(String path) {
        return call("GET", path, null);
    }

    public Answer put(String path, @Nullable Object body) {
        return call("PUT", path, body);
    }

    /** If-Match of a version; {@code null}: If-None-Match: *. */
    public Answer put(String path, @Nullable Integer version, Object body) {
        var header = version == null ? Map.of("If-None-Match", "*") : Map.of("If-Match", "\"" + version + "\"");
        return send("PUT", path, "application/json", Json.write(body), header);
    }

    /** What is downloaded, as it comes. @param encodings that are accepted */
    public byte[] bytes(String path, String... encodings) {
        var request = HttpRequest.newBuilder(URI.create(address(path))).timeout(Duration.ofSeconds(60));
        if (token != null) request.header("Authorization", "Bearer " + token);
        for (String encoding : encodings) request.header("Accept-Encoding", encoding);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Answer call(String method, String path, @Nullable Object body) {
        return body == null
                ? send(method, path, null, new byte[0], Map.of())
                : send(method, path, "application/json", Json.write(body), Map.of());
    }

    public Answer send(
            String method, String path, @Nullable String contentType, byte[] body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(address(path)))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "*/*")
                .method(
                        method,
                        contentType == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (contentType != null) request.header("Content-Type", contentType);
        headers.forEach(request::header);
        if (token != null) request.header("Authorization", "Bearer " + token);
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var received = new HashMap<String, String>();
            answer.headers().map().forEach((name, values) -> received.put(name, String.join(",", values)));
            return new Answer(answer.statusCode(), received, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String address(String path) {
        String base = ConfigProvider.getConfig().getValue("test.url", String.class);
        return base.replaceFirst("/$", "") + path;
    }

    /** What other threads bring about: asks until there is an answer, for a minute at most. */
    public static <T> T until(Supplier<@Nullable T> asked) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < end) {
            T answer = asked.get();
            if (answer != null) return answer;
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("did not come about within a minute");
    }
}
