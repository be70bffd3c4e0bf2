package kz.komek.ticket.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import kz.komek.contract.Secrets;
import kz.komek.organisation.Staff;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.ticket.AddressDesk;
import kz.komek.ticket.AnswerWays;
import kz.komek.ticket.TicketDesk;
import kz.komek.ticket.TicketViews;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The answers of all resources of tickets: the ticket as the caller may see it, with its version as ETag. */
@Singleton
class TicketResponses {
    private final TicketViews views;
    private final AddressDesk addresses;
    private final Staff staff;
    private final AnswerWays ways;
    private final Secrets secrets;
    private final SecurityIdentity identity;
    private final String publicUrl;

    TicketResponses(
            TicketViews views,
            AddressDesk addresses,
            Staff staff,
            AnswerWays ways,
            Secrets secrets,
            SecurityIdentity identity,
            @ConfigProperty(name = "komek.public.url") String publicUrl) {
        this.views = views;
        this.addresses = addresses;
        this.staff = staff;
        this.ways = ways;
        this.secrets = secrets;
        this.identity = identity;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** An act on the version that the caller saw. */
    @FunctionalInterface
    interface Change {
        void from(int version);
    }

    /** An act after which the caller may not see it any more. */
    Response changed(String number, @Nullable String ifMatch, Change change) {
        return changing(number, ifMatch, change, () -> Response.noContent().build());
    }

    Response changing(String number, @Nullable String ifMatch, Change change) {
        return changing(number, ifMatch, change, () -> view(number));
    }

    private Response changing(String number, @Nullable String ifMatch, Change change, Supplier<Response> done) {
        if (ifMatch == null) {
            return Problems.response(Problem.of(428, "IF_MATCH_MISSING", "Send the version you saw in If-Match."));
        }
        try {
            change.from(version(ifMatch));
            return done.get();
        } catch (TicketDesk.Stale stale) {
            return Problems.response(
                    Problem.of(412, "STALE", "Somebody changed the ticket meanwhile. Look at it and try again.")
                            .with(current(number)));
        }
    }

    Response view(String number) {
        TicketView view = current(number);
        return Response.ok(view)
                .header("ETag", "\"" + view.row().version() + "\"")
                .build();
    }

    String login() {
        return identity.getPrincipal().getName();
    }

    private TicketView current(String number) {
        var whole = views.whole(number, login()).orElseThrow(TicketDesk.NoSuchTicket::new);
        String own = whole.ticket().number();
        // Whoever has the resident's link could write in the resident's name.
        String link = whole.ofTheCentre() ? publicUrl + "/t/" + own + "/" + secrets.trackingKey(own) : null;
        var address = TicketAddress.of(addresses.seen(whole.ticket(), login()));
        var answerBy = whole.ofTheCentre() ? ways.of(whole.ticket()) : null;
        return TicketView.of(whole, address, staff::name, link, answerBy);
    }

    /** Of {@code "7"} or {@code W/"7"}; anything else matches nothing. */
    private static int version(String ifMatch) {
        String digits = ifMatch.replaceFirst("^W/", "").replace("\"", "").strip();
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }
}
