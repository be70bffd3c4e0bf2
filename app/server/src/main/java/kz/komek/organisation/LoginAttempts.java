package kz.komek.organisation;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Slows down whoever guesses: failures are counted per login and per address, in this process. The right password costs
 * nothing, so that an office behind one address may begin its shift at once.
 */
@Singleton
public class LoginAttempts {
    private static final int PER_LOGIN = 10;
    private static final int PER_ADDRESS = 30;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Buckets logins;
    private final Buckets addresses;

    LoginAttempts(InstantSource time) {
        this.logins = new Buckets(PER_LOGIN, time);
        this.addresses = new Buckets(PER_ADDRESS, time);
    }

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
        private final TimeMeter time;
        private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > MOST;
            }
        };

        Buckets(int failures, InstantSource source) {
            this.failures = failures;
            this.time = new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return TimeUnit.MILLISECONDS.toNanos(source.millis());
                }

                @Override
                public boolean isWallClockBased() {
                    return true;
                }
            };
        }

        synchronized Bucket of(String key) {
            return buckets.computeIfAbsent(
                    key,
                    unknown -> Bucket.builder()
                            .withCustomTimePrecision(time)
                            .addLimit(limit -> limit.capacity(failures).refillGreedy(failures, WINDOW))
                            .build());
        }
    }
}
