package kz.komek.channel.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import kz.komek.channel.web.TrackView.Draft;
import kz.komek.channel.web.TrackView.Next;
import kz.komek.contract.Conversation;
import kz.komek.contract.Conversation.Tracking;
import kz.komek.contract.Language;
import kz.komek.contract.PublicTicket;
import kz.komek.contract.number.TicketNumbers;
import org.jspecify.annotations.Nullable;

/** The page of one ticket, whatever was just done on it. */
@Singleton
class TrackingPage {
    private final Submissions submissions;
    private final Conversation conversation;
    private final Pages pages;
    private final InstantSource time;

    TrackingPage(Submissions submissions, Conversation conversation, Pages pages, InstantSource time) {
        this.submissions = submissions;
        this.conversation = conversation;
        this.pages = pages;
        this.time = time;
    }

    /** @param key checked, or empty */
    Response show(int status, Texts t, String number, String key, Draft draft) {
        return switch (conversation.track(number, !key.isEmpty())) {
            case Tracking.Found(var ticket) ->
                page(
                        status,
                        t,
                        pages.ticket(
                                t,
                                TrackView.found(ticket, number, key, links(t, ticket), t, time.instant(), draft),
                                ticket.place() == null ? null : ticket.place().district()));
            case Tracking.NotInRegister() -> {
                if (key.isEmpty() && !submissions.mayBeGiven(number)) throw new Refusal(Refusal.Code.NUMBER_UNKNOWN);
                yield page(status, t, pages.ticket(t, TrackView.beingRegistered(number, key, t, draft), null));
            }
            case Tracking.Silent() -> page(status, t, pages.ticket(t, TrackView.silent(number, key, t, draft), null));
        };
    }

    /** Other tickets of the same resident are opened by keys of their own. */
    private TrackView.Links links(Texts t, PublicTicket ticket) {
        return new TrackView.Links(
                link(t, ticket.continuedBy()),
                link(t, ticket.complaintAbout()),
                ticket.complaints().stream().map(number -> link(t, number)).toList());
    }

    private @Nullable Next link(Texts t, @Nullable String number) {
        if (number == null) return null;
        String url = "/" + t.language().code() + "/t/" + number + "/"
                + submissions.reservation(number).key();
        return new Next(TicketNumbers.spoken(number), url);
    }

    static Response see(Language language, String path) {
        // Relative, because a proxy in front of us may speak another scheme and name.
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", "/" + language.code() + "/" + path)
                .build();
    }

    /** Everything here is one resident's own: never kept by caches. */
    static Response page(int status, Texts t, String html) {
        String lang = t.language().code();
        var answer = Response.status(status)
                .entity(html)
                .type(Pages.HTML)
                .header("Content-Language", lang)
                .cookie(new NewCookie.Builder(Spoken.COOKIE)
                        .value(lang)
                        .path("/")
                        .maxAge(365 * 24 * 60 * 60)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
        if (status == 429 || status == 503) answer.header("Retry-After", 5);
        return answer.build();
    }
}
