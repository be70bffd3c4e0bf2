package kz.komek.organisation;

import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down whoever guesses: failures are counted per login and per address, in this process. The right password costs
 * nothing, so that an office behind one address may begin its shift at once.
 */
@Singleton
public class LoginAttempts {
    private static final int PER_LOGIN = 10;
    private static final int PER_ADDRESS = 30;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Buckets logins = new Buckets(PER_LOGIN);
    private final Buckets addresses = new Buckets(PER_ADDRESS);

    /** Takes one attempt from both; false: too many failed lately. */
    public boolean begin(String login, String address) {
        Bucket ofAddress = addresses.of(address);
        if (!ofAddress.tryConsume(1)) return false;
        if (logins.of(Staff.canonical(login)).tryConsume(1)) return true;
        ofAddress.addTokens(1);
        return false;
    }

    /** It was the right password: the attempt is given back. */
    public void succeeded(String login, String address) {
        logins.of(Staff.canonical(login)).addTokens(1);
        addresses.of(address).addTokens(1);
    }

    private static final class Buckets {
        private static final int MOST = 10_000;

        private final int failures;
        private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > MOST;
            }
        };

        Buckets(int failures) {
            this.failures = failures;
        }

        synchronized Bucket of(String key) {
            return buckets.computeIfAbsent(
                    key,
                    unknown -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(failures).refillGreedy(failures, WINDOW))
                            .build());
        }
    }
}
