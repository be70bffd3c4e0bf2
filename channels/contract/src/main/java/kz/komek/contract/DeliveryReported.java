package kz.komek.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a reply. Topic {@code delivery.reported}, type {@code kz.komek.delivery.reported.v1}.
 *
 * @param providerId the provider's id of the message (an e-mail's Message-ID)
 * @param reason for the operator, in English, without personal data; {@code null} when all is well
 * @param claimant under whose claim it was sent: what is said of an earlier claim is nothing new about a later one; absent
 *     where the provider says it on its own, and in older messages
 */
public record DeliveryReported(
        UUID replyId,
        Outcome outcome,
        Instant at,
        @Nullable String providerId,
        @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID claimant) {

    /** As the provider says it, whoever has sent it. */
    public DeliveryReported(
            UUID replyId, Outcome outcome, Instant at, @Nullable String providerId, @Nullable String reason) {
        this(replyId, outcome, at, providerId, reason, null);
    }

    public enum Outcome {
        /** The provider took it over. */
        SENT,
        /** It surely was not accepted and may be tried again. */
        NOT_ACCEPTED,
        /** It was refused for good. */
        REFUSED,
        /** It was accepted and came back later (a bounce). */
        RETURNED,
        /** It is on the receiver's device. */
        DELIVERED,
        /** The receiver has seen it. */
        READ,
        /** Nobody can be reached there any more, or does not want to: nothing is sent there until they write again. */
        UNREACHABLE,
        /** The provider lets us write only for so long after their last message, and that is over. */
        WINDOW_CLOSED
    }
}
