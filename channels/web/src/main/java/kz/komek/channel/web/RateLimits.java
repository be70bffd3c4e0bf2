package kz.komek.channel.web;

import io.github.bucket4j.Bucket;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much one address may ask of one gateway in a minute. Who the address is behind a proxy was settled before
 * ({@code komek.proxy}).
 */
@Singleton
class RateLimits {
    private final Buckets submissions;
    private final Buckets lookups;
    private final boolean demo;

    RateLimits(
            @ConfigProperty(name = "komek.limit.submissions") int submissions,
            @ConfigProperty(name = "komek.limit.lookups") int lookups,
            @ConfigProperty(name = "komek.demo") boolean demo) {
        this.submissions = new Buckets(submissions);
        this.lookups = new Buckets(lookups);
        this.demo = demo;
    }

    /** @throws Refusal when this address has sent too much */
    void submission(HttpServerRequest request) {
        spend(submissions, request);
    }

    /** @throws Refusal when this address has asked too much */
    void lookup(HttpServerRequest request) {
        spend(lookups, request);
    }

    /** Numbers are many, not endless: whoever opens the form without end gets it without one, which still serves. */
    boolean allowsNumber(HttpServerRequest request) {
        try {
            spend(lookups, request);
            return true;
        } catch (Refusal tooMany) {
            return false;
        }
    }

    private void spend(Buckets buckets, HttpServerRequest request) {
        var address = address(request.remoteAddress().hostAddress());
        if (demo && address.isLoopbackAddress()) return; // the simulator of a demonstration is a whole city
        if (!buckets.of(neighbourhood(address)).tryConsume(1)) throw new Refusal(Refusal.Code.TOO_MANY_REQUESTS);
    }

    /** The server says addresses as literals: nothing is looked up. */
    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the server names its client by a literal address", e);
        }
    }

    /** IPv6 gives every home 2^64 addresses: the network counts as one. */
    static String neighbourhood(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
    }

    /** The addresses seen last; a forgotten one starts anew with a full bucket. */
    private static final class Buckets {
        private static final int MOST = 100_000;
        private final int perMinute;
        private final Map<String, Bucket> byAddress;

        Buckets(int perMinute) {
            this.perMinute = perMinute;
            this.byAddress = new LinkedHashMap<>(1024, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MOST;
                }
            };
        }

        synchronized Bucket of(String address) {
            return byAddress.computeIfAbsent(
                    address,
                    unseen -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                            .build());
        }
    }
}
