package kz.komek.channel.phone;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the exchange fetches what callers hear: the same for everybody, so that it may keep it. */
@Path("/channels/phone/prompts")
@Singleton
class PromptsResource {
    @GET
    @Path("/{language}/{file}")
    @Operation(hidden = true)
    public Response prompt(@PathParam("language") String language, @PathParam("file") String file) {
        return Prompts.recording(language, file)
                .map(recording -> Response.ok(recording.bytes())
                        .type(recording.type())
                        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                        .build())
                .orElseGet(() -> Response.status(404).build());
    }
}
