package kz.komek.benchmark;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Ways to ask for work, and how long it took. */
final class Load {
    private static final long LONGEST_MICROS = 10 * 60 * 1_000_000L;
    private static final int DIGITS = 3;

    private Load() {}

    @FunctionalInterface
    interface Work {
        /** Returns when it is done; anything thrown is a failure. */
        void once(int index) throws Exception;
    }

    /**
     * @param latencies in microseconds, of what did not fail
     * @param seconds from the first start to the last end
     */
    record Result(Histogram latencies, long failed, double seconds) {
        double perSecond() {
            return latencies.getTotalCount() / seconds;
        }

        double millis(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1000.0;
        }

        boolean held(double rate) {
            return failed == 0 && perSecond() > 0.9 * rate;
        }
    }

    /**
     * Open model: each begins at its time, whatever became of the others, and is measured from the time it should have
     * begun. A server that stalls is charged for everybody who waits, not for one.
     */
    static Result open(double rate, Duration length, Work work) throws InterruptedException {
        int count = (int) (rate * length.toMillis() / 1000);
        var histogram = histogram();
        var failed = new AtomicLong();
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = begin + (long) (i * 1e9 / rate);
                long wait = due - System.nanoTime();
                if (wait > 0) Thread.sleep(Duration.ofNanos(wait));
                int index = i;
                threads.submit(() -> measure(histogram, failed, due, work, index));
            }
        }
        return new Result(histogram, failed.get(), (System.nanoTime() - begin) / 1e9);
    }

    /** Closed model: so many clients, each asks again when it has its answer. */
    static Result closed(int clients, Duration length, Work work) throws InterruptedException {
        var histogram = histogram();
        var failed = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                int index = client;
                threads.submit(() -> {
                    while (System.nanoTime() < end) measure(histogram, failed, System.nanoTime(), work, index);
                });
            }
        }
        return new Result(histogram, failed.get(), (System.nanoTime() - begin) / 1e9);
    }

    /** All of it, as fast as so many clients can. */
    static Result all(int clients, int count, Work work) throws InterruptedException {
        var histogram = histogram();
        var failed = new AtomicLong();
        var next = new java.util.concurrent.atomic.AtomicInteger();
        long begin = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (int client = 0; client < clients; client++) {
                threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        measure(histogram, failed, System.nanoTime(), work, i);
                    }
                });
            }
        }
        return new Result(histogram, failed.get(), (System.nanoTime() - begin) / 1e9);
    }

    private static void measure(Histogram histogram, AtomicLong failed, long due, Work work, int index) {
        try {
            work.once(index);
            histogram.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - due) / 1000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed.incrementAndGet();
        } catch (Exception e) {
            if (failed.getAndIncrement() == 0) System.err.println("first failure: " + e);
        }
    }

    private static Histogram histogram() {
        return new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    }
}
