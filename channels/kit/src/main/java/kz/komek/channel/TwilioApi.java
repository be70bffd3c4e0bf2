package kz.komek.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.komek.contract.Json;

/**
 * Twilio's REST API, as far as we need it, below one account. Its own library repeats a POST that was answered 5xx, and so
 * sends a message twice; here every request is made once.
 */
public final class TwilioApi {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String VERSION = "/2010-04-01/Accounts/";
    private static final String PAGE_SIZE = "500";

    private final String base;
    private final String sid;
    private final String authorization;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public TwilioApi(URI api, String sid, String token) {
        this.base = api.toString().replaceFirst("/+$", "");
        this.sid = sid;
        this.authorization = authorization(sid, token);
    }

    static String authorization(String sid, String token) {
        return "Basic " + Base64.getEncoder().encodeToString((sid + ":" + token).getBytes(StandardCharsets.UTF_8));
    }

    /** @param path below the account, e.g. {@code /Messages.json} */
    public HttpResponse<byte[]> post(String path, Map<String, String> form) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    public HttpResponse<byte[]> get(String path) throws IOException {
        return send(request(path).GET());
    }

    public HttpResponse<byte[]> delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    /** Whether it knows us. A token that is wrong is put right by somebody, and nothing is lost until then. */
    public boolean answers() {
        try {
            return get(".json").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws IOException when it is not answered with JSON */
    public static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return Json.MAPPER.readTree(response.body());
    }

    /** An interval of a list's time, for {@link #list}. @param field e.g. {@code DateSent} */
    public static Map<String, String> between(String field, Instant from, Instant to) {
        var where = new LinkedHashMap<String, String>();
        where.put(field + ">", iso(from));
        // It counts whole seconds.
        where.put(field + "<", iso(to.plusSeconds(1)));
        return where;
    }

    private static String iso(Instant when) {
        return DateTimeFormatter.ISO_INSTANT.format(when.truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * The whole of a list, the oldest first, by as many pages as it says there are.
     *
     * @param path below the account, e.g. {@code /Messages}
     * @param name under which a page holds what is asked for
     * @param dated the field that the list goes by
     * @throws IOException when a single page is missing: half a list is none
     */
    public List<JsonNode> list(String path, String name, String dated, Map<String, String> where) throws IOException {
        var all = new ArrayList<JsonNode>();
        var pages = new HashSet<String>();
        var query = new LinkedHashMap<>(where);
        query.put("PageSize", PAGE_SIZE);
        String page = path + ".json?" + encoded(query);
        while (!page.isEmpty()) {
            if (!pages.add(page)) throw new IOException(name + ": its pages go round in a circle");
            var response = get(page);
            if (response.statusCode() != 200) throw new IOException(name + ": HTTP " + response.statusCode());
            var body = json(response);
            body.path(name).forEach(all::add);
            page = below(body.path("next_page_uri").asText(""));
        }
        // It gives the newest first, and what is of one second stays in that order turned round.
        Collections.reverse(all);
        all.sort(
                java.util.Comparator.comparing(each -> instant(each.path(dated)).orElse(Instant.MAX)));
        return all;
    }

    private String below(String next) throws IOException {
        if (next.isEmpty()) return next;
        String prefix = VERSION + sid;
        if (!next.startsWith(prefix)) throw new IOException("the next page is not below our account");
        return next.substring(prefix.length());
    }

    /** As Twilio writes it; empty: it says none. */
    public static Optional<Instant> instant(JsonNode when) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(when.asText(), Instant::from));
        } catch (DateTimeException unsaid) {
            return Optional.empty();
        }
    }

    /** A message of the list in the fields in which it would have been posted to us; the list knows fewer of them. */
    public Map<String, String> asPosted(JsonNode message) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "MessageSid", message.path("sid"));
        put(fields, "From", message.path("from"));
        put(fields, "To", message.path("to"));
        put(fields, "Body", message.path("body"));
        put(fields, "NumMedia", message.path("num_media"));
        String id = message.path("sid").asText("");
        if (message.path("num_media").asInt(0) > 0 && id.matches("[A-Za-z0-9]{1,64}")) {
            int number = 0;
            for (JsonNode file : list("/Messages/" + id + "/Media", "media_list", "date_created", Map.of())) {
                fields.put(
                        "MediaUrl" + number, base + file.path("uri").asText("").replaceFirst("\\.json$", ""));
                put(fields, "MediaContentType" + number++, file.path("content_type"));
            }
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) fields.put(name, value.asText());
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + VERSION + sid + path))
                .timeout(PATIENCE)
                .header("Authorization", authorization);
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
