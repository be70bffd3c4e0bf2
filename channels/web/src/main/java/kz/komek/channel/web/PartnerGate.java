package kz.komek.channel.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.komek.channel.Signatures;
import kz.komek.channel.SystemTime;
import kz.komek.channel.web.Refusal.Code;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets in the applications of the city and its partners ({@code KOMEK_PARTNER_SECRETS=name=secret,...}): each signs every
 * call with its own secret. A call is good for five minutes, so that one that was overheard is soon worth nothing.
 */
@Singleton
class PartnerGate {
    private static final Logger LOG = Logger.getLogger(PartnerGate.class);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int SHORTEST_SECRET = 32;

    private final Map<String, String> secrets;
    private final SystemTime clock;

    PartnerGate(@ConfigProperty(name = "komek.partner.secrets") Optional<List<String>> secrets, SystemTime clock) {
        this.secrets = byName(secrets.orElse(List.of()));
        this.clock = clock;
        if (this.secrets.isEmpty()) LOG.info("komek.partner.secrets is not set: no partner's application is let in");
    }

    private static Map<String, String> byName(List<String> pairs) {
        var byName = new HashMap<String, String>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1 || pair.length() - equals - 1 < SHORTEST_SECRET) {
                throw new IllegalArgumentException(
                        "KOMEK_PARTNER_SECRETS must hold name=secret, each secret of 32 characters or more");
            }
            byName.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
        }
        return Map.copyOf(byName);
    }

    /**
     * @param key the Idempotency-Key; {@code null}: none was sent
     * @return the partner's name
     * @throws Refusal when it is nobody we know
     */
    String enter(HttpServerRequest request, @Nullable String key, byte[] body) {
        if (secrets.isEmpty()) throw new Refusal(Code.NOT_FOUND);
        String name = request.getHeader("Komek-Partner");
        String timestamp = request.getHeader("Komek-Timestamp");
        String secret = name == null ? null : secrets.get(name);
        if (name == null || secret == null || timestamp == null || !timestamp.matches("\\d{9,11}")) {
            throw new Refusal(Code.SIGNATURE_WRONG);
        }
        byte[] signed = signed(request.method().name(), request.uri(), timestamp, key, body);
        if (!Signatures.hex(secret, signed, request.getHeader("Komek-Signature"))) {
            throw new Refusal(Code.SIGNATURE_WRONG);
        }
        // The machine's clock: the partner knows nothing of a demonstration's.
        var made = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(made, clock.unmoved()).abs().compareTo(WINDOW) > 0) {
            throw new Refusal(Code.SIGNATURE_LATE);
        }
        return name;
    }

    /** What is signed: four lines, each with its end, and the body as it is. */
    static byte[] signed(String method, String address, String timestamp, @Nullable String key, byte[] body) {
        String lines = method + "\n" + address + "\n" + timestamp + "\n" + (key == null ? "" : key) + "\n";
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(lines.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
