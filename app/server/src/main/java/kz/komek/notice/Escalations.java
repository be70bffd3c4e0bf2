package kz.komek.notice;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.contract.District;
import kz.komek.notice.domain.Escalation;
import kz.komek.notice.domain.Refusal;
import kz.komek.notice.domain.Refusal.Why;
import kz.komek.notice.domain.Refused;
import kz.komek.notice.store.EscalationTable;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.People;
import kz.komek.organisation.Staff;
import kz.komek.organisation.Subjects;
import kz.komek.platform.audit.Audit;
import kz.komek.platform.bell.Bell;
import kz.komek.platform.problem.Stale;
import org.jspecify.annotations.Nullable;

/** Keeps the ladders, and who stands on them. */
@Singleton
public class Escalations {
    private static final Set<String> DISTRICTS =
            District.ALL.stream().map(District::code).collect(Collectors.toUnmodifiableSet());

    private final EscalationTable table;
    private final Organisations organisations;
    private final People people;
    private final Staff staff;
    private final Instance<Subjects> subjects;
    private final Audit audit;
    private final Bell bell;
    private final Event<Ladder.LadderChanged> changed;
    private final InstantSource time;

    Escalations(
            EscalationTable table,
            Organisations organisations,
            People people,
            Staff staff,
            Instance<Subjects> subjects,
            Audit audit,
            Bell bell,
            Event<Ladder.LadderChanged> changed,
            InstantSource time) {
        this.table = table;
        this.organisations = organisations;
        this.people = people;
        this.staff = staff;
        this.subjects = subjects;
        this.audit = audit;
        this.bell = bell;
        this.changed = changed;
        this.time = time;
    }

    /** For all that have none of their own. */
    public Escalation usual() {
        return table.find(null).orElseThrow();
    }

    /** Empty: there is no such organisation. */
    public Optional<Escalation> of(String organisation) {
        return organisations
                .find(organisation)
                .map(body -> table.find(organisation).orElse(Escalation.none(organisation)));
    }

    /** @param wanted its version is the one that the caller saw; 0: it must be new; the same again changes nothing */
    @Transactional
    public Escalation put(Escalation wanted, String by) {
        Escalation before = table.find(wanted.organisation()).orElse(null);
        if (before != null && before.versioned(0).equals(wanted.versioned(0))) return before;
        if (wanted.version() != (before == null ? 0 : before.version())) throw new Stale();
        List<Refusal> refusals = refusals(wanted);
        if (!refusals.isEmpty()) throw new Refused(refusals);
        Escalation after = wanted.versioned(wanted.version() + 1);
        if (!table.put(after)) throw new Stale();
        String id = after.organisation() == null ? "all" : after.organisation();
        audit.changed("escalations", id, by, time.instant(), before, after);
        bell.ring(Ladder.BELL);
        changed.fire(new Ladder.LadderChanged());
        return after;
    }

    private List<Refusal> refusals(Escalation wanted) {
        String organisation = wanted.organisation();
        if (organisation != null && organisations.find(organisation).isEmpty()) {
            return List.of(new Refusal(
                    Why.ORGANISATION_UNKNOWN, "organisation", "There is no organisation " + organisation + "."));
        }
        return wanted.refusals(
                login -> people.find(login).isPresent(),
                login -> staff.active(login).isPresent(),
                this::isSubject,
                DISTRICTS::contains);
    }

    private boolean isSubject(@Nullable String sphere) {
        return sphere != null && (!subjects.isResolvable() || subjects.get().exist(sphere));
    }
}
