package kz.komek.organisation;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kz.komek.organisation.domain.Refusal;
import kz.komek.organisation.domain.Refusal.Why;
import kz.komek.organisation.domain.Refused;
import kz.komek.organisation.domain.Skill;
import kz.komek.organisation.store.SkillTable;
import kz.komek.platform.audit.Audit;

/** What people know beside what everybody does, with names. None is ever taken away: it is retired. */
@Singleton
public class Skills {
    public static final int MOST = 200;

    private final SkillTable table;
    private final Instance<SkillsInUse> inUse;
    private final Audit audit;
    private final InstantSource time;

    Skills(SkillTable table, Instance<SkillsInUse> inUse, Audit audit, InstantSource time) {
        this.table = table;
        this.inUse = inUse;
        this.audit = audit;
        this.time = time;
    }

    /** By code, retired ones too. */
    public List<Skill> all() {
        return table.all();
    }

    public Optional<Skill> find(String code) {
        return table.find(code);
    }

    /** @param wanted its version is the one that the caller saw; 0: it must be new */
    @Transactional
    public Skill put(Skill wanted, String by) {
        Skill before = table.find(wanted.code()).orElse(null);
        if (before != null && before.says(wanted)) return before;
        if (wanted.version() != (before == null ? 0 : before.version())) throw new Stale(before);
        var refusals = wanted.refusals();
        if (!refusals.isEmpty()) throw new Refused(refusals);
        if (before == null && table.count() >= MOST) {
            throw refused(Why.TOO_MANY_SKILLS, "code", "There are " + MOST + " skills. Rename one that is not needed.");
        }
        if (!wanted.active() && inUse.stream().anyMatch(rules -> rules.isAskedFor(wanted.code()))) {
            throw refused(Why.SKILL_IN_USE, "active", "Rules that are in force ask for it. Take it out of them first.");
        }
        Skill after = wanted.versioned(wanted.version() + 1);
        if (!table.put(after)) throw new Stale(table.find(wanted.code()).orElse(null));
        audit.changed("skills", after.code(), by, time.instant(), before, after);
        return after;
    }

    private static Refused refused(Why why, String field, String words) {
        return new Refused(List.of(new Refusal(why, field, words)));
    }
}
