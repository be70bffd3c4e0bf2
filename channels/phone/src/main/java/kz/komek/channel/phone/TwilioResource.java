package kz.komek.channel.phone;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What the exchange asks and tells. Unsigned: 403, and nothing is stored. A call is never refused: what goes wrong after
 * the signature is answered with a document that serves.
 */
@Path(Addresses.TWILIO)
@Singleton
@RunOnVirtualThread
class TwilioResource {
    /** Why a caller leaves the queue by a key; the exchange keeps cookies as long as the call lasts. */
    private static final String LEAVE = "komek-leave";

    private final PhoneChannel channel;
    private final MeterRegistry metrics;

    TwilioResource(PhoneChannel channel, MeterRegistry metrics) {
        this.channel = channel;
        this.metrics = metrics;
    }

    @POST
    @Path("/{step}")
    @Operation(hidden = true)
    public Response step(
            @PathParam("step") String step,
            byte @Nullable [] body,
            @HeaderParam(Signature.HEADER) @Nullable String signature,
            @CookieParam(LEAVE) @Nullable String leave,
            @Context UriInfo uri) {
        var desk = channel.desk();
        if (desk == null) return Response.status(404).build();
        Form form;
        try {
            form = Form.read(body);
        } catch (Form.Malformed unsigned) {
            // Nobody can have signed what cannot be read.
            return refused();
        }
        String query = uri.getRequestUri().getRawQuery();
        String called = desk.addresses().asCalled(uri.getRequestUri().getRawPath(), query);
        if (!desk.signature().fits(called, form.all(), signature)) return refused();
        try {
            return answer(desk.steps().take(step, form, parameters(uri), leave));
        } catch (Form.Malformed e) {
            return Response.status(400)
                    .entity(e.getMessage())
                    .type(MediaType.TEXT_PLAIN)
                    .build();
        }
    }

    private Response refused() {
        metrics.counter("komek.channel.unsigned", "channel", "PHONE").increment();
        return Response.status(403).build();
    }

    private Response answer(Steps.Taken taken) {
        return switch (taken) {
            case Steps.Taken.Said said -> said(said.answer());
            case Steps.Taken.Noted noted -> Response.noContent().build();
            case Steps.Taken.Message message ->
                xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>").build();
            case Steps.Taken.Unknown unknown -> {
                metrics.counter("komek.channel.unknown", "channel", "PHONE").increment();
                yield Response.status(404).build();
            }
            case Steps.Taken.TryAgain again -> Response.status(503).build();
        };
    }

    private static Response said(VoiceFlow.Answer answer) {
        var response = xml(answer.says().toXml());
        if (answer.leave() != null) {
            String age = answer.leave().isEmpty() ? "; Max-Age=0" : "";
            response.header(
                    HttpHeaders.SET_COOKIE,
                    LEAVE + "=" + answer.leave() + "; Path=" + Addresses.TWILIO + "; HttpOnly" + age);
        }
        return response.build();
    }

    /** Never text/plain: the exchange would send it to the resident. */
    private static Response.ResponseBuilder xml(String document) {
        return Response.ok(document).type("text/xml;charset=UTF-8").header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static Map<String, String> parameters(UriInfo uri) {
        var first = new LinkedHashMap<String, String>();
        uri.getQueryParameters().forEach((name, values) -> first.put(name, values.isEmpty() ? "" : values.getFirst()));
        return first;
    }
}
