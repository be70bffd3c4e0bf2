package kz.komek.routing.web;

import jakarta.ws.rs.core.Response;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.routing.Trials;
import kz.komek.routing.domain.Fault;
import kz.komek.routing.domain.Refusal;
import kz.komek.routing.domain.RoutingRefused;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where this feature's refusals become problem+json. */
class RoutingProblems {
    @ServerExceptionMapper
    Response refused(RoutingRefused refused) {
        Refusal refusal = refused.refusal();
        return Problems.response(
                switch (refusal) {
                    case Refusal.NoSuchVersion r -> problem(404, r);
                    case Refusal.NotNext r -> problem(409, r);
                    case Refusal.NoDraft r -> problem(409, r);
                    case Refusal.Stale r -> problem(412, r).with(r.current());
                    case Refusal.RulesWrong r ->
                        problem(422, r)
                                .violating(r.faults().stream()
                                        .map(RoutingProblems::violation)
                                        .toList());
                });
    }

    @ServerExceptionMapper
    Response busy(Trials.Busy busy) {
        return Problems.response(Problem.of(503, "TRIAL_RUNS", "Others try rules just now. Try again in a moment."));
    }

    /** The row is the number of the rule. */
    private static Problem.Violation violation(Fault fault) {
        String what = fault.what() == null ? "" : fault.what() + " ";
        return new Problem.Violation(
                fault.field(),
                what + fault.reason().words(),
                fault.rule(),
                fault.reason().name());
    }

    private static Problem problem(int status, Refusal refusal) {
        return Problem.of(status, refusal.code(), refusal.words());
    }
}
