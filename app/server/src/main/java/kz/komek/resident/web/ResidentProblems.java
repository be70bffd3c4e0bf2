package kz.komek.resident.web;

import jakarta.ws.rs.core.Response;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.resident.domain.MergeRefused;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where this feature's refusals become problem+json. */
class ResidentProblems {
    @ServerExceptionMapper
    Response refused(MergeRefused refused) {
        var why = refused.why();
        return Problems.response(Problem.of(status(why), why.name(), why.words()));
    }

    private static int status(MergeRefused.Why why) {
        return switch (why) {
            case NO_SUCH_RESIDENT, NO_SUCH_HANDLE, NO_SUCH_MERGE -> 404;
            case SAME_PERSON, MERGE_IS_ANOTHER -> 409;
            case CODE_GONE -> 410;
            case CONSENT_MISSING, CODE_NOT_SENDABLE, CODE_MISSING, CODE_WRONG, CODE_OF_ANOTHER -> 422;
            case TOO_MANY_CODES -> 429;
        };
    }
}
