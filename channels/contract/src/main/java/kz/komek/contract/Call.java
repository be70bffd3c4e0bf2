package kz.komek.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of a telephone call, as the exchange tells it. Steps come late, doubled and out of order: what a call was is
 * made of all of them.
 *
 * @param id the exchange's, the same for all steps of a call
 * @param sequence the exchange's order among steps of one instant
 * @param seconds how long what ended with this step lasted: the wait, the talk, the hold, the recording, the whole call
 * @param seat under which the core chose the operator; {@code null}: the exchange chose
 * @param operator as the exchange calls whom it rang
 * @param result why the wait ended, or what became of an offer
 * @param recording what the exchange keeps for us
 * @param file the same in our store
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Call(
        String id,
        Step step,
        int sequence,
        @Nullable Language language,
        @Nullable Long seconds,
        @Nullable UUID seat,
        @Nullable String operator,
        @Nullable Result result,
        @Nullable Media recording,
        @Nullable AttachmentRef file) {

    /** A step of which nothing more is known. */
    public static Call of(String id, Step step) {
        return new Call(id, step, 0, null, null, null, null, null, null, null);
    }

    public Call sequence(int other) {
        return new Call(id, step, other, language, seconds, seat, operator, result, recording, file);
    }

    public Call language(@Nullable Language other) {
        return new Call(id, step, sequence, other, seconds, seat, operator, result, recording, file);
    }

    public Call seconds(@Nullable Long other) {
        return new Call(id, step, sequence, language, other, seat, operator, result, recording, file);
    }

    public Call seat(@Nullable UUID other) {
        return new Call(id, step, sequence, language, seconds, other, operator, result, recording, file);
    }

    public Call operator(@Nullable String other) {
        return new Call(id, step, sequence, language, seconds, seat, other, result, recording, file);
    }

    public Call result(@Nullable Result other) {
        return new Call(id, step, sequence, language, seconds, seat, operator, other, recording, file);
    }

    public Call recording(@Nullable Media other) {
        return new Call(id, step, sequence, language, seconds, seat, operator, result, other, file);
    }

    public Call file(@Nullable AttachmentRef other) {
        return new Call(id, step, sequence, language, seconds, seat, operator, result, recording, other);
    }

    public enum Step {
        ARRIVED,
        /** The caller chose, or was remembered by, a language. */
        LANGUAGE,
        /** Waits for an operator. */
        QUEUED,
        /** An operator's telephone rings, or does not any more ({@link Result}). */
        OFFERED,
        ANSWERED,
        /** Spoke with the operator for so long. */
        TALKED,
        /** Was put on hold for so long. */
        HELD,
        /** Waits no more. */
        LEFT,
        /** Would rather be called back than wait. */
        CALL_BACK,
        /** Went to 112. */
        EMERGENCY,
        /** Spoke to the machine. */
        VOICEMAIL,
        /** The exchange has a recording of it. */
        RECORDED,
        /** The recording is in our store. */
        STORED,
        ENDED
    }

    public enum Result {
        /** Came to an operator. */
        BRIDGED,
        /** Hung up. */
        HANGUP,
        /** Was taken out of the queue: an operator is free, or the caller pressed a key. */
        TAKEN_OUT,
        FULL,
        FAILED,
        /** The operator's telephone was not picked up. */
        NO_ANSWER,
        BUSY
    }
}
