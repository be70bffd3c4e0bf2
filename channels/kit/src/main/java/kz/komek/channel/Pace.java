package kz.komek.channel;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.contract.ReplyRequested;

/**
 * How fast a provider lets us send: so much an account, so much to one receiver, and to come again later when it says so
 * ({@link Result.NotNow}). Each gateway keeps to the limits by itself; what several send together is put right by the
 * provider's own word.
 *
 * <p>Whoever must wait waits here, after the claim was won, so no longer than {@link #LONGEST} for one reply: a claim that
 * is not reported within two minutes counts as lost. What would have to wait longer was surely not accepted, and the
 * core's timer brings it again.
 */
public final class Pace {
    /** For all calls of one reply together. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int MOST_RECEIVERS = 50_000;

    /**
     * @param accountPerSecond calls of one account in a second
     * @param receiverBurst calls to one receiver that may follow each other at once
     * @param receiverEvery how long it takes until one more may
     */
    public record Limits(int accountPerSecond, int receiverBurst, Duration receiverEvery) {}

    private record Way(Bucket bucket, Hold hold) {}

    /** Until when the provider wants to hear nothing. */
    private static final class Hold {
        private long until = Long.MIN_VALUE;

        synchronized void till(long end) {
            until = Math.max(until, end);
        }

        synchronized long left(long now) {
            return until == Long.MIN_VALUE ? 0 : Math.max(0, until - now);
        }
    }

    private final Limits limits;
    private final TimeMeter clock;
    private final BlockingStrategy waiting;
    private final Map<String, Way> accounts = remembering(1_000);
    private final Map<String, Way> receivers = remembering(MOST_RECEIVERS);

    public Pace(Limits limits) {
        this(limits, TimeMeter.SYSTEM_NANOTIME, BlockingStrategy.PARKING);
    }

    Pace(Limits limits, TimeMeter clock, BlockingStrategy waiting) {
        this.limits = limits;
        this.clock = clock;
        this.waiting = waiting;
    }

    /** For senders that make one call for one reply. */
    public ReplyDesk.Sender of(ReplyDesk.Sender sender) {
        return reply -> turn(reply).call(() -> sender.send(reply));
    }

    /** For senders that make several. */
    public Turn turn(ReplyRequested reply) {
        String account = reply.account();
        return new Turn(
                way(
                        accounts,
                        account,
                        () -> Bucket.builder()
                                .addLimit(limit -> limit.capacity(limits.accountPerSecond)
                                        .refillGreedy(limits.accountPerSecond, Duration.ofSeconds(1)))
                                .withCustomTimePrecision(clock)
                                .build()),
                way(
                        receivers,
                        account + " " + reply.to().value(),
                        () -> Bucket.builder()
                                .addLimit(limit ->
                                        limit.capacity(limits.receiverBurst).refillIntervally(1, limits.receiverEvery))
                                .withCustomTimePrecision(clock)
                                .build()));
    }

    /** All calls of one reply. */
    public final class Turn {
        private final Way account;
        private final Way receiver;
        private final long end = clock.currentTimeNanos() + LONGEST.toNanos();

        private Turn(Way account, Way receiver) {
            this.account = account;
            this.receiver = receiver;
        }

        /** Waits until it may, calls, and calls again as long as it is told to wait and there is time. */
        public Result call(Supplier<Result> provider) {
            try {
                while (true) {
                    if (!waited()) return new Result.NotAccepted("its turn did not come in time");
                    Result result = provider.get();
                    if (!(result instanceof Result.NotNow notNow)) return result;
                    hold(notNow).till(clock.currentTimeNanos() + notNow.after().toNanos());
                    if (notNow.after().toNanos() > left()) {
                        return new Result.NotAccepted("the provider lets us wait for "
                                + notNow.after().toSeconds() + " s");
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Result.NotAccepted("this gateway stops");
            }
        }

        private Hold hold(Result.NotNow notNow) {
            return switch (notNow.whom()) {
                case ACCOUNT -> account.hold;
                case RECEIVER -> receiver.hold;
            };
        }

        private boolean waited() throws InterruptedException {
            long held =
                    Math.max(account.hold.left(clock.currentTimeNanos()), receiver.hold.left(clock.currentTimeNanos()));
            if (held > left()) return false;
            if (held > 0) waiting.park(held);
            return left() > 0
                    && receiver.bucket.asBlocking().tryConsume(1, left(), waiting)
                    && left() > 0
                    && account.bucket.asBlocking().tryConsume(1, left(), waiting);
        }

        private long left() {
            return end - clock.currentTimeNanos();
        }
    }

    private static Way way(Map<String, Way> ways, String name, Supplier<Bucket> bucket) {
        synchronized (ways) {
            return ways.computeIfAbsent(name, unseen -> new Way(bucket.get(), new Hold()));
        }
    }

    /** Those used last; a forgotten one starts anew. */
    private static Map<String, Way> remembering(int most) {
        return new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Way> eldest) {
                return size() > most;
            }
        };
    }
}
