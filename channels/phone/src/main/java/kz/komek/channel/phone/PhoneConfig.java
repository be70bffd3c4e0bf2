package kz.komek.channel.phone;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The account at the exchange, from configuration ({@code KOMEK_TWILIO_*}, {@code KOMEK_PHONE_*}, {@code KOMEK_SMS_*}).
 * Without an account the channel is off: its addresses answer 404.
 */
@Singleton
class PhoneConfig {
    static final String STOP = "СТОП,ОТПИСКА,ОТПИСАТЬСЯ,ТОҚТА,ТОҚТАТУ";
    static final String START = "СТАРТ,БАСТАУ";

    private final @Nullable Account account;
    private final URI publicUrl;
    private final String region;
    private final String emergency;
    private final List<String> operators;
    private final boolean recording;
    private final @Nullable String callerId;
    private final @Nullable String smsFrom;
    private final OptOut optOut;

    /** @param api where the exchange's REST API is */
    record Account(String sid, String token, URI api) {
        @Override
        public String toString() {
            return "Account[" + sid + "]";
        }
    }

    PhoneConfig(
            @ConfigProperty(name = "komek.twilio.account-sid") Optional<String> sid,
            @ConfigProperty(name = "komek.twilio.auth-token") Optional<String> token,
            @ConfigProperty(name = "komek.twilio.url", defaultValue = "https://api.twilio.com") URI api,
            @ConfigProperty(name = "komek.phone.public-url") Optional<URI> phonesPublicUrl,
            @ConfigProperty(name = "komek.public.url") URI publicUrl,
            @ConfigProperty(name = "komek.phone.region", defaultValue = "KZ") String region,
            @ConfigProperty(name = "komek.phone.emergency", defaultValue = "112") String emergency,
            @ConfigProperty(name = "komek.phone.operators") Optional<List<String>> operators,
            @ConfigProperty(name = "komek.phone.recording", defaultValue = "true") boolean recording,
            @ConfigProperty(name = "komek.phone.caller-id") Optional<String> callerId,
            @ConfigProperty(name = "komek.sms.from") Optional<String> smsFrom,
            @ConfigProperty(name = "komek.sms.stop", defaultValue = STOP) List<String> stop,
            @ConfigProperty(name = "komek.sms.start", defaultValue = START) List<String> start) {
        this.account = sid.filter(value -> !value.isBlank())
                .map(value -> new Account(
                        value.strip(),
                        token.filter(secret -> !secret.isBlank())
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "KOMEK_TWILIO_AUTH_TOKEN must be set where KOMEK_TWILIO_ACCOUNT_SID is")),
                        api))
                .orElse(null);
        this.publicUrl = phonesPublicUrl.orElse(publicUrl);
        this.region = region;
        this.emergency = emergency;
        this.operators = operators.orElse(List.of()).stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        this.recording = recording;
        this.callerId = callerId.filter(value -> !value.isBlank()).orElse(null);
        this.smsFrom = smsFrom.filter(value -> !value.isBlank()).orElse(null);
        this.optOut = new OptOut(stop, start);
    }

    /** {@code null}: the channel is off. */
    @Nullable Account account() {
        return account;
    }

    /** Whether short messages leave from here. */
    boolean sendsSms() {
        return account != null && smsFrom != null;
    }

    Addresses addresses() {
        return new Addresses(publicUrl);
    }

    String region() {
        return region;
    }

    VoiceFlow.Rules rules() {
        return new VoiceFlow.Rules(emergency, operators, recording, callerId);
    }

    /** A number of ours, or a messaging service of the exchange's. */
    @Nullable String smsFrom() {
        return smsFrom;
    }

    OptOut optOut() {
        return optOut;
    }
}
