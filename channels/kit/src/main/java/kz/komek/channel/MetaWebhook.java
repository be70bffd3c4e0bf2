package kz.komek.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import kz.komek.contract.Json;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How Meta delivers what happens on WhatsApp, Messenger and Instagram: one handshake, one signature, many things in one
 * body, and again for days until it hears 200.
 */
public final class MetaWebhook {
    private static final Logger LOG = Logger.getLogger(MetaWebhook.class);

    /** Meta says 3 MB. */
    public static final int LARGEST = 4 * 1024 * 1024;

    /** @param text plain */
    public record Answer(int status, String text) {
        /** Whether Meta should wait before it delivers again. */
        public boolean later() {
            return status == 503;
        }
    }

    private final List<String> appSecrets;
    private final String verifyToken;
    private final Function<JsonNode, List<Arrival>> normaliser;
    private final Arrivals arrivals;
    /** Whoever comes, signed or not, is read whole first: a flood must not fill the memory. */
    private final Semaphore places = new Semaphore(64);

    /** @param appSecrets any of them may have signed: an app with Instagram login has one of its own */
    public MetaWebhook(
            List<String> appSecrets,
            String verifyToken,
            Function<JsonNode, List<Arrival>> normaliser,
            Arrivals arrivals) {
        this.appSecrets = List.copyOf(appSecrets);
        this.verifyToken = verifyToken;
        this.normaliser = normaliser;
        this.arrivals = arrivals;
    }

    public Answer handshake(@Nullable String mode, @Nullable String token, @Nullable String challenge) {
        boolean known = "subscribe".equals(mode)
                && Signatures.same(verifyToken, token)
                && challenge != null
                && challenge.matches("[A-Za-z0-9_-]{1,200}");
        return known ? new Answer(200, challenge) : new Answer(403, "");
    }

    public Answer take(@Nullable String signature, InputStream body) {
        if (!places.tryAcquire()) return new Answer(503, "");
        try {
            byte[] bytes = body.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST ? new Answer(413, "") : take(signature, bytes);
        } catch (IOException brokenOff) {
            return new Answer(400, "");
        } finally {
            places.release();
        }
    }

    Answer take(@Nullable String signature, byte[] body) {
        if (appSecrets.stream().noneMatch(secret -> Signatures.hub(secret, body, signature)))
            return new Answer(403, "");
        JsonNode delivery = read(body);
        if (delivery == null || !delivery.isObject()) return new Answer(400, "");
        try {
            arrivals.take(normaliser.apply(delivery));
            return new Answer(200, "");
        } catch (Contacts.NotAcknowledged e) {
            LOG.warn("Kafka did not acknowledge a delivery of Meta's; it is asked to deliver again");
            return new Answer(503, "");
        }
    }

    private static @Nullable JsonNode read(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException malformed) {
            return null;
        }
    }
}
