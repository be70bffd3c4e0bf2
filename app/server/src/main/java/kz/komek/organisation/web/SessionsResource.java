package kz.komek.organisation.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import kz.komek.organisation.LoginAttempts;
import kz.komek.organisation.Staff;
import kz.komek.platform.identity.SessionTokens;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SessionsResource {
    private final Staff staff;
    private final LoginAttempts attempts;
    private final SessionTokens tokens;

    SessionsResource(Staff staff, LoginAttempts attempts, SessionTokens tokens) {
        this.staff = staff;
        this.attempts = attempts;
        this.tokens = tokens;
    }

    record Credentials(
            @NotNull @Size(max = 64) @Schema(examples = "aigul")
            String login,

            @NotNull @Size(max = 200) @Schema(examples = "demo")
            String password) {
        @Override
        public String toString() {
            return "Credentials[***]";
        }
    }

    record Session(String token, Instant expiresAt, StaffView staff) {
        static Session of(Staff.Recognised recognised, SessionTokens tokens) {
            var colleague = recognised.colleague();
            var issued = tokens.issue(
                    new SessionTokens.Session(colleague.login(), recognised.passwordVersion()), colleague.roleNames());
            return new Session(issued.token(), issued.expiresAt(), StaffView.of(colleague));
        }

        @Override
        public String toString() {
            return "Session[" + staff.login() + "]";
        }
    }

    @POST
    @PermitAll
    @Operation(operationId = "logIn", summary = "Gives a token for 12 hours.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Session.class)))
    @APIResponse(responseCode = "401", description = "LOGIN_FAILED")
    @APIResponse(responseCode = "429", description = "TOO_MANY_LOGINS: ten wrong passwords within a minute")
    public Response logIn(@Valid @NotNull Credentials credentials, @Context HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        if (!attempts.begin(credentials.login(), address)) return tooMany();
        return staff.recognise(credentials.login(), credentials.password())
                .map(recognised -> {
                    attempts.succeeded(credentials.login(), address);
                    return Response.ok(Session.of(recognised, tokens)).build();
                })
                .orElseGet(() -> Problems.response(
                        Problem.of(401, "LOGIN_FAILED", "Login and password do not belong together.")));
    }

    static Response tooMany() {
        var problem = Problem.of(429, "TOO_MANY_LOGINS", "Too many wrong passwords. Try again in a minute.");
        return Response.fromResponse(Problems.response(problem))
                .header("Retry-After", 60)
                .build();
    }
}
