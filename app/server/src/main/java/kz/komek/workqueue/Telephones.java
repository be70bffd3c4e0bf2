package kz.komek.workqueue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import kz.komek.workqueue.domain.Activity;
import kz.komek.workqueue.domain.AwayReason;
import kz.komek.workqueue.domain.Presence;
import kz.komek.workqueue.domain.Spell;
import kz.komek.workqueue.store.AttendanceTable;
import kz.komek.workqueue.store.PresenceTable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who can be rung, and what they do because of it. */
@ApplicationScoped
@Transactional
public class Telephones {
    private final Shift shift;
    private final OnShift onShift;
    private final PresenceTable presences;
    private final AttendanceTable attendance;
    private final InstantSource time;
    private final Duration silent;

    Telephones(
            Shift shift,
            OnShift onShift,
            PresenceTable presences,
            AttendanceTable attendance,
            InstantSource time,
            @ConfigProperty(name = "komek.work.silent") Duration silent) {
        this.shift = shift;
        this.onShift = onShift;
        this.presences = presences;
        this.attendance = attendance;
        this.time = time;
        this.silent = silent;
    }

    /** Somebody on shift who takes calls. @param ready now; else they talk, rest or write */
    public record Answering(String login, boolean ready) {}

    /** First whoever has been ready for the longest time. */
    public List<Answering> answering() {
        List<Presence> people = onShift.people();
        var profiles = onShift.profiles(people);
        return people.stream()
                .filter(one -> profiles.get(one.login()).calls() > 0)
                .sorted(Comparator.comparing(Presence::since).thenComparing(Presence::login))
                .map(one -> new Answering(one.login(), one.state() == Activity.READY))
                .toList();
    }

    /** They are rung, and given nothing else. False: they are not ready any more. */
    public boolean rings(String login) {
        Instant now = time.instant();
        if (!presences.lock(login, now).isReady(now.minus(silent))) return false;
        shift.telephones(login, Activity.ON_CALL);
        return true;
    }

    /** They put the telephone down, and write up what was said. */
    public void talked(String login) {
        changes(login, Activity.WRAP_UP);
    }

    /** It rings no more, through no fault of theirs. */
    public void ringsNoMore(String login) {
        changes(login, Activity.READY);
    }

    private void changes(String login, Activity to) {
        if (presences.lock(login, time.instant()).state() == Activity.ON_CALL) shift.telephones(login, to);
    }

    /** They are rung no more until they say that they are back; the supervisor sees it. */
    public void didNotPickUp(String login) {
        Instant now = time.instant();
        Presence before = presences.lock(login, now);
        if (before.state() != Activity.ON_CALL) return;
        presences.change(
                before, before.in(Activity.BREAK, AwayReason.NO_ANSWER, now).withSeen(before.seenAt()));
    }

    /** After-call work that was done between. */
    public List<Spell> wrapUps(Instant from, Instant until) {
        return attendance.spells(from, until, time.instant()).stream()
                .filter(spell -> spell.state() == Activity.WRAP_UP)
                .toList();
    }
}
