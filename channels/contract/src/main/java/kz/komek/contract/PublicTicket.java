package kz.komek.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a resident may see of a ticket. By number alone only the steps with their dates; with the key of the link also
 * the rest. Internal names never appear here.
 *
 * @param full false: seen by number alone; then everything below {@code steps} is {@code null} or empty
 * @param promisedAt when an answer is promised by
 * @param continuedBy number of the ticket that goes on with this closed one, because its resident wrote again too late
 */
public record PublicTicket(
        String number,
        PublicStatus status,
        Instant receivedAt,
        Instant changedAt,
        List<Step> steps,
        boolean full,
        @Nullable Instant promisedAt,
        @Nullable String outcome,
        List<Message> messages,
        @Nullable Place place,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String continuedBy) {

    public enum PublicStatus {
        RECEIVED,
        BEING_REGISTERED,
        REGISTERED,
        BEING_CHECKED,
        WITH_SERVICE,
        PLANNED,
        WAITING_FOR_YOU,
        ANSWERED,
        CLOSED,
        REOPENED
    }

    public record Step(PublicStatus status, Instant at) {}

    /** @param fromResident else from the centre */
    public record Message(boolean fromResident, Instant at, String text, List<AttachmentRef> attachments) {}
}
