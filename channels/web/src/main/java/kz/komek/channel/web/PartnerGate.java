package kz.komek.channel.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import kz.komek.channel.Signatures;
import kz.komek.channel.SystemTime;
import kz.komek.channel.web.Refusal.Code;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets in the applications of the city and its partners ({@code KOMEK_PARTNER_SECRETS=name=secret,...}): each signs every
 * call with its own secret. A call is good for five minutes, so that one that was overheard is soon worth nothing.
 *
 * <p>The signature is over the body, so the body is read before anybody is known. It is read only of who names a partner and
 * was not refused by what stands before it, as long as it says, and only a few large ones of a partner at a time.
 */
@Singleton
class PartnerGate {
    private static final Logger LOG = Logger.getLogger(PartnerGate.class);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int SHORTEST_SECRET = 32;
    /** The longest text with every character escaped, and the rest of a submission. */
    private static final int USUAL = 80 * 1024;

    private static final int LARGE_AT_ONCE = 4;

    private final Map<String, Partner> partners;
    private final InstantSource clock;

    @Inject
    PartnerGate(
            @ConfigProperty(name = "komek.partner.secrets") Optional<List<String>> secrets,
            @ConfigProperty(name = "komek.limit.partner") int perMinute,
            @ConfigProperty(name = "komek.partner.limits") Optional<List<String>> limits,
            SystemTime clock) {
        // The machine's clock: the partner knows nothing of a demonstration's.
        this(secrets.orElse(List.of()), perMinute, limits.orElse(List.of()), clock::unmoved, TimeMeter.SYSTEM_NANOTIME);
    }

    PartnerGate(List<String> secrets, int perMinute, List<String> limits, InstantSource clock, TimeMeter meter) {
        this.partners = partners(byName(secrets, "KOMEK_PARTNER_SECRETS"), perMinute, limits, meter);
        this.clock = clock;
        if (partners.isEmpty()) LOG.info("komek.partner.secrets is not set: no partner's application is let in");
    }

    private static Map<String, Partner> partners(
            Map<String, String> secrets, int perMinute, List<String> limits, TimeMeter meter) {
        var own = byName(limits, "KOMEK_PARTNER_LIMITS");
        var partners = new HashMap<String, Partner>();
        secrets.forEach((name, secret) -> {
            if (secret.length() < SHORTEST_SECRET) {
                throw new IllegalArgumentException(
                        "each secret of KOMEK_PARTNER_SECRETS must have 32 characters or more");
            }
            String calls = own.get(name);
            partners.put(name, new Partner(name, secret, calls == null ? perMinute : Integer.parseInt(calls), meter));
        });
        return Map.copyOf(partners);
    }

    private static Map<String, String> byName(List<String> pairs, String variable) {
        var byName = new HashMap<String, String>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) throw new IllegalArgumentException(variable + " must hold name=value, separated by commas");
            byName.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
        }
        return byName;
    }

    /**
     * What is said before the body.
     *
     * @param address path and query as they were called
     * @param key the Idempotency-Key; {@code null}: none was sent
     * @param length of the body, as it says
     */
    record Knock(
            String method,
            String address,
            @Nullable String partner,
            @Nullable String timestamp,
            @Nullable String signature,
            @Nullable String key,
            @Nullable String length) {
        static Knock of(HttpServerRequest request) {
            return new Knock(
                    request.method().name(),
                    request.uri(),
                    request.getHeader("Komek-Partner"),
                    request.getHeader("Komek-Timestamp"),
                    request.getHeader("Komek-Signature"),
                    request.getHeader("Idempotency-Key"),
                    request.getHeader("Content-Length"));
        }
    }

    /** @param name the partner's */
    @SuppressWarnings("ArrayRecordComponent") // read once, by whom it is given to
    record Entered(String name, byte[] body) {}

    /** How much one of them may ask of one gateway in a minute; only what it has signed counts. */
    private static final class Partner {
        private final String name;
        private final String secret;
        private final Bucket calls;
        private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

        Partner(String name, String secret, int perMinute, TimeMeter meter) {
            this.name = name;
            this.secret = secret;
            this.calls = Bucket.builder()
                    .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                    .withCustomTimePrecision(meter)
                    .build();
        }

        void mayCall() {
            var estimate = calls.estimateAbilityToConsume(1);
            if (!estimate.canBeConsumed()) throw tooMany(estimate.getNanosToWaitForRefill());
        }

        void count() {
            var probe = calls.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) throw tooMany(probe.getNanosToWaitForRefill());
        }

        private static Refusal tooMany(long nanos) {
            return new Refusal(Code.TOO_MANY_REQUESTS, Duration.ofNanos(nanos));
        }

        byte[] read(InputStream body, int length) throws IOException {
            if (length <= USUAL) return body.readNBytes(length);
            if (!large.tryAcquire()) throw new Refusal(Code.TOO_MANY_REQUESTS);
            try {
                return body.readNBytes(length);
            } finally {
                large.release();
            }
        }
    }

    /**
     * @param most bytes that may be sent there
     * @throws Refusal when it is nobody we know, or too much
     */
    Entered enter(Knock knock, InputStream body, int most) {
        if (partners.isEmpty()) throw new Refusal(Code.NOT_FOUND);
        Partner partner = named(knock);
        partner.mayCall();
        byte[] read = read(knock, partner, body, most);
        byte[] signed = signed(knock.method(), knock.address(), String.valueOf(knock.timestamp()), knock.key(), read);
        if (!Signatures.hex(partner.secret, signed, knock.signature())) throw new Refusal(Code.SIGNATURE_WRONG);
        partner.count();
        return new Entered(partner.name, read);
    }

    private Partner named(Knock knock) {
        Partner partner = knock.partner() == null ? null : partners.get(knock.partner());
        String timestamp = knock.timestamp();
        boolean signed = knock.signature() != null && knock.signature().matches("[0-9a-fA-F]{64}");
        if (partner == null || !signed || timestamp == null || !timestamp.matches("\\d{9,11}")) {
            throw new Refusal(Code.SIGNATURE_WRONG);
        }
        var made = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(made, clock.instant()).abs().compareTo(WINDOW) > 0) {
            throw new Refusal(Code.SIGNATURE_LATE);
        }
        return partner;
    }

    private static byte[] read(Knock knock, Partner partner, InputStream body, int most) {
        try {
            if (knock.length() == null) {
                if (body.read() >= 0) throw new Refusal(Code.LENGTH_REQUIRED);
                return new byte[0];
            }
            return partner.read(body, length(knock.length(), most));
        } catch (IOException brokenOff) {
            throw new Refusal(Code.MALFORMED);
        }
    }

    private static int length(String said, int most) {
        if (!said.matches("\\d{1,18}")) throw new Refusal(Code.MALFORMED);
        if (Long.parseLong(said) > most) throw new Refusal(Code.BODY_TOO_LARGE);
        return Integer.parseInt(said);
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
