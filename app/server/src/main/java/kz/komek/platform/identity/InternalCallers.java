package kz.komek.platform.identity;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import kz.komek.contract.Secrets;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Guards {@code /internal/}: gateways show the installation's internal token. It stands before everything else, and its
 * resources are {@code @PermitAll}, so that no reader of session tokens ever sees this one.
 */
class InternalCallers {
    private final byte[] expected;

    InternalCallers(Secrets secrets) {
        this.expected = ("Bearer " + secrets.internalToken()).getBytes(StandardCharsets.UTF_8);
    }

    @ServerRequestFilter(preMatching = true)
    Optional<Response> guard(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith("/internal/") || shown(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            return Optional.empty();
        }
        return Optional.of(Problems.response(
                Problem.of(401, "INTERNAL_TOKEN_WRONG", "Gateways and servers only, with their token.")));
    }

    private boolean shown(@Nullable String authorization) {
        return authorization != null && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
    }
}
