package kz.komek.platform.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import kz.komek.contract.Redacted;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors that no feature speaks for, as problem+json; never a stack trace. */
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return response(Problem.of(status, "HTTP_" + status, "The request could not be served: " + status + "."));
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e) {
        LOG.error("a request failed; the caller gets 500 and nothing was changed", Redacted.of(e));
        return response(
                Problem.of(500, "INTERNAL", "Something went wrong on our side. Nothing was changed; try again."));
    }

    public static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
