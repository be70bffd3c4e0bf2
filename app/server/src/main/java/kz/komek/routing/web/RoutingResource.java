package kz.komek.routing.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import kz.komek.contract.Names;
import kz.komek.contract.ResidentsDates;
import kz.komek.organisation.Staff;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.routing.Decisions;
import kz.komek.routing.Rulebook;
import kz.komek.routing.Rulemaking;
import kz.komek.routing.Tally;
import kz.komek.routing.Trials;
import kz.komek.routing.domain.Decision;
import kz.komek.routing.domain.Fault;
import kz.komek.routing.domain.Rules;
import kz.komek.routing.domain.Trial;
import kz.komek.routing.domain.Version;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Moment;
import kz.komek.ticket.domain.RiskStep;
import kz.komek.ticket.domain.RiskTier;
import kz.komek.ticket.domain.Routed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The rules of routing: versions of one document. */
@Path("/api/v1/routing")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RoutingResource {
    /** More versions than that are looked at by their number. */
    private static final int MOST = 200;

    private static final int MOST_DAYS = 400;

    private final Rulemaking rulemaking;
    private final Rulebook rulebook;
    private final Trials trials;
    private final Tally tally;
    private final Decisions decisions;
    private final InstantSource time;
    private final Staff staff;
    private final SecurityIdentity identity;

    RoutingResource(
            Rulemaking rulemaking,
            Rulebook rulebook,
            Trials trials,
            Tally tally,
            Decisions decisions,
            InstantSource time,
            Staff staff,
            SecurityIdentity identity) {
        this.rulemaking = rulemaking;
        this.rulebook = rulebook;
        this.trials = trials;
        this.tally = tally;
        this.decisions = decisions;
        this.time = time;
        this.staff = staff;
        this.identity = identity;
    }

    @Schema(name = "RulesVersion")
    record VersionLine(
            int number,
            Version.State state,
            int revision,
            @Nullable Integer basedOn,
            String note,
            String madeBy,
            Instant madeAt,
            String changedBy,
            Instant changedAt) {
        static VersionLine of(Version version, Staff staff) {
            return new VersionLine(
                    version.number(),
                    version.state(),
                    version.revision(),
                    version.basedOn(),
                    version.note(),
                    staff.name(version.madeBy()),
                    version.madeAt(),
                    staff.name(version.changedBy()),
                    version.changedAt());
        }
    }

    /** @param by the name */
    @Schema(name = "RulesWentLive")
    record WentLive(int version, Instant at, String by, String note) {}

    /**
     * @param wentLive the newest first
     * @param faults of the rules that are in force: rules that do not decide until they are mended
     */
    @Schema(name = "RulesOverview")
    record Overview(List<VersionLine> versions, List<WentLive> wentLive, List<Fault> faults) {}

    /** @param faults today */
    @Schema(name = "RulesOfVersion")
    record Whole(VersionLine version, Rules rules, List<Fault> faults) {}

    @Schema(name = "RulesWriting")
    record Writing(
            @Schema(
                    description =
                            "Of a new draft: the version it is a copy of. Rules keep their numbers; a new one has 0")
            @Nullable Integer basedOn,

            @NotNull @Size(max = 1000) String note,
            @NotNull Rules rules) {}

    @Schema(name = "GoingLive")
    record GoingLive(@NotNull @Size(max = 1000) String note) {}

    /** @param cursor of the piece before; {@code null}: it begins */
    @Schema(name = "RulesTrialFrom")
    record TrialFrom(@Nullable String cursor) {}

    /**
     * One piece of a trial; who shows all of it adds them up.
     *
     * @param live the version that it is compared with
     * @param since how far back it goes; in the last piece: went
     * @param whole whether that is all of the month
     * @param triedSoFar with the pieces before
     * @param all there are to try
     * @param tried in this piece, like all that follows
     * @param moves the most frequent first
     * @param cursor for the next piece; {@code null}: it is through
     */
    @Schema(name = "RulesTrial")
    record Tried(
            int version,
            @Nullable Integer live,
            Instant since,
            boolean whole,
            int triedSoFar,
            int all,
            int tried,
            int moved,
            List<Trial.Flow> moves,
            List<Trial.Moved> tickets,
            @Nullable String cursor) {}

    /** @param next {@code null}: there are no more */
    @Schema(name = "RoutingDecisionPage")
    record DecisionPage(List<DecisionView> items, @Nullable String next) {}

    /**
     * @param version of the rules
     * @param rule its number; {@code null}: none spoke of it
     * @param desk {@code null}: where its status says
     * @param proposed organisation
     * @param risk {@code null}: none
     */
    @Schema(name = "RoutingDecision")
    record DecisionView(
            String number,
            Instant at,
            int version,
            @Nullable Integer rule,
            @Nullable Desk desk,
            @Nullable String proposed,
            Routed.@Nullable Triage triage,
            @Nullable RiskTier risk) {
        static DecisionView of(Decision one) {
            var said = one.details();
            String rule = said.get("rule");
            String desk = said.get("desk");
            String triage = said.get("triage");
            String risk = said.get("tier");
            return new DecisionView(
                    one.number(),
                    one.spot().at(),
                    Integer.parseInt(said.getOrDefault("rules", "0")),
                    rule == null ? null : Integer.valueOf(rule),
                    desk == null ? null : Desk.valueOf(desk),
                    said.get("proposed"),
                    triage == null ? null : Routed.Triage.valueOf(triage),
                    risk == null ? null : RiskTier.valueOf(risk));
        }
    }

    /** @param until not with it */
    @Schema(name = "RoutingFigures")
    record Figures(LocalDate from, LocalDate until, List<Figure> items) {}

    /**
     * @param rule its number; {@code null}: none spoke of them
     * @param triage why it could not decide; {@code null}: it could
     */
    @Schema(name = "RoutingFigure")
    record Figure(
            LocalDate day,
            int version,
            @Nullable Integer rule,
            Moment moment,
            Routed.@Nullable Triage triage,
            long decisions) {}

    /** What a decision of that version says: by rule number, and risk factors by code. */
    @Schema(name = "RulesNames")
    record Said(int version, List<RuleName> rules, List<CodeName> factors) {}

    @Schema(name = "RuleName")
    record RuleName(int number, Names names) {}

    /** @param auto it is found by itself; nobody says it */
    @Schema(name = "RiskFactor")
    record RiskFactor(String code, Names names, RiskStep step, int points, boolean auto) {}

    @Schema(name = "CodeName")
    record CodeName(String code, Names names) {}

    @GET
    @PermissionsAllowed(Permission.READ_ROUTING)
    @Operation(
            operationId = "routing",
            summary = "The newest 200 versions, which went live when, and what is broken now.")
    public Overview overview() {
        return new Overview(
                rulemaking.versions(Integer.MAX_VALUE, MOST).stream()
                        .map(version -> VersionLine.of(version, staff))
                        .toList(),
                rulemaking.lives(MOST).stream()
                        .map(went -> new WentLive(went.version(), went.at(), staff.name(went.by()), went.note()))
                        .toList(),
                rulebook.faults());
    }

    @GET
    @Path("/versions/{version}")
    @PermissionsAllowed(Permission.READ_ROUTING)
    @Operation(operationId = "rules", summary = "One version with all its rules.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Whole.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_VERSION")
    public Response one(@PathParam("version") int version) {
        return view(rulemaking.version(version));
    }

    @GET
    @Path("/versions/{version}/names")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(
            operationId = "rulesNames",
            summary = "What its rules are called: histories name them by version and number.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Said.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_VERSION")
    public Response names(@PathParam("version") int number) {
        var seen = rulemaking.version(number);
        Rules rules = seen.rules();
        var said = new Said(
                number,
                rules.rules().stream()
                        .map(rule -> new RuleName(rule.number(), rule.names()))
                        .toList(),
                rules.risks().factors().stream()
                        .map(factor -> new CodeName(factor.code(), factor.names()))
                        .toList());
        var response = Response.ok(said);
        if (seen.version().state() != Version.State.DRAFT)
            response.header("Cache-Control", "private, max-age=31536000, immutable");
        return response.build();
    }

    @GET
    @Path("/factors")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "riskFactors", summary = "What makes a ticket a risk, by the rules that are in force.")
    public List<RiskFactor> factors() {
        return rulebook.factors().stream()
                .map(factor -> new RiskFactor(
                        factor.code(), factor.names(), factor.step(), factor.points(), factor.when() != null))
                .toList();
    }

    @PUT
    @Path("/versions/{version}")
    @PermissionsAllowed(Permission.KEEP_ROUTING)
    @Operation(operationId = "writeRules", summary = "Makes the next version as a draft, or edits one.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Whole.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_VERSION")
    @APIResponse(responseCode = "409", description = "NO_DRAFT, NOT_NEXT")
    @APIResponse(
            responseCode = "422",
            description = "RULES_WRONG: violations with field, code and in row the number of the rule")
    public Response write(
            @PathParam("version") int version,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Valid @NotNull Writing body) {
        int seen = Expected.version(ifMatch, ifNoneMatch);
        return view(rulemaking.write(version, seen, body.basedOn(), body.note().strip(), body.rules(), login()));
    }

    @DELETE
    @Path("/versions/{version}")
    @PermissionsAllowed(Permission.KEEP_ROUTING)
    @Operation(operationId = "discardRules", summary = "Throws a draft away.")
    @APIResponse(responseCode = "204", description = "It is not there any more")
    @APIResponse(responseCode = "409", description = "NO_DRAFT")
    public void discard(@PathParam("version") int version, @HeaderParam("If-Match") @Nullable String ifMatch) {
        rulemaking.discard(version, Expected.version(ifMatch, null), login());
    }

    @PUT
    @Path("/versions/{version}/live")
    @PermissionsAllowed(Permission.KEEP_ROUTING)
    @Operation(
            operationId = "rulesGoLive",
            summary = "From now on it decides: a draft, or one that did before. Other servers are told at once.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Whole.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_VERSION")
    @APIResponse(responseCode = "422", description = "RULES_WRONG")
    public Response goLive(
            @PathParam("version") int version,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull GoingLive body) {
        int seen = Expected.version(ifMatch, null);
        return view(rulemaking.goLive(version, seen, body.note().strip(), login()));
    }

    @GET
    @Path("/figures")
    @PermissionsAllowed(Permission.READ_ROUTING)
    @Operation(
            operationId = "routingFigures",
            summary =
                    "How often each rule decided, by the city's day, and how often none could. Without days: the last 31."
                            + " A ticket is decided upon when it comes in, is registered, comes back, and is weighed.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Figures.class)))
    @APIResponse(responseCode = "400", description = "SPAN_WRONG: at most 400 days")
    public Response figures(
            @QueryParam("from") @Nullable LocalDate from, @QueryParam("until") @Nullable LocalDate until) {
        LocalDate today = LocalDate.ofInstant(time.instant(), ResidentsDates.CITY);
        LocalDate end = until == null ? today.plusDays(1) : until;
        LocalDate begin = from == null ? end.minusDays(31) : from;
        if (!begin.isBefore(end) || begin.plusDays(MOST_DAYS).isBefore(end))
            return Problems.response(Problem.of(400, "SPAN_WRONG", "The days are at least 1 and at most 400."));
        return Response.ok(new Figures(
                        begin,
                        end,
                        tally.counted(begin, end).stream()
                                .map(one -> new Figure(
                                        one.what().day(),
                                        one.what().version(),
                                        one.what().rule() == 0
                                                ? null
                                                : one.what().rule(),
                                        one.what().moment(),
                                        one.what().triage(),
                                        one.decisions()))
                                .toList()))
                .build();
    }

    @GET
    @Path("/decisions")
    @PermissionsAllowed(Permission.SUPERVISE)
    @Operation(
            operationId = "routingDecisions",
            summary =
                    "What the rules decided, the newest first, 50 at a time; of one rule when asked for. A page may have"
                            + " fewer and yet a next one: it looks back 20,000 decisions at once.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DecisionPage.class)))
    @APIResponse(responseCode = "400", description = "CURSOR_WRONG")
    public Response decisions(
            @QueryParam("rule") @Nullable Integer rule, @QueryParam("cursor") @Nullable String cursor) {
        Decision.Spot before;
        try {
            before = cursor == null ? null : DecisionCursors.read(cursor);
        } catch (IllegalArgumentException e) {
            return Problems.response(Problem.of(400, "CURSOR_WRONG", "That is no place in this list. Begin it anew."));
        }
        var page = decisions.page(login(), rule, before);
        return Response.ok(new DecisionPage(
                        page.items().stream().map(DecisionView::of).toList(),
                        page.next() == null ? null : DecisionCursors.write(page.next())))
                .build();
    }

    @POST
    @Path("/versions/{version}/trials")
    @PermissionsAllowed(Permission.KEEP_ROUTING)
    @Operation(
            operationId = "tryRules",
            summary = "What it would have done with the tickets of the last month, beside the rules that are in force.",
            description =
                    "Nothing is changed. A piece of at most 5,000 tickets or a second a call, at most the newest 50,000 in all: whole says"
                            + " whether that is all of the month. Tickets are taken as they stand today, by the moment they"
                            + " came in; whom a complaint is about is not looked at. At most 200 tickets of a piece are"
                            + " named. Whoever does not ask on has ended it.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Tried.class)))
    @APIResponse(responseCode = "400", description = "CURSOR_WRONG")
    @APIResponse(responseCode = "404", description = "NO_SUCH_VERSION")
    @APIResponse(responseCode = "412", description = "STALE: the draft was changed since the trial began")
    @APIResponse(responseCode = "503", description = "TRIAL_RUNS: others try something just now")
    public Response attempt(@PathParam("version") int version, @Nullable TrialFrom from) {
        Trials.Place place = null;
        try {
            if (from != null && from.cursor() != null) place = TrialCursors.read(from.cursor());
        } catch (IllegalArgumentException e) {
            return Problems.response(
                    Problem.of(400, "CURSOR_WRONG", "That is not where a trial goes on. Begin it anew."));
        }
        var piece = trials.run(version, place);
        var trial = piece.trial();
        return Response.ok(new Tried(
                        version,
                        piece.live(),
                        piece.since(),
                        piece.whole(),
                        piece.tried(),
                        piece.all(),
                        trial.tried(),
                        trial.moved(),
                        trial.moves(),
                        trial.tickets(),
                        piece.next() == null ? null : TrialCursors.write(piece.next())))
                .build();
    }

    private Response view(Rulemaking.Seen seen) {
        return Response.ok(new Whole(VersionLine.of(seen.version(), staff), seen.rules(), seen.faults()))
                .header("ETag", Expected.tag(seen.version().revision()))
                .build();
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
