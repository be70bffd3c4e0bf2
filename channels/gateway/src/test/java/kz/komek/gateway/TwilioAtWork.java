package kz.komek.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Twilio after an hour in which nobody took what it had to say: all of it stands in its lists. */
public final class TwilioAtWork implements QuarkusTestResourceLifecycleManager {
    static final String SID = "AC00000000000000000000000000000001";
    static final String TOKEN = "12345abcde12345abcde12345abcde12";
    static final String CALL = "CA0123456789abcdef0123456789abcdef";
    static final String RECORDING = "RE0123456789abcdef0123456789abcdef";
    static final List<String> ASKED = Collections.synchronizedList(new ArrayList<>());

    private static final String BELOW = "/2010-04-01/Accounts/" + SID;
    private static final byte[] PICTURE = java.util.Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final Map<String, String> LISTS = Map.of(
            "/Calls.json",
            """
            {"calls":[%s],"next_page_uri":null}""".formatted(call()),
            "/Calls/" + CALL + ".json",
            call(),
            "/Recordings.json",
            """
            {"recordings":[{"sid":"%s","call_sid":"%s","status":"completed","duration":"37","source":"RecordVerb",
              "date_created":"Fri, 20 Nov 2026 06:30:20 +0000"}],"next_page_uri":null}""".formatted(RECORDING, CALL),
            "/Messages.json",
            """
            {"messages":[%s,%s,%s,%s],"next_page_uri":null}""".formatted(
                            message("SM3", "+77011234563", "стоп", 0),
                            message("MM2", "+77011234562", "Шұңқыр", 1),
                            message("SM1", "+77011234561", "Су жоқ", 0),
                            message("SM4", "whatsapp:+77011234564", "Жарық жоқ", 0)),
            "/Messages/MM2/Media.json",
            """
            {"media_list":[{"sid":"ME2","content_type":"image/png","uri":"%s/Messages/MM2/Media/ME2.json"}],
             "next_page_uri":null}""".formatted(BELOW),
            ".json",
            "{\"sid\":\"" + SID + "\"}");

    private @Nullable HttpServer server;

    private static String call() {
        return """
                {"sid":"%s","from":"+77011234560","to":"+77172000109","status":"completed","duration":"60","direction":"inbound",
                 "start_time":"Fri, 20 Nov 2026 06:30:00 +0000","end_time":"Fri, 20 Nov 2026 06:31:00 +0000"}""".formatted(CALL);
    }

    private static String message(String sid, String from, String words, int media) {
        String to = from.startsWith("whatsapp:") ? "whatsapp:+77172000109" : "+77172000109";
        return """
                {"sid":"%s","from":"%s","to":"%s","body":"%s","num_media":"%d","direction":"inbound","status":"received",
                 "date_sent":"Fri, 20 Nov 2026 06:40:00 +0000"}""".formatted(sid, from, to, words, media);
    }

    @Override
    public int order() {
        return 1; // after Komek's own
    }

    @Override
    public Map<String, String> start() {
        try {
            ASKED.clear();
            var twilio = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            twilio.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            twilio.createContext(BELOW, TwilioAtWork::answer);
            twilio.start();
            server = twilio;
            String url = "http://127.0.0.1:" + twilio.getAddress().getPort();
            return Map.of(
                    "komek.twilio.account-sid", SID,
                    "komek.twilio.auth-token", TOKEN,
                    "komek.twilio.url", url,
                    "komek.whatsapp.twilio.accounts", "+77172000109",
                    "komek.whatsapp.twilio.account-sid", SID,
                    "komek.whatsapp.twilio.auth-token", TOKEN,
                    "komek.whatsapp.twilio.api", url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(BELOW.length());
            ASKED.add(exchange.getRequestMethod() + " " + path);
            byte[] body = switch (path) {
                case "/Recordings/" + RECORDING + ".mp3" -> "ID3 as if it were sound".getBytes(StandardCharsets.UTF_8);
                case "/Messages/MM2/Media/ME2" -> PICTURE;
                default -> LISTS.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            };
            if (exchange.getRequestMethod().equals("DELETE")) exchange.sendResponseHeaders(204, -1);
            else {
                exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void stop() {
        if (server != null) server.stop(0);
    }
}
