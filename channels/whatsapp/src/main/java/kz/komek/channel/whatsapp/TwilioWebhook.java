package kz.komek.channel.whatsapp;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/channels/whatsapp/twilio")
@Singleton
@RunOnVirtualThread
class TwilioWebhook {
    /** Anything that is plain text would be sent to the resident as a message. */
    private static final String NOTHING_TO_SAY = "<Response/>";

    private final @Nullable TwilioDoor door;

    TwilioWebhook(WhatsAppChannel channel) {
        this.door = channel.twilio();
    }

    @POST
    @Operation(hidden = true)
    public Response message(
            @RestHeader("X-Twilio-Signature") @Nullable String signature, @Context UriInfo uri, InputStream body) {
        return answer(door == null ? null : door.message(address(uri), signature, read(body)));
    }

    @POST
    @Path("/status")
    @Operation(hidden = true)
    public Response status(
            @RestHeader("X-Twilio-Signature") @Nullable String signature,
            @RestQuery("reply") @Nullable String reply,
            @Context UriInfo uri,
            InputStream body) {
        return answer(door == null ? null : door.status(address(uri), signature, read(body), reply));
    }

    private static String address(UriInfo uri) {
        var asked = uri.getRequestUri();
        return asked.getRawQuery() == null ? asked.getRawPath() : asked.getRawPath() + "?" + asked.getRawQuery();
    }

    /** A body that breaks off or is too long has no valid signature. */
    private static byte[] read(InputStream body) {
        try {
            return body.readNBytes(TwilioDoor.LARGEST);
        } catch (IOException brokenOff) {
            return new byte[0];
        }
    }

    private static Response answer(TwilioDoor.@Nullable Answer answer) {
        if (answer == null) return Response.status(404).build();
        if (answer != TwilioDoor.Answer.TAKEN)
            return Response.status(answer.status).build();
        return Response.ok(NOTHING_TO_SAY, "text/xml").build();
    }
}
