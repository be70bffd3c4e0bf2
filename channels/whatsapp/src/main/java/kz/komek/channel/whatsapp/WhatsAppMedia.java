package kz.komek.channel.whatsapp;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import kz.komek.channel.Downloads;
import kz.komek.channel.MediaFetcher;
import kz.komek.channel.MetaGraph;
import kz.komek.channel.TwilioMedia;
import kz.komek.contract.Media;
import org.jspecify.annotations.Nullable;

/** Fetches what residents sent: from Meta in two steps, from Twilio by its address with our login. */
final class WhatsAppMedia implements MediaFetcher {
    private static final Pattern META_ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");
    private static final Pattern META_HOST =
            Pattern.compile("([a-z0-9-]+\\.)*(fbsbx\\.com|fbcdn\\.net|whatsapp\\.net)");

    private final WhatsAppConfig config;
    private final @Nullable MetaGraph graph;
    private final Downloads downloads;
    private final @Nullable TwilioMedia twilio;

    /** @param graph {@code null}: Meta serves none of our accounts */
    WhatsAppMedia(WhatsAppConfig config, @Nullable MetaGraph graph, Downloads downloads) {
        this.config = config;
        this.graph = graph;
        this.downloads = downloads;
        var account = config.twilio();
        this.twilio = account == null
                ? null
                : new TwilioMedia(account.api(), account.accountSid(), account.authToken(), downloads);
    }

    @Override
    public Fetched fetch(String account, Media media) {
        if (twilio != null && media.source().startsWith("http")) return twilio.fetch(account, media);
        var meta = config.meta();
        String token = meta == null ? null : meta.tokens().get(account);
        if (graph == null || meta == null || token == null) {
            return new Fetched.TryAgain("no provider of WhatsApp is configured for this account");
        }
        return META_ID.matcher(media.source()).matches()
                ? ofMeta(meta, graph, account, token, media.source())
                : new Fetched.Gone("not a file of Meta's");
    }

    /** The address lives for five minutes, so it is asked for only when the file is fetched. */
    private Fetched ofMeta(WhatsAppConfig.Meta meta, MetaGraph graph, String account, String token, String id) {
        return switch (graph.get(id + "?phone_number_id=" + account, token)) {
            case MetaGraph.Answer.Taken taken -> {
                URI address = address(taken.body().path("url").asText());
                yield address == null || !isMetas(meta, address)
                        ? new Fetched.Gone("Meta points to no address of its own")
                        : downloads.get(address, Map.of("Authorization", "Bearer " + token));
            }
            case MetaGraph.Answer.Declined declined ->
                declined.code() == 190 || declined.status() == 429 || declined.status() >= 500
                        ? new Fetched.TryAgain(MetaErrors.reason(declined.code()))
                        : new Fetched.Gone(MetaErrors.reason(declined.code()));
            case MetaGraph.Answer.NotSent not -> new Fetched.TryAgain(not.reason());
            case MetaGraph.Answer.Unheard unheard -> new Fetched.TryAgain(unheard.reason());
        };
    }

    private static boolean isMetas(WhatsAppConfig.Meta meta, URI address) {
        String host = String.valueOf(address.getHost());
        return host.equals(meta.graph().getHost()) || META_HOST.matcher(host).matches();
    }

    private static @Nullable URI address(String given) {
        try {
            return URI.create(given);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
