package kz.komek.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a resident may see of a ticket. By number alone only the steps with their dates; with the key of the link also
 * the rest. Internal names never appear here.
 *
 * @param full false: seen by number alone; then everything below {@code steps} is {@code null} or empty
 * @param promisedAt when an answer is promised by
 * @param ending only while it is closed
 * @param complaintAbout number of the ticket whose answer it complains about
 * @param complaints numbers of those that complain about its answer
 * @param plannedFor on which day the work is planned, which is no promise of an answer
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String continuedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Ending ending,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String complaintAbout,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> complaints,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate plannedFor) {

    @SuppressWarnings("NullAway") // Jackson gives null for what an older core lacks
    public PublicTicket {
        complaints = complaints == null ? List.of() : List.copyOf(complaints);
    }

    /**
     * How it ended, for what can still be done about it.
     *
     * @param closing version of the ticket when it was closed: what a rating is about
     * @param reopensUntil until when the resident's words open it again; later they open a new one
     * @param rated what they said of it; {@code null}: nothing yet
     */
    public record Ending(
            int closing,
            Instant at,
            Instant reopensUntil,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rated rated) {
        public Rating.Verdict verdict(Instant now) {
            return Rating.verdict(at, rated == null ? null : rated.at(), now);
        }
    }

    /** @param at when it was given first */
    public record Rated(Rating rating, Instant at) {}

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
