package kz.komek.workqueue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import kz.komek.organisation.ColleagueLeft;
import kz.komek.ticket.Turns;
import kz.komek.ticket.domain.Ticket;
import kz.komek.workqueue.domain.Activity;
import kz.komek.workqueue.domain.AwayReason;
import kz.komek.workqueue.domain.Offer;
import kz.komek.workqueue.domain.Presence;
import kz.komek.workqueue.domain.Refusal;
import kz.komek.workqueue.domain.Refused;
import kz.komek.workqueue.store.OfferTable;
import kz.komek.workqueue.store.PresenceTable;
import org.jspecify.annotations.Nullable;

/** Who is at work, and what they are doing. */
@ApplicationScoped
@Transactional
public class Shift {
    /** What people say of themselves; the rest the telephone says. */
    private static final Set<Activity> THEIRS =
            EnumSet.of(Activity.READY, Activity.BREAK, Activity.TRAINING, Activity.OFF);

    private static final Set<AwayReason> REASONS =
            EnumSet.of(AwayReason.LUNCH, AwayReason.REST, AwayReason.MEETING, AwayReason.OTHER);

    private final PresenceTable table;
    private final OfferTable offers;
    private final Turns turns;
    private final Event<Freed> freed;
    private final InstantSource time;

    Shift(PresenceTable table, OfferTable offers, Turns turns, Event<Freed> freed, InstantSource time) {
        this.table = table;
        this.offers = offers;
        this.turns = turns;
        this.freed = freed;
        this.time = time;
    }

    /** Somebody can take more than a moment ago. Raised in the transaction in which that is so. */
    record Freed(String login) {}

    public Presence of(String login) {
        return table.find(login).orElseGet(() -> Presence.away(login, time.instant()));
    }

    /** What somebody says of themselves; the same again changes nothing. */
    public Presence says(String login, Activity state, @Nullable AwayReason reason) {
        if (!THEIRS.contains(state)) throw new Refused(new Refusal.StateNotYours());
        if (state == Activity.BREAK && (reason == null || !REASONS.contains(reason))) {
            throw new Refused(new Refusal.ReasonMissing());
        }
        return changes(login, state, state == Activity.BREAK ? reason : null);
    }

    /** What the telephone says of somebody who is on shift: in a call, after it, or through with it. */
    public Presence telephones(String login, Activity state) {
        Presence before = table.lock(login, time.instant());
        if (!before.state().isOnShift() || before.state() == Activity.BREAK && state == Activity.READY) return before;
        return changes(login, state, null);
    }

    /** Their console is still there. */
    public Presence isHeardOf(String login) {
        Instant now = time.instant();
        Presence before = table.lock(login, now);
        // Back from a lost connection: they did not go home.
        Presence after =
                before.reason() == AwayReason.VANISHED ? before.in(Activity.READY, null, now) : before.seen(now);
        table.change(before, after);
        if (before.reason() == AwayReason.VANISHED) freed.fire(new Freed(login));
        return after;
    }

    private Presence changes(String login, Activity state, @Nullable AwayReason reason) {
        Instant now = time.instant();
        Presence before = table.lock(login, now);
        Presence after = before.in(state, reason, now);
        table.change(before, after);
        if (state == Activity.READY) {
            freed.fire(new Freed(login));
        } else {
            takeBackOffers(login, now);
        }
        return after;
    }

    /** What was offered to them is for the next; it keeps its age. */
    private void takeBackOffers(String login, Instant at) {
        for (Ticket ticket : turns.lockOfferedTo(login)) {
            turns.withdraw(ticket, at);
            offers.end(ticket.id(), Offer.Ending.WITHDRAWN, null, at);
        }
    }

    /** Whoever left works on nothing any more. */
    void leaves(@Observes ColleagueLeft left) {
        if (table.find(left.login()).isPresent()) changes(left.login(), Activity.OFF, null);
    }

    /** Consoles that fell silent. @param most how many at once @return how many there were */
    int missThoseSilentSince(Instant since, int most) {
        Instant now = time.instant();
        var silent = table.lockSilent(since, most);
        for (Presence before : silent) {
            // The time in which nobody heard of them is not work.
            table.change(
                    before, before.in(Activity.OFF, AwayReason.VANISHED, now).withSeen(before.seenAt()));
            takeBackOffers(before.login(), now);
        }
        return silent.size();
    }

    /** What they had in hand goes to others: whoever wrote is not to wait for somebody's telephone to be charged. */
    int giveBackOfThoseGoneSince(Instant since, int most) {
        Instant now = time.instant();
        var gone = table.lockGone(since, most);
        for (Presence before : gone) {
            turns.lockInHand(before.login(), 1_000).forEach(ticket -> turns.comesBack(ticket, now));
            table.change(before, before.in(Activity.OFF, null, now).withSeen(before.seenAt()));
        }
        return gone.size();
    }
}
