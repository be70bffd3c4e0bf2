package kz.komek.outage.web;

import jakarta.ws.rs.core.Response;
import kz.komek.outage.domain.Refusal;
import kz.komek.outage.domain.Refused;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where this feature's refusals become problem+json. */
class OutageProblems {
    @ServerExceptionMapper
    Response refused(Refused refused) {
        Refusal first = refused.refusals().getFirst();
        return Problems.response(Problem.of(status(first.why()), first.why().name(), first.words())
                .violating(refused.refusals().stream()
                        .map(refusal -> new Problem.Violation(
                                refusal.field(),
                                refusal.words(),
                                null,
                                refusal.why().name()))
                        .toList()));
    }

    private static int status(Refusal.Why why) {
        return switch (why) {
            case NO_SUCH_WORK, NO_SUCH_OUTAGE, NO_SUCH_SUGGESTION -> 404;
            case OUTER_ID_TAKEN, TICKET_UNFIT, OUTAGE_OVER -> 409;
            case TEXT_MISSING,
                    TEXT_TOO_LONG,
                    WINDOW_WRONG,
                    ORGANISATION_UNKNOWN,
                    ISSUE_UNKNOWN,
                    PLACE_MISSING,
                    PLACE_UNKNOWN,
                    HOUSES_UNREADABLE,
                    POLYGON_WRONG -> 422;
        };
    }
}
