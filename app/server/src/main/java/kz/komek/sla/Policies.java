package kz.komek.sla;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.calendar.WorkingCalendars;
import kz.komek.catalogue.Catalogue;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.domain.Organisation;
import kz.komek.platform.audit.Audit;
import kz.komek.platform.bell.Bell;
import kz.komek.platform.bell.Hears;
import kz.komek.sla.domain.Policy;
import kz.komek.sla.domain.PolicyChange;
import kz.komek.sla.domain.Refusal;
import kz.komek.sla.domain.Refused;
import kz.komek.sla.domain.TargetRule;
import kz.komek.sla.store.PolicyTable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How long there is for what, at hand in every server. A change counts for what is promised from then on: it is heard of at
 * once, and looked for every 20 s where nothing can be heard.
 */
@Singleton
public class Policies implements Hears {
    static final String BELL = "targets";
    private static final Logger LOG = Logger.getLogger(Policies.class);

    private final PolicyTable table;
    private final FirstTargets first;
    private final WorkingCalendars calendars;
    private final Catalogue catalogue;
    private final Organisations organisations;
    private final Audit audit;
    private final Bell bell;
    private final Event<PolicyChanged> changed;
    private final InstantSource time;
    private volatile @Nullable Policy live;

    Policies(
            PolicyTable table,
            FirstTargets first,
            WorkingCalendars calendars,
            Catalogue catalogue,
            Organisations organisations,
            Audit audit,
            Bell bell,
            Event<PolicyChanged> changed,
            InstantSource time) {
        this.table = table;
        this.first = first;
        this.calendars = calendars;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.audit = audit;
        this.bell = bell;
        this.changed = changed;
        this.time = time;
    }

    record PolicyChanged() {}

    /** Somebody else changed it since it was read. @param now as it is */
    public static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Policy now;

        Stale(Policy now) {
            this.now = now;
        }

        public Policy now() {
            return now;
        }
    }

    /** After the calendars, which they name, and before anything comes in. */
    void start(@Observes @Priority(50) StartupEvent started) {
        first.arrive();
        read();
    }

    Policy live() {
        Policy known = live;
        return known == null ? read() : known;
    }

    public Policy newest() {
        return table.newest().orElseThrow();
    }

    public Optional<Policy> version(int version) {
        return table.find(version);
    }

    public List<PolicyChange> changes(int limit) {
        return table.changes(limit);
    }

    /** @param version that the writer saw */
    @Transactional
    public Policy change(List<TargetRule> rules, int version, String by) {
        table.lock();
        Policy before = newest();
        if (before.rules().equals(rules)) return before;
        if (before.version() != version) throw new Stale(before);
        Policy after = new Policy(version + 1, rules);
        var faults = after.faults(known());
        if (!faults.isEmpty()) throw new Refused(new Refusal.RulesWrong(faults));
        table.add(after, by, time.instant());
        audit.changed("targets", "policy", by, time.instant(), before, after);
        bell.ring(BELL);
        changed.fire(new PolicyChanged());
        return after;
    }

    private Policy.Known known() {
        Set<String> bodies = organisations.all().stream()
                .filter(Organisation::active)
                .map(Organisation::code)
                .collect(Collectors.toSet());
        return new Policy.Known(calendars.ids(), catalogue.activeIssues(), catalogue.spheres(), bodies);
    }

    /** Whoever changed it here sees it with the answer. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) PolicyChanged change) {
        readAgain();
    }

    @Scheduled(every = "20s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readAgain() {
        try {
            read();
        } catch (IllegalStateException e) {
            LOG.warn("targets cannot be read; what was known stays, reading again in 20 s");
        }
    }

    @Override
    public String bell() {
        return BELL;
    }

    @Override
    public void heard() {
        readAgain();
    }

    private Policy read() {
        Policy newest = newest();
        live = newest;
        return newest;
    }
}
