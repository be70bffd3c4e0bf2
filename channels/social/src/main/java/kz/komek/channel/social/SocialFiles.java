package kz.komek.channel.social;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import kz.komek.channel.SentFiles;
import kz.komek.contract.files.FileStore;

/** For Meta. */
@Path(SocialFiles.PATH)
@Singleton
class SocialFiles extends SentFiles {
    static final String PATH = "/channels/meta/files";

    SocialFiles(SocialChannel channel, FileStore store) {
        super(channel.links(), store);
    }
}
