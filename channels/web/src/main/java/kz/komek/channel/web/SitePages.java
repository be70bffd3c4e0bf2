package kz.komek.channel.web;

import static kz.komek.channel.web.TrackingPage.page;
import static kz.komek.channel.web.TrackingPage.see;

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
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.komek.channel.web.Refusal.Code;
import kz.komek.channel.web.Submission.Reading;
import kz.komek.channel.web.Submissions.Reservation;
import kz.komek.channel.web.TrackView.Draft;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Language;
import kz.komek.contract.number.TicketNumbers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The residents' site: plain forms and links; the script only makes them nicer. */
@Path("/")
@Singleton
@RunOnVirtualThread
@Produces(Pages.HTML)
class SitePages {
    private static final String LANG = "{lang: kk|ru|en}";
    private static final Pattern REFUSED = Pattern.compile("([A-Z_]{1,30})-(\\d{1,2})");

    private final Submissions submissions;
    private final TrackingPage tracking;
    private final Ratings ratings;
    private final TicketFiles files;
    private final RateLimits limits;
    private final Pages pages;
    private final WorksPages works;
    private final String phoneRegion;

    SitePages(
            Submissions submissions,
            TrackingPage tracking,
            Ratings ratings,
            TicketFiles files,
            RateLimits limits,
            Pages pages,
            WorksPages works,
            @ConfigProperty(name = "komek.phone.region") String phoneRegion) {
        this.submissions = submissions;
        this.tracking = tracking;
        this.ratings = ratings;
        this.files = files;
        this.limits = limits;
        this.pages = pages;
        this.works = works;
        this.phoneRegion = phoneRegion;
    }

    @GET
    public Response first(@Context HttpServerRequest request) {
        return see(Spoken.byDefault(request), "");
    }

    @GET
    @Path("/robots.txt")
    @Produces(MediaType.TEXT_PLAIN)
    public String robots() {
        return "User-agent: *\nDisallow: /t/\nDisallow: /*/t/\nDisallow: /*/sent/\nDisallow: /public/\n";
    }

    @GET
    @Path("/" + LANG)
    public Response form(@RestPath String lang, @Context HttpServerRequest request) {
        var t = Texts.in(Language.of(lang));
        return page(200, t, pages.form(t, reservedNow(request), Typed.NOTHING, List.of(), ""));
    }

    @POST
    @Path("/" + LANG + "/send")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response send(
            @RestPath String lang,
            @Context HttpServerRequest request,
            @RestForm @Nullable String number,
            @RestForm @Nullable String key,
            @RestForm @Nullable String text,
            @RestForm @Nullable String address,
            @RestForm @Nullable String district,
            @RestForm @Nullable String latitude,
            @RestForm @Nullable String longitude,
            @RestForm @Nullable String email,
            @RestForm @Nullable String phone,
            @RestForm @Nullable String name,
            @RestForm @Nullable String consent,
            @RestForm @Nullable String anonymous,
            @RestForm @Nullable String asked,
            @RestForm("photo") List<FileUpload> photos) {
        var t = Texts.in(Language.of(lang));
        var typed =
                new Typed(text, lang, address, district, latitude, longitude, email, phone, name, consent, anonymous);
        var reserved = number != null && submissions.opens(number, key) ? submissions.reservation(number) : null;
        return switch (Submission.read(typed, t.language(), phoneRegion)) {
            case Reading.Refused(var violations) ->
                page(Code.INVALID.status, t, pages.form(t, orReservedNow(reserved, request), typed, violations, ""));
            case Reading.Accepted(var submission) -> {
                try {
                    limits.submission(request);
                    var here = asked == null && submission.place() != null
                            ? works.running(t, submission.place())
                            : List.<WorkView>of();
                    if (!here.isEmpty())
                        yield page(200, t, pages.asked(t, orReservedNow(reserved, request), typed, HereView.of(here)));
                    var reservation = reserved == null ? submissions.reserve() : reserved;
                    reserved = reservation;
                    var kept = submissions.send(submission, reservation.number(), photos);
                    yield see(t.language(), "sent/" + reservation.number() + "/" + reservation.key() + refused(kept));
                } catch (Refusal refusal) {
                    yield notSent(refusal.code(), t, reserved, typed);
                }
            }
        };
    }

    /** Everything typed stays, under the number it was to be sent with. */
    private Response notSent(Code code, Texts t, @Nullable Reservation reserved, Typed typed) {
        String banner = code.title(t) + ". " + t.of("form.not_sent");
        return page(code.status, t, pages.form(t, reserved, typed, List.of(), banner));
    }

    @GET
    @Path("/" + LANG + "/sent/{number}/{key}")
    public Response sent(
            @RestPath String lang, @RestPath String number, @RestPath String key, @RestQuery List<String> refused) {
        var t = Texts.in(Language.of(lang));
        if (!submissions.opens(number, key)) throw new Refusal(Code.NOT_FOUND);
        return page(200, t, pages.sent(t, submissions.reservation(number), refusedInWords(refused, t)));
    }

    @GET
    @Path("/" + LANG + "/track")
    public Response find(@RestPath String lang, @RestQuery @Nullable String number) {
        var t = Texts.in(Language.of(lang));
        if (number == null) return page(200, t, pages.find(t, "", ""));
        return TicketNumbers.parse(number)
                .map(found -> see(t.language(), "t/" + found))
                .orElseGet(() -> page(422, t, pages.find(t, number, t.of("find.not_a_number"))));
    }

    @GET
    @Path("/t/{number}")
    public Response ticketInOwnLanguage(@RestPath String number, @Context HttpServerRequest request) {
        return see(Spoken.byDefault(request), "t/" + parsed(number));
    }

    @GET
    @Path("/t/{number}/{key: [A-Za-z0-9_-]{1,64}}")
    public Response ticketInOwnLanguage(
            @RestPath String number, @RestPath String key, @Context HttpServerRequest request) {
        return see(Spoken.byDefault(request), "t/" + parsed(number) + "/" + key);
    }

    @GET
    @Path("/" + LANG + "/t/{number}")
    public Response ticket(@RestPath String lang, @RestPath String number, @Context HttpServerRequest request) {
        limits.lookup(request);
        var t = Texts.in(Language.of(lang));
        return tracking.show(200, t, parsed(number), "", Draft.empty(""));
    }

    @GET
    @Path("/" + LANG + "/t/{number}/{key}")
    public Response ticketByLink(
            @RestPath String lang,
            @RestPath String number,
            @RestPath String key,
            @RestQuery @Nullable String sent,
            @RestQuery @Nullable String rated,
            @Context HttpServerRequest request) {
        limits.lookup(request);
        var t = Texts.in(Language.of(lang));
        String parsed = parsed(number);
        if (!submissions.opens(parsed, key)) {
            return tracking.show(200, t, parsed, "", Draft.empty(t.of("track.wrong_key")));
        }
        if (rated != null) {
            return tracking.show(
                    200, t, parsed, key, Draft.empty(t.of("rate.thanks")).rated());
        }
        return tracking.show(200, t, parsed, key, Draft.empty(sent == null ? "" : t.of("track.message_sent")));
    }

    @POST
    @Path("/" + LANG + "/t/{number}/{key}/ratings")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response rate(
            @RestPath String lang,
            @RestPath String number,
            @RestPath String key,
            @RestForm @Nullable String id,
            @RestForm @Nullable String closing,
            @RestForm @Nullable String stars,
            @RestForm("reason") List<String> reasons,
            @RestForm @Nullable String words,
            @Context HttpServerRequest request) {
        var t = Texts.in(Language.of(lang));
        String parsed = parsed(number);
        if (!submissions.opens(parsed, key)) throw new Refusal(Code.NOT_FOUND);
        var typed = new TypedRating(figure(closing), figure(stars), reasons, words);
        var draft = Draft.empty("");
        return switch (typed.read()) {
            case TypedRating.Reading.Refused(var violations) ->
                tracking.show(
                        Code.INVALID.status,
                        t,
                        parsed,
                        key,
                        draft.rating(typed, violations.getFirst().message(t)));
            case TypedRating.Reading.Accepted(var rating) -> {
                try {
                    limits.submission(request);
                    ratings.give(parsed, messageId(id), rating);
                    yield see(t.language(), "t/" + parsed + "/" + key + "?rated=1");
                } catch (Refusal refusal) {
                    yield notRated(refusal.code(), t, parsed, key, draft, typed);
                }
            }
        };
    }

    private Response notRated(Code code, Texts t, String number, String key, Draft draft, TypedRating typed) {
        String why = code.title(t) + ". " + (code.tryAgain() ? t.of("rate.not_sent") : code.detail(t));
        return tracking.show(
                code.status, t, number, key, code.tryAgain() ? draft.rating(typed, why) : Draft.empty(why));
    }

    private static @Nullable Integer figure(@Nullable String typed) {
        return typed != null && typed.matches("\\d{1,9}") ? Integer.valueOf(typed) : null;
    }

    @POST
    @Path("/" + LANG + "/t/{number}/{key}/messages")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response write(
            @RestPath String lang,
            @RestPath String number,
            @RestPath String key,
            @RestForm @Nullable String id,
            @RestForm @Nullable String text,
            @RestForm("photo") List<FileUpload> photos,
            @Context HttpServerRequest request) {
        var t = Texts.in(Language.of(lang));
        String parsed = parsed(number);
        if (!submissions.opens(parsed, key)) throw new Refusal(Code.NOT_FOUND);
        var draft = Draft.message(messageId(id), text);
        var violation = FurtherText.refusal(text, photos);
        if (violation != null)
            return tracking.show(Code.INVALID.status, t, parsed, key, draft.failed(violation.message(t)));
        try {
            limits.submission(request);
            submissions.add(parsed, draft.id(), Submission.lines(text), t.language(), photos);
            return see(t.language(), "t/" + parsed + "/" + key + "?sent=1");
        } catch (Refusal refusal) {
            String why = refusal.code().title(t) + ". " + t.of("form.not_sent");
            return tracking.show(refusal.code().status, t, parsed, key, draft.failed(why));
        }
    }

    @GET
    @Path("/" + LANG + "/t/{number}/{key}/files/{day}/{id}")
    @Produces(MediaType.WILDCARD)
    public Response file(
            @RestPath String number,
            @RestPath String key,
            @RestPath String day,
            @RestPath String id,
            @Context HttpServerRequest request) {
        limits.lookup(request);
        if (!submissions.opens(number, key)) throw new Refusal(Code.NOT_FOUND);
        return files.open(number, day + "/" + id);
    }

    private static UUID messageId(@Nullable String typed) {
        try {
            return typed == null ? UUID.randomUUID() : UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }

    private @Nullable Reservation orReservedNow(@Nullable Reservation reserved, HttpServerRequest request) {
        return reserved == null ? reservedNow(request) : reserved;
    }

    /** A form without a number still serves: the number is drawn when it is sent. */
    private @Nullable Reservation reservedNow(HttpServerRequest request) {
        if (!limits.allowsNumber(request)) return null;
        try {
            return submissions.reserve();
        } catch (Refusal noNumbers) {
            return null;
        }
    }

    private static String parsed(String number) {
        return TicketNumbers.parse(number).orElseThrow(() -> new Refusal(Code.NUMBER_UNKNOWN));
    }

    /** How many files were refused and why; their names are the resident's and stay out of addresses. */
    private static String refused(List<AttachmentRef> files) {
        String counts = files.stream()
                .filter(file -> file.refused() != null)
                .collect(Collectors.groupingBy(AttachmentRef::refused, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> "refused=" + entry.getKey() + "-" + entry.getValue())
                .collect(Collectors.joining("&"));
        return counts.isEmpty() ? "" : "?" + counts;
    }

    private static List<String> refusedInWords(List<String> refused, Texts t) {
        var sentences = new ArrayList<String>();
        for (String entry : refused) {
            var match = REFUSED.matcher(entry);
            if (!match.matches()) continue;
            for (var why : AttachmentRef.Refusal.values()) {
                if (why.name().equals(match.group(1))) {
                    sentences.add(t.of("sent.refused", match.group(2)) + " "
                            + t.of("refused." + why.name().toLowerCase(Locale.ROOT)));
                }
            }
        }
        return sentences;
    }
}
