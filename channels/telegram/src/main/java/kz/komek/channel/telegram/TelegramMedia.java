package kz.komek.channel.telegram;

import java.util.Map;
import kz.komek.channel.Downloads;
import kz.komek.channel.MediaFetcher;
import kz.komek.channel.telegram.BotApi.Answer;
import kz.komek.contract.Media;

/** Files that Telegram keeps: first where, then what. */
final class TelegramMedia implements MediaFetcher {
    private final Map<String, BotApi> apis;
    private final Downloads downloads;

    TelegramMedia(Map<String, BotApi> apis, Downloads downloads) {
        this.apis = apis;
        this.downloads = downloads;
    }

    @Override
    public Fetched fetch(String account, Media media) {
        BotApi api = apis.get(account);
        // Of a bot that was taken away: another one's ids mean nothing to it.
        if (api == null) return new Fetched.Gone("no such bot here");
        return switch (api.path(media.source())) {
            case Answer.Done<String> done ->
                done.result() == null
                        ? new Fetched.TryAgain("no path")
                        : downloads.get(api.file(done.result()), Map.of());
            case Answer.Refused<String> refused -> judge(refused);
            case Answer.NotSent<String> notSent -> new Fetched.TryAgain(notSent.why());
            case Answer.Unclear<String> unclear -> new Fetched.TryAgain(unclear.why());
        };
    }

    private static Fetched judge(Answer.Refused<String> refused) {
        if (refused.code() != 400) return new Fetched.TryAgain("HTTP " + refused.code());
        if (refused.why().contains("file is too big")) return new Fetched.TooLarge();
        if (refused.why().contains("temporarily")) return new Fetched.TryAgain("temporarily unavailable");
        return new Fetched.Gone("HTTP 400");
    }

    @Override
    public boolean answers() {
        return apis.values().stream().anyMatch(BotApi::answers);
    }
}
