package kz.komek.health.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong.
 *
 * @param account {@code null}: it is a queue of Komek's own
 * @param queue {@code null}: it is an account
 * @param much how many it is about; {@code null}: that cannot be said
 */
public record Found(
        @Nullable Account account,
        @Nullable ChannelQueue queue,
        Trouble trouble,
        Instant since,
        @Nullable Integer much) {
    public static Found of(Account account, Trouble trouble, Instant since) {
        return new Found(account, null, trouble, since, null);
    }

    public static Found of(Account account, Trouble trouble, Instant since, int much) {
        return new Found(account, null, trouble, since, much);
    }

    public static Found of(ChannelQueue queue, Instant since) {
        return new Found(null, queue, Trouble.QUEUE_STUCK, since, null);
    }

    /** The same trouble is one, however it changes. */
    public Key key() {
        return new Key(account, queue, trouble);
    }

    public record Key(@Nullable Account account, @Nullable ChannelQueue queue, Trouble trouble) {}

    /** As it is kept, until it is over. */
    public record Kept(UUID id, Found found) {}
}
