package kz.komek.correspondence;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** Every replica looks; rows that another one has are skipped. */
@Singleton
class ReplyTimer {
    private final Replies replies;

    ReplyTimer(Replies replies) {
        this.replies = replies;
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
