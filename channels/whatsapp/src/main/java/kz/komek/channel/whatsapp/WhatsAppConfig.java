package kz.komek.channel.whatsapp;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts we have on WhatsApp and who serves them ({@code KOMEK_WHATSAPP_META_*}, {@code KOMEK_WHATSAPP_TWILIO_*}):
 * an account belongs to the provider in whose list it stands. Either provider may be missing.
 */
@Singleton
class WhatsAppConfig {
    /** @param tokens by account, which is the id of the phone number */
    record Meta(URI graph, List<String> appSecrets, String verifyToken, Map<String, String> tokens) {
        @Override
        public String toString() {
            return "Meta" + tokens.keySet();
        }
    }

    /**
     * @param accounts our senders in E.164
     * @param templates content SIDs by {@code name.language} or {@code name}
     */
    record Twilio(URI api, String accountSid, String authToken, List<String> accounts, Map<String, String> templates) {
        @Override
        public String toString() {
            return "Twilio" + accounts;
        }
    }

    private final @Nullable Meta meta;
    private final @Nullable Twilio twilio;
    private final String publicUrl;

    WhatsAppConfig(
            @ConfigProperty(name = "komek.whatsapp.meta.graph", defaultValue = "https://graph.facebook.com/v25.0")
                    URI graph,
            @ConfigProperty(name = "komek.whatsapp.meta.accounts") Optional<List<String>> metaAccounts,
            @ConfigProperty(name = "komek.whatsapp.meta.tokens") Optional<List<String>> metaTokens,
            @ConfigProperty(name = "komek.whatsapp.meta.app-secrets") Optional<List<String>> appSecrets,
            @ConfigProperty(name = "komek.whatsapp.meta.verify-token") Optional<String> verifyToken,
            @ConfigProperty(name = "komek.whatsapp.twilio.api", defaultValue = "https://api.twilio.com") URI twilioApi,
            @ConfigProperty(name = "komek.whatsapp.twilio.accounts") Optional<List<String>> twilioAccounts,
            @ConfigProperty(name = "komek.whatsapp.twilio.account-sid") Optional<String> accountSid,
            @ConfigProperty(name = "komek.whatsapp.twilio.auth-token") Optional<String> authToken,
            @ConfigProperty(name = "komek.whatsapp.twilio.templates") Optional<List<String>> templates,
            @ConfigProperty(name = "komek.public.url") String publicUrl) {
        this.meta = metaAccounts
                .filter(accounts -> !accounts.isEmpty())
                .map(accounts -> new Meta(
                        graph,
                        needed(appSecrets, "KOMEK_WHATSAPP_META_APP_SECRETS"),
                        needed(verifyToken, "KOMEK_WHATSAPP_META_VERIFY_TOKEN"),
                        tokens(accounts, needed(metaTokens, "KOMEK_WHATSAPP_META_TOKENS"))))
                .orElse(null);
        this.twilio = twilioAccounts
                .filter(accounts -> !accounts.isEmpty())
                .map(accounts -> new Twilio(
                        twilioApi,
                        needed(accountSid, "KOMEK_WHATSAPP_TWILIO_ACCOUNT_SID"),
                        needed(authToken, "KOMEK_WHATSAPP_TWILIO_AUTH_TOKEN"),
                        List.copyOf(accounts),
                        pairs(templates.orElse(List.of()))))
                .orElse(null);
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    private static <T> T needed(Optional<T> value, String name) {
        return value.orElseThrow(
                () -> new IllegalArgumentException(name + " must be set where accounts of its provider are"));
    }

    /** One token for all, or one for each in the same order. */
    private static Map<String, String> tokens(List<String> accounts, List<String> tokens) {
        if (tokens.size() != 1 && tokens.size() != accounts.size()) {
            throw new IllegalArgumentException(
                    "KOMEK_WHATSAPP_META_TOKENS must hold one token, or as many as there are accounts");
        }
        var byAccount = new LinkedHashMap<String, String>();
        for (int i = 0; i < accounts.size(); i++) byAccount.put(accounts.get(i), tokens.get(i % tokens.size()));
        return Map.copyOf(byAccount);
    }

    private static Map<String, String> pairs(List<String> templates) {
        var bySid = new HashMap<String, String>();
        for (String template : templates) {
            int equals = template.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "KOMEK_WHATSAPP_TWILIO_TEMPLATES must hold name.language=HX..., separated by commas");
            }
            bySid.put(
                    template.substring(0, equals).strip(),
                    template.substring(equals + 1).strip());
        }
        return Map.copyOf(bySid);
    }

    @Nullable Meta meta() {
        return meta;
    }

    @Nullable Twilio twilio() {
        return twilio;
    }

    /** Of this gateway, without a slash at its end. */
    String publicUrl() {
        return publicUrl;
    }
}
