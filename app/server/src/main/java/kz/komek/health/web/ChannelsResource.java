package kz.komek.health.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.health.Channels;
import kz.komek.health.Replays;
import kz.komek.health.domain.Account;
import kz.komek.health.domain.ChannelQueue;
import kz.komek.health.domain.Condition;
import kz.komek.health.domain.Found;
import kz.komek.health.domain.Replaying;
import kz.komek.health.domain.Trouble;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/channels")
@PermissionsAllowed(Permission.WATCH_CHANNELS)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ChannelsResource {
    private static final int MOST_DAYS = 50;

    private final Channels channels;
    private final Replays replays;
    private final SecurityIdentity identity;

    ChannelsResource(Channels channels, Replays replays, SecurityIdentity identity) {
        this.channels = channels;
        this.replays = replays;
        this.identity = identity;
    }

    @Schema(name = "ChannelTrouble")
    record Wrong(
            @Schema(description = "null: it is a queue of Komek's own") @Nullable Channel channel,

            @Nullable String account,

            @Schema(description = "null: it is a channel") @Nullable ChannelQueue queue,

            Trouble cause,
            Instant since,

            @Schema(description = "How many it is about, where that can be said") @Nullable Integer much) {
        static Wrong of(Found found) {
            Account account = found.account();
            return new Wrong(
                    account == null ? null : account.channel(),
                    account == null ? null : account.name(),
                    found.queue(),
                    found.trouble(),
                    found.since(),
                    found.much());
        }
    }

    @Schema(name = "ChannelTroubles")
    record Troubles(List<Wrong> items) {}

    @Schema(name = "ChannelState")
    record State(
            Channel channel,
            String account,

            @Schema(description = "When a gateway looked last; null: nobody looks after it") @Nullable Instant lookedAt,

            @Schema(description = "When something came last") @Nullable Instant lastAt,

            @Schema(description = "At the provider, not taken yet; null: it does not say") @Nullable Long waiting,

            List<Wrong> troubles) {
        static State of(Channels.State state) {
            Condition condition = state.condition();
            return new State(
                    state.account().channel(),
                    state.account().name(),
                    condition == null ? null : condition.heardAt(),
                    state.lastAt(),
                    condition == null ? null : condition.waiting(),
                    state.troubles().stream().map(Wrong::of).toList());
        }
    }

    @Schema(name = "ChannelStates")
    record States(List<State> channels, List<Wrong> queues) {}

    @Schema(name = "ChannelReplay")
    record Replay(
            UUID id,
            Instant at,
            String by,

            @Schema(description = "Dead letters on their way again")
            int letters,

            @Schema(description = "Dead letters that stay: nobody could read them again, or they are too many for once")
            int left,

            @Schema(description = "The provider's list is read again")
            boolean asked,

            @Nullable Instant answeredAt,

            @Schema(description = "null: the list is being read, or there is none") @Nullable Boolean done) {
        static Replay of(Replaying replaying) {
            return new Replay(
                    replaying.id(),
                    replaying.at(),
                    replaying.by(),
                    replaying.letters(),
                    replaying.left(),
                    replaying.asked(),
                    replaying.answeredAt(),
                    replaying.done());
        }
    }

    @Schema(name = "LedgerDay")
    record Day(
            Channel channel,
            String account,
            LocalDate day,

            @Schema(description = "From the provider, each once")
            int taken,

            int contacts,
            int tickets,
            int dead,

            @Schema(description = "Taken, and nowhere") int missing,

            @Schema(description = "Of what is missing, some")
            List<UUID> missingIds,

            @Nullable Replay replay) {
        static Day of(Channels.Day each) {
            var day = each.day();
            return new Day(
                    day.account().channel(),
                    day.account().name(),
                    day.day(),
                    day.taken(),
                    day.contacts(),
                    day.tickets(),
                    day.dead(),
                    day.missing(),
                    day.ids(),
                    each.replaying() == null ? null : Replay.of(each.replaying()));
        }
    }

    @Schema(name = "Ledger")
    record Days(List<Day> items) {}

    @Schema(name = "ChannelAccount")
    record Named(
            @NotNull Channel channel,
            @NotBlank @Size(max = 200) String account) {}

    @Schema(name = "DayToReplay")
    record ToReplay(
            @NotNull Channel channel,
            @NotBlank @Size(max = 200) String account,
            @NotNull LocalDate day) {}

    @GET
    @Operation(
            operationId = "channelStates",
            summary = "How each channel is, and each queue of Komek's own that is not.")
    public States states() {
        return new States(
                channels.all().stream().map(State::of).toList(),
                channels.troubles().stream()
                        .filter(found -> found.queue() != null)
                        .map(Wrong::of)
                        .toList());
    }

    @GET
    @Path("/troubles")
    @Operation(operationId = "channelTroubles", summary = "What is wrong now, oldest first.")
    public Troubles troubles() {
        return new Troubles(channels.troubles().stream().map(Wrong::of).toList());
    }

    @GET
    @Path("/ledger")
    @Operation(
            operationId = "ledger",
            summary = "What came by each channel on each day, and whether all of it arrived.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Days.class)))
    @APIResponse(responseCode = "400", description = "SPAN_WRONG")
    public Response ledger(
            @QueryParam("from") @NotNull LocalDate from,
            @Schema(description = "The first day that is not wanted") @QueryParam("until") @NotNull LocalDate until) {
        if (!from.isBefore(until) || from.plusDays(MOST_DAYS).isBefore(until)) {
            return Problems.response(Problem.of(400, "SPAN_WRONG", "Ask for one to fifty days."));
        }
        return Response.ok(new Days(
                        channels.days(from, until).stream().map(Day::of).toList()))
                .build();
    }

    @PUT
    @Path("/replays/{id}")
    @Operation(
            operationId = "replayDay",
            summary = "Has a day taken again: its dead letters, and the provider's list where there is one. The same id"
                    + " again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Replay.class)))
    public Replay replay(@PathParam("id") UUID id, @Valid @NotNull ToReplay body) {
        return Replay.of(replays.replay(
                id,
                new Account(body.channel(), body.account()),
                body.day(),
                identity.getPrincipal().getName()));
    }

    @PUT
    @Path("/retirement")
    @Operation(
            operationId = "retireChannel",
            summary = "Says that an account is ours no more, so that nobody misses it.")
    @APIResponse(responseCode = "204", description = "Also when it was not known")
    public Response retire(@Valid @NotNull Named body) {
        channels.retire(new Account(body.channel(), body.account()));
        return Response.noContent().build();
    }
}
