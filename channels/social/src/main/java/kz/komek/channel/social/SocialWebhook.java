package kz.komek.channel.social;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import kz.komek.channel.MetaResource;

/** One address for each product of Meta's; what came where is said by the delivery itself. */
@Path("/channels/meta/{product:messenger|instagram}")
@Singleton
class SocialWebhook extends MetaResource {
    SocialWebhook(SocialChannel channel) {
        super(channel.webhook());
    }
}
