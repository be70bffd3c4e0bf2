package kz.komek.notice.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kz.komek.notice.Escalations;
import kz.komek.notice.Ladder;
import kz.komek.notice.domain.Deputy;
import kz.komek.notice.domain.Escalation;
import kz.komek.notice.domain.Head;
import kz.komek.notice.domain.Step;
import kz.komek.notice.domain.StepUnit;
import kz.komek.notice.domain.StepWhen;
import kz.komek.notice.domain.Whom;
import kz.komek.organisation.Staff;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Whom broken deadlines are told to. */
@Path("/api/v1/escalations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class EscalationsResource {
    private static final int MOST = 200;

    private final Escalations escalations;
    private final Ladder ladder;
    private final Staff staff;
    private final SecurityIdentity identity;

    EscalationsResource(Escalations escalations, Ladder ladder, Staff staff, SecurityIdentity identity) {
        this.escalations = escalations;
        this.ladder = ladder;
        this.staff = staff;
        this.identity = identity;
    }

    @Schema(name = "LadderStep")
    record StepView(
            @NotNull Whom whom,
            @NotNull StepWhen when,
            @Schema(description = "0 at the breach") int amount,
            @NotNull StepUnit unit) {
        static List<StepView> of(List<Step> steps) {
            return steps.stream()
                    .map(step -> new StepView(step.whom(), step.when(), step.amount(), step.unit()))
                    .toList();
        }

        static @Nullable List<Step> steps(@Nullable List<StepView> wanted) {
            if (wanted == null) return null;
            return wanted.stream()
                    .map(step -> new Step(step.whom(), step.when(), step.amount(), step.unit()))
                    .toList();
        }
    }

    @Schema(name = "HeadOfOrganisation")
    record HeadView(
            String login,
            String name,

            @Schema(description = "Only while none of the others is there")
            boolean standsIn,

            @Schema(description = "Else they are passed over")
            boolean active) {}

    @Schema(name = "DeputyAkim")
    record DeputyView(
            String login,
            String name,

            @Schema(description = "null: all") @Nullable String sphere,

            @Schema(description = "null: all") @Nullable String district,

            boolean active) {}

    @Schema(name = "Escalation")
    record View(
            @Schema(description = "null: for all that have none of their own") @Nullable String organisation,

            @Schema(description = "Its own; null: as what it is part of") @Nullable List<StepView> steps,

            List<StepView> inForce,

            @Schema(description = "Whose steps are in force; null: those for all") @Nullable String from,

            List<HeadView> heads,

            @Schema(description = "Of the akim, in the one for all only")
            List<DeputyView> deputies,

            @Schema(description = "0: never set") int version) {}

    @Schema(name = "NewHead")
    record WantedHead(@NotNull @Size(max = 63) String login, boolean standsIn) {}

    @Schema(name = "NewDeputy")
    record WantedDeputy(
            @NotNull @Size(max = 63) String login,
            @Nullable String sphere,
            @Nullable String district) {}

    @Schema(name = "NewEscalation")
    record Wanted(
            @Schema(description = "null: as what it is part of") @Size(max = MOST) @Nullable List<@Valid @NotNull StepView> steps,

            @NotNull @Size(max = MOST) List<@Valid @NotNull WantedHead> heads) {}

    @Schema(name = "NewUsualEscalation")
    record WantedUsual(
            @NotNull @Size(max = MOST) List<@Valid @NotNull StepView> steps,
            @NotNull @Size(max = MOST) List<@Valid @NotNull WantedDeputy> deputies) {}

    @GET
    @Path("/usual")
    @PermissionsAllowed(Permission.READ_STAFF)
    @Operation(operationId = "usualEscalation", summary = "For all that have none of their own; the akim's deputies.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    public Response usual() {
        return tagged(escalations.usual());
    }

    @PUT
    @Path("/usual")
    @PermissionsAllowed(Permission.KEEP_ORGANISATIONS)
    @Operation(operationId = "keepUsualEscalation", summary = "Changes it. The same again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "412", description = "STALE")
    @APIResponse(
            responseCode = "422",
            description =
                    "STEPS_MISSING, STEPS_ORDER, STEP_TWICE, STEP_WRONG, WARNING_TO_OTHERS, TOO_MANY, PERSON_UNKNOWN, PERSON_INACTIVE, PERSON_TWICE, SPHERE_UNKNOWN, DISTRICT_UNKNOWN")
    @APIResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    public Response keepUsual(@HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull WantedUsual body) {
        var deputies = body.deputies().stream()
                .map(one -> new Deputy(one.login(), one.sphere(), one.district()))
                .toList();
        return tagged(escalations.put(
                new Escalation(
                        null, StepView.steps(body.steps()), List.of(), deputies, Expected.version(ifMatch, null)),
                login()));
    }

    @GET
    @Path("/organisations/{code}")
    @PermissionsAllowed(Permission.READ_STAFF)
    @Operation(operationId = "escalation", summary = "Of an organisation: who heads it, and the steps in force.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_ORGANISATION")
    public Response one(@PathParam("code") String code) {
        return escalations.of(code).map(this::tagged).orElseGet(EscalationsResource::unknown);
    }

    @PUT
    @Path("/organisations/{code}")
    @PermissionsAllowed(Permission.KEEP_ORGANISATIONS)
    @Operation(operationId = "keepEscalation", summary = "Makes or changes it. The same again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_ORGANISATION")
    @APIResponse(responseCode = "412", description = "STALE")
    @APIResponse(
            responseCode = "422",
            description =
                    "STEPS_MISSING, STEPS_ORDER, STEP_TWICE, STEP_WRONG, WARNING_TO_OTHERS, TOO_MANY, PERSON_UNKNOWN, PERSON_INACTIVE, PERSON_TWICE")
    @APIResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    public Response keep(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Valid @NotNull Wanted body) {
        var heads = body.heads().stream()
                .map(one -> new Head(one.login(), one.standsIn()))
                .toList();
        return tagged(escalations.put(
                new Escalation(
                        code, StepView.steps(body.steps()), heads, List.of(), Expected.version(ifMatch, ifNoneMatch)),
                login()));
    }

    private static Response unknown() {
        return Problems.response(Problem.of(404, "NO_SUCH_ORGANISATION", "There is no organisation with this code."));
    }

    private Response tagged(Escalation escalation) {
        return Response.ok(view(escalation))
                .header("ETag", Expected.tag(escalation.version()))
                .build();
    }

    private View view(Escalation one) {
        List<Step> own = one.steps();
        var inForce = own != null || one.organisation() == null
                ? new Ladder.InForce(own == null ? List.of() : own, one.organisation())
                : ladder.inForce(one.organisation());
        return new View(
                one.organisation(),
                own == null ? null : StepView.of(own),
                StepView.of(inForce.steps()),
                inForce.from(),
                one.heads().stream()
                        .map(head -> new HeadView(
                                head.login(), staff.name(head.login()), head.standsIn(), isActive(head.login())))
                        .toList(),
                one.deputies().stream()
                        .map(deputy -> new DeputyView(
                                deputy.login(),
                                staff.name(deputy.login()),
                                deputy.sphere(),
                                deputy.district(),
                                isActive(deputy.login())))
                        .toList(),
                one.version());
    }

    private boolean isActive(String login) {
        return staff.active(login).isPresent();
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
