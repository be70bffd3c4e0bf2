package kz.komek.sla;

import jakarta.inject.Singleton;
import java.util.Optional;
import kz.komek.calendar.domain.ClockUnit;
import kz.komek.calendar.domain.Target;
import kz.komek.calendar.domain.WorkingTime;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.catalogue.domain.ServiceTarget;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.domain.Organisation;
import kz.komek.sla.domain.Calendars;
import kz.komek.sla.domain.Clock;
import kz.komek.sla.domain.ClockKind;
import kz.komek.sla.domain.Matter;
import kz.komek.sla.domain.Policy;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/** How long there is for a ticket as it stands, and whose working time counts. */
@Singleton
class Targets {
    /** Of organisations in organisations; one that is its own parent is refused where it is written. */
    private static final int DEEPEST = 10;

    private final Policies policies;
    private final kz.komek.calendar.Calendars calendars;
    private final Catalogue catalogue;
    private final Organisations organisations;

    Targets(
            Policies policies,
            kz.komek.calendar.Calendars calendars,
            Catalogue catalogue,
            Organisations organisations) {
        this.policies = policies;
        this.calendars = calendars;
        this.catalogue = catalogue;
        this.organisations = organisations;
    }

    /** @param today the calendar as it is now */
    record Found(Policy.Given given, int policy, WorkingTime today) {}

    /** What is known of a ticket that an act has moved; asked for each kind of clock. */
    final class About {
        private final Policy policy = policies.live();
        private final Matter matter;
        private final @Nullable Target ofIssue;
        /** Who has it, else who usually would. */
        private final @Nullable String works;

        private About(Ticket ticket) {
            IssueWording wording = wording(ticket);
            matter = new Matter(
                    ticket.type(),
                    ticket.issue(),
                    wording == null ? null : wording.sphere(),
                    ticket.turn().priority(),
                    ticket.turn().urgent(),
                    ticket.channel(),
                    ticket.execution().organisation());
            ofIssue = wording == null ? null : target(wording.target());
            works = matter.organisation() != null || wording == null ? matter.organisation() : wording.organisation();
        }

        /** Empty: there is no such clock for it. */
        Optional<Found> given(ClockKind kind) {
            return policy.given(kind, matter, ofIssue)
                    .map(given -> new Found(given, policy.version(), today(given, works)));
        }

        /** By the targets it was promised by, the matter being what it is now. */
        boolean isAsPromised(Clock clock) {
            Clock.Basis basis = clock.basis();
            Optional<Policy> promisedBy =
                    basis.policy() == policy.version() ? Optional.of(policy) : policies.version(basis.policy());
            return promisedBy
                    .flatMap(then -> then.given(clock.kind(), matter, ofIssue))
                    .filter(given ->
                            given.code().equals(basis.rule()) && given.target().equals(basis.target()))
                    .isPresent();
        }
    }

    About about(Ticket ticket) {
        return new About(ticket);
    }

    private @Nullable IssueWording wording(Ticket ticket) {
        String issue = ticket.issue();
        Integer revision = ticket.issueRevision();
        return issue == null || revision == null
                ? null
                : catalogue.issue(issue, revision).orElse(null);
    }

    private static @Nullable Target target(@Nullable ServiceTarget target) {
        if (target == null) return null;
        return new Target(
                target.amount(),
                switch (target.unit()) {
                    case WORKING_HOURS -> ClockUnit.WORKING_HOURS;
                    case WORKING_DAYS -> ClockUnit.WORKING_DAYS;
                    case HOURS -> ClockUnit.HOURS;
                    case DAYS -> ClockUnit.DAYS;
                });
    }

    /** The rule's, else that of the organisation or of what it is part of; the centre itself never closes. */
    private WorkingTime today(Policy.Given given, @Nullable String organisation) {
        return Optional.ofNullable(given.calendar())
                .flatMap(calendars::current)
                .or(() -> ofOrganisation(organisation))
                .orElseGet(calendars::always);
    }

    private Optional<WorkingTime> ofOrganisation(@Nullable String code) {
        String next = code;
        for (int i = 0; next != null && i < DEEPEST; i++) {
            Optional<Organisation> found = organisations.find(next);
            if (found.isEmpty()) return Optional.empty();
            String calendar = found.get().calendar();
            if (calendar != null) return calendars.current(calendar);
            next = found.get().parent();
        }
        return Optional.empty();
    }

    Calendars versions() {
        return (calendar, version) -> calendars
                .of(calendar, version)
                .orElseThrow(() -> new IllegalArgumentException("there is no version " + version + " of " + calendar));
    }
}
