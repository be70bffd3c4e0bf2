package kz.komek.workqueue.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import kz.komek.contract.Language;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Medium;
import kz.komek.workqueue.Board;
import kz.komek.workqueue.Supervision;
import kz.komek.workqueue.domain.Activity;
import kz.komek.workqueue.domain.AwayReason;
import kz.komek.workqueue.domain.Coverage;
import kz.komek.workqueue.domain.DeskRules;
import kz.komek.workqueue.domain.Profile;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The desks, for those who stand there and for those who lead them. */
@Path("/api/v1/work")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class BoardResource {
    private final Board board;
    private final Supervision supervision;
    private final SecurityIdentity identity;

    BoardResource(Board board, Supervision supervision, SecurityIdentity identity) {
        this.board = board;
        this.supervision = supervision;
        this.identity = identity;
    }

    @Schema(name = "DeskNow")
    record DeskView(
            Desk desk,
            @Schema(description = "What nobody has in hand") long waiting,

            @Schema(description = "There are more than were counted")
            boolean more,

            @Schema(description = "Of those counted") long urgent,

            @Schema(description = "Since when the longest waiting waits") @Nullable Instant oldest) {
        static DeskView of(Board.DeskNow now) {
            return new DeskView(now.desk(), now.waiting(), now.more(), now.urgent(), now.oldest());
        }
    }

    @Schema(name = "Wallboard")
    record WallView(
            Instant at,
            List<WallDesk> desks,
            List<InLanguage> languages,
            List<Person> people,

            @Schema(description = "What waits and nobody on shift is fit for")
            List<Uncovered> uncovered) {}

    @Schema(name = "WallboardDesk")
    record WallDesk(
            DeskView now,
            RulesView rules,
            @Schema(description = "In the last hour") long taken,

            @Schema(description = "Of those taken, within the target of then")
            long inTime,

            @Schema(description = "How many of them were to be in time, by the targets of then")
            long wanted) {}

    @Schema(name = "WallboardLanguage")
    record InLanguage(
            @Schema(description = "null: not known yet") @Nullable Language language,

            long waiting,

            @Schema(description = "In the last hour, at all desks")
            long taken,

            @Schema(description = "Of those taken, within the target of their desk")
            long inTime) {}

    @Schema(name = "WallboardPerson")
    record Person(
            String login,
            String name,
            Set<Desk> desks,
            List<Language> languages,
            Activity state,
            @Nullable AwayReason reason,
            Instant since,
            ProfileView profile,

            @Schema(description = "Tickets in hand that wait for them")
            long inHand,

            @Schema(description = "Since midnight, like the next three")
            long taken,

            long accepted,
            long refused,

            @Schema(description = "Offers that they did not answer")
            long expired) {
        static Person of(Board.Person one) {
            return new Person(
                    one.colleague().login(),
                    one.colleague().name(),
                    Desk.of(one.colleague()),
                    one.colleague().languages(),
                    one.presence().state(),
                    one.presence().reason(),
                    one.presence().since(),
                    ProfileView.of(one.profile()),
                    one.inHand(),
                    one.today().taken(),
                    one.today().accepted(),
                    one.today().refused(),
                    one.today().expired());
        }
    }

    @Schema(name = "UncoveredWork")
    record Uncovered(
            Desk desk,
            Medium medium,
            @Nullable Language language,

            @Schema(description = "Empty: none is asked for")
            String skill,

            @Schema(description = "To whom it falls meanwhile")
            Coverage.Fallback fallback) {
        static Uncovered of(Coverage.Uncovered one) {
            var kind = one.kind();
            return new Uncovered(kind.desk(), kind.medium(), kind.language(), kind.skill(), one.fallback());
        }
    }

    @Schema(name = "WorkProfile")
    record ProfileView(
            Set<String> skills,
            @Schema(description = "At once; 0: none") int calls,
            int chats,
            int mails,

            @Schema(description = "They are offered what waits; else they take it themselves")
            boolean offered,

            int version) {
        static ProfileView of(Profile profile) {
            return new ProfileView(
                    profile.skills(),
                    profile.calls(),
                    profile.chats(),
                    profile.mails(),
                    profile.offered(),
                    profile.version());
        }
    }

    @Schema(name = "NewWorkProfile")
    record Wanted(@NotNull Set<@NotNull String> skills, int calls, int chats, int mails, boolean offered) {}

    @Schema(name = "DeskRules")
    record RulesView(
            Desk desk,

            @Schema(description = "What waits is offered; else it is taken")
            boolean offers,

            @Schema(description = "How long an offer stands")
            long answerSeconds,

            @Schema(description = "Within which what comes should be in somebody's hands")
            long serviceSeconds,

            int servicePercent,
            int version) {
        static RulesView of(DeskRules rules) {
            return new RulesView(
                    rules.desk(),
                    rules.offers(),
                    rules.answerWithin().toSeconds(),
                    rules.serviceWithin().toSeconds(),
                    rules.servicePercent(),
                    rules.version());
        }
    }

    @Schema(name = "NewDeskRules")
    record WantedRules(boolean offers, long answerSeconds, long serviceSeconds, int servicePercent) {}

    @GET
    @Path("/desks")
    @PermissionsAllowed(Permission.STAND_AT_DESK)
    @Operation(operationId = "myDesks", summary = "How much waits at one's own desks, and for how long.")
    public List<DeskView> desks() {
        return board.desks(login()).stream().map(DeskView::of).toList();
    }

    @GET
    @Path("/wallboard")
    @PermissionsAllowed(Permission.SUPERVISE)
    @Operation(operationId = "wallboard", summary = "What waits, who is there, and whether it is taken in time.")
    public WallView wall() {
        Board.Wall wall = board.wall();
        return new WallView(
                wall.at(),
                wall.desks().stream()
                        .map(desk -> new WallDesk(
                                DeskView.of(desk.now()),
                                RulesView.of(desk.rules()),
                                desk.taken(),
                                desk.inTime(),
                                desk.wanted()))
                        .toList(),
                wall.languages().stream()
                        .map(one -> new InLanguage(one.language(), one.waiting(), one.taken(), one.inTime()))
                        .toList(),
                wall.people().stream().map(Person::of).toList(),
                wall.uncovered().stream().map(Uncovered::of).toList());
    }

    @GET
    @Path("/profiles/{login}")
    @PermissionsAllowed(Permission.SUPERVISE)
    @Operation(operationId = "workProfile", summary = "What somebody can take. Version 0: nobody has set it yet.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProfileView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_PERSON")
    public Response profile(@PathParam("login") String login) {
        return tagged(supervision.profile(login));
    }

    @PUT
    @Path("/profiles/{login}")
    @PermissionsAllowed(Permission.SUPERVISE)
    @Operation(operationId = "keepWorkProfile", summary = "Changes it while they work. The same again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProfileView.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_PERSON")
    @APIResponse(responseCode = "412", description = "STALE")
    @APIResponse(responseCode = "422", description = "SKILL_WRONG, SKILL_UNKNOWN, CAPACITY_WRONG")
    @APIResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    public Response keepProfile(
            @PathParam("login") String login,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Valid @NotNull Wanted body) {
        return tagged(supervision.keep(
                new Profile(
                        login,
                        body.skills(),
                        body.calls(),
                        body.chats(),
                        body.mails(),
                        body.offered(),
                        Expected.version(ifMatch, ifNoneMatch)),
                login()));
    }

    @GET
    @Path("/desks/{desk}/rules")
    @PermissionsAllowed(Permission.SUPERVISE)
    @Operation(operationId = "deskRules", summary = "How work is dealt out at a desk now.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RulesView.class)))
    public Response rules(@PathParam("desk") Desk desk) {
        return tagged(supervision.desk(desk));
    }

    @PUT
    @Path("/desks/{desk}/rules")
    @PermissionsAllowed(Permission.SUPERVISE)
    @Operation(operationId = "keepDeskRules", summary = "How work is dealt out at a desk.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RulesView.class)))
    @APIResponse(responseCode = "412", description = "STALE")
    @APIResponse(responseCode = "422", description = "TIMES_WRONG")
    @APIResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    public Response keepRules(
            @PathParam("desk") Desk desk,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull WantedRules body) {
        return tagged(supervision.keep(
                new DeskRules(
                        desk,
                        body.offers(),
                        Duration.ofSeconds(body.answerSeconds()),
                        Duration.ofSeconds(body.serviceSeconds()),
                        body.servicePercent(),
                        Expected.version(ifMatch, null)),
                login()));
    }

    private static Response tagged(DeskRules rules) {
        return Response.ok(RulesView.of(rules))
                .header("ETag", Expected.tag(rules.version()))
                .build();
    }

    private static Response tagged(Profile profile) {
        return Response.ok(ProfileView.of(profile))
                .header("ETag", Expected.tag(profile.version()))
                .build();
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
