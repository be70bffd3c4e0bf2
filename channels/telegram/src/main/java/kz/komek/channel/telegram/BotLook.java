package kz.komek.channel.telegram;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import kz.komek.channel.telegram.BotApi.Answer;
import kz.komek.contract.Health;
import kz.komek.contract.Health.Cause;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;

/** Asks Telegram whether our token is still good, and whether what people write reaches us. */
final class BotLook implements Supplier<Health> {
    /** A failure that is older was made up for, or nobody has written since. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Bot bot;
    private final BotApi api;
    private final URI webhook;
    private final InstantSource machine;

    /** @param machine the clock of the machine: Telegram's runs beside it, wherever a demo's is */
    BotLook(Bot bot, BotApi api, URI webhook, InstantSource machine) {
        this.bot = bot;
        this.api = api;
        this.webhook = webhook;
        this.machine = machine;
    }

    @Override
    public Health get() {
        return switch (api.whoAmI()) {
            case Answer.Done<?> itIsUs -> delivery();
            case Answer.Refused<?> refused -> Health.wrong(cause(refused.code()));
            case Answer.NotSent<?> notSent -> Health.wrong(Cause.UNREACHABLE);
            case Answer.Unclear<?> unclear -> Health.wrong(Cause.UNREACHABLE);
        };
    }

    private static Cause cause(int code) {
        return switch (code) {
            case 401, 403, 404 -> Cause.TOKEN_REFUSED;
            case 429 -> Cause.RATE_LIMITED;
            default -> Cause.UNREACHABLE;
        };
    }

    private Health delivery() {
        if (!(api.webhook() instanceof Answer.Done<WebhookInfo>(WebhookInfo info))) return Health.well();
        Long waiting = info.getPendingUpdatesCount() == null
                ? null
                : info.getPendingUpdatesCount().longValue();
        boolean brings = bot.mode() == Bot.Mode.POLLING || isOurs(info) && !fails(info);
        return (brings ? Health.well() : Health.wrong(Cause.NOT_DELIVERED)).waiting(waiting);
    }

    private boolean isOurs(WebhookInfo info) {
        return webhook.toString().equals(info.getUrl());
    }

    private boolean fails(WebhookInfo info) {
        if (info.getPendingUpdatesCount() == null || info.getPendingUpdatesCount() == 0) return false;
        Integer failed = info.getLastErrorDate();
        return failed != null
                && Instant.ofEpochSecond(failed).isAfter(machine.instant().minus(FRESH));
    }
}
