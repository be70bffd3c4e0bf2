package kz.komek.sla.web;

import jakarta.ws.rs.core.Response;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.sla.Policies;
import kz.komek.sla.domain.Refusal;
import kz.komek.sla.domain.Refused;
import kz.komek.ticket.TicketDesk;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where this feature's refusals become problem+json. */
class DeadlineProblems {
    @ServerExceptionMapper
    Response refused(Refused refused) {
        return Problems.response(problem(refused.refusal()));
    }

    @ServerExceptionMapper
    Response stale(TicketDesk.Stale stale) {
        return Problems.response(
                Problem.of(412, "STALE", "Somebody acted on the ticket meanwhile. Look at it and decide again."));
    }

    @ServerExceptionMapper
    Response stale(Policies.Stale stale) {
        return Problems.response(
                Problem.of(412, "STALE", "Somebody changed the targets meanwhile. Look at them and try again.")
                        .with(TargetsResource.TargetsView.of(stale.now())));
    }

    private static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotRunning r ->
                Problem.of(409, "CLOCK_NOT_RUNNING", "There is no deadline " + r.kind() + " on this ticket now.");
            case Refusal.ExtendedBefore r ->
                Problem.of(409, "EXTENDED_BEFORE", "It was extended before; that is done once.");
            case Refusal.NotExtendable r ->
                Problem.of(422, "NOT_EXTENDABLE", "A deadline " + r.kind() + " cannot be extended.");
            case Refusal.NotLater r -> Problem.of(422, "NOT_LATER", "It is due on " + r.due() + " already.");
            case Refusal.TooLate r -> Problem.of(422, "TOO_LATE", "It can be extended until " + r.latest() + ".");
            case Refusal.RulesWrong r ->
                Problem.of(422, "TARGETS_WRONG", "These targets cannot be used; nothing was changed.")
                        .violating(r.faults().stream()
                                .map(fault -> new Problem.Violation(
                                        fault.field(),
                                        fault.detail(),
                                        null,
                                        fault.why().name()))
                                .toList());
        };
    }
}
