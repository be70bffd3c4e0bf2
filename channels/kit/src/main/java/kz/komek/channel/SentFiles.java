package kz.komek.channel;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import kz.komek.contract.files.FileStore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The files of replies, for a provider that fetches them by addresses that we made for it; which one says the path. */
@RunOnVirtualThread
public abstract class SentFiles {
    private final FileLinks links;
    private final FileStore store;

    protected SentFiles(FileLinks links, FileStore store) {
        this.links = links;
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
