package kz.komek.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The Bot API as it is on the wire: the token in the path, methods in whatever case, JSON or multipart in, {@code ok} and
 * {@code result} out.
 */
public final class FakeTelegram implements AutoCloseable {
    public static final String TOKEN = "7000000001:AAF-of_a_test_and_of_nobody";

    /** @param parts of a multipart body, or the fields of a JSON one */
    public record Asked(String method, Map<String, String> parts) {
        public JsonNode json(String part) {
            try {
                return Update.MAPPER.readTree(parts.get(part));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** @param status 0: the connection is cut without an answer */
    private record Answer(int status, String body) {}

    public final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    public final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Deque<String> updates = new ArrayDeque<>();
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger messages = new AtomicInteger(1000);
    private final HttpServer server;
    private volatile boolean closed;

    public FakeTelegram() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Whoever polls gets it, again and again until it is confirmed. */
    public void says(String update) {
        synchronized (updates) {
            updates.add(update);
            updates.notifyAll();
        }
    }

    /** The next call of this method is answered so. */
    void answer(String method, int status, String body) {
        answers.computeIfAbsent(method.toLowerCase(Locale.ROOT), any -> new ArrayDeque<>())
                .add(new Answer(status, body));
    }

    void refuse(String method, int code, String description, String parameters) {
        answer(method, code, """
                {"ok":false,"error_code":%d,"description":"%s"%s}""".formatted(code, description, parameters));
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String[] path = exchange.getRequestURI().getPath().split("/", 5);
        if (path[1].equals("file")) {
            byte[] file = path[2].equals("bot" + TOKEN)
                    ? files.get(exchange.getRequestURI().getPath().substring(("/file/bot" + TOKEN + "/").length()))
                    : null;
            respond(exchange, file == null ? 404 : 200, file == null ? new byte[0] : file);
            return;
        }
        if (!path[1].equals("bot" + TOKEN)) {
            respond(exchange, 401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
            return;
        }
        String method = path[2].toLowerCase(Locale.ROOT);
        var parts = parts(exchange, body);
        if (!method.equals("getupdates")) asked.add(new Asked(method, parts));
        var prepared = answers.getOrDefault(method, new ArrayDeque<>()).poll();
        if (prepared == null) respond(exchange, 200, usual(method, parts, exchange));
        else if (prepared.status == 0) exchange.close();
        else respond(exchange, prepared.status, prepared.body);
    }

    private String usual(String method, Map<String, String> parts, HttpExchange exchange) {
        return switch (method) {
            case "getme" -> ok("{\"id\":7000000001,\"is_bot\":true,\"first_name\":\"109\",\"username\":\"komek_bot\"}");
            case "getfile" ->
                files.containsKey("documents/" + parts.get("file_id"))
                        ? ok("{\"file_id\":\"%1$s\",\"file_unique_id\":\"u\",\"file_path\":\"documents/%1$s\"}"
                                .formatted(parts.get("file_id")))
                        : "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: wrong file_id or the file is"
                                + " temporarily unavailable\"}";
            case "getupdates" -> updates(exchange.getRequestURI().getQuery());
            case "sendmessage", "sendphoto", "senddocument" ->
                ok("""
                        {"message_id":%d,"from":{"id":7000000001,"is_bot":true,"first_name":"109"},"date":1795170000,\
                        "chat":{"id":%s,"type":"private","first_name":"Айгүл"},"text":"x"}""".formatted(messages.incrementAndGet(), parts.get("chat_id")));
            default -> ok("true");
        };
    }

    /** As Telegram: what lies before the offset is confirmed and gone. */
    private String updates(String query) {
        long from = Arrays.stream(query.split("&"))
                .filter(part -> part.startsWith("offset="))
                .mapToLong(part -> Long.parseLong(part.substring("offset=".length())))
                .findFirst()
                .orElse(0);
        asked.add(new Asked("getupdates", Map.of("offset", Long.toString(from))));
        synchronized (updates) {
            updates.removeIf(update -> Long.parseLong(update.replaceAll("(?s).*\"update_id\":(\\d+).*", "$1")) < from);
            try {
                if (updates.isEmpty() && !closed) updates.wait(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ok(updates.toString());
        }
    }

    private static String ok(String result) {
        return "{\"ok\":true,\"result\":" + result + "}";
    }

    private static Map<String, String> parts(HttpExchange exchange, byte[] body) throws IOException {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        var parts = new ConcurrentHashMap<String, String>();
        if (type.startsWith("multipart/")) {
            String text = new String(body, StandardCharsets.UTF_8);
            String boundary = "--" + type.replaceAll(".*boundary=", "");
            for (String part : text.split(java.util.regex.Pattern.quote(boundary))) {
                int head = part.indexOf("\r\n\r\n");
                if (head < 0) continue;
                String name = part.substring(0, head).replaceAll("(?s).* name=\"([^\"]*)\".*", "$1");
                parts.put(name, part.substring(head + 4).stripTrailing());
                if (part.substring(0, head).contains("filename="))
                    parts.put(
                            name + ".name", part.substring(0, head).replaceAll("(?s).*filename=\"([^\"]*)\".*", "$1"));
            }
        } else if (body.length > 0) {
            JsonNode json = Update.MAPPER.readTree(body);
            json = json == null ? JsonNodeFactory.instance.objectNode() : json;
            json.properties()
                    .forEach(field -> parts.put(
                            field.getKey(),
                            field.getValue().isValueNode()
                                    ? field.getValue().asText()
                                    : field.getValue().toString()));
        }
        return parts;
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        respond(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        closed = true;
        synchronized (updates) {
            updates.notifyAll();
        }
        server.stop(0);
    }
}
