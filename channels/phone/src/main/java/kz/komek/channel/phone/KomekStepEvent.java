package kz.komek.channel.phone;

import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/**
 * What only the dialplan knows: {@code UserEvent(KomekStep,Step: LANGUAGE,Language: ru)}. The library makes it by its name
 * and fills it in by its setters, so both are public.
 */
public final class KomekStepEvent extends UserEvent {
    private static final long serialVersionUID = 1;

    private @Nullable String linkedId;
    private @Nullable String step;
    private @Nullable String language;
    private @Nullable String result;
    private @Nullable String seconds;

    public KomekStepEvent(Object source) {
        super(source);
    }

    public @Nullable String getLinkedId() {
        return linkedId;
    }

    public void setLinkedId(@Nullable String given) {
        linkedId = given;
    }

    public @Nullable String getStep() {
        return step;
    }

    public void setStep(@Nullable String given) {
        step = given;
    }

    public @Nullable String getLanguage() {
        return language;
    }

    public void setLanguage(@Nullable String given) {
        language = given;
    }

    public @Nullable String getResult() {
        return result;
    }

    public void setResult(@Nullable String given) {
        result = given;
    }

    public @Nullable String getSeconds() {
        return seconds;
    }

    public void setSeconds(@Nullable String given) {
        seconds = given;
    }
}
