package kz.komek.channel.phone;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Enqueue;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Leave;
import com.twilio.twiml.voice.Number;
import com.twilio.twiml.voice.Record;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Sip;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import kz.komek.contract.Call;
import kz.komek.contract.Call.Step;
import kz.komek.contract.Conversation;
import kz.komek.contract.Conversation.Announcement;
import kz.komek.contract.Conversation.Caller;
import kz.komek.contract.Conversation.Seat;
import kz.komek.contract.Conversation.SeatWanted;
import kz.komek.contract.Conversation.Told;
import kz.komek.contract.Conversation.Tracking;
import kz.komek.contract.Language;
import kz.komek.contract.ResidentsDates;
import kz.komek.contract.number.TicketNumbers;
import org.jspecify.annotations.Nullable;

/**
 * What a caller is told and asked, step by step. It remembers nothing: the language travels in the addresses of the
 * steps, all else is at the exchange or the core. Whatever is silent, every step has an answer that serves.
 */
final class VoiceFlow {
    /** The key that leads to 112 at any step: the only one that is in no number. */
    static final String STAR = "*";

    static final String EMERGENCY = "emergency";
    static final String CALL_BACK = "call-back";
    static final String VOICEMAIL = "voicemail";

    private static final int RINGS_SECONDS = 25;
    private static final int ANNOUNCED_EVERY_SECONDS = 45;
    /** A step of the wait: so long a free operator may go unnoticed. */
    private static final int STEP_OF_WAIT_SECONDS = 5;

    private static final int MOST_DIALLED = 10;
    private static final int LONGEST_MESSAGE_SECONDS = 120;

    /**
     * @param emergency whom the star leads to
     * @param operators who is rung when the core is silent: numbers and SIP addresses
     * @param recording whether conversations are recorded, and callers told so
     * @param callerId what operators' telephones show; {@code null}: the caller's number
     */
    record Rules(
            String emergency,
            List<String> operators,
            boolean recording,
            @Nullable String callerId) {}

    /** @param leave remembered by the exchange for this call: why its caller leaves the queue */
    record Answer(VoiceResponse says, @Nullable String leave) {
        Answer(VoiceResponse says) {
            this(says, null);
        }
    }

    private final Addresses addresses;
    private final Prompts prompts;
    private final Rules rules;
    private final Conversation core;
    private final Facts facts;
    private final VoiceMessages messages;
    private final InstantSource time;

    VoiceFlow(
            Addresses addresses,
            Rules rules,
            Conversation core,
            Facts facts,
            VoiceMessages messages,
            InstantSource time) {
        this.addresses = addresses;
        this.prompts = new Prompts(addresses);
        this.rules = rules;
        this.core = core;
        this.facts = facts;
        this.messages = messages;
        this.time = time;
    }

    /** A call arrives. */
    Answer arrives(Heard heard) {
        facts.tell(heard, Step.ARRIVED);
        Caller caller = caller(heard);
        if (caller.blocked()) return blocked(caller.language() == null ? Language.KK : caller.language());
        if (caller.language() == null) return languages();
        return welcomes(spoken(heard, caller.language()), caller);
    }

    private Caller caller(Heard heard) {
        var nobody = new Caller(null, false, 0, List.of());
        if (heard.phone() == null) return nobody;
        return core.caller(heard.phone()) instanceof Told.Found<Caller> found ? found.what() : nobody;
    }

    /** Whoever plays pranks may need help all the same. */
    private Answer blocked(Language language) {
        var keys = gather("blocked", language, 1, 6);
        speech().say(language, "blocked").say(language, "emergency-key").into(keys);
        return new Answer(response()
                .gather(keys.build())
                .hangup(new Hangup.Builder().build())
                .build());
    }

    Answer pressedWhileBlocked(Heard heard) {
        return pressedStar(heard) ? emergency(heard) : hangUp();
    }

    Answer languages() {
        var keys = gather("language", Language.KK, 1, 6);
        var speech = speech();
        for (Language language : Language.values()) {
            if (language == Language.KK) speech.say(language, "greeting");
            speech.say(language, "choose-language");
        }
        speech.say(Language.KK, "emergency-key").say(Language.RU, "emergency-key");
        speech.into(keys);
        return new Answer(response().gather(keys.build()).build());
    }

    /** Who presses nothing hears Kazakh. */
    Answer language(Heard heard) {
        if (pressedStar(heard)) return emergency(heard);
        Language chosen = switch (heard.digits()) {
            case "2" -> Language.RU;
            case "3" -> Language.EN;
            default -> Language.KK;
        };
        return welcomes(spoken(heard, chosen), caller(heard));
    }

    private Heard spoken(Heard heard, Language language) {
        var now = new Heard(
                heard.form(), heard.call(), heard.account(), heard.phone(), language, heard.seat(), heard.leave());
        facts.tell(now, Call.of(now.call(), Step.LANGUAGE).language(language), language);
        return now;
    }

    private Answer welcomes(Heard heard, Caller caller) {
        Language language = heard.spoken();
        var speech = speech().say(language, "greeting");
        if (rules.recording()) speech.say(language, "recorded");
        speech.say(language, "emergency-key");
        caller.announcements().forEach(each -> announce(speech, language, each));
        return menu(speech, language);
    }

    /** What people have written is read where a machine can; in Kazakh the nearest prompt says it. */
    private void announce(Speech speech, Language language, Announcement news) {
        String resource = news.resource();
        if (resource == null) {
            outage(speech, language, news);
            return;
        }
        speech.say(
                language,
                switch (resource) {
                    case "ELECTRICITY", "WATER", "HEAT", "GAS", "ROAD" -> "work-" + resource.toLowerCase(Locale.ROOT);
                    default -> "work-other";
                });
        if (news.until() != null) until(speech, language, news.until().atZone(ResidentsDates.CITY));
    }

    /** Whom nobody knows to live there hears where it is; no recording can name the place, so in Kazakh none does. */
    private static void outage(Speech speech, Language language, Announcement news) {
        String words = news.text().in(language);
        String where = news.place() == null ? "" : news.place().in(language);
        if (language == Language.KK || words.isBlank())
            speech.say(language, news.place() == null ? "outage" : "outage-elsewhere");
        else speech.words(language, where.isBlank() ? words : where + ". " + words);
    }

    private void until(Speech speech, Language language, ZonedDateTime end) {
        speech.say(language, "until");
        if (!end.toLocalDate().equals(LocalDate.ofInstant(time.instant(), ResidentsDates.CITY))) {
            speech.number(language, end.getDayOfMonth()).say(language, "month-" + end.getMonthValue());
        }
        speech.number(language, end.getHour()).say(language, "hours");
        if (end.getMinute() > 0) speech.number(language, end.getMinute()).say(language, "minutes");
    }

    private Answer menu(Speech before, Language language) {
        var keys = gather("menu", language, 1, 5);
        before.say(language, "menu").into(keys);
        return new Answer(response().gather(keys.build()).build());
    }

    /** Who presses nothing wants to speak to somebody. */
    Answer menu(Heard heard) {
        if (pressedStar(heard)) return emergency(heard);
        return switch (heard.digits()) {
            case "1" -> asksNumber(speech(), heard.spoken());
            case "3" -> callBack(heard);
            case "9" -> languages();
            default -> operator(heard);
        };
    }

    private Answer asksNumber(Speech before, Language language) {
        var keys = gather("number", language, 10, 8);
        before.say(language, "status-ask").into(keys);
        return new Answer(response().gather(keys.build()).build());
    }

    /** The state of a request by its ten digits. */
    Answer number(Heard heard) {
        if (pressedStar(heard)) return emergency(heard);
        Language language = heard.spoken();
        if (heard.digits().isEmpty()) return menu(speech(), language);
        if (!TicketNumbers.isValid(heard.digits())) {
            return asksNumber(speech().say(language, "status-wrong"), language);
        }
        return menu(
                switch (core.track(heard.digits(), false)) {
                    case Tracking.Found found -> {
                        String status = found.ticket()
                                .status()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-');
                        yield speech().say(language, "number-is")
                                .digits(language, heard.digits())
                                .say(language, "status-" + status);
                    }
                    case Tracking.NotInRegister unknown -> speech().say(language, "status-unknown");
                    case Tracking.Silent silent -> speech().say(language, "status-silent");
                },
                language);
    }

    /** To an operator: at once where one is free, else into the queue. */
    Answer operator(Heard heard) {
        facts.tell(heard, Step.QUEUED);
        return seated(heard, speech().say(heard.spoken(), "please-wait"), null);
    }

    private Answer seated(Heard heard, Speech before, @Nullable UUID unanswered) {
        return switch (seat(heard, unanswered)) {
            case Seat.Operator operator -> rings(heard, before, operator);
            case Seat.Queue queue -> queues(heard, before);
            case Seat.Full full -> voicemail(heard);
            case Seat.Nobody nobody -> voicemail(heard);
            case Seat.Silent silent -> ringsWhomWeKnow(heard, before);
        };
    }

    private Seat seat(Heard heard, @Nullable UUID unanswered) {
        return core.seat(new SeatWanted(heard.call(), heard.spoken(), heard.phone(), unanswered));
    }

    private Answer rings(Heard heard, Speech before, Seat.Operator operator) {
        Language language = heard.spoken();
        facts.tell(
                heard, Call.of(heard.call(), Step.OFFERED).language(language).seat(operator.seat()), operator.seat());
        var dial = dial(heard, addresses.step("dialled", language, operator.seat()));
        ring(
                dial,
                operator.address(),
                addresses.step("whisper", language, operator.seat()) + "&open=" + operator.open(),
                addresses.step("leg", language, operator.seat()));
        return new Answer(before.into(response()).dial(dial.build()).build());
    }

    /** The core is silent: everybody we know of is rung at once, and whoever picks up first has the call. */
    private Answer ringsWhomWeKnow(Heard heard, Speech before) {
        if (rules.operators().isEmpty()) return voicemail(heard);
        Language language = heard.spoken();
        var dial = dial(heard, addresses.step("dialled", language));
        rules.operators().stream()
                .limit(MOST_DIALLED)
                .forEach(one -> ring(dial, one, addresses.step("whisper", language), addresses.step("leg", language)));
        return new Answer(before.into(response()).dial(dial.build()).build());
    }

    private Dial.Builder dial(Heard heard, String action) {
        var dial = new Dial.Builder()
                .action(action)
                .method(HttpMethod.POST)
                .timeout(RINGS_SECONDS)
                .answerOnBridge(true);
        if (rules.callerId() != null) dial.callerId(rules.callerId());
        if (rules.recording()) {
            dial.record(Dial.Record.RECORD_FROM_ANSWER_DUAL)
                    .recordingStatusCallback(addresses.step("recording", heard.spoken()))
                    .recordingStatusCallbackMethod(HttpMethod.POST)
                    .recordingStatusCallbackEvents(List.of(Dial.RecordingEvent.COMPLETED, Dial.RecordingEvent.ABSENT));
        }
        return dial;
    }

    /** The operator hears who calls and about what before the two are connected. */
    private static void ring(Dial.Builder dial, String address, String whisper, String told) {
        if (address.startsWith("sip:") || address.startsWith("sips:")) {
            dial.sip(new Sip.Builder(address)
                    .url(whisper)
                    .method(HttpMethod.POST)
                    .statusCallback(told)
                    .statusCallbackMethod(HttpMethod.POST)
                    .statusCallbackEvents(List.of(Sip.Event.RINGING, Sip.Event.ANSWERED, Sip.Event.COMPLETED))
                    .build());
        } else {
            dial.number(new Number.Builder(address)
                    .url(whisper)
                    .method(HttpMethod.POST)
                    .statusCallback(told)
                    .statusCallbackMethod(HttpMethod.POST)
                    .statusCallbackEvents(List.of(Number.Event.RINGING, Number.Event.ANSWERED, Number.Event.COMPLETED))
                    .build());
        }
    }

    /** On the operator's own leg, before anybody hears them. @param open requests of the caller's; empty: not known */
    Answer whisper(Heard heard, OptionalInt open) {
        Language language = heard.spoken();
        var speech = speech().say(language, "whisper-language");
        if (open.orElse(0) > 0) speech.say(language, "whisper-open").number(language, open.getAsInt());
        else if (open.isPresent()) speech.say(language, "whisper-new");
        return new Answer(speech.into(response()).build());
    }

    private Answer queues(Heard heard, Speech before) {
        Language language = heard.spoken();
        var queue = new Enqueue.Builder(language.code())
                .action(addresses.step("left", language))
                .method(HttpMethod.POST)
                .waitUrl(addresses.step("wait", language))
                .waitUrlMethod(HttpMethod.POST)
                .build();
        return new Answer(before.into(response()).enqueue(queue).build());
    }

    /** Asked again and again while somebody waits: an operator may be free by now. */
    Answer waits(Heard heard) {
        return switch (seat(heard, null)) {
            case Seat.Operator operator -> leave(null);
            case Seat.Nobody nobody -> leave(VOICEMAIL);
            case Seat.Silent silent -> leave(null);
            // Whoever is in the queue already stays there.
            case Seat.Full full -> waits(heard, place(heard), seconds(heard, "AvgQueueTime"));
            case Seat.Queue queue -> waits(heard, queue.position(), queue.expectedSeconds());
        };
    }

    private static int place(Heard heard) {
        return heard.form().number("QueuePosition").map(Long::intValue).orElse(1);
    }

    private static @Nullable Long seconds(Heard heard, String name) {
        return heard.form().number(name).orElse(null);
    }

    private Answer waits(Heard heard, int position, @Nullable Long expected) {
        Language language = heard.spoken();
        long waited = heard.form().number("QueueTime").orElse(0L);
        var keys = gather("wait-key", language, 1, STEP_OF_WAIT_SECONDS);
        if (waited % ANNOUNCED_EVERY_SECONDS < STEP_OF_WAIT_SECONDS + 1) {
            var speech = speech().say(language, "position").number(language, Math.max(1, position));
            if (expected != null && expected < 60) speech.say(language, "wait-short");
            else if (expected != null) {
                speech.say(language, "wait-minutes").number(language, (int) Math.min(59, (expected + 59) / 60));
            }
            speech.say(language, "queue-keys").into(keys);
        }
        return new Answer(response().gather(keys.build()).build());
    }

    /** Within the queue's own document only little can be done; the rest comes after leaving it. */
    Answer pressedWhileWaiting(Heard heard) {
        if (pressedStar(heard)) return leave(EMERGENCY);
        return switch (heard.digits()) {
            case "1" -> leave(CALL_BACK);
            case "2" -> leave(VOICEMAIL);
            default -> waits(heard);
        };
    }

    private static Answer leave(@Nullable String why) {
        return new Answer(response().leave(new Leave.Builder().build()).build(), why);
    }

    /** Out of the queue, for whatever reason. */
    Answer left(Heard heard) {
        String result = heard.form().get("QueueResult").orElse("");
        Call.Result why = switch (result) {
            case "bridged", "bridging-in-process", "redirected-from-bridged" -> Call.Result.BRIDGED;
            case "hangup" -> Call.Result.HANGUP;
            case "leave", "redirected" -> Call.Result.TAKEN_OUT;
            case "queue-full" -> Call.Result.FULL;
            default -> Call.Result.FAILED; // error, system-error and what comes after us
        };
        Long waited = seconds(heard, "QueueTime");
        facts.tell(
                heard,
                Call.of(heard.call(), Step.LEFT)
                        .language(heard.language())
                        .result(why)
                        .seconds(waited),
                result + "/" + waited);
        return switch (why) {
            case BRIDGED, HANGUP -> new Answer(response().build());
            case FULL -> voicemail(heard);
            case FAILED -> ringsWhomWeKnow(heard, speech());
            case TAKEN_OUT -> leftByChoice(heard);
            case NO_ANSWER, BUSY -> throw new IllegalStateException("no queue says so");
        };
    }

    private Answer leftByChoice(Heard heard) {
        return switch (heard.leave() == null ? "" : heard.leave()) {
            case EMERGENCY -> forgetting(emergency(heard));
            case CALL_BACK -> forgetting(callBack(heard));
            case VOICEMAIL -> forgetting(voicemail(heard));
            default -> seated(heard, speech(), null);
        };
    }

    private static Answer forgetting(Answer answer) {
        return new Answer(answer.says(), "");
    }

    /** An operator's telephone rings no more. */
    Answer dialled(Heard heard) {
        String status = heard.form().get("DialCallStatus").orElse("failed");
        if (status.equals("completed") || status.equals("answered")) {
            facts.tell(
                    heard,
                    Call.of(heard.call(), Step.TALKED)
                            .language(heard.language())
                            .seat(heard.seat())
                            .seconds(seconds(heard, "DialCallDuration")),
                    heard.seat());
            return hangUp();
        }
        Call.Result why = switch (status) {
            case "busy" -> Call.Result.BUSY;
            case "no-answer" -> Call.Result.NO_ANSWER;
            case "canceled" -> Call.Result.HANGUP;
            default -> Call.Result.FAILED;
        };
        facts.tell(
                heard,
                Call.of(heard.call(), Step.OFFERED)
                        .language(heard.language())
                        .seat(heard.seat())
                        .result(why),
                heard.seat() + "/" + why);
        if (why == Call.Result.HANGUP) return hangUp();
        // Rung by the list of ours: there is nobody else to ring.
        if (heard.seat() == null) return voicemail(heard);
        return seated(heard, speech().say(heard.spoken(), "no-answer"), heard.seat());
    }

    /** We ring later, instead of the caller waiting now. Promised only when it is sure to be known. */
    private Answer callBack(Heard heard) {
        Language language = heard.spoken();
        if (heard.phone() == null) {
            return new Answer(speech().say(language, "call-back-withheld")
                    .into(response())
                    .redirect(redirect(addresses.step("operator", language)))
                    .build());
        }
        if (!facts.tell(heard, Step.CALL_BACK)) return voicemail(heard);
        return new Answer(speech().say(language, "call-back")
                .into(response())
                .hangup(new Hangup.Builder().build())
                .build());
    }

    private static Redirect redirect(String url) {
        return new Redirect.Builder(url).method(HttpMethod.POST).build();
    }

    Answer voicemail(Heard heard) {
        Language language = heard.spoken();
        var record = new Record.Builder()
                .action(addresses.step("message", language))
                .method(HttpMethod.POST)
                .finishOnKey("#*")
                .maxLength(LONGEST_MESSAGE_SECONDS)
                .timeout(5)
                .playBeep(true)
                .recordingStatusCallback(addresses.step("recording", language))
                .recordingStatusCallbackMethod(HttpMethod.POST)
                .recordingStatusCallbackEvents(List.of(Record.RecordingEvent.COMPLETED, Record.RecordingEvent.ABSENT))
                .build();
        return new Answer(speech().say(language, "voicemail")
                .into(response())
                .record(record)
                .build());
    }

    /** Somebody has spoken to the machine, or hung up while they did. */
    Answer message(Heard heard) {
        Language language = heard.spoken();
        if (pressedStar(heard)) return emergency(heard);
        var kept = messages.take(heard);
        if (heard.digits().equals("hangup")) return new Answer(response().build());
        var speech = speech();
        switch (kept) {
            case VoiceMessages.Kept.Nothing nothing -> speech.say(language, "nothing-heard");
            case VoiceMessages.Kept.Message message -> {
                speech.say(language, "thanks");
                if (message.number() != null) {
                    speech.say(language, "number-is").digits(language, message.number());
                }
            }
        }
        return new Answer(speech.say(language, "goodbye")
                .into(response())
                .hangup(new Hangup.Builder().build())
                .build());
    }

    private Answer emergency(Heard heard) {
        facts.tell(heard, Step.EMERGENCY);
        Language language = heard.spoken();
        var dial = new Dial.Builder()
                .action(addresses.step("emergency", language))
                .method(HttpMethod.POST)
                .timeout(60)
                .answerOnBridge(true)
                .number(rules.emergency());
        return new Answer(speech().say(language, "emergency")
                .into(response())
                .dial(dial.build())
                .build());
    }

    /** Back from 112. */
    Answer emergencyDialled(Heard heard) {
        String status = heard.form().get("DialCallStatus").orElse("failed");
        if (status.equals("completed") || status.equals("answered")) return hangUp();
        return new Answer(speech().say(heard.spoken(), "emergency-failed")
                .into(response())
                .redirect(redirect(addresses.step("operator", heard.spoken())))
                .build());
    }

    /** A step that came to nothing in an unforeseen way: the call goes on. */
    Answer whateverHappens(Heard heard) {
        return ringsWhomWeKnow(heard, speech());
    }

    private static Answer hangUp() {
        return new Answer(response().hangup(new Hangup.Builder().build()).build());
    }

    private static boolean pressedStar(Heard heard) {
        return heard.digits().contains(STAR);
    }

    private Gather.Builder gather(String step, Language language, int digits, int timeout) {
        return new Gather.Builder()
                .inputs(Gather.Input.DTMF)
                .action(addresses.step(step, language))
                .method(HttpMethod.POST)
                .numDigits(digits)
                .timeout(timeout)
                .finishOnKey("#")
                .actionOnEmptyResult(true);
    }

    private Speech speech() {
        return new Speech(prompts);
    }

    private static VoiceResponse.Builder response() {
        return new VoiceResponse.Builder();
    }
}
