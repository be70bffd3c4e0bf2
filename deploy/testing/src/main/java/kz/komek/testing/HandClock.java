package kz.komek.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes only when a test says so. */
public final class HandClock implements InstantSource {
    private final AtomicReference<Instant> now;

    private HandClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    /** @param start ISO 8601, e.g. {@code 2026-03-20T09:00:00Z} */
    public static HandClock at(String start) {
        return new HandClock(Instant.parse(start));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    public void set(Instant to) {
        now.set(to);
    }
}
