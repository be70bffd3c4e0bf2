package kz.komek.channel.phone;

import java.util.Map;
import java.util.OptionalInt;
import kz.komek.contract.Call;
import kz.komek.contract.Call.Step;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Which address of ours is which step; everything here has been signed. */
final class Steps {
    private static final Logger LOG = Logger.getLogger(Steps.class);

    private final VoiceFlow flow;
    private final VoiceMessages messages;
    private final Facts facts;
    private final ShortMessages shortMessages;
    private final String region;

    Steps(VoiceFlow flow, VoiceMessages messages, Facts facts, ShortMessages shortMessages, String region) {
        this.flow = flow;
        this.messages = messages;
        this.facts = facts;
        this.shortMessages = shortMessages;
        this.region = region;
    }

    sealed interface Taken {
        record Said(VoiceFlow.Answer answer) implements Taken {}

        /** A call-back of the exchange that wants no words. */
        record Noted() implements Taken {}

        /** A short message, which is answered by the core in its own time. */
        record Message() implements Taken {}

        /** No step of ours. */
        record Unknown() implements Taken {}

        /** It is not in the log: the exchange's fallback, or the list, brings it again. */
        record TryAgain() implements Taken {}
    }

    /** @throws Form.Malformed when it is signed and yet makes no sense */
    Taken take(String step, Form form, Map<String, String> query, @Nullable String leave) {
        return switch (step) {
            case "sms" -> shortMessages.receive(form, null) ? new Taken.Message() : new Taken.TryAgain();
            case "sms-status" ->
                shortMessages.report(form, query.get("reply")) ? new Taken.Noted() : new Taken.TryAgain();
            default -> ofCall(step, Heard.of(form, query, leave, region), query);
        };
    }

    private Taken ofCall(String step, Heard heard, Map<String, String> query) {
        return switch (step) {
            case "status" -> noted(() -> status(heard));
            case "leg" -> noted(() -> leg(heard));
            case "recording" -> noted(() -> messages.recorded(heard));
            default -> said(step, heard, query);
        };
    }

    private static Taken noted(Runnable telling) {
        telling.run();
        return new Taken.Noted();
    }

    private Taken said(String step, Heard heard, Map<String, String> query) {
        try {
            var answer = answer(step, heard, query);
            return answer == null ? new Taken.Unknown() : new Taken.Said(answer);
        } catch (RuntimeException e) {
            LOG.errorf(e, "step %s of a call failed in an unforeseen way; the operators are rung", step);
            return new Taken.Said(flow.whateverHappens(heard));
        }
    }

    private VoiceFlow.@Nullable Answer answer(String step, Heard heard, Map<String, String> query) {
        return switch (step) {
            case "voice" -> flow.arrives(heard);
            case "language" -> flow.language(heard);
            case "menu" -> flow.menu(heard);
            case "number" -> flow.number(heard);
            case "operator" -> flow.operator(heard);
            case "wait" -> flow.waits(heard);
            case "wait-key" -> flow.pressedWhileWaiting(heard);
            case "left" -> flow.left(heard);
            case "dialled" -> flow.dialled(heard);
            case "whisper" -> flow.whisper(heard, open(query.get("open")));
            case "message" -> flow.message(heard);
            case "emergency" -> flow.emergencyDialled(heard);
            case "blocked" -> flow.pressedWhileBlocked(heard);
            default -> null;
        };
    }

    private static OptionalInt open(@Nullable String count) {
        return count != null && count.matches("\\d{1,4}")
                ? OptionalInt.of(Integer.parseInt(count))
                : OptionalInt.empty();
    }

    /** Of the whole call. Requests overtake each other; what counts is told by its id, not its order. */
    private void status(Heard heard) {
        switch (heard.form().get("CallStatus").orElse("")) {
            case "completed", "busy", "failed", "no-answer", "canceled" ->
                facts.tell(
                        heard,
                        Call.of(heard.call(), Step.ENDED)
                                .sequence(sequence(heard))
                                .seconds(heard.form().number("CallDuration").orElse(null)),
                        null);
            default -> facts.tell(heard, Step.ARRIVED); // queued, initiated, ringing, in-progress
        }
    }

    /** Of an operator's leg. */
    private void leg(Heard heard) {
        var call = Call.of(heard.call(), Step.OFFERED)
                .language(heard.language())
                .seat(heard.seat())
                .operator(heard.form().get("To").orElse(null))
                .sequence(sequence(heard));
        switch (heard.form().get("CallStatus").orElse("")) {
            case "in-progress", "answered" ->
                facts.tell(
                        heard,
                        new Call(
                                call.id(),
                                Step.ANSWERED,
                                call.sequence(),
                                call.language(),
                                null,
                                call.seat(),
                                call.operator(),
                                null,
                                null,
                                null),
                        heard.seat());
            case "ringing", "queued", "initiated" -> facts.tell(heard, call, heard.seat());
            default -> {
                // how it ended is told by the step after it, with the time it took
            }
        }
    }

    private static int sequence(Heard heard) {
        return heard.form().number("SequenceNumber").map(Long::intValue).orElse(0);
    }
}
