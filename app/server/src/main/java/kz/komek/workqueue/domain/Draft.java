package kz.komek.workqueue.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has begun to write.
 *
 * @param other what another window of the same person had begun when this one wrote over it
 */
public record Draft(
        String login, Words words, Instant at, @Nullable Words other) {
    public record Words(DraftKind kind, String text) {}
}
