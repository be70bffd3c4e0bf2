package kz.komek.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param handle whom it concerns where it concerns no ticket; absent in older messages
 * @param call only where it is {@link Kind#CALL}
 * @param health only where it is {@link Kind#HEALTH}
 * @param taken only where it is {@link Kind#COUNTED}
 */
public record ChannelEvent(
        UUID eventId,
        Channel channel,
        String account,
        Instant at,
        Kind kind,
        @Nullable String number,
        @Nullable Rating rating,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Handle handle,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Call call,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Health health,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Taken taken) {

    /** Of a call. */
    public ChannelEvent(
            UUID eventId,
            Channel channel,
            String account,
            Instant at,
            Kind kind,
            @Nullable String number,
            @Nullable Rating rating,
            @Nullable Handle handle,
            @Nullable Call call) {
        this(eventId, channel, account, at, kind, number, rating, handle, call, null, null);
    }

    /** Of somebody. */
    public ChannelEvent(
            UUID eventId,
            Channel channel,
            String account,
            Instant at,
            Kind kind,
            @Nullable String number,
            @Nullable Rating rating,
            @Nullable Handle handle) {
        this(eventId, channel, account, at, kind, number, rating, handle, null);
    }

    /** Of a ticket. */
    public ChannelEvent(
            UUID eventId,
            Channel channel,
            String account,
            Instant at,
            Kind kind,
            @Nullable String number,
            @Nullable Rating rating) {
        this(eventId, channel, account, at, kind, number, rating, null, null);
    }

    /** How an account is. */
    public static ChannelEvent of(UUID eventId, Channel channel, String account, Instant at, Health health) {
        return new ChannelEvent(eventId, channel, account, at, Kind.HEALTH, null, null, null, null, health, null);
    }

    /** What an account took. */
    public static ChannelEvent of(UUID eventId, Channel channel, String account, Instant at, Taken taken) {
        return new ChannelEvent(eventId, channel, account, at, Kind.COUNTED, null, null, null, null, null, taken);
    }

    public enum Kind {
        /** A resident said what they think of how a ticket ended. */
        RATED,
        /** Somebody wants nothing from us there any more. */
        BLOCKED,
        /** They let us write again. */
        UNBLOCKED,
        /** A telephone call went a step further. */
        CALL,
        /** Somebody looked after an account at its provider. Also a sign of life of the gateway. */
        HEALTH,
        /** What was taken from a provider, for the ledger to compare. */
        COUNTED
    }
}
