package kz.komek.channel;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Reads the lists of a provider that repeats nothing by itself, again and again: from where they were read to, and a little
 * before, until now. The mark moves only when all before it is in Kafka, so nothing is lost however long nobody read; after
 * a long time it is read in pieces. What is told twice has the same ids.
 */
public final class LookBack {
    private static final Logger LOG = Logger.getLogger(LookBack.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    /** Of an account that was never read: what was written to it before it was ours is not ours. */
    private static final Duration AT_FIRST = Duration.ofHours(48);
    /** So much is read and held at once. */
    private static final Duration PIECE = Duration.ofHours(6);

    @FunctionalInterface
    public interface Lists {
        /**
         * Tells all that they hold of that time, and of as much before it as they need.
         *
         * @throws IOException or whatever else, when a part of it is not in Kafka
         */
        void tell(Instant from, Instant to) throws IOException;
    }

    private final String name;
    private final Lists lists;
    private final Marks.Mark mark;
    private final InstantSource time;

    /** @param time the machine's, which is also the provider's */
    public LookBack(String name, Lists lists, Marks.Mark mark, InstantSource time) {
        this.name = name;
        this.lists = lists;
        this.mark = mark;
        this.time = time;
    }

    public AccountsOnDuty.Duty start() {
        var ended = new CountDownLatch(1);
        Thread.ofVirtual().name("reads-lists-of-" + name).start(() -> readUntil(ended));
        return ended::countDown;
    }

    private void readUntil(CountDownLatch ended) {
        try {
            while (!ended.await(read().toSeconds(), TimeUnit.SECONDS)) {
                // another time
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return when to read again */
    private Duration read() {
        try {
            catchUp();
            return EVERY;
        } catch (IOException | RuntimeException e) {
            LOG.warnf(
                    "the lists of %s were not read to their end (%s); from there again in %s",
                    name, e.getClass().getSimpleName(), AGAIN);
            return AGAIN;
        }
    }

    /** Until now. */
    public void catchUp() throws IOException {
        Instant now = time.instant();
        // A mark of a clock that was wrong once would hold us up until that time comes.
        Instant from = mark.last().filter(last -> !last.isAfter(now)).orElse(now.minus(AT_FIRST));
        while (from.isBefore(now)) {
            Instant to = from.plus(PIECE).isBefore(now) ? from.plus(PIECE) : now;
            lists.tell(from, to);
            mark.keep(to);
            from = to;
        }
    }
}
