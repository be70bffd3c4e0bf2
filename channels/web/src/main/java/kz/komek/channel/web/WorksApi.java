package kz.komek.channel.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import kz.komek.contract.Conversation;
import kz.komek.contract.Conversation.Works;
import kz.komek.contract.PublicOutage;
import kz.komek.contract.PublicWork;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Announced works and mass outages for applications of others: asked before a request is made. */
@Path("/public/v1")
@Singleton
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class WorksApi {
    private final Conversation conversation;
    private final JsonBodies bodies;
    private final RateLimits limits;

    WorksApi(Conversation conversation, JsonBodies bodies, RateLimits limits) {
        this.conversation = conversation;
        this.bodies = bodies;
        this.limits = limits;
    }

    /** @param more there are others, which end later: ask for a district or a street */
    public record AnnouncedWorks(List<PublicWork> works, boolean more) {
        static AnnouncedWorks of(List<PublicWork> all) {
            var shown = all.subList(0, Math.min(all.size(), PublicWork.MOST));
            return new AnnouncedWorks(shown, all.size() > shown.size());
        }
    }

    public record Outages(List<PublicOutage> outages) {}

    /**
     * @param latitude WGS 84 degrees; both coordinates or none
     */
    public record AskedPlace(
            @Nullable String address,
            @Nullable String district,
            @Nullable String latitude,
            @Nullable String longitude) {}

    @GET
    @Path("/works")
    @Operation(
            summary =
                    "What has not ended, the soonest end first, at most 200; district is a code, street as people write it.")
    public AnnouncedWorks works(
            @RestQuery @Nullable String district,
            @RestQuery @Nullable String street,
            @Context HttpServerRequest request) {
        limits.lookup(request);
        return found(conversation.works(WorksPages.known(district), shortened(street)));
    }

    /** By POST: where somebody lives stands in no address. */
    @POST
    @Path("/works/here")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What is under way at a place, or begins there within a day.")
    public AnnouncedWorks here(
            @Context HttpServerRequest request,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AskedPlace.class)))
                    InputStream body) {
        limits.lookup(request);
        var asked = bodies.read(body, AskedPlace.class);
        return Submission.place(asked.address(), asked.district(), asked.latitude(), asked.longitude())
                .map(place -> found(conversation.worksAt(place)))
                .orElseGet(() -> AnnouncedWorks.of(List.of()));
    }

    @GET
    @Path("/outages")
    @Operation(summary = "What many have asked about, and what residents are told of it.")
    public Outages outages(@Context HttpServerRequest request) {
        limits.lookup(request);
        return new Outages(conversation.outages());
    }

    private static AnnouncedWorks found(Works works) {
        return switch (works) {
            case Works.Found(var all) -> AnnouncedWorks.of(all);
            case Works.Silent() -> throw new Refusal(Refusal.Code.CORE_SILENT);
        };
    }

    private static @Nullable String shortened(@Nullable String street) {
        if (street == null || street.isBlank()) return null;
        String typed = street.strip();
        return typed.substring(0, Math.min(typed.length(), Submission.LONGEST_ADDRESS));
    }
}
