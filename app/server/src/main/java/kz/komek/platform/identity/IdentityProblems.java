package kz.komek.platform.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.Response;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Who may not, and why, as problem+json. */
class IdentityProblems {
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unknown() {
        var problem = Problem.of(401, "LOGIN_NEEDED", "The session is missing or has ended. Log in again.");
        return Response.fromResponse(Problems.response(problem))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response refused(ForbiddenException e) {
        return Problems.response(Problem.of(403, "NOT_YOURS", "Your role does not include this."));
    }
}
