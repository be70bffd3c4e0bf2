package kz.komek.channel.phone;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import kz.komek.contract.Call;
import kz.komek.contract.Call.Step;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Language;
import kz.komek.contract.Media;
import kz.komek.contract.number.NumberBlocks;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What callers leave on the machine: a contact, published before its recording is anywhere near us. */
final class VoiceMessages {
    private static final Logger LOG = Logger.getLogger(VoiceMessages.class);
    /** Shorter ones are somebody hanging up. */
    private static final long SHORTEST_SECONDS = 2;

    private final Facts facts;
    private final Supplier<String> numbers;
    private final InstantSource time;

    /** @param numbers draws a ticket's number, or throws {@link NumberBlocks.NoNumbers} */
    VoiceMessages(Facts facts, Supplier<String> numbers, InstantSource time) {
        this.facts = facts;
        this.numbers = numbers;
        this.time = time;
    }

    sealed interface Kept {
        record Nothing() implements Kept {}

        /** @param number that is surely the message's; {@code null}: nobody knows yet */
        record Message(@Nullable String number) implements Kept {}
    }

    /** The caller is done, or has hung up; the recording follows. */
    Kept take(Heard heard) {
        String recording = recordingId(heard.form());
        long seconds = heard.form().number("RecordingDuration").orElse(0L);
        if (recording == null || seconds < SHORTEST_SECONDS) return new Kept.Nothing();
        // Who has hung up is told no number.
        String number = heard.digits().equals("hangup") ? null : number();
        boolean known = facts.tell(contact(heard, recording, seconds, number, time.instant()));
        return new Kept.Message(known ? number : null);
    }

    private @Nullable String number() {
        try {
            return numbers.get();
        } catch (NumberBlocks.NoNumbers e) {
            LOG.info("there are no numbers now; the core gives the message one, and the caller hears none");
            return null;
        }
    }

    /**
     * The exchange has the recording, or says that there is none. It does not say whose it is: who takes it over asks.
     *
     * @return whether it is in the log, or nothing that should be
     */
    boolean recorded(Heard heard) {
        return recorded(heard, facts);
    }

    static boolean recorded(Heard heard, Facts facts) {
        String status = heard.form().get("RecordingStatus").orElse("completed");
        String recording = recordingId(heard.form());
        long seconds = heard.form().number("RecordingDuration").orElse(0L);
        if (!status.equals("completed") || recording == null) return true;
        boolean message =
                heard.form().get("RecordingSource").orElse("RecordVerb").equals("RecordVerb");
        if (message && seconds < SHORTEST_SECONDS) return true;
        return facts.tell(
                heard,
                Call.of(heard.call(), message ? Step.VOICEMAIL : Step.RECORDED)
                        .language(heard.language())
                        .seconds(seconds)
                        .recording(media(heard.call(), recording)),
                recording);
    }

    /**
     * @param number that its caller was told; {@code null}: none, or nobody knows
     * @param at when it was said
     */
    static ContactReceived contact(Heard heard, String recording, long seconds, @Nullable String number, Instant at) {
        return new ContactReceived(
                contactId(heard.call()),
                Channel.PHONE,
                heard.account(),
                at,
                heard.handle().orElse(null),
                heard.language(),
                number,
                null,
                words(heard.spoken(), seconds),
                null,
                List.of(),
                new ContactReceived.Thread(recording, List.of(), List.of()),
                null,
                false,
                null,
                ContactReceived.Nature.MESSAGE,
                List.of(),
                null,
                new ContactReceived.Chat(at, null, null, null, null, List.of(media(heard.call(), recording))));
    }

    static UUID contactId(String call) {
        return ContactIds.of(Channel.PHONE, call, "voicemail");
    }

    private static Media media(String call, String recording) {
        String type = recording.endsWith(".wav") ? "audio/wav" : "audio/mpeg";
        return new Media(ContactIds.of(Channel.PHONE, call, "recording", recording), recording, null, type, null);
    }

    private static String words(Language language, long seconds) {
        return switch (language) {
            case KK -> "Дауыстық хабарлама, " + seconds + " с";
            case RU -> "Голосовое сообщение, " + seconds + " с";
            case EN -> "Voice message, " + seconds + " s";
        };
    }

    /** Never its address: we only ever fetch from where the exchange is configured to be. */
    private static @Nullable String recordingId(Form form) {
        String named = form.get("RecordingSid")
                .or(() -> form.get("RecordingUrl").map(url -> url.substring(url.lastIndexOf('/') + 1)))
                .orElse("");
        return Exchanges.isRecording(named) ? named : null;
    }
}
