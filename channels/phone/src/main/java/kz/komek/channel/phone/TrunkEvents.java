package kz.komek.channel.phone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.komek.contract.Call;
import kz.komek.contract.Call.Result;
import kz.komek.contract.Call.Step;
import kz.komek.contract.Language;
import org.asteriskjava.manager.event.AgentCalledEvent;
import org.asteriskjava.manager.event.AgentCompleteEvent;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.AgentRingNoAnswerEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.HoldEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.QueueCallerAbandonEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.UnholdEvent;
import org.jspecify.annotations.Nullable;

/**
 * What Asterisk tells of a call, as the same steps that the other exchange's are. All gateways hear the same: ids derive
 * from Asterisk's, never from who heard it.
 */
final class TrunkEvents {
    /** Made by name: the library finds its own classes by looking through its jar, which not every class loader allows. */
    static final List<Class<? extends ManagerEvent>> HEARD = List.of(
            NewChannelEvent.class,
            KomekStepEvent.class,
            QueueCallerJoinEvent.class,
            QueueCallerAbandonEvent.class,
            AgentCalledEvent.class,
            AgentRingNoAnswerEvent.class,
            AgentConnectEvent.class,
            AgentCompleteEvent.class,
            HoldEvent.class,
            UnholdEvent.class,
            HangupEvent.class);

    private static final int MOST_HELD = 1_000;
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final String exchange;
    private final String context;
    private final Facts facts;
    private final InstantSource time;
    private final Recordings.Pause pause;
    private final String region;
    private volatile boolean stopping;

    /** When it began, by leg. Who was not listening then cannot say how long it was, and does not. */
    private final Map<String, Instant> held = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_HELD;
        }
    });

    /**
     * @param exchange sets its calls apart from another one's
     * @param context of the dialplan in which residents' calls arrive
     */
    TrunkEvents(
            String exchange, String context, Facts facts, InstantSource time, Recordings.Pause pause, String region) {
        this.exchange = exchange;
        this.context = context;
        this.facts = facts.patiently();
        this.time = time;
        this.pause = pause;
        this.region = region;
    }

    void take(ManagerEvent event) {
        switch (event) {
            case NewChannelEvent e -> arrived(e);
            case KomekStepEvent e -> said(e);
            case QueueCallerJoinEvent e -> tell(e, e.getLinkedId(), Step.QUEUED, null);
            case QueueCallerAbandonEvent e -> left(e, e.getLinkedId(), Result.HANGUP, number(e.getHoldTime()));
            case AgentCalledEvent e -> offered(e, e.getLinkedId(), e.getInterface(), e.getDestUniqueId(), null);
            case AgentRingNoAnswerEvent e ->
                offered(e, e.getLinkedId(), e.getInterface(), e.getDestUniqueId(), Result.NO_ANSWER);
            case AgentConnectEvent e -> answered(e);
            case AgentCompleteEvent e -> talked(e);
            case HoldEvent e -> held.put(String.valueOf(e.getUniqueId()), at(e));
            case UnholdEvent e -> goesOn(e);
            case HangupEvent e -> ended(e);
            default -> {
                // of nobody who called us
            }
        }
    }

    /** Operators' own legs come in by other contexts, and the second leg of a call belongs to the first. */
    private void arrived(NewChannelEvent event) {
        if (!context.equals(event.getContext()) || !own(event.getUniqueId(), event.getLinkedid())) return;
        String number = event.getExten();
        var heard = heard(event, event.getLinkedid(), number == null || number.isEmpty() ? Heard.UNKNOWN : number);
        surely(event, heard, Call.of(heard.call(), Step.ARRIVED), null);
    }

    private static boolean own(@Nullable String leg, @Nullable String call) {
        return leg != null && leg.equals(call);
    }

    private void said(KomekStepEvent event) {
        String call = event.getLinkedId() == null ? event.getUniqueId() : event.getLinkedId();
        switch (String.valueOf(event.getStep())) {
            case "LANGUAGE" -> {
                Language language = language(event.getLanguage());
                if (language != null) tell(event, call, step -> step.language(language), Step.LANGUAGE, language);
            }
            case "CALL_BACK" -> tell(event, call, Step.CALL_BACK, null);
            case "EMERGENCY" -> tell(event, call, Step.EMERGENCY, null);
            case "LEFT" -> {
                Long waited = event.getSeconds() != null && event.getSeconds().matches("\\d{1,6}")
                        ? Long.valueOf(event.getSeconds())
                        : null;
                left(event, call, result(event.getResult()), waited);
            }
            default -> {
                // of a dialplan that knows more than we do
            }
        }
    }

    private void left(ManagerEvent event, @Nullable String call, Result why, @Nullable Long waited) {
        tell(event, call, step -> step.result(why).seconds(waited), Step.LEFT, why);
    }

    /** Why the queue let go, in its own words. */
    private static Result result(@Nullable String queueStatus) {
        return switch (String.valueOf(queueStatus)) {
            case "CONTINUE", "WITHDRAW" -> Result.TAKEN_OUT;
            case "FULL" -> Result.FULL;
            default -> Result.FAILED; // TIMEOUT, JOINEMPTY, LEAVEEMPTY, JOINUNAVAIL, LEAVEUNAVAIL
        };
    }

    private void offered(
            ManagerEvent event,
            @Nullable String call,
            @Nullable String operator,
            @Nullable String leg,
            @Nullable Result result) {
        String of = leg + (result == null ? "" : "/" + result);
        tell(event, call, step -> step.operator(operator).result(result), Step.OFFERED, of);
    }

    private void answered(AgentConnectEvent event) {
        String operator = event.getInterface();
        tell(event, event.getLinkedId(), step -> step.operator(operator), Step.ANSWERED, operator);
    }

    private void talked(AgentCompleteEvent event) {
        String operator = event.getInterface();
        Long seconds = event.getTalkTime();
        tell(event, event.getLinkedId(), step -> step.operator(operator).seconds(seconds), Step.TALKED, operator);
    }

    private void goesOn(UnholdEvent event) {
        String leg = String.valueOf(event.getUniqueId());
        Instant began = held.remove(leg);
        if (began == null) return;
        long seconds = Math.max(0, at(event).getEpochSecond() - began.getEpochSecond());
        // The leg is the operator's, and so would the number be.
        var heard = new Heard(Form.of(Map.of()), id(event.getLinkedId()), Heard.UNKNOWN, null, null, null, null);
        surely(event, heard, Call.of(heard.call(), Step.HELD).seconds(seconds), leg + "/" + began);
    }

    private void ended(HangupEvent event) {
        if (own(event.getUniqueId(), event.getLinkedId())) tell(event, event.getLinkedId(), Step.ENDED, null);
    }

    private void tell(ManagerEvent event, @Nullable String call, Step step, @Nullable Object of) {
        tell(event, call, told -> told, step, of);
    }

    private void tell(
            ManagerEvent event,
            @Nullable String call,
            java.util.function.UnaryOperator<Call> with,
            Step step,
            @Nullable Object of) {
        if (call == null || call.isEmpty()) return;
        var heard = heard(event, call, Heard.UNKNOWN);
        surely(event, heard, with.apply(Call.of(heard.call(), step)), of);
    }

    /** Nobody on the line waits for it, and Asterisk does not tell it again: it is told until Kafka has it, in its order. */
    private void surely(ManagerEvent event, Heard heard, Call step, @Nullable Object of) {
        Facts then = facts.at(at(event));
        try {
            while (!then.tell(heard, step, of) && !stopping) pause.last(AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is not told by now is handed over by the folder when its call is over. */
    void stop() {
        stopping = true;
    }

    private Heard heard(ManagerEvent event, @Nullable String call, String account) {
        String phone = Numbers.e164(event.getCallerIdNum(), region).orElse(null);
        return new Heard(Form.of(Map.of()), id(call), account, phone, null, null, null);
    }

    private String id(@Nullable String call) {
        return exchange + "-" + call;
    }

    /** By Asterisk's clock ({@code timestampevents=yes}), which all of us read. */
    private Instant at(ManagerEvent event) {
        Double seconds = event.getTimestamp();
        return seconds == null ? time.instant() : Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    private static @Nullable Long number(@Nullable Integer seconds) {
        return seconds == null ? null : seconds.longValue();
    }

    static @Nullable Language language(@Nullable String code) {
        return switch (code == null ? "" : code.toLowerCase(Locale.ROOT)) {
            case "kk" -> Language.KK;
            case "ru" -> Language.RU;
            case "en" -> Language.EN;
            default -> null;
        };
    }
}
