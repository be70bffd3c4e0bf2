package kz.komek.routing;

import jakarta.inject.Singleton;
import kz.komek.organisation.SkillsInUse;
import kz.komek.routing.store.RulesTable;

/** What the rules that are in force ask for, as it stands in the database: other servers may have changed it just now. */
@Singleton
class SkillsAskedFor implements SkillsInUse {
    private final RulesTable table;

    SkillsAskedFor(RulesTable table) {
        this.table = table;
    }

    /** Nothing goes live until the skill is retired: then it cannot ask for it any more. */
    @Override
    public boolean isAskedFor(String skill) {
        table.lock();
        return table.live()
                .filter(live -> live.rules().skills().contains(skill))
                .isPresent();
    }
}
