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
import java.util.List;
import kz.komek.channel.web.Refusal.Code;
import kz.komek.channel.web.Submissions.Reservation;
import kz.komek.contract.Language;
import kz.komek.contract.number.TicketNumbers;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Complaints about an answer, by the link of the ticket that was answered. */
@Path("/{lang: kk|ru|en}/t/{number}/{key}/complaint")
@Singleton
@RunOnVirtualThread
@Produces(Pages.HTML)
class ComplaintPages {
    private final Submissions submissions;
    private final RateLimits limits;
    private final Pages pages;

    ComplaintPages(Submissions submissions, RateLimits limits, Pages pages) {
        this.submissions = submissions;
        this.limits = limits;
        this.pages = pages;
    }

    @GET
    public Response form(
            @RestPath String lang, @RestPath String number, @RestPath String key, @Context HttpServerRequest request) {
        limits.lookup(request);
        var about = opened(number, key);
        return show(200, Texts.in(Language.of(lang)), about, null, "", "");
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response send(
            @RestPath String lang,
            @RestPath String number,
            @RestPath String key,
            @RestForm("number") @Nullable String own,
            @RestForm("key") @Nullable String ownKey,
            @RestForm @Nullable String text,
            @RestForm("photo") List<FileUpload> photos,
            @Context HttpServerRequest request) {
        var t = Texts.in(Language.of(lang));
        var about = opened(number, key);
        String typed = text == null ? "" : text;
        var reserved = own != null && submissions.opens(own, ownKey) ? submissions.reservation(own) : null;
        var violation = FurtherText.refusal(text, photos);
        if (violation != null) return show(Code.INVALID.status, t, about, reserved, typed, violation.message(t));
        try {
            limits.submission(request);
            var reservation = reserved == null ? submissions.reserve() : reserved;
            reserved = reservation;
            submissions.complain(reservation.number(), about.number(), Submission.lines(text), t.language(), photos);
            return see(t.language(), "sent/" + reservation.number() + "/" + reservation.key());
        } catch (Refusal refusal) {
            String why = refusal.code().title(t) + ". " + t.of("form.not_sent");
            return show(refusal.code().status, t, about, reserved, typed, why);
        }
    }

    /** @param reserved {@code null}: a number is drawn now, or when it is sent */
    private Response show(
            int status, Texts t, Reservation about, @Nullable Reservation reserved, String typed, String error) {
        return page(status, t, pages.complaint(t, about, reserved == null ? reservedNow() : reserved, typed, error));
    }

    private @Nullable Reservation reservedNow() {
        try {
            return submissions.reserve();
        } catch (Refusal noNumbers) {
            return null;
        }
    }

    /** @throws Refusal when the link is not one of ours */
    private Reservation opened(String number, String key) {
        String parsed = TicketNumbers.parse(number).orElseThrow(() -> new Refusal(Code.NUMBER_UNKNOWN));
        if (!submissions.opens(parsed, key)) throw new Refusal(Code.NOT_FOUND);
        return submissions.reservation(parsed);
    }
}
