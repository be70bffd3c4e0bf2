package kz.komek.workqueue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.komek.organisation.Skills;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Skill;
import kz.komek.platform.audit.Audit;
import kz.komek.platform.problem.Stale;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Medium;
import kz.komek.workqueue.domain.DeskRules;
import kz.komek.workqueue.domain.Profile;
import kz.komek.workqueue.domain.Refusal;
import kz.komek.workqueue.domain.Refused;
import kz.komek.workqueue.store.ProfileTable;

/** What people can take and how it is dealt out to them, changed while they work. */
@ApplicationScoped
@Transactional
public class Supervision {
    private static final Pattern SKILL = Pattern.compile("[A-Z][A-Z0-9_]{0,62}");
    private static final int MOST_SKILLS = 50;
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST_OFFER = Duration.ofMinutes(10);
    private static final Duration LONGEST_SERVICE = Duration.ofDays(7);

    private final ProfileTable table;
    private final Staff staff;
    private final Skills skills;
    private final Audit audit;
    private final Event<Shift.Freed> freed;
    private final InstantSource time;

    Supervision(
            ProfileTable table, Staff staff, Skills skills, Audit audit, Event<Shift.Freed> freed, InstantSource time) {
        this.table = table;
        this.staff = staff;
        this.skills = skills;
        this.audit = audit;
        this.freed = freed;
        this.time = time;
    }

    public Profile profile(String login) {
        requireColleague(login);
        return table.find(login);
    }

    /** @param wanted its version is the one that the caller saw */
    public Profile keep(Profile wanted, String by) {
        requireColleague(wanted.login());
        if (wanted.skills().size() > MOST_SKILLS
                || !wanted.skills().stream()
                        .allMatch(skill -> SKILL.matcher(skill).matches())) {
            throw new Refused(new Refusal.SkillWrong());
        }
        Profile before = table.find(wanted.login());
        requireKnown(wanted, before);
        for (Medium medium : Medium.values()) {
            int most = wanted.of(medium);
            if (most < 0 || most > Profile.MOST) throw new Refused(new Refusal.CapacityWrong());
        }
        if (before.equals(wanted)) return before;
        if (before.version() != wanted.version()) throw new Stale();
        Profile after = wanted.versioned(before.version() + 1);
        if (!table.put(after)) throw new Stale();
        audit.changed("work-profiles", after.login(), by, time.instant(), before.version() == 0 ? null : before, after);
        freed.fire(new Shift.Freed(after.login()));
        return after;
    }

    public List<DeskRules> desks() {
        return table.desks().values().stream().toList();
    }

    public DeskRules desk(Desk desk) {
        return table.desks().get(desk);
    }

    /** @param wanted its version is the one that the caller saw */
    public DeskRules keep(DeskRules wanted, String by) {
        if (isNot(wanted.answerWithin(), LONGEST_OFFER)
                || isNot(wanted.serviceWithin(), LONGEST_SERVICE)
                || wanted.servicePercent() < 1
                || wanted.servicePercent() > 100) {
            throw new Refused(new Refusal.TimesWrong());
        }
        DeskRules before = table.desks().get(wanted.desk());
        if (before.equals(wanted)) return before;
        if (before.version() != wanted.version()) throw new Stale();
        var after = new DeskRules(
                wanted.desk(),
                wanted.offers(),
                wanted.answerWithin(),
                wanted.serviceWithin(),
                wanted.servicePercent(),
                before.version() + 1);
        if (!table.put(after)) throw new Stale();
        audit.changed("desks", after.desk().name(), by, time.instant(), before, after);
        freed.fire(new Shift.Freed(by));
        return after;
    }

    private static boolean isNot(Duration given, Duration longest) {
        return given.compareTo(SHORTEST) < 0 || given.compareTo(longest) > 0;
    }

    /** What was retired may stay with those who have it. */
    private void requireKnown(Profile wanted, Profile before) {
        var active =
                skills.all().stream().filter(Skill::active).map(Skill::code).collect(Collectors.toSet());
        wanted.skills().stream()
                .filter(code -> !active.contains(code) && !before.skills().contains(code))
                .findFirst()
                .ifPresent(code -> {
                    throw new Refused(new Refusal.SkillUnknown(code));
                });
    }

    private void requireColleague(String login) {
        if (staff.active(login).isEmpty()) throw new Refused(new Refusal.PersonUnknown());
    }
}
