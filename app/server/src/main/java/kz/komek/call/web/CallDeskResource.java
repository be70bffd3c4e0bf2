package kz.komek.call.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kz.komek.call.CallReport;
import kz.komek.call.MyCalls;
import kz.komek.call.domain.CallBlock;
import kz.komek.call.domain.CallMark;
import kz.komek.call.domain.HourOfCalls;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.organisation.Staff;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.platform.time.Years;
import kz.komek.resident.Residents;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The telephone for those who lead: who is not put through, and how it went. */
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CallDeskResource {
    private final MyCalls calls;
    private final CallReport report;
    private final Staff staff;
    private final SecurityIdentity identity;

    CallDeskResource(MyCalls calls, CallReport report, Staff staff, SecurityIdentity identity) {
        this.calls = calls;
        this.report = report;
        this.staff = staff;
        this.identity = identity;
    }

    @Schema(name = "CallBlocks")
    record Blocks(List<BlockView> blocks) {}

    @Schema(name = "CallBlock")
    record BlockView(
            UUID id,
            @Schema(description = "Masked") String phone,
            String reason,
            Instant at,
            String by,
            Instant until) {}

    @Schema(name = "NewCallBlock")
    record NewBlock(
            @Schema(description = "Whose caller is not put through any more") @NotBlank String call,

            @NotBlank @Size(max = 500) String reason,
            @NotNull Instant until) {}

    @Schema(name = "CallMarks")
    record Marks(List<MarkView> marks) {}

    @Schema(name = "CallMark")
    record MarkView(
            String call,
            CallMark.Kind mark,
            Instant at,
            @Schema(description = "Name") String by,

            @Schema(description = "Masked; null: withheld") @Nullable String phone,

            @Schema(description = "How many marks stand on calls of this caller")
            int times,

            boolean blocked) {}

    @Schema(name = "CallReport")
    record Hours(List<Hour> hours) {}

    @Schema(name = "CallHour")
    record Hour(
            @Schema(description = "The city's") LocalDateTime hour,
            @Nullable Language language,
            @Schema(description = "Wanted an operator") long offered,
            long answered,
            long abandoned,

            @Schema(description = "Within five seconds; not among the others")
            long abandonedShort,

            long callBacks,
            long messages,
            long waitSeconds,
            long longestWaitSeconds,
            long talkSeconds,
            long holdSeconds,
            long wrapUpSeconds) {
        static Hour of(HourOfCalls hour) {
            return new Hour(
                    hour.hour(),
                    hour.language(),
                    hour.offered(),
                    hour.answered(),
                    hour.abandoned(),
                    hour.abandonedShort(),
                    hour.callBacks(),
                    hour.messages(),
                    hour.waitSeconds(),
                    hour.longestWaitSeconds(),
                    hour.talkSeconds(),
                    hour.holdSeconds(),
                    hour.wrapUpSeconds());
        }
    }

    @GET
    @Path("/blocks")
    @PermissionsAllowed(Permission.SUPERVISE)
    @Operation(operationId = "callBlocks", summary = "Who is not put through now.")
    public Blocks blocks() {
        return new Blocks(calls.blocked().stream().map(this::view).toList());
    }

    @PUT
    @Path("/blocks/{id}")
    @PermissionsAllowed(Permission.SUPERVISE)
    @Operation(
            operationId = "blockCaller",
            summary = "The caller of a call is not put through until then; the way to 112 stays open to them.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Blocks.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_CALLER")
    public Response block(@PathParam("id") UUID id, @Valid @NotNull NewBlock body) {
        if (!calls.block(id, body.call(), body.reason(), body.until(), login())) {
            return Problems.response(
                    Problem.of(404, "NO_SUCH_CALLER", "There is no such call, or its caller's number is withheld."));
        }
        return Response.ok(blocks()).build();
    }

    @DELETE
    @Path("/blocks/{id}")
    @PermissionsAllowed(Permission.SUPERVISE)
    @Operation(operationId = "unblockCaller", summary = "They are put through again.")
    public Blocks unblock(@PathParam("id") UUID id) {
        calls.lift(id, login());
        return blocks();
    }

    @GET
    @Path("/marks")
    @PermissionsAllowed(Permission.SUPERVISE)
    @Operation(
            operationId = "callMarks",
            summary = "Calls of which operators said that nobody spoke, or somebody played.")
    public Marks marks() {
        return new Marks(calls.marked().stream().map(this::view).toList());
    }

    @DELETE
    @Path("/{call}/marks/{mark}")
    @PermissionsAllowed(Permission.SUPERVISE)
    @Operation(operationId = "liftCallMark", summary = "It was not so.")
    public Marks liftMark(@PathParam("call") String call, @PathParam("mark") CallMark.Kind mark) {
        calls.lift(call, mark, login());
        return marks();
    }

    @GET
    @Path("/report")
    @PermissionsAllowed(Permission.READ_REPORTS)
    @Operation(
            operationId = "callReport",
            summary =
                    "Calls that wanted an operator, by the city's hour and language: answered, given up, waits, talk.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Hours.class)))
    @APIResponse(responseCode = "400", description = "SPAN_WRONG")
    public Response report(@QueryParam("from") @Nullable String from, @QueryParam("until") @Nullable String until) {
        return within(
                from,
                until,
                hours -> Response.ok(new Hours(hours.stream().map(Hour::of).toList())));
    }

    @GET
    @Path("/report.csv")
    @Produces("text/csv")
    @PermissionsAllowed(Permission.READ_REPORTS)
    @Operation(operationId = "exportCallReport", summary = "The same as a table.")
    @APIResponse(responseCode = "400", description = "SPAN_WRONG")
    public Response csv(@QueryParam("from") @Nullable String from, @QueryParam("until") @Nullable String until) {
        return within(
                from,
                until,
                hours -> Response.ok(CallReport.csv(hours), "text/csv;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"calls.csv\""));
    }

    private Response within(
            @Nullable String from,
            @Nullable String until,
            Function<List<HourOfCalls>, Response.ResponseBuilder> answer) {
        try {
            Instant first = Years.instant(String.valueOf(from));
            Instant end = Years.instant(String.valueOf(until));
            if (first.isBefore(end)) return answer.apply(report.of(first, end)).build();
        } catch (DateTimeException e) {
            // said below
        }
        return Problems.response(Problem.of(
                400, "SPAN_WRONG", "from and until are instants such as 2026-11-01T00:00:00Z, from before until."));
    }

    private MarkView view(CallMark mark) {
        return new MarkView(
                mark.call(),
                mark.kind(),
                mark.at(),
                staff.name(mark.by()),
                mark.phone() == null ? null : masked(mark.phone()),
                mark.times(),
                mark.blocked());
    }

    private static String masked(String phone) {
        return Residents.masked(new Handle(Handle.Kind.PHONE, phone, null)).masked();
    }

    private BlockView view(CallBlock block) {
        return new BlockView(
                block.id(), masked(block.phone()), block.reason(), block.at(), staff.name(block.by()), block.until());
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
