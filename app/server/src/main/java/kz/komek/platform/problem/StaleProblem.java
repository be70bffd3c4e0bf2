package kz.komek.platform.problem;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a change that came too late becomes problem+json; features that show what is there now say it themselves. */
class StaleProblem {
    @ServerExceptionMapper
    Response stale(Stale stale) {
        return Problems.response(Problem.of(412, "STALE", "Somebody changed it meanwhile. Look at it and try again."));
    }
}
