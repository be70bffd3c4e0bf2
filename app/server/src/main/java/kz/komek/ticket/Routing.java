package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.territory.domain.Located;
import kz.komek.ticket.Routes.Factors;
import kz.komek.ticket.Routes.Facts;
import kz.komek.ticket.domain.Complained;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Moment;
import kz.komek.ticket.domain.RiskStep;
import kz.komek.ticket.domain.Routed;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.Whereabouts;
import kz.komek.ticket.store.Conversations;
import org.jspecify.annotations.Nullable;

/** Asks the rules where a ticket goes, and tells the ticket before the act is written that brings it there. */
@Singleton
class Routing {
    private final Routes routes;
    private final Catalogue catalogue;
    private final Conversations conversations;
    private final Guard guard;

    Routing(Routes routes, Catalogue catalogue, Conversations conversations, Guard guard) {
        this.routes = routes;
        this.catalogue = catalogue;
        this.conversations = conversations;
        this.guard = guard;
    }

    /** @param words that it comes in with @param justNow when the same resident wrote in the same batch */
    void comesIn(Ticket ticket, String words, List<Instant> justNow) {
        route(
                ticket,
                new Facts(
                        null,
                        Moment.RECEIVED,
                        null,
                        null,
                        () -> words,
                        ticket.district(),
                        ticket.whereabouts(),
                        latitude(ticket.place()),
                        longitude(ticket.place()),
                        ticket.language(),
                        ticket.channel(),
                        ticket.residentId(),
                        justNow,
                        Complained.NOBODY,
                        Factors.UNKNOWN,
                        ticket.receivedAt()));
    }

    boolean isUrgent(String words, @Nullable Language language, Channel channel, Instant at) {
        return routes.wouldRoute(new Facts(
                        null,
                        Moment.RECEIVED,
                        null,
                        null,
                        () -> words,
                        null,
                        Whereabouts.of(new Located.Nothing()),
                        null,
                        null,
                        language,
                        channel,
                        null,
                        List.of(),
                        Complained.NOBODY,
                        Factors.UNKNOWN,
                        at))
                .urgent();
    }

    /** Only when the matter is another one now: a corrected title moves nothing. */
    void isRegistered(Ticket ticket, Ticket.Matter matter, @Nullable IssueWording wording, Instant at) {
        boolean same = ticket.type() == matter.type()
                && Objects.equals(ticket.issue(), matter.issue())
                && ticket.language() == matter.language()
                && (matter.district() == null || matter.district().equals(ticket.district()));
        if (same) return;
        String district = matter.district() == null ? ticket.district() : matter.district();
        route(
                ticket,
                new Facts(
                        ticket.id(),
                        Moment.REGISTERED,
                        matter.type(),
                        wording,
                        said(ticket),
                        district,
                        ticket.whereabouts(),
                        latitude(ticket.place()),
                        longitude(ticket.place()),
                        matter.language(),
                        ticket.channel(),
                        ticket.residentId(),
                        List.of(),
                        guard.complainedOf(ticket),
                        factors(ticket),
                        at));
    }

    void comesBack(Ticket ticket, Instant at) {
        route(ticket, asItStands(ticket, Moment.BACK, factors(ticket), at));
    }

    /** It was worked with another one until now: whoever is to work it for itself, the rules say anew. */
    void standsAlone(Ticket ticket, Instant at) {
        var moment = ticket.type() == null ? Moment.RECEIVED : Moment.REGISTERED;
        route(ticket, asItStands(ticket, moment, factors(ticket), at));
    }

    /** What the rules say of it when this is what makes it a risk; nothing is changed. */
    Routed weigh(Ticket ticket, RiskStep step, List<String> said, Instant at) {
        var risk = ticket.risk();
        var factors = switch (step) {
            case REGISTRATION -> new Factors(risk.tier(), said, risk.consideration());
            case CONSIDERATION -> new Factors(risk.tier(), risk.registration(), said);
        };
        return routes.route(asItStands(ticket, Moment.REGISTERED, factors, at));
    }

    private Facts asItStands(Ticket ticket, Moment moment, Factors factors, Instant at) {
        String issue = ticket.issue();
        Integer revision = ticket.issueRevision();
        return new Facts(
                ticket.id(),
                moment,
                ticket.type(),
                issue == null || revision == null
                        ? null
                        : catalogue.issue(issue, revision).orElse(null),
                said(ticket),
                ticket.district(),
                ticket.whereabouts(),
                latitude(ticket.place()),
                longitude(ticket.place()),
                ticket.language(),
                ticket.channel(),
                ticket.residentId(),
                List.of(),
                guard.complainedOf(ticket),
                factors,
                at);
    }

    private static Factors factors(Ticket ticket) {
        var risk = ticket.risk();
        return new Factors(risk.tier(), risk.registration(), risk.consideration());
    }

    private void route(Ticket ticket, Facts facts) {
        ticket.route(routes.route(facts));
    }

    private Supplier<String> said(Ticket ticket) {
        return () -> ticket.title() + "\n"
                + conversations.messages(ticket.id()).stream()
                        .filter(message -> message.kind() == Message.Kind.RESIDENT)
                        .map(Message::text)
                        .collect(Collectors.joining("\n"));
    }

    private static @Nullable Double latitude(@Nullable Place place) {
        return place == null ? null : place.latitude();
    }

    private static @Nullable Double longitude(@Nullable Place place) {
        return place == null ? null : place.longitude();
    }
}
