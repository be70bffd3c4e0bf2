package kz.komek.channel.telegram;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.komek.contract.Secrets;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Our bots from configuration: {@code KOMEK_TELEGRAM_BOTS=name,name}, and of each {@code KOMEK_TELEGRAM_<NAME>_TOKEN},
 * {@code _SECRET} and {@code _MODE}. Without any the channel is off.
 */
@Singleton
class TelegramConfig {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,31}");

    private final Map<String, Bot> bots = new LinkedHashMap<>();
    private final URI url;
    private final URI publicUrl;

    TelegramConfig(
            @ConfigProperty(name = "komek.telegram.bots") Optional<List<String>> names,
            @ConfigProperty(name = "komek.telegram.url", defaultValue = "https://api.telegram.org") URI url,
            @ConfigProperty(name = "komek.public.url") URI publicUrl,
            Config config,
            Secrets secrets) {
        this.url = url;
        this.publicUrl = publicUrl;
        for (String each : names.orElse(List.of())) {
            String name = each.strip();
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("KOMEK_TELEGRAM_BOTS: a name is small letters and digits");
            }
            bots.put(name, bot(name, config, secrets));
        }
    }

    private static Bot bot(String name, Config config, Secrets secrets) {
        String prefix = "komek.telegram." + name + ".";
        String token = config.getOptionalValue(prefix + "token", String.class)
                .orElseThrow(() -> new IllegalArgumentException("KOMEK_TELEGRAM_" + name.toUpperCase(Locale.ROOT)
                        + "_TOKEN must be set where KOMEK_TELEGRAM_BOTS names it"));
        String secret = config.getOptionalValue(prefix + "secret", String.class)
                .orElseGet(() -> secrets.mac("telegram-webhook", name));
        String mode = config.getOptionalValue(prefix + "mode", String.class).orElse("webhook");
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "webhook" -> new Bot(name, token, secret, Bot.Mode.WEBHOOK);
            case "polling" -> new Bot(name, token, secret, Bot.Mode.POLLING);
            default ->
                throw new IllegalArgumentException(
                        "KOMEK_TELEGRAM_" + name.toUpperCase(Locale.ROOT) + "_MODE must be webhook or polling");
        };
    }

    /** By name. */
    Map<String, Bot> bots() {
        return bots;
    }

    /** Of the Bot API; an installation may have a server of its own. */
    URI url() {
        return url;
    }

    /** Where Telegram finds us. */
    URI webhook(Bot bot) {
        String base = publicUrl.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "channels/telegram/" + bot.name());
    }
}
