package kz.komek.workqueue.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is.
 *
 * @param since in this state
 * @param seenAt when their console was heard of last
 * @param givenAt when they were given something last; {@code null}: not on this shift
 */
public record Presence(
        String login,
        Activity state,
        @Nullable AwayReason reason,
        Instant since,
        Instant seenAt,
        @Nullable Instant givenAt) {
    public static Presence away(String login, Instant at) {
        return new Presence(login, Activity.OFF, null, at, at, null);
    }

    public boolean isReady(Instant heardSince) {
        return state == Activity.READY && !seenAt.isBefore(heardSince);
    }

    /** The same state again is no change: its time goes on. */
    public Presence in(Activity other, @Nullable AwayReason why, Instant at) {
        if (state == other && reason == why) return seen(at);
        Instant given = state.isOnShift() ? givenAt : null;
        return new Presence(login, other, why, at, at, given);
    }

    public Presence seen(Instant at) {
        return new Presence(login, state, reason, since, at.isAfter(seenAt) ? at : seenAt, givenAt);
    }

    public Presence withSeen(Instant at) {
        return new Presence(login, state, reason, since, at, givenAt);
    }

    public Presence given(Instant at) {
        return new Presence(login, state, reason, since, seenAt, at);
    }
}
