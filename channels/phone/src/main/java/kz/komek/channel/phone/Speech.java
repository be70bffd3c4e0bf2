package kz.komek.channel.phone;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Say;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kz.komek.contract.Language;

/** What a caller hears, one thing after the other. */
final class Speech {
    private sealed interface Said {}

    private record File(String url) implements Said {}

    private record Words(Say.Language language, String text) implements Said {}

    private record Silence(int seconds) implements Said {}

    private final Prompts prompts;
    private final List<Said> said = new ArrayList<>();

    Speech(Prompts prompts) {
        this.prompts = prompts;
    }

    /** A prompt by its name: as recorded, else read by the exchange's machine. */
    Speech say(Language language, String prompt) {
        prompts.file(language, prompt)
                .ifPresentOrElse(url -> said.add(new File(url)), () -> words(language, prompts.text(language, prompt)));
        return this;
    }

    /**
     * Words that nobody could record before. The exchange has no Kazakh voice; who speaks Kazakh is told by prompts
     * alone.
     */
    Speech words(Language language, String text) {
        switch (language) {
            case KK -> throw new IllegalArgumentException("no machine reads Kazakh");
            case RU -> said.add(new Words(Say.Language.RU_RU, text));
            case EN -> said.add(new Words(Say.Language.EN_US, text));
        }
        return this;
    }

    Speech pause(int seconds) {
        said.add(new Silence(seconds));
        return this;
    }

    /** Digit by digit. */
    Speech digits(Language language, String digits) {
        for (char digit : digits.toCharArray()) say(language, "n-" + digit);
        return this;
    }

    /** As a number below 60; larger ones digit by digit. */
    Speech number(Language language, int number) {
        if (number < 0) throw new IllegalArgumentException("negative: " + number);
        if (number >= 60) return digits(language, String.valueOf(number));
        if (number <= 20) return say(language, "n-" + number);
        say(language, "n-" + number / 10 * 10);
        return number % 10 == 0 ? this : say(language, "n-" + number % 10);
    }

    VoiceResponse.Builder into(VoiceResponse.Builder response) {
        add(response::play, response::say, response::pause);
        return response;
    }

    Gather.Builder into(Gather.Builder gather) {
        add(gather::play, gather::say, gather::pause);
        return gather;
    }

    private void add(Consumer<Play> play, Consumer<Say> say, Consumer<Pause> pause) {
        for (Said one : said) {
            switch (one) {
                case File file -> play.accept(new Play.Builder(file.url()).build());
                case Words words ->
                    say.accept(new Say.Builder(words.text())
                            .language(words.language())
                            .build());
                case Silence silence ->
                    pause.accept(new Pause.Builder().length(silence.seconds()).build());
            }
        }
    }
}
