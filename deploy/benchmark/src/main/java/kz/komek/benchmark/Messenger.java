package kz.komek.benchmark;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.komek.contract.Json;

/**
 * WhatsApp as Meta's cloud speaks it: deliveries signed as theirs, and the Graph API that takes what Komek answers. Nothing
 * leaves this machine.
 */
final class Messenger implements AutoCloseable {
    private static final String ACCOUNT = "106540352242922";

    private final String secret;
    private final HttpServer graph;
    private final AtomicLong answered = new AtomicLong();

    Messenger(String secret) throws IOException {
        this.secret = secret;
        this.graph = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        graph.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        graph.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] accepted =
                        Json.write(Map.of("messages", List.of(Map.of("id", "wamid.out" + answered.incrementAndGet()))));
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, accepted.length);
                exchange.getResponseBody().write(accepted);
            }
        });
        graph.start();
    }

    /** What a gateway has to know to be served by this one. */
    Map<String, String> settings() {
        return Map.of(
                "KOMEK_WHATSAPP_META_ACCOUNTS",
                ACCOUNT,
                "KOMEK_WHATSAPP_META_TOKENS",
                "bench",
                "KOMEK_WHATSAPP_META_APP_SECRETS",
                secret,
                "KOMEK_WHATSAPP_META_VERIFY_TOKEN",
                "bench",
                "KOMEK_WHATSAPP_META_GRAPH",
                "http://localhost:" + graph.getAddress().getPort());
    }

    /** Answers of Komek that have come. */
    long answered() {
        return answered.get();
    }

    /** One message of one person, as Meta delivers it. */
    byte[] delivery(String run, int index, String text) {
        String person = String.format(Locale.ROOT, "7702%07d", index % 10_000_000);
        return Json.write(Map.of(
                "object",
                "whatsapp_business_account",
                "entry",
                List.of(Map.of(
                        "id",
                        "102290129340398",
                        "changes",
                        List.of(Map.of(
                                "field",
                                "messages",
                                "value",
                                Map.of(
                                        "messaging_product",
                                        "whatsapp",
                                        "metadata",
                                        Map.of("display_phone_number", "77172000109", "phone_number_id", ACCOUNT),
                                        "contacts",
                                        List.of(Map.of("profile", Map.of("name", "Айгүл"), "wa_id", person)),
                                        "messages",
                                        List.of(Map.of(
                                                "from",
                                                person,
                                                "id",
                                                "wamid." + run + index,
                                                "timestamp",
                                                Long.toString(Instant.now().getEpochSecond()),
                                                "type",
                                                "text",
                                                "text",
                                                Map.of("body", text))))))))));
    }

    String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        graph.stop(0);
    }
}
