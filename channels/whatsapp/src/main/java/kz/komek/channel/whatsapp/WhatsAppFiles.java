package kz.komek.channel.whatsapp;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import kz.komek.channel.SentFiles;
import kz.komek.contract.files.FileStore;

/** For Twilio. */
@Path(WhatsAppFiles.PATH)
@Singleton
class WhatsAppFiles extends SentFiles {
    static final String PATH = "/channels/whatsapp/files";

    WhatsAppFiles(WhatsAppChannel channel, FileStore store) {
        super(channel.links(), store);
    }
}
