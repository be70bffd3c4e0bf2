package kz.komek.channel;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kz.komek.contract.Conversation;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.contract.PublicAnswers;
import kz.komek.contract.PublicArticle;
import kz.komek.contract.PublicOutage;
import kz.komek.contract.PublicTicket;
import kz.komek.contract.PublicWork;
import kz.komek.contract.Secrets;
import kz.komek.contract.WorkAnswer;
import org.jspecify.annotations.Nullable;

/** Asks the core over HTTP. Silence, errors and slowness of the core are an answer too, never an exception. */
public final class HttpConversation implements Conversation {
    private static final Duration LIMIT = Duration.ofMillis(800);
    /** Nobody waits for a claim; who has said "yes" would rather wait than say it again. */
    private static final Duration CLAIM_LIMIT = Duration.ofSeconds(5);

    private final List<URI> servers;
    private final String token;
    private final HttpClient http;
    private final AtomicInteger preferred = new AtomicInteger();

    /** @param servers replicas of the core; the one that answered last is asked first */
    public HttpConversation(List<URI> servers, Secrets secrets) {
        this.servers = List.copyOf(servers);
        this.token = secrets.internalToken();
        this.http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofMillis(400))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public Tracking track(String number, boolean withKey) {
        var response = ask("GET", "/internal/v1/tickets/" + number + "?withKey=" + withKey, LIMIT);
        if (response == null) return new Tracking.Silent();
        return switch (response.statusCode()) {
            case 200 -> new Tracking.Found(Json.read(response.body(), PublicTicket.class));
            case 404 -> new Tracking.NotInRegister();
            default -> new Tracking.Silent();
        };
    }

    @Override
    public Claim claim(UUID replyId, UUID claimant) {
        var response = ask("PUT", "/internal/v1/replies/" + replyId + "/claims/" + claimant, CLAIM_LIMIT);
        if (response == null) return Claim.SILENT;
        return switch (response.statusCode()) {
            case 200 -> Claim.WON;
            case 409 -> Claim.LOST;
            default -> Claim.SILENT;
        };
    }

    @Override
    public Told<PublicAnswers> answers(Language language, @Nullable String words, @Nullable String sphere) {
        String path = "/internal/v1/knowledge/answers?language=" + language.code() + parameter("words", words)
                + parameter("sphere", sphere);
        return told(ask("GET", path, LIMIT), PublicAnswers.class);
    }

    @Override
    public Told<PublicArticle> article(String code, Language language) {
        return told(
                ask("GET", "/internal/v1/knowledge/articles/" + code + "?language=" + language.code(), LIMIT),
                PublicArticle.class);
    }

    @Override
    public Told<Boolean> think(String code, boolean useful) {
        // Never asked twice: it would count twice.
        String path = "/internal/v1/knowledge/articles/" + code + "/opinions?useful=" + useful;
        var uri = servers.get(Math.floorMod(preferred.get(), servers.size())).resolve(path);
        var response = askOne("POST", uri, null, LIMIT);
        if (response == null) return new Told.Silent<>();
        return switch (response.statusCode()) {
            case 204 -> new Told.Found<>(useful);
            case 404 -> new Told.Nothing<>();
            default -> new Told.Silent<>();
        };
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static <T> Told<T> told(@Nullable HttpResponse<byte[]> response, Class<T> type) {
        if (response == null) return new Told.Silent<>();
        return switch (response.statusCode()) {
            case 200 -> new Told.Found<>(Json.read(response.body(), type));
            case 404 -> new Told.Nothing<>();
            default -> new Told.Silent<>();
        };
    }

    @Override
    public Works worksAt(Place place) {
        return works(ask("POST", "/internal/v1/planned-works/matches", Json.write(place), LIMIT));
    }

    @Override
    public Works works(@Nullable String district, @Nullable String street) {
        String path = "/internal/v1/planned-works?district=" + encoded(district) + "&street=" + encoded(street);
        return works(ask("GET", path, LIMIT));
    }

    private static Works works(@Nullable HttpResponse<byte[]> response) {
        return response == null || response.statusCode() != 200
                ? new Works.Silent()
                : new Works.Found(List.of(Json.read(response.body(), PublicWork[].class)));
    }

    private static String encoded(@Nullable String value) {
        return value == null ? "" : URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public Noted answered(UUID work, UUID id, WorkAnswer answer) {
        String path = "/internal/v1/planned-works/" + work + "/answers/" + id;
        var response = ask("PUT", path, Json.write(answer), CLAIM_LIMIT);
        if (response == null) return Noted.SILENT;
        return switch (response.statusCode()) {
            case 200, 204 -> Noted.YES;
            case 404 -> Noted.UNKNOWN;
            default -> Noted.SILENT;
        };
    }

    @Override
    public List<PublicOutage> outages() {
        var response = ask("GET", "/internal/v1/outages", LIMIT);
        return response == null || response.statusCode() != 200
                ? List.of()
                : List.of(Json.read(response.body(), PublicOutage[].class));
    }

    @Override
    public Told<Caller> caller(String phone) {
        // In the body: no number is in a URL.
        return told(
                ask("POST", "/internal/v1/calls/callers", Json.write(new CallersPhone(phone)), LIMIT), Caller.class);
    }

    private record CallersPhone(String phone) {}

    @Override
    public Seat seat(SeatWanted wanted) {
        var response = ask("POST", "/internal/v1/calls/seats", Json.write(wanted), LIMIT);
        return response == null || response.statusCode() != 200
                ? new Seat.Silent()
                : Json.read(response.body(), Seat.class);
    }

    /** How far a demo's clock runs ahead; empty when the core does not say. */
    Optional<Duration> clockAhead() {
        var response = ask("GET", "/internal/v1/clock", LIMIT);
        if (response == null || response.statusCode() != 200) return Optional.empty();
        return Optional.of(
                Duration.ofSeconds(Json.read(response.body(), Ahead.class).aheadSeconds()));
    }

    private record Ahead(long aheadSeconds) {}

    /** The answer of the first replica that gives one within the whole limit; null when none does. */
    private @Nullable HttpResponse<byte[]> ask(String method, String path, Duration limit) {
        return ask(method, path, null, limit);
    }

    private @Nullable HttpResponse<byte[]> ask(String method, String path, byte @Nullable [] body, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        int first = preferred.get();
        for (int i = 0; i < servers.size(); i++) {
            long left = end - System.nanoTime();
            if (left <= 0) return null;
            int index = Math.floorMod(first + i, servers.size());
            var response = askOne(method, servers.get(index).resolve(path), body, Duration.ofNanos(left));
            if (response != null && response.statusCode() < 500) {
                preferred.set(index);
                return response;
            }
        }
        return null;
    }

    private @Nullable HttpResponse<byte[]> askOne(String method, URI uri, byte @Nullable [] body, Duration limit) {
        try {
            var request = HttpRequest.newBuilder(uri)
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(body))
                    .timeout(limit)
                    .header("Authorization", "Bearer " + token);
            if (body != null) request.header("Content-Type", "application/json");
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
