package kz.komek.call.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import kz.komek.call.MyCalls;
import kz.komek.call.domain.CallMark;
import kz.komek.contract.Language;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** One's own telephone. */
@Path("/api/v1/calls/mine")
@PermissionsAllowed(Permission.WORK_TICKETS)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MyCallsResource {
    private final MyCalls calls;
    private final SecurityIdentity identity;

    MyCallsResource(MyCalls calls, SecurityIdentity identity) {
        this.calls = calls;
        this.identity = identity;
    }

    @Schema(name = "MyTelephone")
    record Mine(
            @Schema(description = "Where one is rung; null: nowhere", examples = "sip:204@pbx.example.kz") @Nullable String telephone,

            @Schema(description = "That rings, is going on, or has just ended") @Nullable Ongoing call) {}

    @Schema(name = "MyCall")
    record Ongoing(
            String id,
            MyCalls.Phase phase,
            Instant since,
            @Nullable Language language,

            @Schema(description = "Masked; null: withheld") @Nullable String phone,

            @Schema(description = "Who is known by this number") @Nullable Long resident) {
        static Ongoing of(MyCalls.Mine mine) {
            return new Ongoing(mine.call(), mine.phase(), mine.since(), mine.language(), mine.phone(), mine.resident());
        }
    }

    @Schema(name = "NewTelephone")
    record Telephone(
            @Schema(description = "In E.164, or a SIP address; null: one is not rung any more")
            @Pattern(regexp = "\\+[1-9][0-9]{6,14}|sips?:[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,190}(:[0-9]{1,5})?")
            @Nullable String address) {}

    @Schema(name = "NewCallMark")
    record Marked(@NotNull CallMark.Kind mark) {}

    @GET
    @Operation(operationId = "myCalls", summary = "The call that rings at one's telephone, goes on, or has just ended.")
    public Mine mine() {
        String login = login();
        return new Mine(
                calls.telephone(login).orElse(null),
                calls.of(login).map(Ongoing::of).orElse(null));
    }

    @PUT
    @Path("/telephone")
    @Operation(operationId = "setTelephone", summary = "Says where one is rung.")
    public Mine telephone(@Valid @NotNull Telephone body) {
        calls.telephone(login(), body.address());
        return mine();
    }

    @PUT
    @Path("/{call}/mark")
    @Operation(operationId = "markCall", summary = "Says of one's call that nobody spoke, or that somebody played.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Mine.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_CALL")
    public Response mark(@PathParam("call") String call, @Valid @NotNull Marked body) {
        if (!calls.mark(call, body.mark(), login())) {
            return Problems.response(Problem.of(404, "NO_SUCH_CALL", "This is no call that you have or just had."));
        }
        return Response.ok(mine()).build();
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
