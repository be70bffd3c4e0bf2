package kz.komek.sla;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.notice.Ladder;
import kz.komek.notice.Notices;
import kz.komek.notice.domain.NoticeKind;
import kz.komek.notice.domain.Step;
import kz.komek.notice.domain.Told;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.sla.domain.Clock;
import kz.komek.sla.domain.ClockKind;
import kz.komek.sla.domain.Stage;
import kz.komek.ticket.Guard;
import kz.komek.ticket.domain.Complained;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/** Who is told of what a clock woke for: the ladder knows whom, the clock knows when. */
@Singleton
class Tellings {
    private final Ladder ladder;
    private final Notices notices;
    private final Catalogue catalogue;
    private final Staff staff;
    private final Guard guard;

    Tellings(Ladder ladder, Notices notices, Catalogue catalogue, Staff staff, Guard guard) {
        this.ladder = ladder;
        this.notices = notices;
        this.catalogue = catalogue;
        this.staff = staff;
        this.guard = guard;
    }

    /** Steps that are in force for who has the ticket now. */
    List<Step> ladder(Ticket ticket) {
        return ladder.inForce(organisation(ticket)).steps();
    }

    /** @param moment when it should have been told, which may be long ago */
    record Telling(Ticket ticket, Clock clock, Clock.Moment moment) {}

    /** In the transaction of the clocks: told and seen are one. Whoever a complaint is about hears nothing of it. */
    void tell(Collection<Telling> all) {
        if (all.isEmpty()) return;
        Map<Long, Complained> complained = guard.complainedOf(
                all.stream().map(one -> one.ticket().id()).distinct().toList());
        var rungs = new HashMap<Ladder.Matter, List<Ladder.Rung>>();
        var told = new ArrayList<Told>();
        for (Telling one : all) {
            Ladder.Matter matter =
                    matter(one.ticket(), complained.getOrDefault(one.ticket().id(), Complained.NOBODY));
            switch (one.moment().stage()) {
                case Stage.Told step ->
                    rungs.computeIfAbsent(matter, ladder::of).stream()
                            .filter(rung -> rung.number() == step.number())
                            .forEach(rung -> rung.logins().forEach(login -> told.add(told(login, one))));
                case Stage.Due due -> ladder.responsible(matter).forEach(login -> told.add(told(login, one)));
            }
        }
        notices.tell(told);
    }

    private Told told(String login, Telling one) {
        Ticket ticket = one.ticket();
        Clock clock = one.clock();
        Stage stage = one.moment().stage();
        return new Told(
                login,
                kind(clock.kind(), stage),
                ticket.id(),
                ticket.number(),
                clock.kind().name(),
                clock.due(),
                stage instanceof Stage.Told step ? step.number() : 0,
                ticket.turn().urgent(),
                ticket.execution().organisation(),
                ticket.issue(),
                one.moment().at());
    }

    private static NoticeKind kind(ClockKind kind, Stage stage) {
        return switch (stage) {
            case Stage.Told told ->
                switch (told.step().when()) {
                    case BEFORE -> NoticeKind.WARNED;
                    case AT_BREACH -> NoticeKind.BREACHED;
                    case AFTER -> NoticeKind.ESCALATED;
                };
            case Stage.Due due ->
                switch (kind) {
                    case PLAN -> NoticeKind.PLAN_DATE;
                    case SILENCE -> NoticeKind.CLOSED_BY_SILENCE;
                    case FIRST_RESPONSE,
                            REGISTRATION,
                            ACCEPTANCE,
                            RESOLUTION,
                            STATUTORY,
                            FORWARDING,
                            EXTENSION_NOTICE -> NoticeKind.BREACHED;
                };
        };
    }

    private Ladder.Matter matter(Ticket ticket, Complained whom) {
        return new Ladder.Matter(
                organisation(ticket),
                responsible(ticket),
                sphere(ticket),
                ticket.district(),
                new Ladder.Complained(whom.organisations(), whom.people()));
    }

    /** {@code null}: it is the centre's turn, also when somebody else had it before. */
    private static @Nullable String organisation(Ticket ticket) {
        return ticket.turn().desk() == null ? ticket.execution().organisation() : null;
    }

    /** Whoever has it in hand; in an organisation where nobody has, all who could take it. In the centre, those above. */
    private List<String> responsible(Ticket ticket) {
        String organisation = organisation(ticket);
        String one =
                organisation == null ? ticket.assignee() : ticket.execution().responsible();
        if (one != null) return List.of(one);
        return organisation == null
                ? List.of()
                : staff.executorsOf(organisation).stream().map(Colleague::login).toList();
    }

    private @Nullable String sphere(Ticket ticket) {
        String issue = ticket.issue();
        Integer revision = ticket.issueRevision();
        if (issue == null || revision == null) return null;
        Optional<IssueWording> wording = catalogue.issue(issue, revision);
        return wording.map(IssueWording::sphere).orElse(null);
    }

    /** Of warnings that come together the last is enough, and none where it is late already. */
    static List<Telling> worth(Ticket ticket, Clock clock, List<Clock.Moment> moments) {
        var told = new ArrayList<Telling>();
        Telling warning = null;
        for (Clock.Moment moment : moments) {
            if (!(moment.stage() instanceof Stage.Told step)) continue;
            var telling = new Telling(ticket, clock, moment);
            switch (step.step().when()) {
                case BEFORE -> warning = telling;
                case AT_BREACH, AFTER -> told.add(telling);
            }
        }
        if (warning != null && !clock.isLate()) told.addFirst(warning);
        return told;
    }
}
