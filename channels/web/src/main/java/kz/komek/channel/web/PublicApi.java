package kz.komek.channel.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import kz.komek.channel.web.Submission.Reading;
import kz.komek.channel.web.Submissions.Reservation;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.PublicTicket;
import kz.komek.contract.number.TicketNumbers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The residents' REST API: no login, limited per address, every answer in the caller's language. */
@Path("/public/v1")
@Singleton
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class PublicApi {
    private final Submissions submissions;
    private final Tracks tracks;
    private final Ratings ratings;
    private final TicketFiles files;
    private final JsonBodies bodies;
    private final RateLimits limits;
    private final String phoneRegion;

    PublicApi(
            Submissions submissions,
            Tracks tracks,
            Ratings ratings,
            TicketFiles files,
            JsonBodies bodies,
            RateLimits limits,
            @ConfigProperty(name = "komek.phone.region") String phoneRegion) {
        this.submissions = submissions;
        this.tracks = tracks;
        this.ratings = ratings;
        this.files = files;
        this.bodies = bodies;
        this.limits = limits;
        this.phoneRegion = phoneRegion;
    }

    /**
     * @param attachments all that were sent; those with {@code refused} were not kept
     */
    public record Accepted(String number, String spoken, String url, List<AttachmentRef> attachments) {}

    public record FurtherMessage(@Nullable String text) {}

    @POST
    @Path("/reservations")
    @ResponseStatus(201)
    public Reservation reserve(@Context HttpServerRequest request) {
        limits.submission(request);
        return submissions.reserve();
    }

    @PUT
    @Path("/contacts/{number}")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    public Accepted submit(
            @RestPath String number,
            @RestHeader("Komek-Key") @Nullable String key,
            @Context HttpServerRequest request,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Typed.class)))
                    InputStream body) {
        return submit(number, key, request, () -> bodies.read(body, Typed.class), List.of());
    }

    @PUT
    @Path("/contacts/{number}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(202)
    public Accepted submitWithPhotos(
            @RestPath String number,
            @RestHeader("Komek-Key") @Nullable String key,
            @Context HttpServerRequest request,
            @RestForm @Nullable String text,
            @RestForm @Nullable String language,
            @RestForm @Nullable String address,
            @RestForm @Nullable String district,
            @RestForm @Nullable String latitude,
            @RestForm @Nullable String longitude,
            @RestForm @Nullable String email,
            @RestForm @Nullable String phone,
            @RestForm @Nullable String name,
            @RestForm @Nullable String consent,
            @RestForm @Nullable String anonymous,
            @RestForm("photo") List<FileUpload> photos) {
        var typed = new Typed(
                text, language, address, district, latitude, longitude, email, phone, name, consent, anonymous);
        return submit(number, key, request, () -> typed, photos);
    }

    private Accepted submit(
            String typedNumber,
            @Nullable String key,
            HttpServerRequest request,
            Supplier<Typed> body,
            List<FileUpload> photos) {
        limits.submission(request);
        String number = opened(typedNumber, key);
        // Only now: who has no key has nothing to send.
        var typed = body.get();
        return switch (Submission.read(typed, Spoken.byDefault(request), phoneRegion)) {
            case Reading.Refused(var violations) ->
                throw new Refusal(Refusal.Code.INVALID, violations, Spoken.known(typed.language()));
            case Reading.Accepted(var submission) -> {
                var kept = submissions.send(submission, number, photos);
                var reservation = submissions.reservation(number);
                yield new Accepted(number, reservation.spoken(), reservation.url(), kept);
            }
        };
    }

    @GET
    @Path("/tickets/{number}")
    public PublicTicket track(
            @RestPath String number,
            @RestHeader("Komek-Key") @Nullable String key,
            @Context HttpServerRequest request) {
        limits.lookup(request);
        String asked = key == null ? parsed(number) : opened(number, key);
        return tracks.of(asked, key != null);
    }

    @PUT
    @Path("/tickets/{number}/messages/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    public Accepted add(
            @RestPath String number,
            @RestPath UUID id,
            @RestHeader("Komek-Key") @Nullable String key,
            @Context HttpServerRequest request,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FurtherMessage.class)))
                    InputStream body) {
        limits.submission(request);
        String opened = opened(number, key);
        String text = bodies.read(body, FurtherMessage.class).text();
        var language = Spoken.byDefault(request);
        var refused = FurtherText.refusal(text, List.of());
        if (refused != null) throw new Refusal(Refusal.Code.INVALID, List.of(refused), null);
        submissions.add(opened, id, Submission.lines(text), language, List.of());
        var reservation = submissions.reservation(opened);
        return new Accepted(opened, reservation.spoken(), reservation.url(), List.of());
    }

    /**
     * A complaint about the answer, under a number that was reserved for it. The same words under the same number again
     * are the same complaint.
     */
    @PUT
    @Path("/tickets/{number}/complaints/{complaint}")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    public Accepted complain(
            @RestPath String number,
            @RestPath @Parameter(description = "A reserved number: the complaint's own") String complaint,
            @RestHeader("Komek-Key") @Parameter(description = "Of the ticket that was answered") @Nullable String key,
            @RestHeader("Komek-Complaint-Key") @Parameter(description = "Of the reserved number") @Nullable String complaintKey,
            @Context HttpServerRequest request,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FurtherMessage.class)))
                    InputStream body) {
        limits.submission(request);
        String about = opened(number, key);
        String own = opened(complaint, complaintKey);
        String text = bodies.read(body, FurtherMessage.class).text();
        var language = Spoken.byDefault(request);
        var refused = FurtherText.refusal(text, List.of());
        if (refused != null) throw new Refusal(Refusal.Code.INVALID, List.of(refused), null);
        submissions.complain(own, about, Submission.lines(text), language, List.of());
        var reservation = submissions.reservation(own);
        return new Accepted(own, reservation.spoken(), reservation.url(), List.of());
    }

    /** The id is the sender's: the same mark under the same id again changes nothing. */
    @PUT
    @Path("/tickets/{number}/ratings/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    public void rate(
            @RestPath String number,
            @RestPath UUID id,
            @RestHeader("Komek-Key") @Nullable String key,
            @Context HttpServerRequest request,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TypedRating.class)))
                    InputStream body) {
        limits.submission(request);
        String opened = opened(number, key);
        switch (bodies.read(body, TypedRating.class).read()) {
            case TypedRating.Reading.Refused(var violations) ->
                throw new Refusal(Refusal.Code.INVALID, violations, null);
            case TypedRating.Reading.Accepted(var rating) -> ratings.give(opened, id, rating);
        }
    }

    @GET
    @Path("/tickets/{number}/files/{day}/{id}")
    @Produces(MediaType.WILDCARD)
    public Response file(
            @RestPath String number,
            @RestPath String day,
            @RestPath String id,
            @RestHeader("Komek-Key") @Nullable String key,
            @Context HttpServerRequest request) {
        limits.lookup(request);
        return files.open(opened(number, key), day + "/" + id);
    }

    private static String parsed(String number) {
        return TicketNumbers.parse(number).orElseThrow(() -> new Refusal(Refusal.Code.NUMBER_UNKNOWN));
    }

    private String opened(String number, @Nullable String key) {
        String parsed = parsed(number);
        if (!submissions.opens(parsed, key)) throw new Refusal(Refusal.Code.WRONG_KEY);
        return parsed;
    }
}
