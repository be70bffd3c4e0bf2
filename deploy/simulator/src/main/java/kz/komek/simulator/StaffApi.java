package kz.komek.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What the demo's people do over the staff's API of one server. */
final class StaffApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final ReentrantLock loggingIn = new ReentrantLock();
    private final URI url;

    StaffApi(URI url) {
        this.url = url;
    }

    /** What stands in the report for a district. */
    record Figures(int total, int closed, int inProgress, int overdue) {}

    /** An answer that is none of those agreed. */
    static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unexpected(String why) {
            super(why);
        }
    }

    void moveClock(long aheadSeconds) throws InterruptedException {
        var body = JSON.createObjectNode().put("aheadSeconds", aheadSeconds);
        require(200, call("admin", "PUT", "/api/v1/demo/clock", body, null));
    }

    /** Registers a ticket as an incident of the district and closes it with an answer; false while it is not there yet. */
    boolean registerAndClose(String number, Contact contact) throws InterruptedException {
        var found = call("aigul", "GET", "/api/v1/tickets/" + number, null, null);
        if (found.status() == 404) return false;
        String version = require(200, found).required("version").asText();
        var registration = JSON.createObjectNode()
                .put("type", contact.kind().name())
                .put("title", contact.subject())
                .put("district", contact.district().code())
                .put("language", contact.language().code());
        var registered = require(
                200, call("aigul", "PUT", "/api/v1/tickets/" + number + "/registration", registration, version));
        var closure = JSON.createObjectNode().put("outcome", "EXPLAINED").put("answer", "✓ " + contact.subject());
        require(
                200,
                call(
                        "aigul",
                        "PUT",
                        "/api/v1/tickets/" + number + "/closure",
                        closure,
                        registered.required("version").asText()));
        return true;
    }

    boolean isThere(String number) throws InterruptedException {
        return call("aigul", "GET", "/api/v1/tickets/" + number, null, null).status() == 200;
    }

    /** By district, those without tickets included. */
    Map<String, Figures> report(Instant from, Instant until) throws InterruptedException {
        var report = require(
                200, call("saule", "GET", "/api/v1/reports/districts?from=" + from + "&until=" + until, null, null));
        var figures = new TreeMap<String, Figures>();
        for (JsonNode line : report.required("lines")) {
            var tickets = line.required("tickets");
            figures.put(
                    line.path("district").asText(),
                    new Figures(
                            tickets.required("total").asInt(),
                            tickets.required("closed").asInt(),
                            tickets.required("inProgress").asInt(),
                            tickets.required("overdue").asInt()));
        }
        return figures;
    }

    private record Answer(int status, JsonNode body) {}

    private static JsonNode require(int status, Answer answer) {
        if (answer.status() == status) return answer.body();
        throw new Unexpected(
                "HTTP " + answer.status() + " " + answer.body().path("code").asText());
    }

    private Answer call(String login, String method, String path, @Nullable JsonNode body, @Nullable String version)
            throws InterruptedException {
        var request = request(method, path, body).header("Authorization", "Bearer " + token(login));
        if (version != null) request.header("If-Match", "\"" + version + "\"");
        return send(request.build());
    }

    /** One login for all who act in a name: at once they would look like somebody who guesses a password. */
    private String token(String login) throws InterruptedException {
        String token = tokens.get(login);
        if (token != null) return token;
        loggingIn.lock();
        try {
            token = tokens.get(login);
            return token == null ? logIn(login) : token;
        } finally {
            loggingIn.unlock();
        }
    }

    private String logIn(String login) throws InterruptedException {
        var credentials = JSON.createObjectNode().put("login", login).put("password", "demo");
        var answer = send(request("POST", "/api/v1/sessions", credentials).build());
        String token =
                Objects.requireNonNull(require(200, answer).required("token").asText());
        tokens.put(login, token);
        return token;
    }

    private HttpRequest.Builder request(String method, String path, @Nullable JsonNode body) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        return body == null ? request : request.header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest request) throws InterruptedException {
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(), answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new Unexpected("no answer (" + e.getClass().getSimpleName() + ")");
        }
    }
}
