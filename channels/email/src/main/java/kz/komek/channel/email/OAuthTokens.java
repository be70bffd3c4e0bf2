package kz.komek.channel.email;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kz.komek.contract.Json;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens from a provider's token endpoint (RFC 6749, sections 4.4 and 6): with a refresh token in the name of the
 * mailbox, without one in the name of the application. A token is kept until shortly before it ends.
 */
final class OAuthTokens {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BEFORE_ITS_END = Duration.ofMinutes(1);
    /** What a provider says is short. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    private static final long SECONDS_WHERE_NOT_SAID = 300;

    private final Client client;
    private final InstantSource time;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private @Nullable Kept kept;

    OAuthTokens(Client client, InstantSource time) {
        this.client = client;
        this.time = time;
    }

    /**
     * What the provider gave us when the application was registered there.
     *
     * @param refreshToken {@code null}: the application logs in for itself
     * @param scope {@code null}: what the provider thinks fit
     */
    record Client(
            URI url,
            String id,
            @Nullable String secret,
            @Nullable String refreshToken,
            @Nullable String scope) {
        @Override
        public String toString() {
            return url.getHost();
        }
    }

    private record Kept(String token, Instant until) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("expires_in") @Nullable Long expiresIn) {}

    /** @throws AuthenticationFailedException when the provider refuses us; any other: it cannot be asked now */
    synchronized String valid() throws MessagingException {
        Instant now = time.instant();
        if (kept != null && now.isBefore(kept.until())) return kept.token();
        Answer answer = ask();
        if (answer.accessToken() == null) throw new MessagingException("no token in the answer of " + client);
        long seconds = answer.expiresIn() == null ? SECONDS_WHERE_NOT_SAID : answer.expiresIn();
        kept = new Kept(answer.accessToken(), now.plusSeconds(seconds).minus(BEFORE_ITS_END));
        return answer.accessToken();
    }

    synchronized void forget() {
        kept = null;
    }

    private Answer ask() throws MessagingException {
        var request = HttpRequest.newBuilder(client.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form()))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                int status = response.statusCode();
                if (status == 400 || status == 401 || status == 403) {
                    throw new AuthenticationFailedException(client + " gives no token: HTTP " + status);
                }
                if (status != 200) throw new MessagingException(client + " gives no token: HTTP " + status);
                return Json.read(body.readNBytes(LONGEST_ANSWER), Answer.class);
            }
        } catch (IOException | RuntimeException e) {
            // Not with its cause: a parser quotes what it read.
            throw new MessagingException(
                    client + " gives no token (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MessagingException("interrupted");
        }
    }

    private String form() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("grant_type", client.refreshToken() == null ? "client_credentials" : "refresh_token");
        fields.put("client_id", client.id());
        if (client.secret() != null) fields.put("client_secret", client.secret());
        if (client.refreshToken() != null) fields.put("refresh_token", client.refreshToken());
        if (client.scope() != null) fields.put("scope", client.scope());
        return fields.entrySet().stream().map(OAuthTokens::field).collect(Collectors.joining("&"));
    }

    private static String field(Map.Entry<String, String> field) {
        return field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8);
    }
}
