package kz.komek.channel.whatsapp;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import kz.komek.channel.MetaResource;

@Path("/channels/whatsapp/meta")
@Singleton
class MetaWhatsAppWebhook extends MetaResource {
    MetaWhatsAppWebhook(WhatsAppChannel channel) {
        super(channel.meta());
    }
}
