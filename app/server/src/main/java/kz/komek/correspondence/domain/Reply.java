package kz.komek.correspondence.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.DeliveryReported;
import org.jspecify.annotations.Nullable;

/** A message on its way to a resident; has the message's id, unless another has been tried before. */
@Entity
public class Reply {
    /** Claimed and silent for this long: what became of it is not known. */
    public static final Duration SILENCE = Duration.ofMinutes(2);

    private static final int MOST_ATTEMPTS = 8;

    @Id
    private UUID id;

    /** {@code null}: it belongs to no ticket. */
    @Column(name = "ticket_id")
    private @Nullable Long ticketId;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Enumerated(EnumType.STRING)
    private ReplyState state;

    private int attempts;
    private byte[] requested;

    @Column(name = "partition_key")
    private String partitionKey;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "next_try_at")
    private @Nullable Instant nextTryAt;

    /** Who may send it, or has sent it last; {@code null}: whoever wins the next claim. */
    private @Nullable UUID claimant;

    @Column(name = "provider_id")
    private @Nullable String providerId;

    private @Nullable String reason;

    /** {@code null}: its id is the message's. */
    @Column(name = "message_id")
    private @Nullable UUID messageId;

    @Enumerated(EnumType.STRING)
    private Ways.Way way = Ways.Way.FIRST;

    protected Reply() {}

    /** @param sealed the ReplyRequested, sealed, so that it can be requested again */
    public Reply(UUID id, @Nullable Long ticketId, Channel channel, byte[] sealed, String partitionKey, Instant at) {
        this.id = id;
        this.ticketId = ticketId;
        this.channel = channel;
        this.state = ReplyState.QUEUED;
        this.requested = sealed.clone();
        this.partitionKey = partitionKey;
        this.changedAt = at;
    }

    /** Carries a message that has not arrived by another way. */
    public Reply carries(UUID message, Ways.Way by) {
        messageId = message;
        way = by;
        return this;
    }

    /** True when the ticket's people should know that it did not arrive. */
    public boolean report(DeliveryReported report) {
        if (knowsBetter(report)) return false;
        ReplyState next = next(report);
        boolean news = state != next;
        state = next;
        changedAt = report.at();
        providerId = report.providerId() == null ? providerId : report.providerId();
        reason = report.reason();
        nextTryAt = next == ReplyState.NOT_ACCEPTED ? report.at().plus(pause()) : null;
        return news && next.isLost();
    }

    private ReplyState next(DeliveryReported report) {
        return switch (report.outcome()) {
            case SENT -> ReplyState.SENT;
            case NOT_ACCEPTED -> attempts >= MOST_ATTEMPTS ? ReplyState.REFUSED : ReplyState.NOT_ACCEPTED;
            case REFUSED -> ReplyState.REFUSED;
            case DELIVERED -> ReplyState.DELIVERED;
            case READ -> ReplyState.READ;
            case UNREACHABLE -> ReplyState.UNREACHABLE;
            case WINDOW_CLOSED -> ReplyState.WINDOW_CLOSED;
            case RETURNED -> ReplyState.RETURNED;
        };
    }

    /** It says nothing new, or less; what was tried since by another way is what counts then. */
    public boolean knowsBetter(DeliveryReported report) {
        ReplyState next = next(report);
        return isOlderNews(next) || next.isFailure() && isOfAnEarlierClaim(report);
    }

    /**
     * That an earlier claim failed says nothing about the later one, which may have sent it: taken for news, it would be
     * sent a second time. What was sent stays sent, whoever did it.
     */
    private boolean isOfAnEarlierClaim(DeliveryReported report) {
        return report.claimant() != null && !report.claimant().equals(claimant);
    }

    /** Reports may come twice and out of order: what was sent cannot become unsent, only come back. */
    private boolean isOlderNews(ReplyState next) {
        return switch (state) {
            case QUEUED, CLAIMED, NOT_ACCEPTED, UNKNOWN -> false;
            case SENT -> !next.isAfterSending();
            case DELIVERED -> next != ReplyState.READ;
            case READ, REFUSED, RETURNED, WINDOW_CLOSED, UNREACHABLE -> true;
        };
    }

    /**
     * What the timer does with it now. An e-mail may be sent again: its Message-ID is the reply's, so that a reader sees
     * one mail. Elsewhere silence means that it may have arrived.
     *
     * @return true: request it again
     */
    public boolean timeIsUp(Instant now) {
        boolean again = state == ReplyState.NOT_ACCEPTED
                || (state == ReplyState.CLAIMED && channel == Channel.EMAIL && attempts < MOST_ATTEMPTS);
        state = again ? ReplyState.QUEUED : ReplyState.UNKNOWN;
        // What the last claimant says from now on is of the past.
        if (again) claimant = null;
        changedAt = now;
        nextTryAt = null;
        return again;
    }

    /** 1, 2, 4 ... 64 minutes. */
    private Duration pause() {
        return Duration.ofMinutes(1L << Math.min(6, Math.max(0, attempts - 1)));
    }

    public UUID id() {
        return id;
    }

    /** What it carries. */
    public UUID messageId() {
        return messageId == null ? id : messageId;
    }

    public Ways.Way way() {
        return way;
    }

    public Channel channel() {
        return channel;
    }

    public @Nullable Long ticketId() {
        return ticketId;
    }

    public ReplyState state() {
        return state;
    }

    public byte[] requested() {
        return requested.clone();
    }

    public String partitionKey() {
        return partitionKey;
    }

    public @Nullable String reason() {
        return reason;
    }

    public @Nullable Instant nextTryAt() {
        return nextTryAt;
    }
}
