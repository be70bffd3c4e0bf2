package kz.komek.workqueue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.ticket.TicketChanged;
import kz.komek.ticket.TicketDesk;
import kz.komek.ticket.Turns;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.Sought;
import kz.komek.ticket.domain.Ticket;
import kz.komek.workqueue.domain.Activity;
import kz.komek.workqueue.domain.AwayReason;
import kz.komek.workqueue.domain.Coverage;
import kz.komek.workqueue.domain.DeskRules;
import kz.komek.workqueue.domain.Offer;
import kz.komek.workqueue.domain.Presence;
import kz.komek.workqueue.domain.Profile;
import kz.komek.workqueue.domain.Refusal;
import kz.komek.workqueue.domain.Refused;
import kz.komek.workqueue.store.OfferTable;
import kz.komek.workqueue.store.PresenceTable;
import kz.komek.workqueue.store.ProfileTable;
import kz.komek.workqueue.store.TakenTable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What waits is offered to whoever is ready. An offer that is refused or not answered goes on with the ticket's age. */
@ApplicationScoped
@Transactional
public class Offers {
    /** What somebody did not want is not offered to them again for a while; others may want it. */
    private static final Duration REFUSED_FOR = Duration.ofMinutes(10);
    /** In a row; then they are not asked any more until they say that they are back. */
    private static final int UNANSWERED = 2;

    private final OfferTable offers;
    private final TakenTable taken;
    private final PresenceTable presences;
    private final ProfileTable profiles;
    private final OnShift onShift;
    private final Turns turns;
    private final Staff staff;
    private final Event<Shift.Freed> freed;
    private final InstantSource time;
    private final Duration silent;

    Offers(
            OfferTable offers,
            TakenTable taken,
            PresenceTable presences,
            ProfileTable profiles,
            OnShift onShift,
            Turns turns,
            Staff staff,
            Event<Shift.Freed> freed,
            InstantSource time,
            @ConfigProperty(name = "komek.work.silent") Duration silent) {
        this.offers = offers;
        this.taken = taken;
        this.presences = presences;
        this.profiles = profiles;
        this.onShift = onShift;
        this.turns = turns;
        this.staff = staff;
        this.freed = freed;
        this.time = time;
        this.silent = silent;
    }

    public List<Offer> to(String login) {
        return offers.openFor(login);
    }

    /** The same again changes nothing. */
    public void accept(String number, String login) {
        Colleague who = staff.active(login).orElseThrow(TicketDesk.NoSuchTicket::new);
        Instant now = time.instant();
        Presence presence = presences.lock(login, now);
        Ticket ticket = turns.lock(number);
        if (login.equals(ticket.assignee())) return;
        if (!login.equals(ticket.turn().offeredTo())) throw new Refused(new Refusal.OfferOver());
        offers.end(ticket.id(), Offer.Ending.ACCEPTED, null, now);
        turns.give(ticket, who, now);
        presences.change(presence, presence.given(now));
    }

    /** @param reason in their words */
    public void refuse(String number, String login, String reason) {
        Instant now = time.instant();
        presences.lock(login, now);
        Ticket ticket = turns.lock(number);
        if (!login.equals(ticket.turn().offeredTo())) throw new Refused(new Refusal.OfferOver());
        offers.end(ticket.id(), Offer.Ending.REFUSED, reason, now);
        turns.withdraw(ticket, now);
        freed.fire(new Shift.Freed(login));
    }

    /** The ticket moved on under an offer, or is in somebody's hands. */
    void moved(@Observes TicketChanged change) {
        if (change.entry().kind() == EventKind.TAKEN) taken.add(change.ticket(), change.entry());
        if (change.ticket().turn().asked() == null || change.ticket().turn().offeredTo() != null) return;
        offers.end(
                change.ticket().id(),
                Offer.Ending.WITHDRAWN,
                null,
                change.entry().at());
    }

    /** Offers that nobody answered. @return to whom they were made */
    @Transactional(TxType.REQUIRES_NEW)
    Set<String> expire(int most) {
        Instant now = time.instant();
        var to = new HashSet<String>();
        for (Ticket ticket : turns.lockExpired(now, most)) {
            to.add(String.valueOf(ticket.turn().offeredTo()));
            offers.end(ticket.id(), Offer.Ending.EXPIRED, null, now);
            turns.withdraw(ticket, now);
        }
        return to;
    }

    /** Who does not answer is not asked any more; the supervisor sees it. */
    @Transactional(TxType.REQUIRES_NEW)
    void restIfUnanswered(String login) {
        if (offers.unanswered(login, UNANSWERED) < UNANSWERED) return;
        Presence before = presences.lockUnlessBusy(login).orElse(null);
        if (before == null || before.state() != Activity.READY) return;
        presences.change(before, before.in(Activity.BREAK, AwayReason.NO_ANSWER, time.instant()));
    }

    /**
     * Who could be asked for something that waits now, and for what; first whoever was given nothing for the longest time.
     * What nobody on shift is fit for falls to others.
     */
    Map<String, Sought> asked(int most) {
        Map<Desk, DeskRules> desks = offering();
        if (desks.isEmpty() || presences.ready(time.instant().minus(silent), 1).isEmpty()) return Map.of();
        List<Presence> people = onShift.people();
        Map<String, Profile> known = onShift.profiles(people);
        Coverage coverage = onShift.coverage(known);
        var asked = new LinkedHashMap<String, Sought>();
        people.stream()
                .filter(one ->
                        one.state() == Activity.READY && known.get(one.login()).offered())
                .sorted(Comparator.comparing(Presence::givenAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .limit(most)
                .forEach(one -> {
                    Sought sought = coverage.sought().get(one.login());
                    if (sought != null && coverage.waits(sought, desks.keySet())) {
                        asked.put(one.login(), sought.at(desks.keySet()));
                    }
                });
        return asked;
    }

    /** Offers somebody the best that suits them. False: they have no room, somebody else deals with them, or nothing does. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean offer(String login, Sought sought) {
        Instant now = time.instant();
        Optional<Presence> presence = presences.lockUnlessBusy(login).filter(there -> there.isReady(now.minus(silent)));
        Optional<Colleague> who = staff.active(login);
        if (presence.isEmpty() || who.isEmpty()) return false;
        // One question at a time.
        if (!offers.openFor(login).isEmpty()) return false;
        var free = profiles.find(login).free(turns.load(login));
        if (free.isEmpty()) return false;
        Optional<Ticket> next =
                turns.lockNext(sought.by(free), who.get(), offers.refusedBy(login, now.minus(REFUSED_FOR)));
        if (next.isEmpty()) return false;
        Ticket ticket = next.get();
        Instant until = now.plus(offering().get(ticket.turn().desk()).answerWithin());
        offers.add(ticket.id(), login, now, until);
        turns.offer(ticket, login, until, now);
        presences.change(presence.get(), presence.get().given(now));
        return true;
    }

    private Map<Desk, DeskRules> offering() {
        return profiles.desks().values().stream()
                .filter(DeskRules::offers)
                .collect(Collectors.toMap(DeskRules::desk, rules -> rules));
    }
}
