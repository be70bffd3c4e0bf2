package kz.komek.notice.web;

import jakarta.ws.rs.core.Response;
import kz.komek.notice.domain.Refusal;
import kz.komek.notice.domain.Refused;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where this feature's refusals become problem+json. */
class NoticeProblems {
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
            case ORGANISATION_UNKNOWN -> 404;
            case STEPS_MISSING,
                    STEPS_ORDER,
                    STEP_TWICE,
                    STEP_WRONG,
                    WARNING_TO_OTHERS,
                    TOO_MANY,
                    PERSON_UNKNOWN,
                    PERSON_INACTIVE,
                    PERSON_TWICE,
                    SPHERE_UNKNOWN,
                    DISTRICT_UNKNOWN,
                    ADDRESS_MISSING,
                    ADDRESS_WRONG,
                    QUIET_WRONG -> 422;
        };
    }
}
