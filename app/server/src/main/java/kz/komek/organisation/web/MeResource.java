package kz.komek.organisation.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.komek.organisation.LoginAttempts;
import kz.komek.organisation.People;
import kz.komek.organisation.Staff;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.identity.SessionTokens;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed(Permission.SELF)
@RunOnVirtualThread
class MeResource {
    private final Staff staff;
    private final People people;
    private final LoginAttempts attempts;
    private final SessionTokens tokens;
    private final SecurityIdentity identity;

    MeResource(Staff staff, People people, LoginAttempts attempts, SessionTokens tokens, SecurityIdentity identity) {
        this.staff = staff;
        this.people = people;
        this.attempts = attempts;
        this.tokens = tokens;
        this.identity = identity;
    }

    @Schema(name = "NewPassword")
    record Change(
            @NotNull @Size(max = 200) String present,
            @NotNull @Size(max = 200) String wanted) {
        @Override
        public String toString() {
            return "Change[***]";
        }
    }

    @GET
    @Operation(operationId = "me", summary = "Who the token belongs to.")
    public StaffView me() {
        return staff.active(login()).map(StaffView::of).orElseThrow(() -> new NotAuthorizedException("Bearer"));
    }

    @PUT
    @Path("/password")
    @Operation(
            operationId = "changePassword",
            summary = "Another password of one's own. All sessions end; here is a new one.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = SessionsResource.Session.class)))
    @APIResponse(responseCode = "403", description = "PASSWORD_WRONG: the present one is another")
    @APIResponse(responseCode = "422", description = "PASSWORD_WEAK")
    @APIResponse(responseCode = "429", description = "TOO_MANY_LOGINS")
    public Response changePassword(@Valid @NotNull Change change, @Context HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        if (!attempts.begin(login(), address)) return SessionsResource.tooMany();
        if (staff.recognise(login(), change.present()).isEmpty()) {
            return Problems.response(Problem.of(403, "PASSWORD_WRONG", "This is not your present password."));
        }
        attempts.succeeded(login(), address);
        people.changeOwnPassword(login(), change.wanted());
        return staff.recognise(login(), change.wanted())
                .map(recognised -> Response.ok(SessionsResource.Session.of(recognised, tokens))
                        .build())
                .orElseThrow(() -> new NotAuthorizedException("Bearer"));
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
