package kz.komek.call.web;

import jakarta.ws.rs.core.Response;
import kz.komek.call.CallTasks;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where refusals become problem+json. */
class CallProblems {
    @ServerExceptionMapper
    Response refused(CallTasks.Refused refused) {
        String code = refused.refusal().name();
        return Problems.response(
                switch (refused.refusal()) {
                    case NO_SUCH_TASK -> Problem.of(404, code, "There is no such call to make.");
                    case TASK_TAKEN -> Problem.of(409, code, "A colleague makes this call already.");
                    case TASK_NOT_TAKEN -> Problem.of(409, code, "Take the call first, then say how it went.");
                    case TASK_ENDED -> Problem.of(409, code, "This call was made, or is not needed any more.");
                });
    }
}
