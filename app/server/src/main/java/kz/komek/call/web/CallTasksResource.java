package kz.komek.call.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.call.CallTasks;
import kz.komek.call.domain.CallTask;
import kz.komek.call.domain.TaskEnding;
import kz.komek.call.domain.TaskKind;
import kz.komek.call.domain.TryResult;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.organisation.Staff;
import kz.komek.platform.identity.Permission;
import kz.komek.resident.Residents;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Whom we ring. */
@Path("/api/v1/calls/tasks")
@PermissionsAllowed(Permission.WORK_TICKETS)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CallTasksResource {
    private final CallTasks tasks;
    private final Staff staff;
    private final SecurityIdentity identity;

    CallTasksResource(CallTasks tasks, Staff staff, SecurityIdentity identity) {
        this.tasks = tasks;
        this.staff = staff;
        this.identity = identity;
    }

    @Schema(name = "CallTasks")
    record Whole(List<View> tasks) {}

    @Schema(name = "CallTask")
    record View(
            UUID id,
            TaskKind kind,

            @Schema(description = "In full for whoever has taken it, else masked")
            String phone,

            @Nullable Language language,
            @Schema(description = "Of a ticket") @Nullable String number,

            @Schema(description = "What is to be told") @Nullable String words,

            @Schema(description = "How often they called meanwhile")
            int times,

            Instant at,

            @Schema(description = "Login; null: nobody yet") @Nullable String takenBy,

            @Schema(description = "Name") @Nullable String taker,
            int tries,

            @Schema(description = "When it is tried again") @Nullable Instant notBefore,

            @Nullable TaskEnding ending) {}

    @Schema(name = "CallTry")
    record Try(@NotNull TryResult result) {}

    @GET
    @Operation(operationId = "callTasks", summary = "Everybody who is to be rung, whoever waits longest first.")
    public Whole tasks() {
        return new Whole(tasks.open().stream().map(this::view).toList());
    }

    @PUT
    @Path("/{id}/taking")
    @Operation(operationId = "takeCallTask", summary = "Takes a call to make, and sees the number.")
    @APIResponse(responseCode = "404", description = "NO_SUCH_TASK")
    @APIResponse(responseCode = "409", description = "TASK_TAKEN, TASK_ENDED")
    public View take(@PathParam("id") UUID id) {
        return view(tasks.take(id, login()));
    }

    @PUT
    @Path("/{id}/return")
    @Operation(operationId = "returnCallTask", summary = "Leaves it to others.")
    @APIResponse(responseCode = "409", description = "TASK_TAKEN, TASK_NOT_TAKEN, TASK_ENDED")
    public Whole putBack(@PathParam("id") UUID id) {
        tasks.putBack(id, login());
        return tasks();
    }

    @POST
    @Path("/{id}/tries")
    @Operation(
            operationId = "tryCallTask",
            summary =
                    "They were rung: reached, or not, or it is somebody else's number. After three tries in vain it is"
                            + " over.")
    @APIResponse(responseCode = "409", description = "TASK_TAKEN, TASK_NOT_TAKEN, TASK_ENDED")
    public View tried(@PathParam("id") UUID id, @Valid @NotNull Try body) {
        return view(tasks.tried(id, body.result(), login()));
    }

    @PUT
    @Path("/{id}/end")
    @Operation(operationId = "endCallTask", summary = "It is not needed any more.")
    @APIResponse(responseCode = "409", description = "TASK_TAKEN, TASK_NOT_TAKEN, TASK_ENDED")
    public View notNeeded(@PathParam("id") UUID id) {
        return view(tasks.notNeeded(id, login()));
    }

    private View view(CallTask task) {
        boolean theirs = login().equals(task.takenBy());
        return new View(
                task.id(),
                task.kind(),
                theirs
                        ? task.phone()
                        : Residents.masked(new Handle(Handle.Kind.PHONE, task.phone(), null))
                                .masked(),
                task.language(),
                task.number(),
                task.words(),
                task.times(),
                task.at(),
                task.takenBy(),
                task.takenBy() == null ? null : staff.name(task.takenBy()),
                task.tries(),
                task.notBefore(),
                task.ending());
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
