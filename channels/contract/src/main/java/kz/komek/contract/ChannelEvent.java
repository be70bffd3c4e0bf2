package kz.komek.contract;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact of a channel that is neither words for a ticket nor the fate of a reply. Topic {@code channel.event}, type
 * {@code kz.komek.channel.event.v1}.
 *
 * @param eventId drawn where it happened: the same id is the same event for ever
 * @param account which of our mailboxes, bots or sites it happened on
 * @param at when the channel took it
 * @param number of the ticket it concerns; {@code null} where it concerns none
 * @param rating only where it is {@link Kind#RATED}
 */
public record ChannelEvent(
        UUID eventId,
        Channel channel,
        String account,
        Instant at,
        Kind kind,
        @Nullable String number,
        @Nullable Rating rating) {

    public enum Kind {
        /** A resident said what they think of how a ticket ended. */
        RATED
    }
}
