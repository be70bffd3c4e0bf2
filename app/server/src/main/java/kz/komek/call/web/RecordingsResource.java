package kz.komek.call.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import kz.komek.call.Recordings;
import kz.komek.call.domain.Recording;
import kz.komek.call.domain.TicketCall;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.files.FileStore;
import kz.komek.organisation.RolePermissions;
import kz.komek.organisation.Staff;
import kz.komek.platform.files.Played;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.resident.Residents;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What was recorded of calls: for those who look after quality, and for whom a call or its ticket is in hand. */
@Path("/api/v1/calls/recordings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RecordingsResource {
    private final Recordings recordings;
    private final FileStore files;
    private final Staff staff;
    private final SecurityIdentity identity;

    RecordingsResource(Recordings recordings, FileStore files, Staff staff, SecurityIdentity identity) {
        this.recordings = recordings;
        this.files = files;
        this.staff = staff;
        this.identity = identity;
    }

    @Schema(name = "RecordedCalls")
    record Whole(List<View> calls) {}

    @Schema(name = "RecordedCall")
    record View(
            String call,
            Instant at,
            @Schema(description = "Name") @Nullable String operator,
            @Nullable Language language,

            @Schema(description = "Masked; null: withheld") @Nullable String phone,

            @Nullable Long talkSeconds,

            @Schema(description = "The caller may listen to them")
            boolean mayHear,

            List<Sound> recordings) {}

    @Schema(name = "CallRecording")
    record Sound(
            String id,
            @Nullable Long seconds,
            @Schema(description = "When it is deleted") Instant until) {}

    @GET
    @PermissionsAllowed(Permission.LISTEN_TO_CALLS)
    @Operation(operationId = "callRecordings", summary = "Calls of which something is kept, the newest first.")
    public Whole latest() {
        return whole(recordings.latest());
    }

    @GET
    @Path("/of-ticket/{number}")
    @PermissionsAllowed({Permission.LISTEN_TO_CALLS, Permission.WORK_TICKETS})
    @Operation(operationId = "ticketCalls", summary = "Calls in which something of a ticket was taken down.")
    public Whole ofTicket(@PathParam("number") String number) {
        return whole(recordings.ofTicket(number, login()));
    }

    @GET
    @Path("/{day}/{id}")
    @Produces(MediaType.WILDCARD)
    @PermissionsAllowed({Permission.LISTEN_TO_CALLS, Permission.WORK_TICKETS})
    @Operation(
            operationId = "callRecording",
            summary = "The sound, all of it or a range of bytes. Who listens is written down each time.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "audio/mpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "The range of bytes that was asked for")
    @APIResponse(responseCode = "404", description = "NO_SUCH_RECORDING")
    @APIResponse(responseCode = "416", description = "It is shorter than that")
    public Response listen(
            @PathParam("day") String day, @PathParam("id") String id, @HeaderParam("Range") @Nullable String range)
            throws IOException {
        Recording recording =
                recordings.listen(day + "/" + id, login(), hearsAll(), range).orElse(null);
        if (recording == null || !Played.isSound(recording.mediaType())) return none();
        try {
            return Played.of(files, recording.file(), recording.mediaType(), recording.size(), range);
        } catch (NoSuchFileException gone) {
            return none();
        }
    }

    private static Response none() {
        return Problems.response(
                Problem.of(404, "NO_SUCH_RECORDING", "There is no such recording, or it is not for you to hear."));
    }

    private Whole whole(List<TicketCall> calls) {
        boolean all = hearsAll();
        return new Whole(calls.stream().map(call -> view(call, all)).toList());
    }

    private View view(TicketCall call, boolean all) {
        return new View(
                call.call(),
                call.at(),
                call.operator() == null ? null : staff.name(call.operator()),
                call.language(),
                call.phone() == null
                        ? null
                        : Residents.masked(new Handle(Handle.Kind.PHONE, call.phone(), null))
                                .masked(),
                call.talked(),
                recordings.mayHear(call.call(), login(), all),
                call.recordings().stream()
                        .map(each -> new Sound(each.file(), each.seconds(), recordings.until(each)))
                        .toList());
    }

    private boolean hearsAll() {
        return staff.active(login())
                .map(who -> RolePermissions.may(who, Permission.LISTEN_TO_CALLS))
                .orElse(false);
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
