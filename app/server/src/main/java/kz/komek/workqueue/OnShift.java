package kz.komek.workqueue;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.komek.organisation.Staff;
import kz.komek.ticket.Turns;
import kz.komek.ticket.domain.Sought;
import kz.komek.workqueue.domain.Coverage;
import kz.komek.workqueue.domain.Presence;
import kz.komek.workqueue.domain.Profile;
import kz.komek.workqueue.store.PresenceTable;
import kz.komek.workqueue.store.ProfileTable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who is on shift now, and what suits them. */
@Singleton
class OnShift {
    private final PresenceTable presences;
    private final ProfileTable profiles;
    private final Suitable suitable;
    private final Turns turns;
    private final Staff staff;
    private final InstantSource time;
    private final Duration silent;

    OnShift(
            PresenceTable presences,
            ProfileTable profiles,
            Suitable suitable,
            Turns turns,
            Staff staff,
            InstantSource time,
            @ConfigProperty(name = "komek.work.silent") Duration silent) {
        this.presences = presences;
        this.profiles = profiles;
        this.suitable = suitable;
        this.turns = turns;
        this.staff = staff;
        this.time = time;
        this.silent = silent;
    }

    /** Those who were heard of lately, first whoever was given nothing for the longest time. */
    List<Presence> people() {
        Instant heard = time.instant().minus(silent);
        return presences.onShift().stream()
                .filter(presence -> !presence.seenAt().isBefore(heard))
                .toList();
    }

    Map<String, Profile> profiles(List<Presence> people) {
        Map<String, Profile> known = profiles.all();
        var all = new LinkedHashMap<String, Profile>();
        people.forEach(one -> all.put(one.login(), known.getOrDefault(one.login(), Profile.usual(one.login()))));
        return all;
    }

    Coverage coverage(Map<String, Profile> people) {
        var sought = new LinkedHashMap<String, Sought>();
        people.forEach((login, profile) -> staff.active(login)
                .map(who -> suitable.to(who, profile))
                .filter(each -> !each.isNothing())
                .ifPresent(each -> sought.put(login, each)));
        return Coverage.of(turns.kinds(), sought);
    }
}
