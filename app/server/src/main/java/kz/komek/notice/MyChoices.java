package kz.komek.notice;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import kz.komek.contract.Language;
import kz.komek.notice.domain.Choices;
import kz.komek.notice.domain.Refusal;
import kz.komek.notice.domain.Refused;
import kz.komek.notice.store.ChoiceTable;
import kz.komek.organisation.Staff;
import kz.komek.platform.bell.Bell;
import kz.komek.platform.problem.Stale;

/** How each wants to be told; nobody else sees it. */
@Singleton
public class MyChoices {
    private final ChoiceTable table;
    private final Staff staff;
    private final Bell bell;
    private final Event<Ladder.LadderChanged> changed;

    MyChoices(ChoiceTable table, Staff staff, Bell bell, Event<Ladder.LadderChanged> changed) {
        this.table = table;
        this.staff = staff;
        this.bell = bell;
        this.changed = changed;
    }

    public Choices of(String login) {
        return table.find(login).orElseGet(() -> Choices.usual(login, firstLanguage(login)));
    }

    private Language firstLanguage(String login) {
        return staff.active(login)
                .flatMap(who -> who.languages().stream().findFirst())
                .orElse(Language.KK);
    }

    /** @param wanted its version is the one that the caller saw; 0: it must be new; the same again changes nothing */
    @Transactional
    public Choices put(Choices wanted) {
        Choices before = of(wanted.login());
        if (before.version() > 0 && before.versioned(0).equals(wanted.versioned(0))) return before;
        if (wanted.version() != before.version()) throw new Stale();
        List<Refusal> refusals = wanted.refusals();
        if (!refusals.isEmpty()) throw new Refused(refusals);
        Choices after = wanted.versioned(wanted.version() + 1);
        if (!table.put(after)) throw new Stale();
        if (!Objects.equals(before.awayUntil(), after.awayUntil())) {
            bell.ring(Ladder.BELL);
            changed.fire(new Ladder.LadderChanged());
        }
        return after;
    }
}
