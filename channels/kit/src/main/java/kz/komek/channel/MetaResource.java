package kz.komek.channel;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One of the addresses to which Meta delivers; whose it is says only the path. */
@RunOnVirtualThread
public abstract class MetaResource {
    private final @Nullable MetaWebhook webhook;

    /** @param webhook {@code null}: Meta serves none of our accounts there */
    protected MetaResource(@Nullable MetaWebhook webhook) {
        this.webhook = webhook;
    }

    @GET
    @Operation(hidden = true)
    public Response handshake(
            @RestQuery("hub.mode") @Nullable String mode,
            @RestQuery("hub.verify_token") @Nullable String token,
            @RestQuery("hub.challenge") @Nullable String challenge) {
        return answer(webhook == null ? null : webhook.handshake(mode, token, challenge));
    }

    @POST
    @Operation(hidden = true)
    public Response take(@RestHeader("X-Hub-Signature-256") @Nullable String signature, InputStream body) {
        return answer(webhook == null ? null : webhook.take(signature, body));
    }

    private static Response answer(MetaWebhook.@Nullable Answer answer) {
        if (answer == null) return Response.status(404).build();
        var response = Response.status(answer.status()).type("text/plain").entity(answer.text());
        return (answer.later() ? response.header("Retry-After", 5) : response).build();
    }
}
