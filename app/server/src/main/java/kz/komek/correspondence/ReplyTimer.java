package kz.komek.correspondence;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** Every replica looks; rows that another one has are skipped. */
@Singleton
class ReplyTimer {
    private static final int PIECE = 500;
    /** The rest is for tomorrow. */
    private static final int MOST_PIECES = 200;

    private final Replies replies;
    private final Reachable reachable;

    ReplyTimer(Replies replies, Reachable reachable) {
        this.replies = replies;
        this.reachable = reachable;
    }

    @Scheduled(every = "24h", delayed = "9m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetWhoWroteLongAgo() {
        int pieces = 0;
        while (reachable.forget(PIECE) == PIECE && ++pieces < MOST_PIECES) {
            // a full piece: there may be more
        }
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        replies.forgetOldCounts();
    }

    @Scheduled(every = "{komek.reply.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        while (replies.lookAfter() > 0) {
            // a full batch: there may be more
        }
    }
}
