package kz.komek.workqueue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.ticket.TicketDesk;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.Turns;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Sought;
import kz.komek.ticket.domain.Ticket;
import kz.komek.workqueue.domain.Presence;
import kz.komek.workqueue.domain.Profile;
import kz.komek.workqueue.domain.Refusal;
import kz.komek.workqueue.domain.Refused;
import kz.komek.workqueue.store.ClaimTable;
import kz.komek.workqueue.store.PresenceTable;
import kz.komek.workqueue.store.ProfileTable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** People take what is next by themselves. */
@ApplicationScoped
@Transactional
public class Claims {
    private final ClaimTable claims;
    private final PresenceTable presences;
    private final ProfileTable profiles;
    private final Suitable suitable;
    private final OnShift onShift;
    private final Turns turns;
    private final TicketViews tickets;
    private final Staff staff;
    private final InstantSource time;
    private final int mostInHand;

    Claims(
            ClaimTable claims,
            PresenceTable presences,
            ProfileTable profiles,
            Suitable suitable,
            OnShift onShift,
            Turns turns,
            TicketViews tickets,
            Staff staff,
            InstantSource time,
            @ConfigProperty(name = "komek.work.most-in-hand") int mostInHand) {
        this.claims = claims;
        this.presences = presences;
        this.profiles = profiles;
        this.suitable = suitable;
        this.onShift = onShift;
        this.turns = turns;
        this.tickets = tickets;
        this.staff = staff;
        this.time = time;
        this.mostInHand = mostInHand;
    }

    /**
     * Takes the ticket that is next for somebody: urgent ones first, then by rank. The same claim again gives the same
     * ticket.
     *
     * @param id chosen by the claimant
     * @param desk only from this one; {@code null}: from any of theirs
     * @return its number; empty: nothing that suits them waits
     */
    public Optional<String> next(UUID id, String login, @Nullable Desk desk) {
        Colleague who = staff.active(login).orElseThrow(TicketDesk.NoSuchTicket::new);
        Instant now = time.instant();
        Presence presence = presences.lock(login, now);
        var before = claims.find(id);
        if (before.isPresent()) return again(before.get(), login);
        Sought sought = sought(who, desk);
        if (turns.load(login).values().stream().mapToInt(Integer::intValue).sum() >= mostInHand) {
            throw new Refused(new Refusal.HandsFull(mostInHand));
        }
        Optional<Ticket> next =
                turns.lockNext(sought, who, List.of()).or(() -> turns.lockNext(whatFallsTo(who, desk), who, List.of()));
        next.ifPresent(ticket -> {
            turns.give(ticket, who, now);
            presences.change(presence, presence.given(now));
        });
        claims.add(id, login, next.map(Ticket::id).orElse(null), now);
        return next.map(Ticket::number);
    }

    private Optional<String> again(ClaimTable.Claim before, String login) {
        if (!before.login().equals(login)) throw new Refused(new Refusal.ClaimIsAnother());
        return Optional.ofNullable(before.ticket()).flatMap(tickets::numberOf);
    }

    /** With what nobody on shift is fit for. */
    private Sought whatFallsTo(Colleague who, @Nullable Desk desk) {
        Map<String, Profile> people = onShift.profiles(onShift.people());
        people.put(who.login(), profiles.find(who.login()));
        Sought all = onShift.coverage(people).sought().get(who.login());
        return desk == null ? all : all.at(Set.of(desk));
    }

    private Sought sought(Colleague who, @Nullable Desk desk) {
        Sought all = suitable.to(who, profiles.find(who.login()));
        if (all.desks().isEmpty()) throw new Refused(new Refusal.NoDesk());
        if (desk == null) return all;
        if (!all.desks().contains(desk)) throw new Refused(new Refusal.NotYourDesk(desk));
        return all.at(Set.of(desk));
    }
}
