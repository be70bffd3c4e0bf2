package kz.komek.channel.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import kz.komek.channel.Contacts;
import kz.komek.channel.web.PartnerGate.Knock;
import kz.komek.channel.web.Refusal.Code;
import kz.komek.channel.web.Submission.Reading;
import kz.komek.channel.web.Submissions.Reservation;
import kz.komek.channel.web.Violation.Rule;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;
import kz.komek.contract.PublicTicket;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.number.TicketNumbers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * For the applications of the city and its partners: signed, each call by itself ({@link PartnerGate}). As on the site a
 * number is reserved first, so that it is the resident's before anything is sent and a retry cannot get another one.
 */
@Path("/partner/v1")
@Singleton
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
class PartnerApi {
    static final String FILES = "/partner/v1/files";
    private static final String KEY = "Idempotency-Key";

    private final PartnerGate gate;
    private final PartnerFiles files;
    private final Submissions submissions;
    private final Tracks tracks;
    private final Contacts contacts;
    private final InstantSource time;
    private final String phoneRegion;

    PartnerApi(
            PartnerGate gate,
            PartnerFiles files,
            Submissions submissions,
            Tracks tracks,
            Contacts contacts,
            InstantSource time,
            @ConfigProperty(name = "komek.phone.region") String phoneRegion) {
        this.gate = gate;
        this.files = files;
        this.submissions = submissions;
        this.tracks = tracks;
        this.contacts = contacts;
        this.time = time;
        this.phoneRegion = phoneRegion;
    }

    /** @param files tokens of files that were sent before */
    public record Attached(@Nullable List<String> files) {
        List<String> tokens() {
            return files == null ? List.of() : files;
        }
    }

    /** @param files tokens of files that were sent before */
    public record PartnerMessage(
            @Nullable String text, @Nullable List<String> files) {}

    @Schema(name = "PartnerAccepted")
    public record Accepted(String number, String spoken, String url, List<AttachmentRef> attachments) {}

    /**
     * @param file a token to send with what it belongs to, within a day
     * @param attachment what was made of it; with {@code refused} it was not kept
     */
    @Schema(name = "PartnerFile")
    public record Kept(String file, AttachmentRef attachment) {}

    @POST
    @Path("/reservations")
    @ResponseStatus(201)
    @Operation(operationId = "partnerReserves")
    public Reservation reserve(@Context HttpServerRequest request, InputStream body) {
        gate.enter(Knock.of(request), body, BodyLimits.WITHOUT_FILES);
        return submissions.reserve();
    }

    @POST
    @Path("/files")
    @ResponseStatus(201)
    @Operation(operationId = "partnerSendsFile")
    public Kept file(
            @RestHeader("Komek-File-Name") @Parameter(description = "percent-encoded UTF-8") @Nullable String name,
            @Context HttpServerRequest request,
            InputStream body) {
        var entered = gate.enter(Knock.of(request), body, (int) Attachments.LARGEST);
        var kept = files.keep(decoded(name), entered.body());
        return new Kept(files.token(entered.name(), kept), kept);
    }

    /** The same Idempotency-Key under the same number is the same submission: what came first stands. */
    @PUT
    @Path("/contacts/{number}")
    @ResponseStatus(202)
    @Operation(operationId = "partnerSubmits")
    public Accepted submit(
            @RestPath String number,
            @RestHeader("Komek-Key") @Nullable String trackingKey,
            @RestHeader(KEY) @Nullable String key,
            @Context HttpServerRequest request,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Typed.class)))
                    InputStream body) {
        var entered = gate.enter(Knock.of(request), body, BodyLimits.WITHOUT_FILES);
        String partner = entered.name();
        String event = idempotent(key);
        String opened = opened(number, trackingKey);
        var typed = parsed(entered.body(), Typed.class);
        var attached = files.of(partner, parsed(entered.body(), Attached.class).tokens());
        return switch (Submission.read(typed, Spoken.byDefault(request), phoneRegion)) {
            case Reading.Refused(var violations) ->
                throw new Refusal(Code.INVALID, violations, Spoken.known(typed.language()));
            case Reading.Accepted(var submission) -> {
                publish(PartnerNormaliser.contact(partner, event, submission, opened, attached, time.instant()));
                yield accepted(opened, attached);
            }
        };
    }

    /** The same Idempotency-Key under the same number is the same message: what came first stands. */
    @POST
    @Path("/tickets/{number}/messages")
    @ResponseStatus(202)
    @Operation(operationId = "partnerAddsMessage")
    public Accepted add(
            @RestPath String number,
            @RestHeader("Komek-Key") @Nullable String trackingKey,
            @RestHeader(KEY) @Nullable String key,
            @Context HttpServerRequest request,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PartnerMessage.class)))
                    InputStream body) {
        var entered = gate.enter(Knock.of(request), body, BodyLimits.WITHOUT_FILES);
        String partner = entered.name();
        String event = idempotent(key);
        String opened = opened(number, trackingKey);
        var typed = parsed(entered.body(), PartnerMessage.class);
        var attached = files.of(partner, new Attached(typed.files()).tokens());
        String text = Submission.lines(typed.text());
        var refused = refusal(text, attached);
        if (refused != null) throw new Refusal(Code.INVALID, List.of(refused), null);
        publish(PartnerNormaliser.furtherMessage(
                partner, event, opened, text, Spoken.byDefault(request), attached, time.instant()));
        return accepted(opened, attached);
    }

    /** By the number alone: status and dates. With the ticket's key: what its page shows. */
    @GET
    @Path("/tickets/{number}")
    @Operation(operationId = "partnerTracks")
    public PublicTicket track(
            @RestPath String number,
            @RestHeader("Komek-Key") @Nullable String trackingKey,
            @Context HttpServerRequest request) {
        gate.enter(Knock.of(request), InputStream.nullInputStream(), 0);
        return tracks.of(trackingKey == null ? number(number) : opened(number, trackingKey), trackingKey != null);
    }

    private static @Nullable Violation refusal(String text, List<AttachmentRef> files) {
        if (text.isEmpty() && files.isEmpty()) return new Violation("text", Rule.TEXT_EMPTY);
        if (Submission.tooLong(text, Submission.LONGEST_TEXT)) return new Violation("text", Rule.TEXT_TOO_LONG);
        return null;
    }

    private static <T> T parsed(byte[] body, Class<T> type) {
        try {
            T read = Json.read(body, type);
            if (read != null) return read;
        } catch (IllegalArgumentException malformed) {
            // said below; Jackson's words may quote what was typed
        }
        throw new Refusal(Code.MALFORMED);
    }

    private static String decoded(@Nullable String name) {
        try {
            return name == null ? "" : URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return "";
        }
    }

    private static String idempotent(@Nullable String key) {
        if (key == null || !key.matches("[A-Za-z0-9._-]{1,100}")) throw new Refusal(Code.IDEMPOTENCY_KEY_MISSING);
        return key;
    }

    private static String number(String typed) {
        return TicketNumbers.parse(typed).orElseThrow(() -> new Refusal(Code.NUMBER_UNKNOWN));
    }

    private String opened(String number, @Nullable String trackingKey) {
        String parsed = number(number);
        if (!submissions.opens(parsed, trackingKey)) throw new Refusal(Code.WRONG_KEY);
        return parsed;
    }

    private void publish(ContactReceived contact) {
        try {
            contacts.publish(contact);
        } catch (Contacts.NotAcknowledged e) {
            throw new Refusal(Code.NOT_SAVED);
        }
    }

    private Accepted accepted(String number, List<AttachmentRef> attached) {
        var reservation = submissions.reservation(number);
        return new Accepted(number, reservation.spoken(), reservation.url(), attached);
    }
}
