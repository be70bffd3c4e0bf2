package kz.komek.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.komek.contract.Json;

/** The endpoints that are measured, asked once each: a retry would hide what it cost. */
final class Http {
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI gateway;
    private final URI server;

    Http(Komek komek) {
        this.gateway = komek.gateway();
        this.server = komek.server();
    }

    record Reservation(String number, String key) {}

    Reservation reserve() throws IOException, InterruptedException {
        var answer = ask(to(gateway, "/public/v1/reservations").POST(BodyPublishers.noBody()), 201);
        return new Reservation(
                answer.required("number").asText(), answer.required("key").asText());
    }

    void submit(Reservation reservation, byte[] form) throws IOException, InterruptedException {
        ask(
                to(gateway, "/public/v1/contacts/" + reservation.number())
                        .header("Komek-Key", reservation.key())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofByteArray(form)),
                202);
    }

    /** As Meta brings a message of WhatsApp. */
    void deliver(byte[] body, String signature) throws IOException, InterruptedException {
        send(
                to(gateway, "/channels/whatsapp/meta")
                        .header("X-Hub-Signature-256", signature)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body)),
                200);
    }

    /** False also while the gateway says that the core is silent: then the page shows nothing yet. */
    boolean isRegistered(Reservation reservation) throws IOException, InterruptedException {
        var request = to(gateway, "/public/v1/tickets/" + reservation.number())
                .header("Komek-Key", reservation.key())
                .GET();
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() == 503) return false;
        if (response.statusCode() != 200) throw refused(response);
        var ticket = Json.MAPPER.readTree(response.body());
        return !"BEING_REGISTERED".equals(ticket.required("status").asText());
    }

    /** The token of a member of staff. */
    String login(String login, String password) throws IOException, InterruptedException {
        var answer = ask(
                to(server, "/api/v1/sessions")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(Json.write(Map.of("login", login, "password", password)))),
                200);
        return answer.required("token").asText();
    }

    void queuePage(String token) throws IOException, InterruptedException {
        get(to(server, "/api/v1/tickets?queue=OPEN&limit=50").header("Authorization", "Bearer " + token));
    }

    /** False: nothing waited. */
    boolean claim(String token) throws IOException, InterruptedException {
        var answer = ask(
                to(server, "/api/v1/work/claims/" + UUID.randomUUID())
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{}")),
                200);
        return !answer.required("number").isNull();
    }

    /** How much waits at the desks of a member of staff. */
    void desks(String token) throws IOException, InterruptedException {
        get(to(server, "/api/v1/work/desks").header("Authorization", "Bearer " + token));
    }

    /** Tickets by words. */
    void search(String token, String typed) throws IOException, InterruptedException {
        ask(
                to(server, "/api/v1/search")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(
                                Json.write(Map.of("words", typed, "kinds", List.of("TICKET"))))),
                200);
    }

    /** How many of each are suggested: articles, issues, tickets. */
    int[] suggest(String token, String text, String address) throws IOException, InterruptedException {
        var answer = ask(
                to(server, "/api/v1/suggestions")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(
                                Json.write(Map.of("text", text, "address", address, "language", "KK")))),
                200);
        return new int[] {
            answer.required("articles").size(),
            answer.required("issues").size(),
            answer.required("tickets").size()
        };
    }

    /** What this server's HTTP costs when nothing is done. */
    void empty() throws IOException, InterruptedException {
        get(to(server, "/q/health/live"));
    }

    private void get(HttpRequest.Builder request) throws IOException, InterruptedException {
        send(request.GET(), 200);
    }

    private JsonNode ask(HttpRequest.Builder request, int wanted) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(send(request, wanted));
    }

    private byte[] send(HttpRequest.Builder request, int wanted) throws IOException, InterruptedException {
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != wanted) throw refused(response);
        return response.body();
    }

    private static IOException refused(HttpResponse<?> response) {
        return new IOException("HTTP " + response.statusCode() + " from "
                + response.uri().getPath().replaceAll("\\d{10}", "NUMBER"));
    }

    private static HttpRequest.Builder to(URI base, String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
    }
}
