package kz.komek.channel.phone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import kz.komek.contract.Json;

/**
 * The exchange's REST API, as far as we need it. Its own library repeats a POST that was answered 5xx, and so sends a
 * message twice; here every request is made once.
 */
final class TwilioApi {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String VERSION = "/2010-04-01/Accounts/";

    private final PhoneConfig.Account account;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    TwilioApi(PhoneConfig.Account account) {
        this.account = account;
    }

    /** @param path below the account, e.g. {@code /Messages.json} */
    HttpResponse<byte[]> post(String path, Map<String, String> form) throws IOException {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<byte[]> get(String path) throws IOException {
        return send(request(path).GET());
    }

    HttpResponse<byte[]> delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    /** Whether it answers anything at all. */
    boolean answers() {
        try {
            return get(".json").statusCode() < 500;
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws IOException when it is not answered with JSON */
    static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return Json.MAPPER.readTree(response.body());
    }

    /** The path of the next page of a list, as the exchange names it. */
    String below(String next) {
        String prefix = VERSION + account.sid();
        return next.startsWith(prefix) ? next.substring(prefix.length()) : next;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        String login = account.sid() + ":" + account.token();
        return HttpRequest.newBuilder(URI.create(withoutSlash() + VERSION + account.sid() + path))
                .timeout(PATIENCE)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private String withoutSlash() {
        String base = account.api().toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
