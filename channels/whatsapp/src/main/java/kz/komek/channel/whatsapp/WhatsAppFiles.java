package kz.komek.channel.whatsapp;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import kz.komek.channel.FileLinks;
import kz.komek.contract.files.FileStore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The files of replies, for Twilio, which fetches them by addresses that we made for it. */
@Path(WhatsAppFiles.PATH)
@Singleton
@RunOnVirtualThread
class WhatsAppFiles {
    static final String PATH = "/channels/whatsapp/files";

    private final FileLinks links;
    private final FileStore store;

    WhatsAppFiles(WhatsAppChannel channel, FileStore store) {
        this.links = channel.links();
        this.store = store;
    }

    @GET
    @Path("/{day}/{file}")
    @Operation(hidden = true)
    public Response open(
            @RestPath String day,
            @RestPath String file,
            @RestQuery @Nullable String until,
            @RestQuery @Nullable String type,
            @RestQuery @Nullable String key) {
        String id = day + "/" + file;
        if (!links.opens(id, until, type, key)) return Response.status(404).build();
        try {
            // The type is part of what the key vouches for.
            return Response.ok(store.open(id), type)
                    .header("Content-Disposition", "attachment")
                    .header("Content-Security-Policy", "default-src 'none'; sandbox")
                    .header("Cache-Control", "private, no-store")
                    .build();
        } catch (IOException gone) {
            return Response.status(404).build();
        }
    }
}
