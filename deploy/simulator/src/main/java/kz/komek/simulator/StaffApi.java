package kz.komek.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What the demo's people do over the staff's API of one server. */
final class StaffApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** Of the demo; nurlan works there. */
    private static final String SERVICE = "SU_TURKISTAN";

    private static final String OUTCOME = "EXPLAINED";
    /** What the inspector confirms of an answer with that outcome. */
    private static final List<String> CHECKED = List.of("DIRECT", "CONTACT", "PLAIN_LANGUAGE");

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

    /** Registers a ticket and closes it with an answer; false while it is not there yet. */
    boolean registerAndClose(String number, Contact contact) throws InterruptedException {
        String version = register(number, contact);
        if (version == null) return false;
        close("aigul", number, version, closure(contact));
        return true;
    }

    /** The way through the lines: registered, sent to a service, answered there, checked and closed. */
    boolean registerAndLetTheServiceAnswer(String number, Contact contact) throws InterruptedException {
        String version = register(number, contact);
        if (version == null) return false;
        act("bolat", number, "dispatch", JSON.createObjectNode().put("organisation", SERVICE), version);
        require(200, call("nurlan", "PUT", path(number) + "/acceptance", null, null));
        var proposal = JSON.createObjectNode().put("outcome", OUTCOME).put("text", answer(contact));
        var proposed = call("nurlan", "PUT", path(number) + "/answers/" + UUID.randomUUID(), proposal, null);
        var closure = closure(contact);
        CHECKED.forEach(closure.putArray("confirmed")::add);
        close("bolat", number, require(200, proposed).required("version").asText(), closure);
        return true;
    }

    /** The version it has then; {@code null} while it is not there yet. */
    private @Nullable String register(String number, Contact contact) throws InterruptedException {
        var found = call("aigul", "GET", path(number), null, null);
        if (found.status() == 404) return null;
        var registration = JSON.createObjectNode()
                .put("type", contact.kind().name())
                .put("title", contact.subject())
                .put("district", contact.district().code())
                .put("language", contact.language().code());
        String version = require(200, found).required("version").asText();
        return act("aigul", number, "registration", registration, version)
                .required("version")
                .asText();
    }

    private static ObjectNode closure(Contact contact) {
        return JSON.createObjectNode().put("outcome", OUTCOME).put("answer", answer(contact));
    }

    private static String answer(Contact contact) {
        return "✓ " + contact.subject();
    }

    private void close(String login, String number, String version, JsonNode closure) throws InterruptedException {
        act(login, number, "closure", closure, version);
    }

    private JsonNode act(String login, String number, String act, JsonNode body, String version)
            throws InterruptedException {
        return require(200, call(login, "PUT", path(number) + "/" + act, body, version));
    }

    private static String path(String number) {
        return "/api/v1/tickets/" + number;
    }

    boolean isThere(String number) throws InterruptedException {
        return call("aigul", "GET", path(number), null, null).status() == 200;
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
