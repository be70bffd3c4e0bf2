package kz.komek.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import kz.komek.contract.Json;
import org.jspecify.annotations.Nullable;

/** Calls Meta's Graph API and says exactly what is known afterwards. Never calls twice, follows no redirection. */
public final class MetaGraph {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    public sealed interface Answer {
        record Taken(JsonNode body) implements Answer {}

        /**
         * @param status of HTTP
         * @param code Meta's; 0: it gave none
         * @param subcode Meta's; 0: it gave none
         */
        record Declined(int status, int code, int subcode) implements Answer {}

        /** Not one byte of the request has reached them. */
        record NotSent(String reason) implements Answer {}

        /** Written, and no answer that can be read. */
        record Unheard(String reason) implements Answer {}
    }

    private final URI base;
    private final Duration patience;
    private final HttpClient http;

    /**
     * @param base with the version, e.g. {@code https://graph.facebook.com/v25.0}
     * @param patience for one call in all
     */
    public MetaGraph(URI base, Duration patience) {
        this.base = URI.create(base.toString().replaceFirst("/*$", "/"));
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    public Answer get(String path, String token) {
        return call(request(path, token).GET().build());
    }

    public Answer post(String path, String token, JsonNode message) {
        return call(request(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(message)))
                .build());
    }

    /** A file for later messages. */
    public Answer upload(String path, String token, String mediaType, String name, byte[] bytes) {
        String boundary = "komek-" + UUID.randomUUID();
        return call(request(path, token)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(parts(boundary, mediaType, name, bytes))
                .build());
    }

    private static BodyPublisher parts(String boundary, String mediaType, String name, byte[] bytes) {
        String before = field(boundary, "messaging_product", "whatsapp") + field(boundary, "type", mediaType)
                + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name.replaceAll("[\"\\\\\\p{Cntrl}]", "_") + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(before),
                BodyPublishers.ofByteArray(bytes),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    }

    private static String field(String boundary, String name, String value) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(patience).header("Authorization", "Bearer " + token);
    }

    private Answer call(HttpRequest request) {
        var call = http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return read(call.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            call.cancel(true);
            return new Answer.Unheard("no answer in " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            return neverWritten(e.getCause())
                    ? new Answer.NotSent("no connection to Meta")
                    : new Answer.Unheard("the connection was lost ("
                            + e.getCause().getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Unheard("this gateway stops");
        }
    }

    private static boolean neverWritten(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof SSLHandshakeException;
    }

    private static Answer read(HttpResponse<byte[]> response) {
        JsonNode body = json(response.body());
        int status = response.statusCode();
        if (status == 200 && body != null) return new Answer.Taken(body);
        JsonNode error = body == null ? null : body.path("error");
        if (error != null && error.isObject()) {
            return new Answer.Declined(
                    status,
                    error.path("code").asInt(),
                    error.path("error_subcode").asInt());
        }
        // What a proxy in between says about its own trouble tells nothing of the message; a 4xx refuses it.
        return status >= 400 && status < 500 ? new Answer.Declined(status, 0, 0) : new Answer.Unheard("HTTP " + status);
    }

    private static @Nullable JsonNode json(byte[] body) {
        try {
            return Json.MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (IOException notJson) {
            return null;
        }
    }
}
