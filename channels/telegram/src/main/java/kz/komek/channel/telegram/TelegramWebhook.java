package kz.komek.channel.telegram;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.komek.channel.Contacts;
import kz.komek.channel.Signatures;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where Telegram brings updates. It brings again whatever is not answered with 2xx, for a day. */
@Path("/channels/telegram/{bot}")
@RunOnVirtualThread
public class TelegramWebhook {
    static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";
    /** An update is at most a few ten thousand bytes. */
    private static final int LARGEST = 1024 * 1024;

    private final TelegramConfig config;
    private final TelegramChannel channel;

    TelegramWebhook(TelegramConfig config, TelegramChannel channel) {
        this.config = config;
        this.channel = channel;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response take(
            @PathParam("bot") String name, @HeaderParam(SECRET) @Nullable String secret, byte @Nullable [] body) {
        Bot bot = config.bots().get(name);
        if (bot == null || bot.mode() != Bot.Mode.WEBHOOK || !Signatures.same(bot.secret(), secret))
            return Response.status(Response.Status.FORBIDDEN).build();
        if (body == null || body.length > LARGEST)
            return Response.status(Response.Status.BAD_REQUEST).build();
        try {
            channel.intake().take(bot, body);
            return Response.ok().build();
        } catch (Update.Malformed e) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        } catch (Contacts.NotAcknowledged e) {
            return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
        }
    }
}
